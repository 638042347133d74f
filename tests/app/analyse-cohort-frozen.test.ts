import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { cohortOfSchool } from '../../src/app/cohorts/load-cohort.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { computeChange, examineChange } from '../../src/app/results/examine-change.ts';
import { computeOccasion, examineOccasion } from '../../src/app/results/examine-cohort.ts';
import { cohortResponsesCsv } from '../../src/app/results/export-responses.ts';
import { freezeResults } from '../../src/app/results/freeze-results.ts';
import { codeOf, makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';
import { answersOf } from '../support/results-class.ts';

const definition = JSON.parse(readFileSync('surveys/transfer-16.json', 'utf8')) as unknown;
const ways = [{}, { excludeCareless: true }];

describeOnEach('results of a class whose answers are erased', (openDatabase) => {
  const answered = async (size: number) => {
    const deps = await testDeps({ db: await openDatabase(), definitions: [definition] });
    const { school, cohort } = await makeClass(deps, 0);
    const rows = Array.from({ length: size }, (_, at) => ({
      name: `P ${at}`,
      unit: `U ${at % 2}`,
    }));
    const people = await addParticipants(deps, school.id, cohort.id, rows);
    for (const [index, { token }] of people.entries()) {
      await submitResponse(deps, token, 'end', answersOf(cohort, 'end', index));
    }
    deps.setNow('2026-11-25T00:00:00Z');
    for (const [index, { token }] of people.entries()) {
      await submitResponse(deps, token, 'followup', answersOf(cohort, 'followup', index + 3));
    }
    return { deps, school, cohort };
  };

  it('are what they were, in every way they are shown, without comments and answers', async () => {
    const { deps, school, cohort } = await answered(14);
    const before = await everyWay(deps, cohort, computeOccasion, computeChange);
    expect(JSON.parse(JSON.stringify(before))).toEqual(before);
    await freezeResults(deps, cohort);
    await deps.db.updateTable('cohort').set({ erased_on: '2027-01-01' }).execute();
    const erased = await cohortOfSchool(deps, school.id, cohort.id);
    expect(erased.erasedOn).toBe('2027-01-01');
    const after = await everyWay(deps, erased, examineOccasion, examineChange);
    expect(after).toEqual(before.map(withoutTexts));
    expect(JSON.stringify(after)).not.toContain('in my own words');
    const csv = await cohortResponsesCsv(deps, school.id, cohort.id, 'end');
    expect(csv.trim().split('\r\n')).toHaveLength(1);
  });

  it('refuse where nothing was frozen', async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const { cohort } = await makeClass(deps, 0);
    const erased = { ...cohort, erasedOn: '2027-01-01' };
    expect(await codeOf(examineOccasion(deps, erased, 'end'))).toBe('not-found');
    expect(await codeOf(examineChange(deps, erased))).toBe('not-found');
  });
});

type Cohort = Awaited<ReturnType<typeof makeClass>>['cohort'];

async function everyWay(
  deps: TestDeps,
  cohort: Cohort,
  occasion: typeof computeOccasion,
  change: typeof computeChange,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const options of ways) {
    found.push(await occasion(deps, cohort, 'end', options));
    found.push(await occasion(deps, cohort, 'followup', options));
    found.push(await change(deps, cohort, options));
  }
  return found;
}

function withoutTexts(found: unknown): unknown {
  return JSON.parse(JSON.stringify(found), (key, value) => (key === 'texts' ? [] : value));
}
