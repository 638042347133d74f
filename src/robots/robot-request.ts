/** What the two services want to be sent, byte for byte. */
import { createHmac } from 'node:crypto';
import type { Robot } from './robot.ts';

export interface RobotRequest {
  readonly url: string;
  readonly body: string;
}

/** @param now milliseconds since 1970; 钉钉 takes a signature for an hour */
export function robotRequest(robot: Robot, content: string, now: number): RobotRequest {
  const body = JSON.stringify({ msgtype: 'text', text: { content } });
  if (robot.kind === 'wecom' || !robot.secret) return { url: robot.address, body };
  const url = new URL(robot.address);
  url.searchParams.set('timestamp', String(now));
  url.searchParams.set('sign', dingtalkSign(robot.secret, now));
  return { url: url.href, body };
}

/** HMAC-SHA256 of time and secret, with the secret as its key, in Base64. */
export function dingtalkSign(secret: string, now: number): string {
  return createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64');
}
