/** One unit's figures, and the units compared, only where nobody's few can be worked out from them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cohortReport, cohortResponsesCsv } from '../../src/app/results/analyse-cohort.ts';
import { examineOccasion } from '../../src/app/results/examine-cohort.ts';
import { waysToLook } from '../../src/app/results/ways-to-look.ts';
import { resultsClass } from '../support/results-class.ts';

const unitsOf = (...sizes: readonly number[]) => {
  const units = sizes.flatMap((size, at) => Array<string>(size).fill(`${at + 1}乡`));
  return { size: units.length, unitOf: (index: number) => units[index] ?? '' };
};

async function classOf(...sizes: readonly number[]) {
  const { size, unitOf } = unitsOf(...sizes);
  return resultsClass(size, { unitOf, occasions: ['end'] });
}

it('gives one unit’s figures, without plan and comments, and its answers alone', async () => {
  const { deps, schoolId, cohort } = await classOf(6, 7);
  expect((await waysToLook(deps, cohort, 'end')).units).toEqual(['1乡', '2乡']);
  const one = await examineOccasion(deps, cohort, 'end', { unit: '2乡' });
  expect(one).toMatchObject({ respondents: 7, invited: 7, plan: null, outcomes: null });
  expect(one.results.shown && one.results.value.factors[0]?.n).toBe(7);
  const csv = await cohortResponsesCsv(deps, schoolId, cohort.id, 'end', { unit: '2乡' });
  expect(csv.trim().split('\r\n')).toHaveLength(8);
  expect(csv).not.toContain('1乡');
  const report = await cohortReport(deps, schoolId, cohort.id, 'end', 'en', { unit: '2乡' });
  expect(report.sections.length).toBeGreaterThan(3);
});

it('compares the units where each may be looked at', async () => {
  const { deps, schoolId, cohort } = await classOf(6, 7);
  const both = await examineOccasion(deps, cohort, 'end', { compareUnits: true });
  expect(both.results.shown && both.results.value.groups?.map(({ id }) => id)).toEqual([
    '1乡',
    '2乡',
  ]);
  const options = { compareUnits: true };
  const report = await cohortReport(deps, schoolId, cohort.id, 'end', 'zh-CN', options);
  expect(report.sections.map(({ id }) => id)).toContain('differences');
});

it('shows a unit in no random class where some unit is small', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(sizes, async (parts) => {
      const { deps, schoolId, cohort } = await classOf(...parts);
      const allowed = parts.length > 1 && parts.every((size) => size >= 5);
      const { units } = await waysToLook(deps, cohort, 'end');
      expect(units.length > 0).toBe(allowed);
      for (const [at] of parts.entries()) {
        const unit = `${at + 1}乡`;
        const { results } = await examineOccasion(deps, cohort, 'end', { unit });
        expect(results.shown).toBe(allowed);
        const csv = await cohortResponsesCsv(deps, schoolId, cohort.id, 'end', { unit });
        expect(csv.trim().split('\r\n').length > 1).toBe(allowed);
      }
      const compared = await examineOccasion(deps, cohort, 'end', { compareUnits: true });
      expect(compared.results.shown && compared.results.value.groups !== undefined).toBe(allowed);
      await deps.db.destroy();
    }),
    { numRuns: 12, seed: 4 },
  );
});

it('takes the units back once the follow-up would tell of a few of one', async () => {
  const { size, unitOf } = unitsOf(6, 7);
  const { deps, cohort } = await resultsClass(size, { unitOf });
  expect((await waysToLook(deps, cohort, 'end')).units).toHaveLength(2);
  const other = await resultsClass(size, { unitOf, followups: 9 });
  expect((await waysToLook(other.deps, other.cohort, 'end')).units).toEqual([]);
});
