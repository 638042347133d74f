/** What the gate withholds of both occasions: few pairs, and few in any part that differences of figures lay bare. */
import { describe, expect, test } from 'vitest';
import type { ChangeResult, DropoutResult } from '../../src/domain/analysis/analysis.ts';
import {
  gateChange,
  gateDropout,
  gateDropoutByFactor,
  schoolGate,
} from '../../src/domain/disclosure/gate.ts';
import { shownOf, withheldOf5 as withheld } from './gate-samples.ts';

const gate = schoolGate(5);

describe('change', () => {
  const change = [{ factor: 'F1', pairs: 12, difference: 0.4 }] as unknown as ChangeResult[];
  const gated = (pairs: number, ...others: readonly number[]) =>
    gateChange(gate, change, { pairs, others });

  test('is shown for 5 pairs of the same 5 people', () => {
    expect(gated(5)).toEqual({ shown: true, value: change });
  });

  test('is withheld for 4 pairs', () => {
    expect(gated(4, 16, 16)).toEqual(withheld);
  });

  test.each([[[2]], [[0, 1]], [[4, 5]], [[5, 8, 3]]])(
    'is withheld with other parts of %j',
    (others) => {
      expect(gated(12, ...others)).toEqual(withheld);
    },
  );

  test('is shown where nobody or at least 5 people are in each other part', () => {
    expect([gated(12, 0, 0), gated(12, 5), gated(12, 5, 6, 7)].map((each) => each.shown)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('leaves out a factor that fewer than 5 of the pairs have', () => {
    const few = [...change, { ...change[0], factor: 'F2', pairs: 3 } as ChangeResult];
    const shown = shownOf(gateChange(gate, few, { pairs: 12, others: [] }));
    expect(shown[0]).toEqual(change[0]);
    expect(shown[1]).toMatchObject({ pairs: 0, difference: null, why: 'too-few-respondents' });
  });

  test('leaves out a factor that all but a few of the pairs have', () => {
    const shown = [12, 14, 16, 17].map(
      (pairs) => shownOf(gateChange(gate, change, { pairs, others: [] }))[0]?.pairs,
    );
    expect(shown).toEqual([12, 0, 0, 12]);
  });
});

test('who left is compared with who stayed only where both are enough', () => {
  const dropout = (stayed: number, left: number) =>
    gateDropout(gate, {
      stayed: { people: stayed, domains: [] },
      left: { people: left, domains: [] },
    }).shown;
  expect([dropout(5, 5), dropout(20, 4), dropout(4, 20), dropout(20, 0)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

describe('who left, by factor', () => {
  const dropout = (stayed: number, left: number, on = left): DropoutResult => ({
    stayed,
    left,
    factors: [
      {
        factor: 'F1',
        stayed: { n: stayed, mean: 3, sd: 1 },
        left: { n: on, mean: 2, sd: 1 },
        difference: 1,
        ci95: [0, 2],
        p: 0.04,
        pAdjusted: 0.04,
        hedgesG: 1,
      },
    ],
  });

  test('is told where both groups are enough, or nobody left', () => {
    const shown = [dropout(5, 5), dropout(20, 4), dropout(4, 20), dropout(20, 0)];
    expect(shown.map((each) => gateDropoutByFactor(gate, each).shown)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('leaves out the factor that a few of a group answered', () => {
    const [factor] = shownOf(gateDropoutByFactor(gate, dropout(9, 9, 4))).factors;
    expect(factor).toMatchObject({
      left: { n: 0, mean: null, why: 'too-few-respondents' },
      why: 'too-few-respondents',
    });
  });

  test('is withheld where leaving out the careless takes a few from a group', () => {
    const gated = (stayed: number, left: number) =>
      gateDropoutByFactor(gate, dropout(stayed, left), dropout(20, 10)).shown;
    expect([gated(20, 10), gated(15, 10), gated(18, 10), gated(15, 7)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
