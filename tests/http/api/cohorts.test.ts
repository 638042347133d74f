/** The calls that make and run a class. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, call, problemOf, startCast } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await startCast();
});
afterAll(() => cast.server.close());

describe('a class', () => {
  it('is created with both occasions in the calendar', async () => {
    const response = await call(cast, '/cohorts', {
      method: 'POST',
      token: cast.tokens.alice,
      json: {
        name: '应急管理专题班',
        endsOn: '2026-10-20',
        programme: '应急管理',
        capabilities: ['应急管理', { 'zh-CN': '议事协商', en: 'Deliberation' }],
        forms: { end: 'full' },
        learningLevel: 'experiential',
        transferRoad: 'high',
        reportingMinimum: 8,
        joining: 'list',
      },
    });
    expect(response.status).toBe(201);
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toEqual({
      id: expect.any(String),
      name: '应急管理专题班',
      programme: '应急管理',
      endsOn: '2026-10-20',
      timeZone: 'Asia/Shanghai',
      survey: { id: 'transfer-16', version: expect.any(String) },
      capabilities: [
        { 'zh-CN': '应急管理', en: '应急管理' },
        { 'zh-CN': '议事协商', en: 'Deliberation' },
      ],
      learningLevel: 'experiential',
      transferRoad: 'high',
      reportingMinimum: 8,
      joining: 'list',
      joinLink: expect.stringMatching(new RegExp(`^${cast.server.url}/join/\\w+$`)),
      simulated: false,
      occasions: [
        {
          kind: 'end',
          form: 'full',
          opensOn: '2026-10-20',
          closesOn: '2026-11-03',
          state: 'open',
          invited: 0,
          drafts: 0,
          submitted: 0,
        },
        {
          kind: 'followup',
          form: 'full',
          opensOn: '2026-11-19',
          closesOn: '2026-12-19',
          state: 'scheduled',
          invited: 0,
          drafts: 0,
          submitted: 0,
        },
      ],
    });
    const again = await call(cast, `/cohorts/${body.id}`, { token: cast.tokens.bob });
    expect(await again.json()).toEqual(body);
  });

  it('is opened and closed by hand, and goes by its days again', async () => {
    const patch = async (json: unknown) =>
      (await (
        await call(cast, `/cohorts/${cast.cohort.id}/occasions/followup`, {
          method: 'PATCH',
          token: cast.tokens.alice,
          json,
        })
      ).json()) as Record<string, unknown>;
    expect(await patch({ state: 'open' })).toMatchObject({ kind: 'followup', state: 'open' });
    expect(await patch({ state: 'closed' })).toMatchObject({ state: 'closed' });
    expect(await patch({ opensOn: '2026-11-10' })).toMatchObject({
      state: 'scheduled',
      opensOn: '2026-11-10',
      closesOn: '2026-12-19',
    });
  });
});

interface Links {
  readonly participants: readonly {
    readonly id: string;
    readonly name: string;
    readonly link: string;
  }[];
}

describe('the class list', () => {
  const post = (options: Parameters<typeof call>[2]) =>
    call(cast, `/cohorts/${cast.cohort.id}/participants`, {
      method: 'POST',
      token: cast.tokens.alice,
      ...options,
    });

  it('gives a link that opens', async () => {
    const response = await post({
      json: { participants: [{ name: '王芳', unit: '青山镇', phone: '13800000000' }] },
    });
    expect(response.status).toBe(201);
    const { participants } = (await response.json()) as Links;
    expect(Object.keys(participants[0] ?? {})).toEqual(['id', 'name', 'link']);
    expect((await fetch(participants[0]?.link ?? '')).status).toBe(200);
  });

  it('takes CSV in UTF-8 and in GB18030', async () => {
    const utf8 = await post({
      body: '\uFEFF姓名,单位\n李雷,青山镇\n',
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
    });
    expect(utf8.status).toBe(201);
    // 姓名 / 韩梅 in GB18030.
    const bytes = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xba, 0xab, 0xc3, 0xb7, 0x0a]);
    const gb = await post({ body: bytes, headers: { 'Content-Type': 'text/csv' } });
    expect(gb.status).toBe(201);
    expect(((await gb.json()) as Links).participants[0]?.name).toBe('韩梅');
  });

  it('is taken whole or not at all, and names every bad row', async () => {
    const before = await invited();
    const response = await post({
      json: {
        participants: [
          { name: '好人' },
          { unit: '无名' },
          { name: '错', email: 'no' },
          { name: '多', age: 5 },
        ],
      },
    });
    const problem = await problemOf(response);
    expect(response.status).toBe(422);
    expect(problem.errors?.map(({ path, code }) => [path, code])).toEqual([
      ['participants.1.name', 'required'],
      ['participants.2.email', 'not-an-email'],
      ['participants.3.age', 'unknown-field'],
    ]);
    expect(await invited()).toBe(before);
  });

  it('names rows of a JSON body as it was sent, whoever refuses them', async () => {
    await post({ json: { participants: [{ name: '老同学' }] } });
    const rows = [{ name: '新同学' }, { name: '新同学' }, { name: '老同学' }];
    const paths = async (participants: readonly object[]) => {
      const response = await post({ json: { participants } });
      expect(response.status).toBe(422);
      return (await problemOf(response)).errors?.map(({ path, code }) => [path, code]);
    };
    expect(await paths(rows)).toEqual([['participants.1.name', 'duplicate']]);
    expect(await paths(rows.slice(1))).toEqual([['participants.1.name', 'already-listed']]);
  });

  it('names rows and columns of a CSV', async () => {
    const response = await post({
      body: 'name,email\n张三,bad\n,x@example.org\n',
      headers: { 'Content-Type': 'text/csv' },
    });
    const problem = await problemOf(response);
    expect(response.status).toBe(422);
    expect(problem.errors?.map(({ path }) => path)).toEqual([
      expect.stringMatching(/2.*email/),
      expect.stringMatching(/3.*name/),
    ]);
  });

  it('renews a link: the old one stops, the new one opens', async () => {
    const added = (await (
      await post({ json: { participants: [{ name: '张敏' }] } })
    ).json()) as Links;
    const [{ id, link } = { id: '', link: '' }] = added.participants;
    const renew = (person: string) =>
      call(cast, `/cohorts/${cast.cohort.id}/participants/${person}/link`, {
        method: 'POST',
        token: cast.tokens.alice,
      });
    const response = await renew(id);
    expect(response.status).toBe(201);
    const renewed = (await response.json()) as Links['participants'][number];
    expect(renewed).toEqual({ id, name: '张敏', link: expect.stringContaining('/s/') });
    expect((await fetch(link)).status).toBe(404);
    expect((await fetch(renewed.link)).status).toBe(200);
    expect((await renew('nobody')).status).toBe(404);
  });

  async function invited(): Promise<number> {
    const response = await call(cast, `/cohorts/${cast.cohort.id}`, { token: cast.tokens.alice });
    const { occasions } = (await response.json()) as { occasions: readonly { invited: number }[] };
    return occasions[0]?.invited ?? -1;
  }
});
