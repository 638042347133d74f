/** What a class's answers say: withheld below five, shown from five on; in JSON, PDF and CSV alike. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAs, type Cast, call, people, startCast } from './cast.ts';

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
