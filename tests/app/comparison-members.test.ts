/** What a parent school is told of a member with two classes: of both together, never of either. */
import { expect, it } from 'vitest';
import { compareLevels } from '../../src/app/comparisons/compare-levels.ts';
import { comparisonCsv, comparisonPdf } from '../../src/app/comparisons/comparison-files.ts';
import { examineComparison } from '../../src/app/comparisons/examine-comparison.ts';
import { wholeSchool } from '../../src/app/comparisons/selection.ts';
import { memberFigures } from '../../src/app/results/member-figures.ts';
import { comparisonReport } from '../../src/domain/reports/comparison/comparison-report.ts';
import { addAnsweredClass, answersOf } from '../support/answered-classes.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

const kinds = ['end', 'followup'] as const;
const selection = { ...wholeSchool, level: 'school' } as const;

describeOnEach('a member school of two classes', (openDatabase) => {
  // Pairs are merged as means, and means of the same people by another way differ in the last digits.
  const rounded = (text: string) =>
    text.replace(/\d+(\.\d+)?(e-\d+)?/g, (digits) => `${Number(Number(digits).toFixed(9))}`);

  /** @param first people of its first class; the others of 24 are in the second */
  const seenWith = async (first: readonly number[]) => {
    const deps = await testDeps({ db: await openDatabase() });
    const { db } = deps;
    const schools = [
      { id: 'own', name: 'Own', reporting_minimum: 5, parent_id: null },
      { id: 'member', name: 'Member', reporting_minimum: 5, parent_id: 'own' },
    ];
    for (const school of schools) await db.insertInto('school').values(school).execute();
    const people = { end: [0, 12], followup: [0, 12] } as const;
    for (const [at, level] of [0, 1, 0].entries()) {
      const id = `own-${at}`;
      await addAnsweredClass(db, { id, school: 'own', endsOn: '2026-03-01', level, ...people });
    }
    for (const id of ['m1', 'm2']) {
      await addAnsweredClass(db, { id, school: 'member', endsOn: '2026-03-01' });
    }
    const rows = Array.from({ length: 24 }, (_, person) => {
      const id = first.includes(person) ? 'm1' : 'm2';
      return kinds.map((kind) => ({
        ...{ pseudonym: `m-${person}`, occasion_id: `${id}-${kind}`, form: 'full' },
        ...{ survey_id: 'transfer-16', survey_version: '1.0.0', day: '2026-03-01', outcomes: '{}' },
        answers: JSON.stringify(answersOf('full', person, kind, person < 12 ? 1 : -1)),
      }));
    });
    await db.insertInto('response').values(rows.flat()).execute();
    const input = await examineComparison(deps, 'own', selection, 'en', { parts: ['change'] });
    const seen = JSON.stringify([
      input,
      comparisonReport(input),
      await compareLevels(deps, 'own', selection, 'en'),
      await comparisonCsv(deps, 'own', selection, 'en'),
      await memberFigures(deps, 'own'),
    ]);
    const pdf = await comparisonPdf(deps, 'own', selection, 'en');
    await db.destroy();
    return { input, text: rounded(seen), pdf: Buffer.from(pdf).toString('latin1') };
  };

  it('looks the same whoever was in which of them', { timeout: 60_000 }, async () => {
    const low = await seenWith(Array.from({ length: 12 }, (_, at) => at));
    const mixed = await seenWith(Array.from({ length: 7 }, (_, at) => 3 * at));
    expect(mixed.text === low.text).toBe(true);
    expect(mixed.pdf === low.pdf).toBe(true);
    // Not for want of figures.
    const { groups, comparison, change } = low.input;
    expect(groups.find(({ name }) => name === 'Member')).toMatchObject({
      ...{ classes: 2, respondents: 24 },
      factors: [{ n: 24, mean: expect.any(Number) }, { n: 24 }],
    });
    expect(comparison[0]?.estimates.map(({ n, interval95 }) => [n, interval95 === null])).toEqual([
      [1, true],
      [3, false],
    ]);
    expect(change?.groups[0]).toMatchObject({
      classes: 2,
      pairs: 24,
      factors: [{ ci95: null }, {}],
    });
  });
});
