/** What must hold of any answers: order, scale, merging, bounds, missing answers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseResponses } from '../../src/domain/analysis/analyse-responses.ts';
import type { FactorResult } from '../../src/domain/analysis/analysis.ts';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import { zones } from '../../src/domain/diagnosis/zone.ts';
import { favourabilityOf } from '../../src/domain/scoring/favourability.ts';
import { adjustPValues } from '../../src/domain/statistics/adjust-p-values.ts';
import { meanInterval } from '../../src/domain/statistics/mean-interval.ts';
import { mergeMoments, momentsOf, standardDeviation } from '../../src/domain/statistics/moments.ts';
import { pairedChange } from '../../src/domain/statistics/paired-change.ts';
import { addPair, noPairs } from '../../src/domain/statistics/paired-moments.ts';
import { expectFigures } from './r-fixtures.ts';
import { leavesOf } from './report-samples.ts';
import { resultsOn, sheetOf, uniformSurvey } from './samples.ts';

type Answer = number | null;
type Rows = readonly (readonly Answer[])[];

const survey = uniformSurvey(3, 3, { unfavourable: ['F2'], reversed: ['F1_2', 'F2_1'] });
const items = survey.items.map((item) => item.id);

/** Answers on 1–5, full of ties and gaps. */
const rowsOf = (fewest = 0) =>
  fc.array(
    fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 8 }), {
      minLength: items.length,
      maxLength: items.length,
    }),
    { minLength: fewest, maxLength: 25 },
  );
const results = (rows: Rows, of = survey) => resultsOn(of, sheetOf(items, rows), 'full');
const values = fc.array(
  fc.integer({ min: 0, max: 100 }).map((x) => x / 10),
  { maxLength: 40 },
);
const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
  maxLength: 30,
});

describe('factor results', () => {
  test('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        rowsOf().chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => expectFigures(results(shuffled).factors, results(rows).factors),
      ),
    );
  });

  test('stay inside the scale, and their parts fit together', () => {
    fc.assert(
      fc.property(rowsOf(), (rows) => {
        for (const factor of results(rows).factors) expectSound(factor);
      }),
    );
  });

  test('are never NaN, and null only with a reason', () => {
    fc.assert(
      fc.property(rowsOf(), (rows) => {
        const analysis = analyseResponses(survey, { sheet: sheetOf(items, rows), notices: [] });
        for (const [, leaf] of leavesOf(analysis)) expect(leaf).not.toBeNaN();
        for (const factor of analysis.factors ?? []) {
          expect(Object.values(factor).includes(null)).toBe(factor.why !== undefined);
        }
      }),
    );
  });

  test('turn over where every answer is turned over', () => {
    fc.assert(
      fc.property(rowsOf(), (rows) => {
        const turned = rows.map((row) =>
          row.map((answer) => (answer === null ? null : 6 - answer)),
        );
        const before = results(rows).factors;
        results(turned).factors.forEach((factor, index) => {
          expectFigures(factor.sd, before[index]?.sd);
          const mean = before[index]?.mean ?? null;
          expectFigures(factor.mean, mean === null ? null : 6 - mean);
        });
      }),
    );
  });

  test('shift with the scale: 1–5 read as 0–4 is the same, one lower', () => {
    const lower = { ...survey, scale: { ...survey.scale, min: 0, max: 4 } };
    fc.assert(
      fc.property(rowsOf(), (rows) => {
        const shifted = rows.map((row) =>
          row.map((answer) => (answer === null ? null : answer - 1)),
        );
        const before = results(rows).factors;
        results(shifted, lower).factors.forEach((factor, index) => {
          const { zone, unfavourableShare, favourability } = before[index] as FactorResult;
          expect(factor).toMatchObject({ zone, unfavourableShare });
          expectFigures(factor.favourability, favourability === null ? null : favourability - 1);
        });
      }),
    );
  });

  test('stretch with the scale: 1–5 read as 2–10 by twos is twice as much, in the same zone', () => {
    const wider = { ...survey, scale: { ...survey.scale, min: 2, max: 10 } };
    fc.assert(
      fc.property(rowsOf(), (rows) => {
        const doubled = rows.map((row) =>
          row.map((answer) => (answer === null ? null : 2 * answer)),
        );
        const before = results(rows).factors;
        results(doubled, wider).factors.forEach((factor, index) => {
          const { zone, sd } = before[index] as FactorResult;
          expect(factor.zone).toBe(zone);
          expectFigures(factor.sd, sd === null ? null : 2 * sd);
        });
      }),
    );
  });

  test('do not change for people who answered nothing, but for counting them out', () => {
    fc.assert(
      fc.property(rowsOf(), fc.integer({ min: 1, max: 5 }), (rows, silent) => {
        const nothing = Array.from({ length: silent }, () => items.map(() => null));
        const more = results([...rows, ...nothing]);
        expect(more.factors).toEqual(results(rows).factors);
        expect(more.excluded).toBe(results(rows).excluded + silent);
      }),
    );
  });

  test('are those of the groups together', () => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        const groups = groupingOf(rows.map((_, index) => `g${index % 3}`));
        const whole = resultsOn(survey, sheetOf(items, rows), 'full', groups);
        whole.factors.forEach((factor, index) => {
          const parts = whole.groups?.map((group) => group.factors[index]) ?? [];
          expect(parts.reduce((n, part) => n + (part?.n ?? 0), 0)).toBe(factor.n);
          const sum = parts.reduce((total, part) => total + (part?.mean ?? 0) * (part?.n ?? 0), 0);
          if (factor.mean !== null) expect(sum / factor.n).toBeCloseTo(factor.mean, 9);
        });
      }),
    );
  });
});

