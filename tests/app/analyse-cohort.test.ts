import { expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import {
  cohortChange,
  cohortDiagnosis,
  cohortReport,
  cohortResponsesCsv,
} from '../../src/app/results/analyse-cohort.ts';
import { codeOf, fullAnswers, makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

const few = { reason: 'too-few-respondents', minimum: 5 };

describeOnEach('the analysis of a cohort', (openDatabase) => {
  const start = async (units: readonly string[]) => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort } = await makeClass(deps, 0);
    const rows = units.map((unit, index) => ({ name: `Person ${index}`, unit }));
    const people = await addParticipants(deps, school.id, cohort.id, rows);
    /** The first so many answer: A1 = 1, 2, … 5, 1, … and B1 = 3. */
    const answer = async (count: number) => {
      for (const [index, { token }] of people.slice(0, count).entries()) {
        await submitResponse(deps, token, 'end', { A1: String((index % 5) + 1), B1: '3' });
      }
    };
    const at = [deps, school.id, cohort.id] as const;
    return { deps, cohort, people, answer, at };
  };
  const unitsOf = (...sizes: readonly number[]) =>
    sizes.flatMap((size, index) => Array.from({ length: size }, () => `Unit ${index}`));

  it('withholds every figure below the minimum, and gives them from there', async () => {
    const { at, answer } = await start(unitsOf(6));
    await answer(4);
    expect(await cohortDiagnosis(...at, 'end')).toEqual({
      occasion: 'end',
      survey: { id: 'transfer-16', version: '1.0.0' },
      respondents: 4,
      factors: null,
      plan: null,
      withheld: few,
    });
    expect(await cohortResponsesCsv(...at, 'end')).toBe('\uFEFFA1,B1\r\n');
    await answer(5);
    const shown = await cohortDiagnosis(...at, 'end');
    expect(shown).toMatchObject({ respondents: 5, excluded: 0 });
    expect(shown.withheld).toBeUndefined();
    expect(shown.factors?.map(({ id, n, mean }) => [id, n, mean])).toEqual([
      ['A', 5, 3],
      ['B', 5, 3],
    ]);
  });

  it('exports answers without identity, with units only where each reaches the minimum', async () => {
    const { at, answer, people } = await start(unitsOf(5, 6));
    await answer(9);
    const without = await cohortResponsesCsv(...at, 'end');
    expect(without.split('\r\n')[0]).toBe('\uFEFFA1,B1');
    expect(without.trim().split('\r\n')).toHaveLength(10);
    await answer(10);
    const csv = await cohortResponsesCsv(...at, 'end');
    expect(csv.split('\r\n')[0]).toBe('\uFEFFA1,B1,unit');
    expect(csv.match(/Unit 0/g)).toHaveLength(5);
    for (const { id, name } of people) {
      expect(csv).not.toContain(id);
      expect(csv).not.toContain(name);
    }
  });

  it('shuffles the rows anew each time', async () => {
    const { at, answer } = await start(unitsOf(30));
    await answer(30);
    const exports = await Promise.all([1, 2, 3].map(() => cohortResponsesCsv(...at, 'end')));
    expect(new Set(exports).size).toBe(3);
    expect(new Set(exports.map((csv) => csv.split('\r\n').sort().join())).size).toBe(1);
  });

  it('gives the change from enough pairs on, and the follow-up’s choices but no comments', async () => {
    const { deps, at, answer, people } = await start(unitsOf(6));
    await answer(6);
    deps.setNow('2026-11-25T00:00:00Z');
    const again = { ...fullAnswers, usage: '2', helped: 'my own words' };
    for (const { token } of people.slice(0, 4))
      await submitResponse(deps, token, 'followup', again);
    expect(await cohortChange(...at)).toEqual({
      change: null,
      dropout: null,
      withheld: few,
    });
    for (const { token } of people) await submitResponse(deps, token, 'followup', again);
    const { change } = await cohortChange(...at);
    expect(change?.map(({ factor, pairs, after }) => [factor, pairs, after])).toEqual([
      ['A', 6, 4],
      ['B', 6, 2],
    ]);
    const csv = await cohortResponsesCsv(...at, 'followup');
    expect(csv.split('\r\n')[0]).toBe('\uFEFFA1,A2,B1,B2,usage,applied-1,unit');
    expect(csv).not.toContain('my own words');
    const report = await cohortReport(...at, 'followup', 'zh-CN');
    expect(report.cover.facts.length).toBeGreaterThan(0);
  });

  it('is nobody else’s', async () => {
    const { deps, cohort } = await start(unitsOf(5));
    const other = await makeClass(deps, 0);
    const at = [deps, other.school.id, cohort.id] as const;
    // All asked before the first answer is looked at, so that none is refused unheard.
    const codes = await Promise.all([
      codeOf(cohortDiagnosis(...at, 'end')),
      codeOf(cohortChange(...at)),
      codeOf(cohortReport(...at, 'end', 'en')),
      codeOf(cohortResponsesCsv(...at, 'end')),
    ]);
    expect(new Set(codes)).toEqual(new Set(['not-found']));
  });
});
