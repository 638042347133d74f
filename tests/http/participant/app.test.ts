/** What holds for the whole app: headers, what operators read, pages that do not exist, and the weight of the survey page. */

import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClassroom } from '../../support/classroom.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it('answers operators', async () => {
  for (const [path, text] of [
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ]) {
    const response = await fetch(server.url + path);
    expect([response.status, await response.text()]).toEqual([200, text]);
  }
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^process_uptime_seconds \d+\.\d$/m);
  expect(metrics).toMatch(/^http_requests_total\{status="2xx"\} \d+$/m);
});

it('is not ready without its database, and answers a page with a request number', async () => {
  const other = await startTestServer();
  await other.deps.db.destroy();
  expect((await fetch(`${other.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
  const page = await fetch(`${other.url}/s/token`);
  const text = await page.text();
  expect(page.status).toBe(500);
  expect(text).toContain('出错了');
  const id = /请求编号：([0-9a-f-]{36})/.exec(text)?.[1] ?? 'none';
  expect(other.logged()).toContain(id);
  expect(text).not.toMatch(/destroyed|node:|\.ts/);
  await other.close();
});

describe('what does not exist', () => {
  it('is a page for people and problem+json for scripts', async () => {
    const page = await fetch(`${server.url}/nothing?lang=en`);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      404,
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toContain('No such page');
    const script = await fetch(`${server.url}/nothing`, {
      headers: { Accept: 'application/json' },
    });
    expect(script.headers.get('content-type')).toContain('application/problem+json');
    expect(await script.json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is an address with NUL, which PostgreSQL would refuse as a bug of ours', async () => {
    for (const path of ['/join/A%00B', '/admin/cohorts/a%00b']) {
      const response = await fetch(server.url + path, { headers: { Accept: 'application/json' } });
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({ code: 'not-found' });
    }
  });

  it('is a 405 where only the method is wrong', async () => {
    for (const path of ['/', '/s/x/receipt/end']) {
      const response = await fetch(server.url + path, { method: 'POST' });
      expect([path, response.status, response.headers.get('allow')]).toEqual([
        path,
        405,
        'GET, HEAD',
      ]);
    }
  });
});

it('sends the headers that keep a page to itself', async () => {
  const { headers } = await fetch(server.url);
  expect(headers.get('content-security-policy')?.split(';').sort()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
  ]);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it('the largest survey page with all its assets stays under 30 KB as served', async () => {
  const room = await openClassroom(server);
  server.setDay('2026-11-19');
  const page = await fetchCompressed(room.links[0] ?? '');
  const assets = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
    (m) => m[1] ?? '',
  );
  expect(assets.length).toBeGreaterThan(2);
  let total = page.bytes;
  for (const address of assets) {
    const asset = await fetchCompressed(server.url + address);
    expect(asset.cacheControl).toContain('immutable');
    total += asset.bytes;
  }
  expect(total).toBeLessThan(30_000);
});

interface Compressed {
  readonly bytes: number;
  readonly text: string;
  readonly cacheControl: string;
}

/** `fetch` hides how many bytes came over the wire. */
function fetchCompressed(address: string): Promise<Compressed> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const text =
          response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
        const cacheControl = response.headers['cache-control'] ?? '';
        resolve({ bytes: body.length, text: text.toString(), cacheControl });
      });
    }).on('error', reject);
  });
}
