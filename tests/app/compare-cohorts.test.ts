/** Classes compared: which figures enter, on which form, and which questions make no sense. */
import { expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { createCohort } from '../../src/app/cohorts/create-cohort.ts';
import { registerSurvey } from '../../src/app/cohorts/survey-snapshots.ts';
import {
  type ComparisonRequest,
  compareCohorts,
} from '../../src/app/comparisons/compare-cohorts.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { createSchool } from '../../src/app/school.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import { problemOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { parsed, smallSurvey, testDeps } from '../support/deps.ts';

/** A form of the small survey that shares nothing with its quick one. */
const rest = { ...smallSurvey, forms: { ...smallSurvey.forms, rest: ['A2', 'B2'] } };

describeOnEach('classes compared', (openDatabase) => {
  const start = async () => {
    const surveys = new Map<string, Survey>();
    const deps = { ...(await testDeps({ db: await openDatabase(), definitions: [] })), surveys };
    const use = async (definition: typeof rest | typeof smallSurvey) => {
      const survey = parsed(definition);
      await registerSurvey(deps.db, survey, definition);
      surveys.set('transfer-16', survey);
    };
    await use(rest);
    const school = await createSchool(deps, 'School');
    const makeClass = async (size: number, form = 'quick', more: object = {}) => {
      const cohort = await createCohort(deps, school.id, {
        name: `Class of ${size}`,
        endsOn: '2026-10-20',
        forms: { end: form },
        ...more,
      });
      const rows = Array.from({ length: size }, (_, index) => ({ name: `P${index}` }));
      const people = size > 0 ? await addParticipants(deps, school.id, cohort.id, rows) : [];
      for (const [index, { token }] of people.entries()) {
        const items = cohort.survey.forms[form] ?? [];
        const fields = items.map((id, at) => [id, String(1 + ((index * (at + 2) + size) % 5))]);
        await submitResponse(deps, token, 'end', Object.fromEntries(fields));
      }
      return cohort;
    };
    const compare = (cohorts: readonly { id: string }[], more: Partial<ComparisonRequest> = {}) =>
      compareCohorts(deps, school.id, {
        occasion: 'end',
        cohorts: cohorts.map(({ id }) => id),
        ...more,
      });
    const close = (cohort: { id: string }) =>
      setOccasion(deps, school.id, cohort.id, 'end', { state: 'closed' });
    return { deps, school, use, makeClass, compare, close };
  };

  it('give the same figures open, closed and stored', async () => {
    const { makeClass, compare, close } = await start();
    const classes = [await makeClass(6), await makeClass(8)];
    const open = await compare(classes);
    expect(open).toMatchObject({
      form: 'quick',
      cohorts: [
        { state: 'open', respondents: 6 },
        { state: 'open', respondents: 8 },
      ],
      comparison: [
        { factor: 'A', groups: 2, n: 14, welch: { f: expect.any(Number) } },
        { factor: 'B', groups: 2, n: 14 },
      ],
    });
    expect(open).not.toHaveProperty('withheld');
    expect(open.comparison?.[0]?.estimates.map(({ group }) => group)).toEqual(
      classes.map(({ id }) => id),
    );
    for (const each of classes) await close(each);
    expect((await compare(classes)).comparison).toEqual(open.comparison);
  });

  it('are compared on the largest form that all of them answered', async () => {
    const { makeClass, compare } = await start();
    const [quick, one, two] = [
      await makeClass(6),
      await makeClass(7, 'full'),
      await makeClass(8, 'full'),
    ];
    expect((await compare([one, two])).form).toBe('full');
    expect((await compare([quick, one, two])).form).toBe('quick');
  });

  it('leave out a small one: the figures of the others are as without it, their form too', async () => {
    const { makeClass, compare } = await start();
    const [one, two, small] = [
      await makeClass(7, 'full'),
      await makeClass(8, 'full'),
      await makeClass(4),
    ];
    const without = await compare([one, two]);
    const withSmall = await compare([small, one, two]);
    expect(withSmall.withheld).toEqual({
      reason: 'too-few-respondents',
      minimum: 5,
      cohorts: [small.id],
    });
    expect([withSmall.form, withSmall.comparison]).toEqual([without.form, without.comparison]);
  });

  it('of which none is large enough have no figures', async () => {
    const { makeClass, compare } = await start();
    const classes = [await makeClass(4), await makeClass(0)];
    expect(await compare(classes)).toMatchObject({
      form: null,
      comparison: null,
      withheld: { cohorts: classes.map(({ id }) => id) },
    });
  });

  it('mind the minimum of a school that raised it', async () => {
    const { deps, makeClass, compare } = await start();
    await deps.db.updateTable('school').set({ reporting_minimum: 7 }).execute();
    const [six, seven] = [await makeClass(6), await makeClass(7)];
    expect((await compare([six, seven])).withheld).toMatchObject({ minimum: 7, cohorts: [six.id] });
  });

  it('one alone is compared with nothing, and says so', async () => {
    const { makeClass, compare } = await start();
    const one = await makeClass(6);
    const { comparison } = await compare([one, one]);
    expect(comparison?.[0]).toMatchObject({
      groups: 1,
      n: 6,
      welch: { f: null, p: null, why: 'fewer-than-two-groups' },
      icc1: null,
      why: 'fewer-than-two-groups',
    });
  });

  it('are found by their programme too', async () => {
    const { makeClass, compare } = await start();
    const [one, two, other] = [
      await makeClass(6, 'quick', { programme: '基层治理' }),
      await makeClass(7, 'quick', { programme: '基层治理' }),
      await makeClass(8),
    ];
    const found = await compare([other, one], { programmes: ['基层治理'] });
    expect(found.cohorts.map(({ id }) => id)).toEqual([other.id, one.id, two.id]);
    const nothing = problemOf(compare([], { programmes: ['nothing'] }));
    expect((await nothing).code).toBe('not-found');
  });

  it('in all pairs are at most thirty', async () => {
    const { deps, makeClass, compare } = await start();
    const classes = await Promise.all(Array.from({ length: 13 }, () => makeClass(0)));
    for (const each of classes) {
      const people = await addParticipants(
        deps,
        each.schoolId,
        each.id,
        [1, 2, 3, 4, 5].map((n) => ({ name: `N${n}` })),
      );
      for (const [at, { token }] of people.entries()) {
        await submitResponse(deps, token, 'end', { A1: String(1 + at), B1: String(1 + (at % 3)) });
      }
    }
    expect((await compare(classes)).comparison?.[0]).not.toHaveProperty('pairs');
    const { comparison } = await compare(classes, { allPairs: true });
    expect(comparison?.[0]?.pairs).toHaveLength(78);
    const many = Array.from({ length: 31 }, (_, index) => ({ id: `c${index}` }));
    const refused = await problemOf(compare(many, { allPairs: true }));
    expect(refused.faults).toMatchObject([{ path: 'allPairs', code: 'too-many-pairs' }]);
  });

  it('of another school, or of none, are not there', async () => {
    const { deps, makeClass, compare } = await start();
    const [one] = [await makeClass(6)];
    const other = await createSchool(deps, 'Other');
    const abroad = { occasion: 'end' as const, cohorts: [one.id] };
    expect((await problemOf(compareCohorts(deps, other.id, abroad))).code).toBe('not-found');
    expect((await problemOf(compare([one, { id: 'nothing' }]))).code).toBe('not-found');
    expect((await problemOf(compare([]))).faults).toMatchObject([{ code: 'required' }]);
  });

  it('share a form, or the one that does not is named', async () => {
    const { makeClass, compare } = await start();
    const [quick, full, apart] = [
      await makeClass(6),
      await makeClass(6, 'full'),
      await makeClass(3, 'rest'),
    ];
    expect((await compare([full, apart])).form).toBe('full');
    const refused = await problemOf(compare([quick, full, apart]));
    expect(refused).toMatchObject({
      code: 'not-comparable',
      faults: [{ path: 'cohort', code: 'no-shared-form', params: { cohort: apart.id } }],
    });
  });

  it('of two versions are compared where both measure the same', async () => {
    const { use, makeClass, compare } = await start();
    const first = await makeClass(6);
    const items = smallSurvey.items.map((item) => ({ ...item, text: `${item.text}, reworded` }));
    await use({ ...smallSurvey, version: '1.0.1', items });
    const reworded = await makeClass(7);
    expect((await compare([first, reworded])).comparison).toHaveLength(2);
    const turned = smallSurvey.items.map((item) =>
      item.id === 'B1' ? { ...item, key: -1 } : item,
    );
    await use({ ...smallSurvey, version: '2.0.0', items: turned });
    const other = await makeClass(8);
    expect(await problemOf(compare([first, reworded, other]))).toMatchObject({
      code: 'not-comparable',
      faults: [{ code: 'other-measure', params: { cohort: other.id, name: 'Class of 8' } }],
    });
  });

  it('that all said the same are named beside the test that leaves them out', async () => {
    const { deps, school, makeClass, compare } = await start();
    const [one, two, flat] = [await makeClass(6), await makeClass(7), await makeClass(0)];
    const rows = [1, 2, 3, 4, 5].map((n) => ({ name: `N${n}` }));
    for (const { token } of await addParticipants(deps, school.id, flat.id, rows)) {
      await submitResponse(deps, token, 'end', { A1: '3', B1: '3' });
    }
    const { comparison, notices } = await compare([one, two, flat]);
    expect(comparison?.[0]).toMatchObject({ groups: 3, n: 18 });
    expect(notices).toEqual([expect.stringContaining(flat.id)]);
  });
});
