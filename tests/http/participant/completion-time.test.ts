/** The hidden field that tells how long a form took: what counts as too fast, and that nothing about it is ever refused. */
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Classroom, completeForm, openClassroom, post } from '../../support/classroom.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let room: Classroom;
let link: string;
let items: number;

const opened = Temporal.Instant.from('2026-10-20T04:00:00Z');
const secondsOn = (seconds: number) =>
  server.setNow(opened.add({ milliseconds: Math.round(1000 * seconds) }).toString());

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  secondsOn(0);
  room = await openClassroom(server, { people: [{ name: '王小明' }, { name: '李小红' }] });
  link = room.links[0] ?? '';
  items = room.cohort.survey.forms.quick?.length ?? 0;
});

const fieldIn = (html: string) =>
  /<input type="hidden" name="(\.begun)" value="([^"]*)">/.exec(html)?.[2];
const begunAt = async (address: string) => fieldIn(await (await fetch(address)).text());
const form = (begun: string | undefined): Record<string, string> => ({
  ...completeForm(room, 'end'),
  ...(begun === undefined ? {} : { '.begun': begun }),
});
const paceOf = async () => {
  const ids = room.cohort.occasions.map(({ id }) => id);
  const rows = await server.deps.db.selectFrom('occasion_pace').selectAll().execute();
  return rows
    .filter((row) => ids.includes(row.occasion_id))
    .map(({ timed, fast }) => ({ timed, fast }));
};

describe('a form sent', () => {
  it.each([
    ['below two seconds an item is counted as fast', -0.001, 1],
    ['in two seconds an item is not', 0, 0],
    ['hours later is not', 5 * 3600, 0],
  ])('%s', async (_name, more, fast) => {
    const begun = await begunAt(link);
    secondsOn(2 * items + more);
    expect((await post(link, form(begun))).status).toBe(303);
    expect(await paceOf()).toEqual([{ timed: 1, fast }]);
  });

  it('again counts nothing, and gives the same receipt with another time or none', async () => {
    const begun = await begunAt(link);
    const first = await post(link, form(begun));
    secondsOn(5);
    for (const again of [begun, undefined, 'x']) {
      const sent = await post(link, form(again));
      expect([sent.status, sent.headers.get('location')]).toEqual([
        303,
        first.headers.get('location'),
      ]);
    }
    expect(await paceOf()).toEqual([{ timed: 1, fast: 1 }]);
  });

  it('on both occasions counts for each', async () => {
    await post(link, form(await begunAt(link)));
    server.setDay('2026-11-20');
    const begun = await begunAt(link);
    await post(link, { ...completeForm(room, 'followup'), '.begun': begun ?? '' });
    expect(await paceOf()).toEqual([
      { timed: 1, fast: 1 },
      { timed: 1, fast: 1 },
    ]);
  });
});

describe('a time that is not known is no refusal and counts nothing', () => {
  it.each([
    ['missing', async () => undefined],
    ['empty', async () => ''],
    ['of another person', () => begunAt(room.links[1] ?? '')],
    ['with another second', async () => (await begunAt(link))?.replace(/\d(?=\.)/, '1')],
    ['with another seal', async () => `${(await begunAt(link))?.slice(0, -3)}AAA`],
    ['with a NUL byte', async () => `${await begunAt(link)}\0`],
    ['of any length', async () => '1'.repeat(10_000)],
  ])('%s', async (_name, value) => {
    const begun = await value();
    secondsOn(5);
    expect((await post(link, form(begun))).status).toBe(303);
    expect(await paceOf()).toEqual([]);
  });

  it('sent twice', async () => {
    const begun = (await begunAt(link)) ?? '';
    const body = `${new URLSearchParams(form(begun))}&${new URLSearchParams({ '.begun': begun })}`;
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const sent = await fetch(link, { method: 'POST', body, headers, redirect: 'manual' });
    expect(sent.status).toBe(303);
    expect(await paceOf()).toEqual([]);
  });

  it.each([
    ['of the future', -1],
    ['over a day old', 24 * 3600 + 1],
  ])('%s', async (_name, seconds) => {
    const begun = await begunAt(link);
    secondsOn(seconds);
    expect((await post(link, form(begun))).status).toBe(303);
    expect(await paceOf()).toEqual([]);
  });

  it('of the occasion before', async () => {
    const begun = await begunAt(link);
    await post(link, completeForm(room, 'end'));
    await server.deps.db.updateTable('occasion').set({ forced: 'open' }).execute();
    const sent = await post(link, { ...completeForm(room, 'followup'), '.begun': begun ?? '' });
    expect(sent.status).toBe(303);
    expect(await paceOf()).toEqual([]);
  });
});

describe('on the way', () => {
  it('goes along as it came where the form is refused, and counts from the beginning', async () => {
    const begun = await begunAt(link);
    const { LR1: _, ...incomplete } = form(begun);
    secondsOn(2 * items - 5);
    const refused = await post(link, incomplete);
    const kept = fieldIn(await refused.text());
    expect([refused.status, kept]).toEqual([422, begun]);
    secondsOn(2 * items + 5);
    await post(link, form(kept));
    expect(await paceOf()).toEqual([{ timed: 1, fast: 0 }]);
  });

  it('comes back escaped, and as nothing where there was nothing', async () => {
    const { LR1: _, ...incomplete } = form('"><script>');
    const text = await (await post(link, incomplete)).text();
    expect(text).toContain('name=".begun" value="&#34;&gt;&lt;script&gt;"');
    const { LR1: __, ...bare } = form(undefined);
    expect(await (await post(link, bare)).text()).not.toContain('.begun');
  });

  it('is in no draft; a page opened on one has none, while the page that saved it keeps its own', async () => {
    const begun = await begunAt(link);
    const draft = { occasion: 'end', LR1: '5', '.begun': begun ?? '', draft: '1' };
    expect((await post(link, draft, { 'X-Draft': '1' })).status).toBe(204);
    const { fields } = await server.deps.db
      .selectFrom('draft')
      .select('fields')
      .where('occasion_id', '=', room.cohort.occasions[0]?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(fields).toBe('{"LR1":"5"}');
    const resumed = await (await fetch(link)).text();
    expect(resumed).toContain('name="LR1" value="5" checked');
    expect(resumed).not.toContain('.begun');
    secondsOn(10);
    await post(link, form(begun));
    expect(await paceOf()).toEqual([{ timed: 1, fast: 1 }]);
  });

  it('begins anew with the other language while nothing is answered', async () => {
    const begun = await begunAt(link);
    secondsOn(30);
    const draft = { occasion: 'end', '.begun': begun ?? '', draft: 'en' };
    const sent = await post(link, draft);
    const english = await begunAt(new URL(sent.headers.get('location') ?? '', link).href);
    expect(english).toMatch(/^\d+\.[\w-]{16}$/);
    expect(english).not.toBe(begun);
  });

  it('adds less than a hundred bytes to the page, and no cookie', async () => {
    const page = await fetch(link);
    const field = /<input type="hidden" name="\.begun"[^>]*>/.exec(await page.text())?.[0] ?? '';
    expect(field.length).toBeLessThan(100);
    expect(page.headers.get('set-cookie')).toBeNull();
  });

  it('is in no log line', async () => {
    const begun = (await begunAt(link)) ?? 'none';
    await post(link, form(begun));
    expect(server.logged()).not.toContain(begun.split('.')[1]);
  });
});
