/**
 * Ends an HTTP server without losing what was sent. `server.close` of HTTP first cuts every connection
 * that looks idle, also one whose request has arrived but was not read yet, behind a report being drawn.
 */
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Longest wait, within the ten seconds that containers are given to end. */
const patienceMs = 6000;
/** So long nothing new must come and nothing be in hand. */
const quietMs = 100;

/** Watches a new server; the function it gives takes no new connections, answers what was sent, ends. */
export function closerOf(server: Server): () => Promise<void> {
  let inHand = 0;
  let came = 0;
  server.on('request', (_request, response: ServerResponse) => {
    came++;
    inHand++;
    response.once('close', () => inHand--);
  });
  const quiet = async (): Promise<void> => {
    const until = Date.now() + patienceMs;
    let seen = -1;
    while ((inHand > 0 || seen !== came) && Date.now() < until) {
      seen = came;
      await setTimeout(quietMs);
    }
  };
  return async () => {
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    await quiet();
    server.closeAllConnections();
    await closed;
  };
}
