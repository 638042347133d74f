/** Posts to group robots: no redirect is followed, ten seconds are waited, only so much of an answer is read. */
import type { Delivery } from '../domain/messages/delivery.ts';
import type { Robots } from './robot.ts';
import { mayCall } from './robot-address.ts';
import { robotDelivery } from './robot-delivery.ts';
import { robotRequest } from './robot-request.ts';

export interface RobotOptions {
  /** Beside the two services themselves. */
  readonly origins: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timeoutMs?: number;
}

const longestAnswer = 20_000;

export function createRobots({ origins, now, timeoutMs = 10_000 }: RobotOptions): Robots {
  return {
    accepts: (kind, address) => mayCall(kind, address, origins),
    send: async (robot, text) => {
      // Allowed once, but perhaps not by the configuration of today.
      if (!mayCall(robot.kind, robot.address, origins)) {
        return { outcome: 'failed', reason: 'unknown-robot' };
      }
      const { url, body } = robotRequest(robot, text, now());
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json; charset=utf-8' },
          body,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        return robotDelivery(response.status, await beginningOf(response));
      } catch (error) {
        return whereNothingCame(error);
      }
    },
  };
}

/** A longer answer is none of these services'. */
async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > longestAnswer) return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Without a connection it cannot have arrived; after it, it may have. */
function whereNothingCame(error: unknown): Delivery {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (neverConnected.has(code)) return { outcome: 'retry', reason: 'connection' };
  if (/CERT|SELF_SIGNED|ERR_TLS|EPROTO/.test(code)) return { outcome: 'retry', reason: 'tls' };
  return { outcome: 'unclear', reason: 'interrupted' };
}
