/** Selections kept under a name from the page that compares: short addresses, names refused, who may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addClosedClass } from './compared-classes.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

const at = '/admin/comparisons';
const spring = { id: 'spring', name: '春季班', people: 12, endsOn: '2026-03-01' };

let cast: ConsoleCast;
let cookie: string;

beforeAll(async () => {
  cast = await startConsoleCast();
  await addClosedClass(cast, { ...spring, programme: '基层治理' });
  cookie = await signIn(cast);
});
afterAll(() => cast.server.close());

const html = async () => (await visit(cast, at, { cookie })).text();
const post = (path: string, form: Readonly<Record<string, string>>) =>
  visit(cast, `${at}/${path}`, { cookie, form });

describe('keeping a selection', () => {
  const selection = 'occasion=followup&level=class&programme=基层治理';

  it('gives it a short address', async () => {
    const kept = await post('saved', { name: '治理各期', selection });
    expect(kept.status).toBe(303);
    expect(kept.headers.get('location')).toContain('occasion=followup');
    const page = await html();
    const [, short = ''] = /href="([^"]*\/saved\/[^"]+)">治理各期/.exec(page) ?? [];
    const led = await visit(cast, short, { cookie });
    expect(led.status).toBe(303);
    expect(led.headers.get('location')).toBe(
      `${at}?occasion=followup&level=class&programme=${encodeURIComponent('基层治理')}`,
    );
    expect((await visit(cast, `${short}/delete`, { cookie, form: {} })).status).toBe(303);
    expect((await visit(cast, short, { cookie })).status).toBe(404);
  });

  it('refuses a name that is taken, and one that is none, and keeps what was typed', async () => {
    await post('saved', { name: '同名', selection });
    const taken = await post('saved', { name: '同名', selection });
    expect(taken.status).toBe(409);
    const page = await taken.text();
    expect(page).toContain('id="name-fault"');
    expect(page).toContain('value="同名"');
    expect(page).toContain('value="occasion=followup');
    expect((await post('saved', { name: ' ', selection })).status).toBe(422);
    expect((await post('saved', { name: '无', selection: 'level=village' })).status).toBe(422);
    const endless = 'cohort=none&'.repeat(30_000);
    expect((await post('saved', { name: '太长', selection: endless })).status).toBe(413);
  });

  it('offers an analyst the selections and no form that changes anything', async () => {
    await post('saved', { name: '大家看', selection });
    const analyst = await signIn(cast, 'analyst');
    const page = await (await visit(cast, at, { cookie: analyst })).text();
    expect(page).toContain('大家看');
    expect(page).not.toMatch(/<form method="post" action="(?!\/admin\/sign-out)/);
  });
});
