/** The plan's page: edited without a script, read by analysts, refused with everything kept. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
let path: string;

beforeAll(async () => {
  cast = await startConsoleCast(8);
  cookie = await signIn(cast);
  path = `/admin/cohorts/${cast.cohort.id}/plan`;
});
afterAll(() => cast.server.close());
beforeEach(async () => {
  await cast.server.deps.db.deleteFrom('edited_plan').execute();
});

const page = async (query = '?occasion=end', as = cookie) =>
  (await visit(cast, `${path}${query}`, { cookie: as })).text();

/** The fields of the form as a browser would send them. */
function fieldsOf(html: string): [string, string][] {
  const form = /<form method="post" class="plan".*?<\/form>/s.exec(html)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input ([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const name = /name="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (attributes.includes('checkbox') && !attributes.includes('checked')) return [];
    return [[name, plain(/value="([^"]*)"/.exec(attributes)?.[1] ?? '')]];
  });
  const areas = [...form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs)];
  const selects = [...form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)];
  return [
    ...inputs,
    ...areas.map(([, name = '', text = '']) => [name, plain(text)]),
    ...selects.map(([, name = '', options = '']) => [
      name,
      /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
    ]),
  ] as [string, string][];
}

function plain(text: string): string {
  return text.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** Posts the form with some fields changed; a field that is null is left out, as an unticked box is. */
function send(
  fields: readonly (readonly [string, string])[],
  change: Readonly<Record<string, string | null>>,
  as = cookie,
): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of fields) {
    const now = name in change ? change[name] : value;
    if (typeof now === 'string') body.append(name, now);
  }
  for (const [name, value] of Object.entries(change)) {
    if (value !== null && !body.has(name)) body.append(name, value);
  }
  return fetch(`${cast.server.url}${path}?occasion=end`, {
    method: 'POST',
    headers: { Cookie: as },
    body,
    redirect: 'manual',
  });
}

describe('the form', () => {
  it('saves, says so, and everything else follows', async () => {
    const fields = fieldsOf(await page());
    const id = fields.find(([name]) => name === 'action')?.[1] ?? '';
    const change = {
      [`text.${id}`]: '每周<b>谈</b>一次',
      [`ownerName.${id}`]: '李主任',
      do: 'save',
    };
    const response = await send(fields, change);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${path}?occasion=end&saved=1#plan`);
    const html = await page('?occasion=end&saved=1');
    expect(html).toContain('计划已保存');
    expect(html).toContain('每周&lt;b&gt;谈&lt;/b&gt;一次');
    const diagnosis = await visit(cast, path.replace('/plan', '/diagnosis?occasion=end'), {
      cookie,
    });
    expect(await diagnosis.text()).toContain('李主任');
  });

  it('strikes, moves and adds with one button each, and keeps what was filled in', async () => {
    const fields = fieldsOf(await page());
    const ids = fields.filter(([name]) => name === 'action').map(([, id]) => id);
    const [first = '', second = ''] = ids;
    const moved = await send(fields, {
      [`kept.${second}`]: null,
      note: '经费已落实',
      do: `down:${first}`,
    });
    expect(moved.headers.get('location')).toContain(`#a-${first}`);
    const after = fieldsOf(await page());
    expect(after.filter(([name]) => name === 'action').map(([, id]) => id)[0]).toBe(second);
    expect(after.find(([name]) => name === `kept.${second}`)).toBeUndefined();
    expect(after).toContainEqual(['note', '经费已落实']);
    const own = await send(after, { ownText: '自办沙龙', do: 'own' });
    expect(own.status).toBe(303);
    expect(await page()).toContain('自拟措施');
  });

  it('comes back with everything and a sentence beside the fault', async () => {
    const fields = fieldsOf(await page());
    const id = fields.find(([name]) => name === 'action')?.[1] ?? '';
    const response = await send(fields, { [`text.${id}`]: '', note: '还在写', do: 'save' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(`aria-describedby="text.${id}-fault"`);
    expect(html).toContain('还在写');
    const without = await send(fields, { do: 'own', ownText: '' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('>做什么：没有填，请补上<');
  });

  it('shows both plans where somebody else saved first, and loses neither', async () => {
    const mine = fieldsOf(await page());
    const id = mine.find(([name]) => name === 'action')?.[1] ?? '';
    await send(mine, { [`text.${id}`]: '他们写的', do: 'save' });
    const refused = await send(mine, { [`text.${id}`]: '我写的', do: 'save' });
    expect(refused.status).toBe(409);
    const html = await refused.text();
    expect(html).toContain('他们写的');
    expect(html).toContain('我写的');
    // Saved again on purpose, it replaces theirs.
    expect((await send(fieldsOf(html), { do: 'save' })).status).toBe(303);
    expect(await page()).not.toContain('他们写的');
  });

  it('takes nothing that it did not offer', async () => {
    const fields = fieldsOf(await page());
    const id = fields.find(([name]) => name === 'action')?.[1] ?? '';
    expect((await send(fields, { [`owner.${id}`]: 'everybody', do: 'save' })).status).toBe(422);
    expect((await send(fields, { [`factor.${id}`]: 'no-such', do: 'save' })).status).toBe(404);
    const script = await send([...fields, ['action', '"><script>']], { do: 'save' });
    expect(await script.text()).not.toContain('"><script>');
  });

  it('goes back to the suggestion', async () => {
    const fields = fieldsOf(await page());
    await send(fields, { note: '旧说明', do: 'save' });
    expect(await page()).toContain('旧说明');
    const form = { revision: '1' };
    const reset = await visit(cast, `${path}/reset?occasion=end`, { cookie, form });
    expect(reset.status).toBe(303);
    expect(await page()).not.toContain('旧说明');
  });
});

it('is a table for analysts', async () => {
  const analyst = await signIn(cast, 'analyst');
  const html = await page('?occasion=end', analyst);
  expect(html).toContain('完成标志');
  expect(html).not.toContain('class="plan"');
  expect((await send(fieldsOf(await page()), { do: 'save' }, analyst)).status).toBe(403);
});

it('takes the latest occasion with results where none is named', async () => {
  const html = await page('');
  expect(html).toMatch(/plan\?occasion=followup" aria-current="page"/);
});

it('says from how many answers on there is a plan', async () => {
  const few = await startConsoleCast(4);
  const address = `/admin/cohorts/${few.cohort.id}/plan`;
  const html = await (await visit(few, address, { cookie: await signIn(few) })).text();
  expect(html).toContain('满5人');
  expect(html).not.toContain('完成标志');
  await few.server.close();
});
