import { expect, it } from 'vitest';
import { createCohort, listCohorts, readCohort, setOccasion } from '../../src/app/cohorts.ts';
import { authenticate, createSchool, createToken } from '../../src/app/school.ts';
import { codeOf, makeClass, problemOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('cohorts', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = await createSchool(deps, '县委党校');
    const create = (input: Record<string, unknown>) =>
      createCohort(deps, school.id, { name: '中青班', endsOn: '2026-10-20', ...input } as never);
    return { deps, school, create };
  };

  it('are made with the usual forms, days and zone, and the survey’s capabilities', async () => {
    const { create } = await start();
    expect(await create({ programme: ' 乡镇  治理 ' })).toMatchObject({
      schoolName: '县委党校',
      reportingMinimum: 5,
      name: '中青班',
      programme: '乡镇 治理',
      timeZone: 'Asia/Shanghai',
      survey: { id: 'transfer-16', version: '1.0.0' },
      capabilities: [{ 'zh-CN': 'c', en: 'c' }],
      joining: 'auto',
      simulated: false,
      occasions: [
        { kind: 'end', form: 'quick', opensOn: '2026-10-20', closesOn: '2026-11-03' },
        { kind: 'followup', form: 'full', opensOn: '2026-11-19', closesOn: '2026-12-19' },
      ],
    });
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ endsOn: '2026-02-30' }, 'endsOn'],
    [{ endsOn: '20.10.2026' }, 'endsOn'],
    [{ timeZone: 'Mars/Base' }, 'timeZone'],
    [{ survey: 'other' }, 'survey'],
    [{ forms: { end: 'huge' } }, 'forms.end'],
    [{ forms: { end: 'constructor' } }, 'forms.end'],
    [{ colour: 'red' }, 'colour'],
  ])('refuse %j, naming the field', async (input, path) => {
    const { create } = await start();
    const problem = await problemOf(create(input));
    expect([problem.code, problem.faults[0]?.path]).toEqual(['invalid-input', path]);
  });

  it('are listed newest first, with their counts, and are nobody else’s', async () => {
    const { deps, school, create } = await start();
    const old = await create({ name: 'old', endsOn: '2026-01-01' });
    await create({ name: 'new' });
    const listed = await listCohorts(deps, school.id);
    expect(listed.map((one) => one.cohort.name)).toEqual(['new', 'old']);
    expect(listed[1]?.occasions[0]).toMatchObject({ state: 'closed', invited: 0, submitted: 0 });
    const other = await makeClass(deps, 3);
    expect(await listCohorts(deps, other.school.id)).toHaveLength(1);
    expect(await codeOf(readCohort(deps, other.school.id, old.id))).toBe('not-found');
    const foreign = setOccasion(deps, other.school.id, old.id, 'end', { state: 'open' });
    expect(await codeOf(foreign)).toBe('not-found');
  });

  it('open and close by hand, until days are set again', async () => {
    const { deps, school, create } = await start();
    const { id } = await create({});
    const set = (input: Parameters<typeof setOccasion>[4]) =>
      setOccasion(deps, school.id, id, 'followup', input);
    expect((await set({ state: 'open' })).state).toBe('open');
    expect((await set({ state: 'closed' })).state).toBe('closed');
    const dated = await set({ opensOn: '2026-10-19' });
    expect(dated).toMatchObject({ state: 'open', forced: null, closesOn: '2026-12-19' });
    for (const input of [
      { closesOn: '2026-10-18' },
      {},
      { state: 'open', opensOn: '2026-10-20' },
    ]) {
      expect(await codeOf(set(input as never))).toBe('invalid-input');
    }
  });
});

describeOnEach('schools', (openDatabase) => {
  it('have names of their own, and tokens of which only the hash is kept', async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = await createSchool(deps, '县委党校');
    expect(await codeOf(createSchool(deps, ' 县委党校'))).toBe('name-taken');
    expect(await codeOf(createSchool(deps, ''))).toBe('invalid-input');
    const token = await createToken(deps, '县委党校', 'analyst');
    expect(await authenticate(deps, token)).toEqual({
      schoolId: school.id,
      schoolName: '县委党校',
      role: 'analyst',
    });
    expect(await codeOf(authenticate(deps, `${token}x`))).toBe('unauthenticated');
    expect(await codeOf(createToken(deps, 'none'))).toBe('not-found');
    const rows = JSON.stringify(await deps.db.selectFrom('api_token').selectAll().execute());
    expect(rows).not.toContain(token);
  });
});
