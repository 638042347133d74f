import { expect, it } from 'vitest';
import {
  createCohort,
  listCohorts,
  readCohort,
  setOccasion,
} from '../../src/app/cohorts/cohorts.ts';
import { editCohort, settledOf } from '../../src/app/cohorts/edit-cohort.ts';
import { changeSchoolSettings } from '../../src/app/housekeeping/school-settings.ts';
import { saveDraft } from '../../src/app/participation/save-draft.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { authenticate, createSchool, createToken } from '../../src/app/school.ts';
import { codeOf, makeClass, problemOf, quickAnswers } from '../support/class.ts';
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
    [{ learningLevel: 'deep' }, 'learningLevel'],
    [{ transferRoad: 'middle' }, 'transferRoad'],
    [{ reportingMinimum: 4 }, 'reportingMinimum'],
    [{ reportingMinimum: 5.5 }, 'reportingMinimum'],
    [{ occasions: { end: { closesOn: '2026-10-19' } } }, 'occasions.end.closesOn'],
    [{ occasions: { followup: { opensOn: '2026-10-19' } } }, 'occasions.followup.opensOn'],
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

  it('keep the reason of what was done by hand until the days count again', async () => {
    const { deps, school, create } = await start();
    const { id } = await create({});
    const set = (input: Parameters<typeof setOccasion>[4]) =>
      setOccasion(deps, school.id, id, 'end', input);
    expect(await set({ state: 'closed', reason: ' 停电 ' })).toMatchObject({ reason: '停电' });
    expect(await set({ state: 'open' })).toMatchObject({ reason: null });
    expect(await set({ state: 'closed', reason: '又停电' })).toMatchObject({ reason: '又停电' });
    expect(await set({ opensOn: '2026-10-20' })).toMatchObject({ reason: null, forced: null });
    expect(await codeOf(set({ reason: '无' }))).toBe('invalid-input');
    expect(await codeOf(set({ state: 'open', reason: 'x'.repeat(201) }))).toBe('invalid-input');
    const entries = await deps.db.selectFrom('audit_entry').selectAll().execute();
    const closing = entries.find(({ details }) => details.includes('又停电'));
    expect(closing).toMatchObject({ action: 'occasion-closed', target_id: id });
  });

  it('may want more people than the school, never fewer, whatever the school does later', async () => {
    const { deps, school, create } = await start();
    const { id } = await create({ reportingMinimum: 8 });
    const minimum = async () => (await readCohort(deps, school.id, id)).cohort.reportingMinimum;
    expect(await minimum()).toBe(8);
    await deps.db.updateTable('school').set({ reporting_minimum: 10 }).execute();
    expect(await minimum()).toBe(10);
  });
});

