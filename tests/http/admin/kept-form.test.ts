/** What was typed into a form outlives the session: it waits on the page that asks to sign in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

const ownPage = { 'Sec-Fetch-Site': 'same-origin' };
const form = { name: '王 <小> "明"', unit: '柳溪镇\n二组', phone: '' };

describe('a form that is sent after the session has ended', () => {
  let cast: ConsoleCast;
  let people: string;
  beforeAll(async () => {
    cast = await startConsoleCast();
    people = `/admin/cohorts/${cast.cohort.id}/people`;
  });
  afterAll(() => cast.server.close());

  const send = (fields: Readonly<Record<string, string>>, headers: object = ownPage) =>
    visit(cast, people, { form: fields, headers: { ...headers } });

  it('comes back to be sent again, and is then taken', async () => {
    const response = await send(form);
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).toContain(`action="${people}"`);
    expect(page).toContain('value="王 &lt;小&gt; &#34;明&#34;"');
    expect(page).toContain('value="柳溪镇\n二组"');
    const cookie = await signIn(cast);
    expect((await visit(cast, people, { form, headers: ownPage, cookie })).status).toBe(303);
  });

  it.each([
    ['another site', form, { 'Sec-Fetch-Site': 'none' }],
    ['nobody knows where', form, {}],
    ['a form with a password', { ...form, current: '', password: 'x' }, ownPage],
    ['an empty form', { name: ' ' }, ownPage],
    ['too large a form', { name: 'x'.repeat(1_100_000) }, ownPage],
  ])('keeps nothing of %s', async (_, fields, headers) => {
    const response = await send(fields as Record<string, string>, headers);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('action="/admin/sign-in"');
  });
});
