/** Ways into the console and out of it: nothing by GET, everything once, no session without a right. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsoleEntry, createSetupToken } from '../../../src/app/accounts/console-entry.ts';
import { readSchool } from '../../../src/app/school.ts';
import { createApp } from '../../../src/http/app.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { type ConsoleCast, cookieOf, signIn, startConsoleCast, visit } from './console-cast.ts';

const password = '春江潮水连海平，海上明月共潮生';
const first = {
  ...{ name: '青山县委党校', person: '李雷', login: 'lilei' },
  ...{ password, passwordAgain: password },
};

describe('the set-up link', () => {
  let server: TestServer;
  let path: string;
  beforeAll(async () => {
    server = await startTestServer();
    path = `/admin/setup/${await createSetupToken(server.deps)}`;
  });
  afterAll(() => server.close());

  it('is told of to who comes without it', async () => {
    const response = await visit({ server }, '/admin');
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('设置链接');
  });

  it('changes nothing when it is opened', async () => {
    for (const _ of [1, 2]) {
      const response = await visit({ server }, path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it('keeps what was typed where the name is refused', async () => {
    const response = await visit({ server }, path, { form: { ...first, name: '名'.repeat(80) } });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('名'.repeat(80));
  });

  it('is not spent by another site', async () => {
    const response = await visit({ server }, path, {
      form: first,
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(response.status).toBe(403);
  });

  it('makes the school, signs in and shows an API token that works', async () => {
    const response = await visit({ server }, path, { form: first });
    expect(response.status).toBe(200);
    const [, token = ''] = /<code id="token">([^<]+)<\/code>/.exec(await response.text()) ?? [];
    const api = await fetch(`${server.url}/api/v1/cohorts`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(api.status).toBe(200);
    const console = await visit({ server }, '/admin', { cookie: cookieOf(response) });
    expect(console.status).toBe(200);
    expect(await console.text()).toContain('青山县委党校');
  });

  it('works once', async () => {
    expect((await visit({ server }, path)).status).toBe(404);
    expect((await visit({ server }, path, { form: { ...first, name: '另一所' } })).status).toBe(
      404,
    );
  });

  it('is logged nowhere', () => {
    expect(server.logged()).not.toContain(path.split('/').at(-1));
  });
});

describe('the entry link', () => {
  let cast: ConsoleCast;
  beforeAll(async () => {
    cast = await startConsoleCast();
  });
  afterAll(() => cast.server.close());

  it('is told of to who is not signed in', async () => {
    for (const path of ['/admin', `/admin/cohorts/${cast.cohort.id}`, '/admin/nothing']) {
      const response = await visit(cast, path);
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('npx learning-transfer console');
    }
  });

  it('signs in by POST, once, with a cookie for the console alone', async () => {
    const path = `/admin/enter/${await createConsoleEntry(cast.server.deps, cast.schoolId)}`;
    expect((await visit(cast, path)).status).toBe(200);
    const response = await visit(cast, path, { method: 'POST' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/admin/account');
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/Path=\/admin/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect((await visit(cast, '/admin', { cookie: cookieOf(response) })).status).toBe(200);
    expect((await visit(cast, path, { method: 'POST' })).status).toBe(401);
  });

  it('sets a cookie for HTTPS alone where the server is reached by HTTPS', async () => {
    const deps = { ...cast.server.deps, baseUrl: 'https://survey.example.org' };
    const proxied = createServer(createApp(deps));
    await new Promise<void>((resolve) => proxied.listen(0, '127.0.0.1', resolve));
    const { port } = proxied.address() as AddressInfo;
    const entry = await createConsoleEntry(deps, cast.schoolId);
    const response = await fetch(`http://127.0.0.1:${port}/admin/enter/${entry}`, {
      method: 'POST',
      redirect: 'manual',
    });
    expect(response.headers.getSetCookie()[0]).toMatch(/; Secure/);
    await new Promise((resolve) => proxied.close(resolve));
  });

  it('is refused when it is wrong', async () => {
    expect((await visit(cast, '/admin/enter/wrong', { method: 'POST' })).status).toBe(401);
  });

  it('gives a new session each time', async () => {
    expect(await signIn(cast)).not.toBe(await signIn(cast));
  });

  it('signs out', async () => {
    const cookie = await signIn(cast);
    expect((await visit(cast, '/admin/sign-out', { cookie, method: 'POST' })).status).toBe(303);
    expect((await visit(cast, '/admin', { cookie })).status).toBe(401);
  });

  it('lasts twelve hours', async () => {
    const cookie = await signIn(cast);
    cast.server.setDay('2026-10-21');
    expect((await visit(cast, '/admin', { cookie })).status).toBe(401);
    cast.server.setDay('2026-10-20');
  });

  it('does not believe a cookie that it did not sign', async () => {
    const cookie = (await signIn(cast)).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await visit(cast, '/admin', { cookie })).status).toBe(401);
  });

  it('leads to the school it was made for', async () => {
    const { name } = await readSchool(cast.server.deps, cast.schoolId);
    expect(await (await visit(cast, '/admin', { cookie: await signIn(cast) })).text()).toContain(
      name,
    );
  });
});