describeOnEach('editing a cohort', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort, people } = await makeClass(deps, 2);
    const edit = (input: Parameters<typeof editCohort>[3]) =>
      editCohort(deps, school.id, cohort.id, input);
    const answer = (kind: 'end' | 'followup') =>
      submitResponse(deps, people[0]?.token ?? '', kind, quickAnswers);
    const audited = async () =>
      (await deps.db.selectFrom('audit_entry').selectAll().execute())
        .filter(({ action }) => action === 'cohort-changed')
        .map(({ details }) => JSON.parse(details) as unknown);
    return { deps, school, cohort, people, edit, answer, audited };
  };

  it('changes what is given and leaves the rest', async () => {
    const { cohort, edit, audited } = await start();
    const changed = await edit({
      name: '新名',
      programme: '治理',
      learningLevel: 'critical',
      transferRoad: 'low',
      joining: 'list',
      capabilities: ['应急管理'],
      forms: { followup: 'quick' },
    });
    expect(changed).toMatchObject({
      ...{ id: cohort.id, name: '新名', programme: '治理', endsOn: '2026-10-20' },
      ...{ learningLevel: 'critical', transferRoad: 'low', joining: 'list' },
      capabilities: [{ 'zh-CN': '应急管理', en: '应急管理' }],
      occasions: [{ form: 'quick' }, { form: 'quick', opensOn: '2026-11-19' }],
    });
    expect(await audited()).toEqual([
      { changed: expect.stringContaining('capabilities, followup form') },
    ]);
    expect(await edit({ name: '新名' })).toEqual(changed);
    expect(await audited()).toHaveLength(1);
  });

  it('moves days that went by the rule with the last day, and keeps days that were set', async () => {
    const { edit } = await start();
    const days = { opensOn: '2026-11-19', closesOn: '2026-12-19' };
    await edit({ occasions: { end: { closesOn: '2026-10-25' } } });
    const { occasions } = await edit({ endsOn: '2026-10-22', occasions: { followup: days } });
    expect(occasions).toMatchObject([
      { opensOn: '2026-10-20', closesOn: '2026-10-25' },
      { opensOn: '2026-11-21', closesOn: '2026-12-21' },
    ]);
  });

  it('keeps what was asked once somebody has answered', async () => {
    const { deps, school, cohort, edit, answer } = await start();
    await answer('end');
    const settled = await settledOf(deps, school.id, cohort.id);
    expect(settled).toEqual({ forms: { end: true, followup: false }, capabilities: false });
    const problem = await problemOf(edit({ forms: { end: 'full' } }));
    expect(problem.faults).toEqual([{ path: 'forms.end', code: 'already-answered' }]);
    await edit({ forms: { followup: 'quick' }, capabilities: ['一项'] });
    await setOccasion(deps, school.id, cohort.id, 'followup', { state: 'open' });
    await answer('followup');
    const refused = await problemOf(edit({ capabilities: ['二项'] }));
    expect(refused.faults[0]).toMatchObject({ path: 'capabilities', code: 'already-answered' });
    expect((await edit({ capabilities: ['一项'], name: '还能改名' })).name).toBe('还能改名');
  });

  it('lowers the minimum to the school’s and no further, and writes down what it was', async () => {
    const { edit, audited } = await start();
    expect((await edit({ reportingMinimum: 12 })).reportingMinimum).toBe(12);
    expect((await edit({ name: '别的' })).reportingMinimum).toBe(12);
    expect(await codeOf(edit({ reportingMinimum: 4 }))).toBe('invalid-input');
    expect((await edit({ reportingMinimum: 5 })).reportingMinimum).toBe(5);
    expect(await audited()).toContainEqual({
      ...{ changed: 'reporting_minimum', minimumBefore: 12, minimum: 5 },
    });
  });

  it.each(['draft', 'submission'] as const)(
    'lowers no minimum once there is a %s: people were promised it',
    async (begun) => {
      const { deps, people, edit, answer } = await start();
      await edit({ reportingMinimum: 8 });
      if (begun === 'submission') await answer('end');
      else await saveDraft(deps, people[0]?.token ?? '', 'end', quickAnswers);
      for (const lower of [7, 5, null]) {
        const refused = await problemOf(edit({ reportingMinimum: lower }));
        const fault = { path: 'reportingMinimum', code: 'already-answered', params: { limit: 8 } };
        expect(refused.faults).toEqual([fault]);
      }
      expect((await edit({ reportingMinimum: 8, name: '还能改名' })).name).toBe('还能改名');
      expect((await edit({ reportingMinimum: 9 })).reportingMinimum).toBe(9);
    },
  );

  it('leaves a lower minimum of the school to classes where nobody has begun', async () => {
    const { deps, school, cohort, answer } = await start();
    const set = (reportingMinimum: number) =>
      changeSchoolSettings(deps, school.id, {
        ...{ name: school.name, reportingMinimum, lowerMinimum: true },
      });
    const make = (reportingMinimum: number | null) =>
      createCohort(deps, school.id, { name: '还没人填', endsOn: '2026-11-10', reportingMinimum });
    await set(9);
    const [fresh, strict] = [await make(null), await make(20)];
    const others = await makeClass(deps, 1);
    await submitResponse(deps, others.people[0]?.token ?? '', 'end', quickAnswers);
    await answer('end');
    await set(6);
    const minimum = async (schoolId: string, id: string) =>
      (await readCohort(deps, schoolId, id)).cohort.reportingMinimum;
    expect(await minimum(school.id, cohort.id)).toBe(9);
    expect(await minimum(school.id, fresh.id)).toBe(6);
    expect(await minimum(school.id, strict.id)).toBe(20);
    expect(await minimum(others.school.id, others.cohort.id)).toBe(5);
    await set(5);
    expect(await minimum(school.id, cohort.id)).toBe(9);
    await set(12);
    expect(await minimum(school.id, cohort.id)).toBe(12);
  });

  it('is nobody else’s, and takes no survey', async () => {
    const { deps, cohort, edit } = await start();
    const other = await createSchool(deps, '别的学校');
    expect(await codeOf(editCohort(deps, other.id, cohort.id, { name: 'x' }))).toBe('not-found');
    expect(await codeOf(edit({ survey: 'transfer-16' } as never))).toBe('invalid-input');
  });
});

describeOnEach('schools', (openDatabase) => {
  it('have names of their own, and tokens of which only the hash is kept', async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = await createSchool(deps, '县委党校');
    expect(await codeOf(createSchool(deps, ' 县委党校'))).toBe('name-taken');
    expect(await codeOf(createSchool(deps, ''))).toBe('invalid-input');
    const token = await createToken(deps, '县委党校', 'analyst');
    expect(await authenticate(deps, token)).toMatchObject({
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
