/** What a selection chooses: by condition and by name, at each level, and what is left out. */
import { expect, it } from 'vitest';
import { registerSurvey } from '../../src/app/cohorts/survey-snapshots.ts';
import { compareCohorts } from '../../src/app/comparisons/compare-cohorts.ts';
import { examineComparison } from '../../src/app/comparisons/examine-comparison.ts';
import { type Selection, wholeSchool } from '../../src/app/comparisons/selection.ts';
import { selectionOptions } from '../../src/app/comparisons/selection-options.ts';
import { changeSchoolSettings } from '../../src/app/housekeeping/school-settings.ts';
import { createSchool } from '../../src/app/school.ts';
import { type AnsweredClass, addAnsweredClass } from '../support/answered-classes.ts';
import { codeOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { parsed, smallSurvey, testDeps } from '../support/deps.ts';

const people = (count: number) => ({ end: [0, count], followup: [0, count] }) as const;

describeOnEach('what a selection chooses', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = (await createSchool(deps, 'School')).id;
    const add = async (
      ...classes: readonly (Omit<AnsweredClass, 'school'> & { school?: string })[]
    ) => {
      for (const one of classes) await addAnsweredClass(deps.db, { school, ...one });
    };
    const examine = (selection: Partial<Selection> = {}) =>
      examineComparison(deps, school, { ...wholeSchool, ...selection }, 'en');
    const chosen = async (selection: Partial<Selection>) =>
      (await examine(selection)).groups.map(({ id }) => id);
    const label = (id: string, labels: object) =>
      deps.db.updateTable('cohort').set(labels).where('id', '=', id).execute();
    return { deps, school, add, examine, chosen, label };
  };

  it('is by programme, period, capability, action learning and kind of transfer, all together', async () => {
    const { deps, school, add, examine, chosen, label } = await start();
    await add(
      { id: 'a', programme: 'p', endsOn: '2026-01-10', ...people(5) },
      { id: 'b', programme: 'p', endsOn: '2026-02-10', ...people(6) },
      { id: 'c', programme: 'q', endsOn: '2026-03-10', ...people(7) },
      { id: 'd', endsOn: '2026-04-10', ...people(8) },
    );
    const capabilities = JSON.stringify([{ 'zh-CN': '应急管理', en: 'Emergency management' }]);
    await label('b', { capabilities, learning_level: 'tacit', transfer_road: 'low' });
    await label('c', { capabilities, learning_level: 'tacit', transfer_road: 'high' });
    expect(await chosen({})).toEqual(['a', 'b', 'c', 'd']);
    expect(await chosen({ programmes: ['p', 'q'] })).toEqual(['a', 'b', 'c']);
    expect(await chosen({ from: '2026-02-10', to: '2026-03-10' })).toEqual(['b', 'c']);
    expect(await chosen({ capability: 'Emergency management' })).toEqual(['b', 'c']);
    expect(await chosen({ capability: '应急管理', programmes: ['q'] })).toEqual(['c']);
    expect(await chosen({ learningLevel: 'tacit', transferRoad: 'low' })).toEqual(['b']);
    expect(await chosen({ transferRoad: 'low', programmes: ['q'] })).toEqual([]);
    // Those named come beside those that meet the conditions, and alone where there are none.
    expect(await chosen({ cohorts: ['d', 'a'] })).toEqual(['a', 'd']);
    expect(await chosen({ cohorts: ['d'], transferRoad: 'low' })).toEqual(['b', 'd']);
    expect(await examine({ programmes: ['p'], to: '2026-02-01', cohorts: ['d'] })).toMatchObject({
      title: 'p, until 1 February 2026, 1 class chosen by name',
      choice: [
        { label: 'Programme', value: 'p' },
        { label: 'Training ended', value: 'until 1 February 2026' },
        { label: 'Classes', value: '1 class chosen by name' },
      ],
      counts: { groups: 2, classes: 2, respondents: 13, open: 0 },
    });
    expect(await selectionOptions(deps, school)).toEqual({
      programmes: ['p', 'q'],
      years: ['2026'],
      period: { from: '2026-01-10', to: '2026-04-10' },
      capabilities: [{ 'zh-CN': '应急管理', en: 'Emergency management' }],
      learningLevels: ['tacit'],
      transferRoads: ['low', 'high'],
      hasMembers: false,
      classes: [
        { id: 'd', name: 'Class d', programme: null, endsOn: '2026-04-10' },
        { id: 'c', name: 'Class c', programme: 'q', endsOn: '2026-03-10' },
        { id: 'b', name: 'Class b', programme: 'p', endsOn: '2026-02-10' },
        { id: 'a', name: 'Class a', programme: 'p', endsOn: '2026-01-10' },
      ],
    });
  });

  it('is nothing in a school without classes', async () => {
    const { deps, school, examine } = await start();
    for (const level of ['class', 'programme', 'school'] as const) {
      expect(await examine({ level })).toMatchObject({
        ...{ form: null, groups: [], comparison: [], simulated: false },
        counts: { groups: 0, classes: 0, respondents: 0, open: 0 },
        leftOut: { small: [], otherForm: [], notAsked: 0, ofMembers: 0 },
      });
    }
    expect(await selectionOptions(deps, school)).toMatchObject({ period: null, classes: [] });
  });

  it('says the same as the API of the same classes', async () => {
    const { deps, school, add, examine } = await start();
    await add(
      { id: 'a', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', endsOn: '2026-02-10', level: 1, ...people(9) },
    );
    const cohorts = ['a', 'b'];
    const { comparison } = await compareCohorts(deps, school, { occasion: 'end', cohorts });
    expect((await examine({ cohorts })).comparison).toEqual(comparison);
  });

  it('refuses classes of another school and those that there are not', async () => {
    const { deps, add, examine } = await start();
    const other = (await createSchool(deps, 'Other')).id;
    await add({ id: 'far', school: other, endsOn: '2026-01-10', ...people(6) });
    expect(await codeOf(examine({ cohorts: ['far'] }))).toBe('not-found');
    expect(await codeOf(examine({ cohorts: ['nothing'] }))).toBe('not-found');
    const nowhere = examineComparison(deps, 'nowhere', wholeSchool, 'en');
    expect(await codeOf(nowhere)).toBe('not-found');
  });

  it('leaves out and names what is too small or was asked something else', async () => {
    const { add, examine } = await start();
    const quick = { end: 'quick', followup: 'quick' } as const;
    await add(
      { id: 'a', endsOn: '2026-01-10', ...people(6), open: ['end'] },
      { id: 'b', endsOn: '2026-02-10', ...people(9) },
      { id: 'small', endsOn: '2026-02-11', ...people(4) },
      { id: 'nobody', endsOn: '2026-02-12' },
    );
    expect(await examine()).toMatchObject({
      ...{ form: 'full', minimum: 5, madeOn: '2026-10-20', simulated: false },
      counts: { groups: 2, classes: 2, respondents: 15, open: 1 },
      leftOut: { small: ['Class nobody', 'Class small'], otherForm: [], notAsked: 0 },
      groups: [
        { id: 'a', name: 'Class a', open: true, classes: 1, respondents: 6, endsOn: '2026-01-10' },
        { id: 'b', open: false },
      ],
    });
    // The quick form is within the full one, so that all of them answered it.
    await add({ id: 'quick', endsOn: '2026-03-10', ...people(7), forms: quick });
    expect(await examine()).toMatchObject({ form: 'quick', counts: { groups: 3 } });
  });

  it('counts those whose occasion has not begun, and says nothing else of them', async () => {
    const { deps, add, examine } = await start();
    await add({ id: 'a', endsOn: '2026-01-10', ...people(6) }, { id: 'b', endsOn: '2026-12-10' });
    await deps.db
      .updateTable('occasion')
      .set({ forced: null, opens_on: '2026-12-10', closes_on: '2026-12-24' })
      .where('cohort_id', '=', 'b')
      .execute();
    expect(await examine()).toMatchObject({
      leftOut: { notAsked: 1, small: [] },
      groups: [{ id: 'a' }],
    });
    expect(JSON.stringify(await examine({ cohorts: ['a', 'b'] }))).not.toContain('Class b');
  });

  it('compares what most people answered, and names the classes that answered something else', async () => {
    const { deps, add, examine, label } = await start();
    const other = { ...smallSurvey, version: '2.0.0', scale: { min: 1, max: 6 } };
    await registerSurvey(deps.db, parsed(other), other);
    await add(
      { id: 'a', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', endsOn: '2026-02-10', ...people(7) },
      { id: 'c', endsOn: '2026-03-10', ...people(12) },
      { id: 'small', endsOn: '2026-03-11', ...people(4) },
    );
    for (const id of ['c', 'small']) await label(id, { survey_version: '2.0.0' });
    expect(await examine()).toMatchObject({
      survey: { version: '1.0.0' },
      groups: [{ id: 'a' }, { id: 'b' }],
      leftOut: { otherForm: ['Class c'], small: ['Class small'] },
    });
    expect(await examine({ cohorts: ['a', 'c', 'small'] })).toMatchObject({
      survey: { version: '2.0.0' },
      groups: [{ id: 'c' }],
      leftOut: { otherForm: ['Class a'] },
    });
  });

  it('is titled by its conditions, programmes counted where they are many', async () => {
    const { examine } = await start();
    const many = await examine({ programmes: ['a', 'b', 'c', 'd'], learningLevel: 'critical' });
    expect(many).toMatchObject({
      title: '4 programmes, Critical',
      choice: [{ value: 'a, b, c and d' }, { label: 'Action learning', value: 'Critical' }],
    });
  });

  it('tells classes of one name apart by their day, and those of one day by a number', async () => {
    const { add, examine } = await start();
    const twin = { name: 'Twin', ...people(5) };
    await add(
      { id: 'a', endsOn: '2026-01-10', ...twin },
      { id: 'b', endsOn: '2026-02-09', ...twin },
      { id: 'c', endsOn: '2026-02-09', ...twin },
      { id: 'd', endsOn: '2026-02-10', ...people(5), name: 'Twin (10 January 2026)' },
    );
    const names = (await examine()).groups.map(({ name }) => name);
    expect(new Set(names).size).toBe(4);
    expect(names).toEqual([
      ...['Twin (10 January 2026)', 'Twin (9 February 2026)', 'Twin (9 February 2026) (2)'],
      'Twin (10 January 2026) (2)',
    ]);
  });

  it('joins classes to programmes, each class one value', async () => {
    const { add, examine } = await start();
    await add(
      { id: 'a', programme: 'p', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', programme: 'p', endsOn: '2026-02-10', level: 1, ...people(9) },
      { id: 'c', programme: 'q', endsOn: '2026-02-11', ...people(12) },
      { id: 'd', endsOn: '2026-02-12', ...people(5) },
      { id: 'small', programme: 'q', endsOn: '2026-02-12', ...people(4) },
    );
    const classes = await examine();
    const found = await examine({ level: 'programme' });
    expect(found).toMatchObject({
      counts: { groups: 2, classes: 3, respondents: 27 },
      leftOut: { small: ['Class small'], withoutProgramme: 1 },
      groups: [
        { id: 'p', name: 'p', classes: 2, respondents: 15, programme: null, endsOn: null },
        { id: 'q', name: 'q', classes: 1, respondents: 12 },
      ],
    });
    const [a, b] = classes.groups.map(({ factors }) => factors[0]);
    const pooled = (6 * (a?.mean ?? 0) + 9 * (b?.mean ?? 0)) / 15;
    expect(found.groups[0]?.factors[0]).toMatchObject({ n: 15, mean: expect.closeTo(pooled, 12) });
    const mean = ((a?.mean ?? 0) + (b?.mean ?? 0)) / 2;
    expect(found.comparison[0]?.estimates[0]).toMatchObject({
      ...{ group: 'p', n: 2, mean: expect.closeTo(mean, 12) },
    });
  });

  it('of schools: closed and real classes of members, their names untold', async () => {
    const { deps, school, add, examine } = await start();
    const member = (await createSchool(deps, 'Member')).id;
    await deps.db
      .updateTable('school')
      .set({ parent_id: school })
      .where('id', '=', member)
      .execute();
    await add(
      { id: 'own', endsOn: '2026-01-10', ...people(6) },
      { id: 'own-open', endsOn: '2026-01-10', ...people(6), open: ['end'] },
      { id: 'own-sim', endsOn: '2026-01-10', ...people(6), simulated: true },
      { id: 'm1', school: member, endsOn: '2026-01-10', ...people(7) },
      { id: 'm2', school: member, endsOn: '2026-01-10', ...people(8) },
      { id: 'm-open', school: member, endsOn: '2026-01-10', ...people(8), open: ['end'] },
      { id: 'm-small', school: member, endsOn: '2026-01-10', ...people(4) },
      { id: 'm-sim', school: member, endsOn: '2026-01-10', ...people(9), simulated: true },
    );
    const found = await examine({ level: 'school' });
    expect(found).toMatchObject({
      simulated: false,
      counts: { groups: 2, classes: 3, respondents: 21, open: 0 },
      leftOut: { small: [], otherForm: [], ofMembers: 1, stillOpen: 2 },
      groups: [
        { id: member, name: 'Member', classes: 2, respondents: 15 },
        { id: school, name: 'School', classes: 1, respondents: 6 },
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/Class m|"m1"|"m2"/);
    // The larger of both minima: a class of seven is then no part of its school.
    await changeSchoolSettings(deps, school, { name: 'School', reportingMinimum: 8 });
    expect((await examine({ level: 'school' })).groups).toMatchObject([{ id: member, classes: 1 }]);
  });

  it('holds each class to the minimum it was promised', async () => {
    const { deps, school, add, examine, label } = await start();
    await add(
      { id: 'a', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', endsOn: '2026-02-10', ...people(9) },
    );
    await label('a', { reporting_minimum: 7 });
    expect(await examine()).toMatchObject({
      ...{ minimum: 5, groups: [{ id: 'b' }] },
      leftOut: { small: ['Class a'] },
    });
    const request = { occasion: 'end', cohorts: ['b', 'a'] } as const;
    expect(await compareCohorts(deps, school, request)).toMatchObject({
      withheld: { minimum: 7, cohorts: ['a'] },
      comparison: [{ groups: 1 }, { groups: 1 }],
    });
  });
});
