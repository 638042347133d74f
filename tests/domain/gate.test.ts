/** What the gate withholds: small groups, what is left over of two figures, comments of few. */
import { describe, expect, test } from 'vitest';
import type { ChangeResult } from '../../src/domain/analysis/analysis.ts';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import type { OutcomeResults } from '../../src/domain/analysis/outcome-results.ts';
import { outcomeResults } from '../../src/domain/analysis/outcome-results.ts';
import {
  type Gated,
  gateChange,
  gateComments,
  gateDropout,
  gateGroup,
  gateOutcomes,
  gatePartition,
  gateResults,
  ownFile,
  schoolGate,
} from '../../src/domain/disclosure/gate.ts';
import { resultsOn, sheetOf, uniformSurvey } from './samples.ts';

const gate = schoolGate(5);
const withheld = { shown: false, withheld: { reason: 'too-few-respondents', minimum: 5 } };
const survey = uniformSurvey(1, 1);
const people = (n: number) => Array.from({ length: n }, (_, index) => [1 + (index % 5)]);
const resultsOf = (rows: readonly (readonly (number | null)[])[], groups?: string[]) =>
  resultsOn(survey, sheetOf(['F1_1'], rows), 'full', groups && groupingOf(groups));

function shownOf<T>(gated: Gated<T>): T {
  if (!gated.shown) throw new Error('withheld');
  return gated.value;
}

test.each([
  [0, 5],
  [4, 5],
  [5, 5],
  [8, 8],
])('a school that asks for %i gets %i: it may raise the minimum, never lower it', (asked, got) => {
  expect(schoolGate(asked).minimum).toBe(got);
});

test('a raised minimum raises that of comments too', () => {
  expect([schoolGate(5).fewestComments, schoolGate(12).fewestComments]).toEqual([10, 12]);
});

test('a figure is shown from the minimum on', () => {
  expect(gateGroup(gate, 5, 'figure')).toEqual({ shown: true, value: 'figure' });
  expect(gateGroup(gate, 4, 'figure')).toEqual(withheld);
});

describe('results of an occasion', () => {
  test('of 4 people are withheld whole, of 5 shown', () => {
    expect(gateResults(gate, resultsOf(people(4)))).toEqual(withheld);
    expect(gateResults(gate, resultsOf(people(5))).shown).toBe(true);
  });

  test('do not count the excluded as people', () => {
    expect(gateResults(gate, resultsOf([...people(4), [null]]))).toEqual(withheld);
  });

  test('leave out a factor, domain or item that too few answered', () => {
    const results = {
      ...resultsOf(people(9)),
      factors: [{ ...resultsOf(people(4)).factors[0], id: 'F1' } as never],
      domains: [{ id: 'd', n: 4, favourability: 3, ci95: [2, 4] as const }],
      items: resultsOf(people(4)).items,
    };
    const shown = shownOf(gateResults(gate, results));
    expect(shown.factors[0]).toMatchObject({ n: 0, mean: null, why: 'too-few-respondents' });
    expect(shown.domains[0]).toMatchObject({ favourability: null, ci95: null });
    expect(shown.items).toEqual([]);
  });

  test('hold groups only where each is large enough', () => {
    const groups = (sizes: readonly number[]) =>
      sizes.flatMap((size, index) => Array<string>(size).fill(`g${index}`));
    const gated = (sizes: readonly number[]) =>
      shownOf(gateResults(gate, resultsOf(people(10), groups(sizes)))).groups;
    expect(gated([5, 5])).toHaveLength(2);
    expect(gated([6, 4])).toBeUndefined();
  });
});

describe('change', () => {
  const change = [{ factor: 'F1', pairs: 12, difference: 0.4 }] as unknown as ChangeResult[];
  const gated = (end: number, followup: number, pairs: number) =>
    gateChange(gate, change, { end, followup, pairs });

  test('is shown for 5 pairs of the same 5 people', () => {
    expect(gated(5, 5, 5)).toEqual({ shown: true, value: change });
  });

  test('is withheld for 4 pairs', () => {
    expect(gated(20, 20, 4)).toEqual(withheld);
  });

  test.each([
    [14, 12, 12],
    [12, 13, 12],
    [16, 17, 12],
  ])('is withheld where 1 to 4 people answered only once: %i, %i, %i pairs', (...sizes) => {
    expect(gated(...sizes)).toEqual(withheld);
  });

  test('is shown where at least 5 people answered only once', () => {
    expect(gated(17, 12, 12).shown).toBe(true);
  });

  test('leaves out a factor that fewer than 5 of the pairs have', () => {
    const few = [...change, { ...change[0], factor: 'F2', pairs: 3 } as ChangeResult];
    const shown = shownOf(gateChange(gate, few, { end: 12, followup: 12, pairs: 12 }));
    expect(shown[0]).toEqual(change[0]);
    expect(shown[1]).toMatchObject({ pairs: 0, difference: null, why: 'too-few-respondents' });
  });
});

describe('units, the parts of a class', () => {
  const gated = (...sizes: readonly number[]) => gatePartition(gate, sizes, (size) => size);

  test('are shown where all are large enough', () => {
    expect(gated(5, 9)).toEqual({ shown: true, value: [5, 9] });
  });

  test('are all withheld for one small part: the others and the whole would give it away', () => {
    expect(gated(20, 4)).toEqual(withheld);
    expect(gated(20, 0)).toEqual(withheld);
  });
});

describe('comments', () => {
  const comments = (n: number) => Array.from({ length: n }, (_, index) => `comment ${n - index}`);

  test('are shown from ten on, in an order that tells nothing', () => {
    const shown = shownOf(gateComments(gate, comments(10)));
    expect(shown).toHaveLength(10);
    expect(shown).toEqual(shownOf(gateComments(gate, comments(10).reverse())));
  });

  test('of nine are withheld, with their own minimum', () => {
    expect(gateComments(gate, comments(9))).toMatchObject({ withheld: { minimum: 10 } });
  });

  test('none are never shown as none, not even of the user’s own file', () => {
    expect(gateComments(ownFile, []).shown).toBe(false);
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

describe('what the class says it uses', () => {
  const label = { 'zh-CN': '一些', en: 'some' };
  const questions = [
    { id: 'usage', kind: 'choice', text: label, options: [{ value: 50, label }] },
    { id: 'hint', kind: 'text', text: label, maxLength: 100 },
  ] as const;
  const answersOf = (n: number, usage: number): OutcomeResults =>
    outcomeResults(
      questions,
      Array.from({ length: n }, (_, index) => ({
        hint: `hint ${index}`,
        ...(index < usage ? { usage: 50 } : {}),
      })),
      [],
    );

  test('is withheld of 4 people', () => {
    expect(gateOutcomes(gate, answersOf(4, 4))).toEqual(withheld);
  });

  test('leaves out a question that fewer than 5 answered, and the words of fewer than 10', () => {
    const shown = shownOf(gateOutcomes(gate, answersOf(9, 4)));
    expect(shown.choices).toEqual([]);
    expect(shown.texts[0]?.answers).toEqual([]);
  });

  test('shows the rest', () => {
    const shown = shownOf(gateOutcomes(gate, answersOf(10, 5)));
    expect(shown.choices[0]).toMatchObject({ n: 5, options: [{ value: 50, count: 5 }] });
    expect(shown.texts[0]?.answers).toHaveLength(10);
  });
});

test('a file of the user’s own is shown down to one person', () => {
  expect(gateResults(ownFile, resultsOf(people(1))).shown).toBe(true);
});
