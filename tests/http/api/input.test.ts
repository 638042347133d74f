/** Bad input: a clear refusal that names the field, nothing stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, call, problemOf, startCast } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await startCast();
});
afterAll(() => cast.server.close());

const good = { name: '新班', endsOn: '2026-10-20' };

const badCohorts: readonly [string, unknown, readonly (readonly [string, string])[]][] = [
  [
    'nothing',
    {},
    [
      ['name', 'required'],
      ['endsOn', 'required'],
    ],
  ],
  ['an unknown field', { ...good, colour: 'red' }, [['colour', 'unknown-field']]],
  [
    'simulated, which is not settable',
    { ...good, simulated: true },
    [['simulated', 'unknown-field']],
  ],
  ['a number for a name', { ...good, name: 5 }, [['name', 'wrong-type']]],
  ['an empty name', { ...good, name: '  ' }, [['name', 'too-short']]],
  ['a long name', { ...good, name: '长'.repeat(61) }, [['name', 'too-long']]],
  ['a day that there is not', { ...good, endsOn: '2026-02-30' }, [['endsOn', 'not-a-date']]],
  ['a day in words', { ...good, endsOn: 'tomorrow' }, [['endsOn', 'not-a-date']]],
  [
    'a time zone that there is not',
    { ...good, timeZone: 'Asia/Nowhere' },
    [['timeZone', 'not-a-time-zone']],
  ],
  ['an offset for a time zone', { ...good, timeZone: '+08:00' }, [['timeZone', 'not-a-time-zone']]],
  ['a bell in a name', { ...good, name: '新\u0007班' }, [['name', 'control-characters']]],
  [
    'half a character in a programme',
    { ...good, programme: '\ud842' },
    [['programme', 'control-characters']],
  ],
  [
    'a bell in a capability',
    { ...good, capabilities: ['协商', '调\u001b解'] },
    [['capabilities.1', 'control-characters']],
  ],
  [
    'a capability twice',
    { ...good, capabilities: ['协商', { 'zh-CN': '调解', en: 'Mediation' }, ' 协商 '] },
    [['capabilities.2', 'repeated-value']],
  ],
  ['an unknown survey', { ...good, survey: 'none' }, [['survey', 'not-one-of']]],
  ['an unknown form', { ...good, forms: { followup: 'none' } }, [['forms.followup', 'not-one-of']]],
  [
    'an unknown occasion',
    { ...good, forms: { later: 'full' } },
    [['forms.later', 'unknown-field']],
  ],
  ['an unknown way of joining', { ...good, joining: 'all' }, [['joining', 'not-one-of']]],
  ['a list', [], [['body', 'wrong-type']]],
  ['a word', 'class', [['body', 'wrong-type']]],
  ['null', null, [['body', 'wrong-type']]],
];

describe('POST /cohorts', () => {
  it.each(badCohorts)('refuses %s', async (_name, json, faults) => {
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      json,
    });
    const problem = await problemOf(response);
    expect(response.status).toBe(422);
    expect(problem.code).toBe('invalid-input');
    expect(problem.errors?.map(({ path, code }) => [path, code])).toEqual(faults);
    for (const { message } of problem.errors ?? []) expect(message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('says of what is there twice where it was first', async () => {
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      json: { ...good, capabilities: ['协商', '协商'] },
    });
    const [fault] = (await problemOf(response)).errors ?? [];
    expect(fault?.message).toContain('capabilities.1：与capabilities.0重复');
  });

  it('stores nothing of what it refuses', async () => {
    const { cohorts } = (await (
      await call(cast, '/cohorts', { token: cast.tokens.alice })
    ).json()) as {
      cohorts: unknown[];
    };
    expect(cohorts).toHaveLength(1);
  });

  it('refuses in English who reads English', async () => {
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      json: {},
      headers: { 'Accept-Language': 'en' },
    });
    expect((await problemOf(response)).detail).toMatch(/^[\x20-\x7e’“”–]+$/);
  });

  it('refuses what is not JSON with 400', async () => {
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      body: '{"name": ',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect((await problemOf(response)).status).toBe(400);
  });

  it.each([
    ['a byte of GB18030', Buffer.from([0xcd, 0xf5])],
    ['half a character', Buffer.from([0xe7, 0x8e])],
    ['a surrogate as bytes', Buffer.from([0xed, 0xa0, 0x80])],
  ])('refuses %s in the JSON with 400', async (_name, bytes) => {
    const body = Buffer.concat([
      Buffer.from('{"endsOn": "2026-10-20", "name": "'),
      bytes,
      Buffer.from('"}'),
    ]);
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      body: Uint8Array.from(body),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(response.status).toBe(400);
    expect((await problemOf(response)).code).toBe('invalid-input');
  });

  it('refuses another content type with 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/csv']) {
      const response = await call(cast, '/cohorts', {
        method: 'POST',
        token: cast.tokens.alice,
        body: 'name=x',
        headers: { 'Content-Type': type },
      });
      expect(response.status, type).toBe(415);
      expect((await problemOf(response)).code).toBe('unsupported-media-type');
    }
  });

  it('refuses a large body with 413', async () => {
    const json = { ...good, programme: 'x'.repeat(200_000) };
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      json,
    });
    expect(response.status).toBe(413);
    expect((await problemOf(response)).code).toBe('payload-too-large');
  });
});

describe('PATCH occasion', () => {
  const patch = (json: unknown, kind = 'end') =>
    call(cast, `/cohorts/${cast.cohort.id}/occasions/${kind}`, {
      method: 'PATCH',
      token: cast.tokens.alice,
      json,
    });

  it.each([
    ['nothing', {}, 'body'],
    ['an unknown state', { state: 'scheduled' }, 'state'],
    ['state and dates', { state: 'open', opensOn: '2026-10-20' }, 'state'],
    ['a day that there is not', { opensOn: '2026-02-30' }, 'opensOn'],
    ['another field', { form: 'full' }, 'form'],
  ])('refuses %s', async (_name, json, path) => {
    const response = await patch(json);
    const problem = await problemOf(response);
    expect(response.status).toBe(422);
    expect(problem.code).toBe('invalid-input');
    expect(problem.errors?.map((fault) => fault.path)).toContain(path);
  });

  it('refuses to close before it opens', async () => {
    const problem = await problemOf(await patch({ opensOn: '2026-10-20', closesOn: '2026-10-19' }));
    expect(problem.code).toBe('invalid-input');
  });

  it('does not know a third occasion', async () => {
    expect((await patch({ state: 'open' }, 'later')).status).toBe(404);
  });
});

describe('queries', () => {
  const get = (path: string) =>
    call(cast, `/cohorts/${cast.cohort.id}${path}`, { token: cast.tokens.alice });

  it.each([
    ['/diagnosis', 'occasion', 'not-one-of'],
    ['/diagnosis?occasion=later', 'occasion', 'not-one-of'],
    ['/diagnosis?occasion=end&occasion=followup', 'occasion', 'not-one-of'],
    ['/diagnosis?occasion=end&colour=red', 'colour', 'unknown-field'],
    ['/report.pdf?occasion=end&lang=fr', 'lang', 'not-one-of'],
    ['/responses.csv', 'occasion', 'not-one-of'],
  ])('%s names %s', async (path, field, code) => {
    const response = await get(path);
    const problem = await problemOf(response);
    expect(response.status).toBe(422);
    expect(problem.errors?.map((fault) => [fault.path, fault.code])).toEqual([[field, code]]);
  });
});
