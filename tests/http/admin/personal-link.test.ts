/** One person's link in the console: shown as it is, replaced by a form, never by looking. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addParticipants,
  type InvitedParticipant,
} from '../../../src/app/class-list/participants.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
let person: InvitedParticipant;
let at: string;
beforeAll(async () => {
  cast = await startConsoleCast();
  cookie = await signIn(cast);
  const { server, schoolId, cohort } = cast;
  const rows = [{ name: '<王>芳', unit: '青山镇' }];
  const [added] = await addParticipants(server.deps, schoolId, cohort.id, rows);
  if (!added) throw new Error('nobody was added');
  person = added;
  at = `/admin/cohorts/${cohort.id}/participants/${person.id}`;
});
afterAll(() => cast.server.close());

const page = async (path = at) => (await visit(cast, path, { cookie })).text();
const linkIn = (html: string) => /<code id="link">([^<]+)<\/code>/.exec(html)?.[1] ?? '';

it('is on a page of its own, with name, unit and state, and stays as it is however often it is shown', async () => {
  const html = await page();
  expect(html).toContain('<h1>&lt;王&gt;芳</h1>');
  expect(html).toContain('青山镇');
  expect(html).toContain('未领取');
  expect(html).toContain('src="data:image/svg+xml,');
  expect(html).toContain('提交之前看得到已填的答案');
  expect(linkIn(html)).toBe(`${cast.server.url}/s/${person.token}`);
  expect(linkIn(await page())).toBe(linkIn(html));
  expect((await fetch(linkIn(html))).status).toBe(200);
});

it('is kept by no cache and is in no log line', async () => {
  const response = await visit(cast, at, { cookie });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(cast.server.logged()).not.toContain(person.token);
});

it('replaced, stops working; the new one opens the same draft', async () => {
  const old = linkIn(await page());
  const draft = new URLSearchParams({ occasion: 'end', LR1: '5', draft: '1' });
  await fetch(old, { method: 'POST', body: draft, redirect: 'manual' });
  const response = await visit(cast, `${at}/link`, { cookie, form: {} });
  expect(response.status).toBe(303);
  const html = await page(response.headers.get('location') ?? '');
  expect(html).toContain('已经换发');
  expect((await fetch(old)).status).toBe(404);
  expect(linkIn(html)).not.toBe(old);
  expect(await (await fetch(linkIn(html))).text()).toContain('name="LR1" value="5" checked');
});
