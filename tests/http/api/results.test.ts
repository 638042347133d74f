/** What a class's answers say: withheld below five, shown from five on; in JSON, PDF and CSV alike. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createCohort } from '../../../src/app/cohorts/cohorts.ts';
import { submitResponse } from '../../../src/app/participation/submit-response.ts';
import type { Cohort } from '../../../src/domain/collection/cohort.ts';
import { answerAs, type Cast, call, formOf, people, startCast } from './cast.ts';

const withheld = { reason: 'too-few-respondents', minimum: 5 };

let cast: Cast;
beforeAll(async () => {
  cast = await startCast();
  await answerAs(cast, 'end', people(4, '青山镇'));
});
afterAll(() => cast.server.close());

const get = (path: string) =>
  call(cast, `/cohorts/${cast.cohort.id}${path}`, { token: cast.tokens.bob });
const json = async (path: string) => (await (await get(path)).json()) as Record<string, unknown>;

describe('with four answers', () => {
  it('the diagnosis is withheld', async () => {
    const body = await json('/diagnosis?occasion=end');
    expect(body).toMatchObject({ respondents: 4, withheld });
    expect(JSON.stringify(body)).not.toMatch(/mean|zone|alpha/);
  });

  it('the change is withheld', async () => {
    const body = await json('/change');
    expect(body).toMatchObject({ withheld });
    expect(JSON.stringify(body)).not.toMatch(/before|difference/);
  });

  it('the export is its header row alone', async () => {
    const lines = (await (await get('/responses.csv?occasion=end')).text()).trim().split(/\r?\n/);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('SO1');
  });

  it('the report is a PDF all the same', async () => {
    const response = await get('/report.pdf?occasion=end&lang=zh-CN');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });
});

describe('with five answers', () => {
  beforeAll(() => answerAs(cast, 'end', [{ name: '=1+1', unit: '青山镇' }]));

  it('the diagnosis is shown', async () => {
    const body = await json('/diagnosis?occasion=end');
    expect(body).not.toHaveProperty('withheld');
    expect(body).toMatchObject({ occasion: 'end', respondents: 5, survey: { id: 'transfer-16' } });
    const factors = body.factors as readonly Record<string, unknown>[];
    expect(factors).toHaveLength(16);
    expect(factors[0]).toMatchObject({
      n: 5,
      mean: expect.any(Number),
      ci95: [expect.any(Number), expect.any(Number)],
    });
    expect(factors[0]?.reliability).toMatchObject({
      n: 5,
      items: [expect.objectContaining({ n: 5, mean: expect.any(Number) })],
    });
    expect(body.careless).toMatchObject({ respondents: 5, excluded: false, flagged: 0 });
    const noTimes = { checked: 0, flagged: 0, limit: null, why: 'no-times' };
    expect(body.careless).toMatchObject({ completionTime: noTimes });
    expect(body).not.toHaveProperty('drivers');
    expect(body.plan).toMatchObject({
      actions: expect.arrayContaining([expect.objectContaining({ owner: 'supervisor' })]),
    });
  });

  it('the export holds the answers, the unit of enough people, and nobody', async () => {
    const response = await get('/responses.csv?occasion=end');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename=".+\.csv"; filename\*=UTF-8''%E5/,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString();
    expect(text.trim().split(/\r?\n/)).toHaveLength(6);
    expect(text).toContain('青山镇');
    expect(text).not.toMatch(/学员|=1\+1/);
  });

  it('the change waits for five pairs', async () => {
    expect(await json('/change')).toMatchObject({ withheld });
  });
});

describe('units', () => {
  it('are left out where one of them is too small', async () => {
    await answerAs(cast, 'end', people(2, '小河乡'));
    const text = await (await get('/responses.csv?occasion=end')).text();
    expect(text.trim().split(/\r?\n/)).toHaveLength(8);
    expect(text).not.toMatch(/青山镇|小河乡/);
  });
});

describe('answers that look careless', () => {
  const start = async (careful: number, careless: number) => {
    const { server, schoolId } = cast;
    const input = { name: '新班', endsOn: '2026-10-20' };
    const cohort = await createCohort(server.deps, schoolId, input);
    await answerAs({ server, schoolId, cohort }, 'end', people(careful));
    const rows = Array.from({ length: careless }, (_, at) => ({ name: `直线${at}` }));
    const fields = Object.fromEntries(Object.keys(formOf(cohort, 'end', 0)).map((id) => [id, '4']));
    for (const { token } of await addParticipants(server.deps, schoolId, cohort.id, rows)) {
      await submitResponse(server.deps, token, 'end', fields);
    }
    return async (path: string) => {
      const response = await call(cast, `/cohorts/${cohort.id}${path}`, {
        token: cast.tokens.bob,
      });
      return (await response.json()) as Record<string, unknown>;
    };
  };

  it('of a few are counted; both results and those without them are withheld', async () => {
    const of = await start(9, 3);
    const body = await of('/diagnosis?occasion=end');
    expect(body.careless).toMatchObject({ flagged: 3, factors: [], withheld });
    expect(body.factors).not.toBeNull();
    const without = await of('/diagnosis?occasion=end&careless=exclude');
    const leftOut = { ...withheld, leftOut: true };
    expect(without).toMatchObject({
      respondents: 12,
      factors: null,
      plan: null,
      withheld: leftOut,
    });
    expect(JSON.stringify(without)).not.toMatch(/mean|zone|alpha/);
  });

  it('of enough are left out on request, and both results shown', async () => {
    const of = await start(9, 6);
    const body = await of('/diagnosis?occasion=end&careless=include');
    const careless = body.careless as { readonly factors: readonly unknown[] };
    expect(careless).toMatchObject({ flagged: 6, excluded: false });
    expect(careless.factors).toHaveLength(16);
    expect(careless.factors[0]).toMatchObject({ everybody: { n: 15 }, withoutFlagged: { n: 9 } });
    const without = await of('/diagnosis?occasion=end&careless=exclude');
    expect(without).toMatchObject({ careless: { excluded: true }, respondents: 15 });
    const factors = without.factors as readonly Record<string, unknown>[];
    expect(factors[0]).toMatchObject({ n: 9 });
    expect(await of('/diagnosis?occasion=end&careless=drop')).toMatchObject({ status: 422 });
  });
});

describe('both occasions', () => {
  it('tell the change, who is missing, and what goes with the use of the learning', async () => {
    const { server, schoolId } = cast;
    const { deps } = server;
    const input = {
      name: '两次班',
      endsOn: '2026-10-20',
      forms: { end: 'full', followup: 'full' },
    };
    const cohort = await createCohort(deps, schoolId, input);
    const invited = await addParticipants(deps, schoolId, cohort.id, people(50));
    for (const [at, { token }] of invited.entries())
      await submitResponse(deps, token, 'end', formOf(cohort, 'end', at));
    server.setDay('2026-11-25');
    for (const [at, { token }] of invited.slice(0, 44).entries()) {
      const fields = { ...formOf(cohort, 'followup', at * at), usage: String(10 * (at % 11)) };
      await submitResponse(deps, token, 'followup', fields);
    }
    const read = async (path: string) => {
      const response = await call(cast, `/cohorts/${cohort.id}${path}`, {
        token: cast.tokens.bob,
      });
      return (await response.json()) as Record<string, unknown>;
    };
    const body = await read('/change');
    expect(body).not.toHaveProperty('withheld');
    expect(body.change).toHaveLength(16);
    expect((body.change as readonly unknown[])[0]).toMatchObject({ pairs: 44 });
    expect((body.change as readonly unknown[])[0]).toHaveProperty('reliableChange');
    expect(body.dropout).toMatchObject({ stayed: 44, left: 6 });
    expect((body.dropout as { factors: readonly unknown[] }).factors[0]).toMatchObject({
      stayed: { n: 44, mean: expect.any(Number) },
      left: { n: 6, mean: expect.any(Number) },
      p: expect.any(Number),
    });
    const { drivers } = await read('/diagnosis?occasion=followup');
    expect(drivers).toMatchObject({ method: 'spearman', n: 44 });
  });

  /** One level a factor, so that its halves go together. */
  const consistent = ({ survey }: Cohort, id: string, person: number) => {
    const item = survey.items.find((one) => one.id === id);
    const factor = survey.factors.findIndex((one) => one.id === item?.factor);
    const level = 1 + ((person + 2 * factor) % 5);
    return String(item?.key === -1 ? 6 - level : level);
  };

  // What became of the answers of so many people, at the end of training and at the follow-up.
  const fates = (few: number, always: number) => [
    ...Array<string>(8).fill('careful careful'),
    ...Array<string>(few).fill('careful careless'),
    ...Array<string>(always).fill('careless careless'),
    ...Array<string>(5).fill('careful absent'),
  ];

  it.each([
    [2, 6, false, true],
    [5, 6, true, true],
    [5, 3, false, false],
  ])(
    '%i careless only when they came back, %i both times, left out: change shown %s, dropout %s',
    async (few, always, changeShown, dropoutShown) => {
      const { server, schoolId } = cast;
      const input = {
        name: '粗心班',
        endsOn: '2026-10-20',
        forms: { end: 'full', followup: 'full' },
      };
      const cohort = await createCohort(server.deps, schoolId, input);
      const asked = fates(few, always);
      const invited = await addParticipants(server.deps, schoolId, cohort.id, people(asked.length));
      for (const [occasion, kind] of (['end', 'followup'] as const).entries()) {
        server.setDay(kind === 'end' ? '2026-10-21' : '2026-11-25');
        for (const [at, { token }] of invited.entries()) {
          const fate = asked[at]?.split(' ')[occasion];
          const ids = Object.keys(formOf(cohort, kind, at));
          const fields = ids.map((id) => [
            id,
            fate === 'careless' ? '4' : consistent(cohort, id, at),
          ]);
          if (fate === 'absent') continue;
          await submitResponse(server.deps, token, kind, Object.fromEntries(fields));
        }
      }
      const path = `/cohorts/${cohort.id}/change?careless=exclude`;
      const response = await call(cast, path, { token: cast.tokens.bob });
      const body = (await response.json()) as Record<string, unknown>;
      // Those of the dropout less those of the change would be the few.
      const dropout = dropoutShown && { stayed: 8 + few, left: 5 };
      expect(body.dropout ?? false).toEqual(dropout && expect.objectContaining(dropout));
      expect(body.change !== null).toBe(changeShown);
    },
  );
});
