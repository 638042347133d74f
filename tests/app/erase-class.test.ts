/** Erasing a class: people and answers are gone, the gated results of the class stand as they were. */
import { expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { readCohort, setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { compareCohorts } from '../../src/app/comparisons/compare-cohorts.ts';
import { eraseCohort } from '../../src/app/housekeeping/erase-cohort.ts';
import { changeSchoolSettings } from '../../src/app/housekeeping/school-settings.ts';
import { openJoin } from '../../src/app/participation/join-cohort.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import {
  cohortChange,
  cohortDiagnosis,
  cohortResponsesCsv,
} from '../../src/app/results/analyse-cohort.ts';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import { codeOf, makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';

describeOnEach('erasing a class', (openDatabase) => {
  const answered = async (deps: TestDeps, size: number, answers = size) => {
    const made = await makeClass(deps, size);
    const { school, cohort, people } = made;
    await setOccasion(deps, school.id, cohort.id, 'followup', { state: 'open' });
    for (const kind of ['end', 'followup'] as const) {
      for (const [index, { token }] of people.slice(0, answers).entries()) {
        const value = (step: number) => String(1 + ((index * step) % 5));
        const fields = { A1: value(1), A2: value(2), B1: value(3), B2: value(4) };
        await submitResponse(deps, token, kind, { ...fields, helped: 'their own words' });
      }
    }
    return made;
  };
  const start = async (size: number, answers = size) => {
    const deps = await testDeps({ db: await openDatabase() });
    const made = await answered(deps, size, answers);
    return { deps, ...made };
  };
  const rowsOf = async (
    deps: TestDeps,
    tables: readonly ('participant' | 'response' | 'draft')[],
  ) => Promise.all(tables.map((table) => deps.db.selectFrom(table).selectAll().execute()));

  it('leaves diagnosis, change, counts and comparison as they were', {
    timeout: 30_000,
  }, async () => {
    const { deps, school, cohort } = await start(12, 10);
    const other = await answered(deps, 8);
    await deps.db
      .updateTable('cohort')
      .set({ school_id: school.id })
      .where('id', '=', other.cohort.id)
      .execute();
    const results = async () => {
      const diagnosis = (kind: OccasionKind) => cohortDiagnosis(deps, school.id, cohort.id, kind);
      const status = await readCohort(deps, school.id, cohort.id);
      const request = { occasion: 'end', cohorts: [cohort.id, other.cohort.id] } as const;
      const { cohorts: _, ...comparison } = await compareCohorts(deps, school.id, request);
      const counts = status.occasions.map(({ invited, submitted }) => [invited, submitted]);
      return {
        end: await diagnosis('end'),
        followup: await diagnosis('followup'),
        change: await cohortChange(deps, school.id, cohort.id),
        comparison,
        counts,
      };
    };
    const before = await results();
    await eraseCohort(deps, school.id, cohort.id);
    expect(await results()).toEqual(before);
  });

  it('takes people, answers, drafts and the code, and closes what was open', async () => {
    const { deps, school, cohort, people } = await start(8);
    await eraseCohort(deps, school.id, cohort.id);
    expect(await rowsOf(deps, ['participant', 'response', 'draft'])).toEqual([[], [], []]);
    expect(await codeOf(openJoin(deps, cohort.joinCode))).toBe('unknown-join-code');
    const token = people[0]?.token ?? '';
    expect(await codeOf(submitResponse(deps, token, 'end', {}))).toBe('unknown-link');
    const { occasions } = await readCohort(deps, school.id, cohort.id);
    expect(occasions.map(({ state }) => state)).toEqual(['closed', 'closed']);
    const csv = await cohortResponsesCsv(deps, school.id, cohort.id, 'end');
    expect(csv.trim().split('\r\n')).toHaveLength(1);
    const frozen = await deps.db.selectFrom('frozen_results').selectAll().execute();
    expect(JSON.stringify(frozen)).not.toContain('their own words');
  });

  it('keeps no sums of a class below the minimum', async () => {
    const { deps, school, cohort } = await start(8, 3);
    await eraseCohort(deps, school.id, cohort.id);
    expect(await deps.db.selectFrom('occasion_moments').selectAll().execute()).toEqual([]);
    expect(await deps.db.selectFrom('pair_moments').selectAll().execute()).toEqual([]);
    const diagnosis = await cohortDiagnosis(deps, school.id, cohort.id, 'end');
    expect(diagnosis.withheld?.reason).toBe('too-few-respondents');
  });

  it('withholds what a minimum raised since forbids', async () => {
    const { deps, school, cohort } = await start(8);
    await eraseCohort(deps, school.id, cohort.id);
    const shown = async () => [
      (await cohortDiagnosis(deps, school.id, cohort.id, 'end')).factors !== null,
      (await cohortDiagnosis(deps, school.id, cohort.id, 'followup')).factors !== null,
      (await cohortChange(deps, school.id, cohort.id)).change !== null,
    ];
    const before = await shown();
    expect(before).toEqual([true, true, true]);
    const set = (reportingMinimum: number) =>
      changeSchoolSettings(deps, school.id, {
        name: school.name,
        reportingMinimum,
        lowerMinimum: true,
      });
    await set(8);
    expect(await shown()).toEqual(before);
    await set(9);
    expect(await shown()).toEqual([false, false, false]);
    await set(5);
    // As a class with answers, it keeps the minimum that there was.
    expect(await shown()).toEqual([false, false, false]);
  });

  it('cannot be done twice, undone, or for another school', async () => {
    const { deps, school, cohort } = await start(6);
    const other = await makeClass(deps, 0);
    expect(await codeOf(eraseCohort(deps, other.school.id, cohort.id))).toBe('not-found');
    await eraseCohort(deps, school.id, cohort.id);
    expect(await codeOf(eraseCohort(deps, school.id, cohort.id))).toBe('class-erased');
    const again = setOccasion(deps, school.id, cohort.id, 'end', { state: 'open' });
    expect(await codeOf(again)).toBe('class-erased');
    const added = addParticipants(deps, school.id, cohort.id, [{ name: 'New' }]);
    expect(await codeOf(added)).toBe('class-erased');
  });
});
