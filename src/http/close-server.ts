/**
 * Ends an HTTP server without losing what was sent. `server.close` of HTTP first cuts every connection
 * that looks idle, also one whose request has arrived but was not read yet, behind a report being drawn.
 */
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Longest wait, within the ten seconds that containers are given to end. */
const patienceMs = 6000;
/** So long nothing new must come. */
const quietMs = 100;

/** Watches a new server; the function it gives takes no new connections, answers what was sent, ends. */
export function closerOf(server: Server): () => Promise<void> {
  let connected = 0;
  let came = 0;
  let inHand = 0;
  server.on('connection', () => connected++);
  server.on('request', (_request, response: ServerResponse) => {
    came++;
    inHand++;
    response.once('close', () => inHand--);
  });
  return async () => {
    const until = Date.now() + patienceMs;
    // Connections that wait to be accepted would be cut with the door they wait at.
    await quiet(() => connected, until);
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    do await quiet(() => came, until);
    while (inHand > 0 && Date.now() < until);
    server.closeAllConnections();
    await closed;
  };
}

/** Waits until a count has stood still for a while. */
async function quiet(count: () => number, until: number): Promise<void> {
  let seen = -1;
  while (seen !== count() && Date.now() < until) {
    seen = count();
    await setTimeout(quietMs);
  }
}