function expectSound({ n, mean, sd, ci95, favourability, unfavourableShare, zone }: FactorResult) {
  expect(zones).toContain(zone);
  expect(zone === 'insufficient').toBe(n < 5);
  expect(mean === null).toBe(n === 0);
  expect(sd === null).toBe(n < 2);
  if (mean === null || favourability === null || unfavourableShare === null) return;
  expect(mean).toBeGreaterThanOrEqual(1);
  expect(mean).toBeLessThanOrEqual(5);
  expect([mean, 6 - mean]).toContain(favourability);
  expect(unfavourableShare).toBeGreaterThanOrEqual(0);
  expect(unfavourableShare).toBeLessThanOrEqual(1);
  if (!ci95) return;
  expect(ci95[0]).toBeLessThanOrEqual(mean);
  expect(ci95[1]).toBeGreaterThanOrEqual(mean);
  if (sd === 0) expect(ci95).toEqual([mean, mean]);
}

test('turning a score twice gives it back', () => {
  const scale = { min: 0, max: 10, labels: [] };
  const [, hinders] = survey.factors;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), (score) => {
      if (!hinders) throw new Error('no factor');
      const turned = favourabilityOf(hinders, scale, score);
      expect(favourabilityOf(hinders, scale, turned)).toBe(score);
    }),
  );
});

describe('moments', () => {
  test('of parts, merged in any grouping, are those of the whole', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 3, maxLength: 3 }), (parts) => {
        const [a, b, c] = parts.map(momentsOf);
        if (!a || !b || !c) throw new Error('three parts');
        const whole = momentsOf(parts.flat());
        for (const merged of [
          mergeMoments(mergeMoments(a, b), c),
          mergeMoments(a, mergeMoments(b, c)),
          mergeMoments(c, mergeMoments(b, a)),
        ]) {
          expect(merged.n).toBe(whole.n);
          expect(merged.mean).toBeCloseTo(whole.mean, 9);
          expect(merged.squares).toBeCloseTo(whole.squares, 6);
        }
      }),
    );
  });

  test('do not lose a small spread beside a large mean', () => {
    const far = [4, 7, 13, 16].map((value) => value + 1e9);
    expect(standardDeviation(momentsOf(far))).toBeCloseTo(Math.sqrt(30), 6);
  });

  test('of equal values have no spread, and an interval of one point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 33 }), fc.integer({ min: 2, max: 200 }), (third, n) => {
        const moments = momentsOf(Array<number>(n).fill(third / 3));
        expect(standardDeviation(moments)).toBe(0);
        expect(meanInterval(moments)).toEqual([moments.mean, moments.mean]);
      }),
    );
  });
});

describe('paired change', () => {
  const changeOf = (list: readonly (readonly [number, number])[]) =>
    pairedChange(list.reduce((moments, [a, b]) => addPair(moments, a, b), noPairs));

  test('does not depend on the order of the pairs', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const forwards = changeOf(list);
        const backwards = changeOf([...list].reverse());
        expect(backwards.difference ?? 0).toBeCloseTo(forwards.difference ?? 0, 9);
        expect(backwards.p ?? 0).toBeCloseTo(forwards.p ?? 0, 9);
        expect(backwards.r ?? 0).toBeCloseTo(forwards.r ?? 0, 9);
      }),
    );
  });

  test('turns its sign where the occasions change places', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const change = changeOf(list);
        const back = changeOf(list.map(([a, b]) => [b, a] as const));
        for (const key of ['difference', 't', 'dz', 'gav'] as const) {
          expect(back[key] === null).toBe(change[key] === null);
          expect(-(back[key] ?? 0)).toBeCloseTo(change[key] ?? 0, 9);
        }
        expect(back.p ?? 0).toBeCloseTo(change.p ?? 0, 9);
      }),
    );
  });

  test('keeps p in 0–1 and r in −1–1, and gives a reason for every null', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const change = changeOf(list);
        expect(change.p ?? 0).toBeGreaterThanOrEqual(0);
        expect(change.p ?? 0).toBeLessThanOrEqual(1);
        expect(Math.abs(change.r ?? 0)).toBeLessThanOrEqual(1);
        expect(Object.values(change).includes(null)).toBe(change.why !== undefined);
        for (const value of Object.values(change)) expect(value).not.toBeNaN();
      }),
    );
  });
});

describe('adjusted p values', () => {
  const ps = fc.array(
    fc.option(
      fc.integer({ min: 0, max: 500 }).map((x) => x / 500),
      { freq: 5 },
    ),
    {
      maxLength: 30,
    },
  );

  test('are never below p, never above 1, and keep the order', () => {
    fc.assert(
      fc.property(ps, (list) => {
        const adjusted = adjustPValues(list);
        const known = list.flatMap((p, index) => (p === null ? [] : [[p, adjusted[index] ?? -1]]));
        for (const [p = 0, q = 0] of known) {
          expect(q).toBeGreaterThanOrEqual(p - 1e-15);
          expect(q).toBeLessThanOrEqual(1);
        }
        const inOrder = [...known].sort(([a = 0], [b = 0]) => a - b).map(([, q]) => q);
        expect(inOrder).toEqual([...inOrder].sort((a = 0, b = 0) => a - b));
      }),
    );
  });

  test('leave null alone, and equal p values equal', () => {
    fc.assert(
      fc.property(ps, (list) => {
        const adjusted = adjustPValues(list);
        list.forEach((p, index) => {
          expect(adjusted[index] === null).toBe(p === null);
          expect(adjusted[list.indexOf(p)]).toBe(adjusted[index]);
        });
      }),
    );
  });
});
