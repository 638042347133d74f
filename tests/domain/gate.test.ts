/** What the gate withholds: small groups, what is left over of two figures, comments of few. */
import { describe, expect, test } from 'vitest';
import type {
  CarelessResult,
  DriversResult,
  ReliabilityResult,
} from '../../src/domain/analysis/analysis.ts';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import type { OutcomeResults } from '../../src/domain/analysis/outcome-results.ts';
import { outcomeResults } from '../../src/domain/analysis/outcome-results.ts';
import {
  gateComments,
  gateGroup,
  gateOutcomes,
  gatePartition,
  gateResults,
  ownFile,
  schoolGate,
} from '../../src/domain/disclosure/gate.ts';
import { shownOf, withheldOf5 as withheld } from './gate-samples.ts';
import { resultsOn, sheetOf, uniformSurvey } from './samples.ts';

const gate = schoolGate(5);
const survey = uniformSurvey(1, 1);
const people = (n: number) => Array.from({ length: n }, (_, index) => [1 + (index % 5)]);
const resultsOf = (rows: readonly (readonly (number | null)[])[], groups?: string[]) =>
  resultsOn(survey, sheetOf(['F1_1'], rows), 'full', groups && groupingOf(groups));

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

describe('reliability', () => {
  const reliability = (n: number, answered: number): ReliabilityResult => ({
    n,
    alpha: 0.8,
    alphaCi95: [0.7, 0.9],
    omega: 0.8,
    items: [{ id: 'F1_1', n: answered, mean: 3, sd: 1, itemRest: 0.6, alphaIfDropped: 0.7 }],
  });
  const shownWith = (given: ReliabilityResult) => {
    const results = resultsOf(people(9));
    const factors = results.factors.map((factor) => ({ ...factor, reliability: given }));
    return shownOf(gateResults(gate, { ...results, factors })).factors[0]?.reliability;
  };

  test('is shown over 5 complete cases', () => {
    expect(shownWith(reliability(5, 9))).toEqual(reliability(5, 9));
  });

  test('over 4 is withheld, and with it what an item has from the same cases', () => {
    expect(shownWith(reliability(4, 9))).toMatchObject({
      n: 0,
      alpha: null,
      omega: null,
      why: 'too-few-respondents',
      items: [{ n: 9, mean: 3, itemRest: null, alphaIfDropped: null }],
    });
  });

  test('shows no item that fewer than 5 answered', () => {
    const [item] = shownWith(reliability(5, 4))?.items ?? [];
    expect(item).toMatchObject({ n: 0, mean: null, sd: null, why: 'too-few-respondents' });
  });

  test('goes with its factor', () => {
    const results = resultsOf(people(9));
    const factors = resultsOf(people(4)).factors;
    const shown = shownOf(gateResults(gate, { ...results, factors }));
    expect(shown.factors[0]?.reliability).toMatchObject({ n: 0, alpha: null, items: [] });
  });
});

describe('careless answers', () => {
  const sign = { checked: 0, flagged: 0, limit: null };
  const careless = (flagged: number, excluded: boolean, on = flagged): CarelessResult => ({
    respondents: 20,
    flagged,
    longString: sign,
    evenOdd: sign,
    completionTime: sign,
    excluded,
    factors: [
      {
        factor: 'F1',
        everybody: { n: 20, mean: 3, sd: 1 },
        withoutFlagged: { n: 20 - on, mean: 3.2, sd: 1 },
      },
    ],
  });
  const gated = (...given: Parameters<typeof careless>) =>
    gateResults(gate, { ...resultsOf(people(20)), careless: careless(...given) });

  test.each([0, 5, 15])('of %i in 20 give both results', (flagged) => {
    const shown = shownOf(gated(flagged, false)).careless;
    expect(shown).toMatchObject({ flagged, factors: [{ withoutFlagged: { n: 20 - flagged } }] });
    expect(shown).not.toHaveProperty('withheld');
  });

  test.each([1, 4, 16])('of %i in 20 are counted, without results', (flagged) => {
    const shown = shownOf(gated(flagged, false));
    expect(shown.careless).toMatchObject({ flagged, factors: [], withheld: withheld.withheld });
    expect(shown.factors[0]?.mean).not.toBeNull();
  });

  test.each([
    [0, true],
    [4, false],
    [5, true],
    [15, true],
    [16, false],
  ])('%i of 20 left out on request: shown %s', (flagged, shown) => {
    expect(gated(flagged, true).shown).toBe(shown);
    if (!shown) expect(gated(flagged, true)).toMatchObject({ withheld: { leftOut: true } });
  });

  test('leave no factor on which a few of them were the difference', () => {
    expect(shownOf(gated(6, false, 4)).careless.factors).toEqual([]);
    const leftOut = shownOf(gated(6, true, 4));
    expect(leftOut.factors[0]).toMatchObject({ mean: null, why: 'too-few-respondents' });
  });
});

describe('times counted for the class', () => {
  const shownFor = (checked: number, apart: boolean) => {
    const results = resultsOf(people(20));
    const completionTime = { checked, flagged: 1, limit: 2, ...(apart ? { apart } : {}) } as const;
    const careless = { ...results.careless, completionTime };
    return shownOf(gateResults(gate, { ...results, careless })).careless.completionTime;
  };

  test('are shown from 5 on', () => {
    expect(shownFor(5, true)).toEqual({ checked: 5, flagged: 1, limit: 2, apart: true });
    const withheldTimes = { checked: 0, flagged: 0, limit: null, why: 'too-few-respondents' };
    expect(shownFor(4, true)).toEqual(withheldTimes);
  });

  test('differ from those that stand with the answers', () => {
    expect(shownFor(4, false)).toMatchObject({ checked: 4, flagged: 1 });
  });
});

describe('drivers', () => {
  const shownWith = (drivers: DriversResult) =>
    shownOf(gateResults(gate, { ...resultsOf(people(9)), drivers })).drivers;

  test('are withheld over 4 people', () => {
    const few: DriversResult = { method: 'spearman', n: 4, domains: [] };
    expect(shownWith(few)).toEqual({ method: null, n: 0, why: 'too-few-respondents' });
  });

  test('leave out a domain that fewer than 5 have', () => {
    const domain = (n: number) => ({ domain: `d${n}`, n, rho: 0.4, ci95: null });
    const drivers = shownWith({ method: 'spearman', n: 9, domains: [domain(9), domain(4)] });
    expect(drivers).toMatchObject({
      domains: [{ rho: 0.4 }, { n: 0, rho: null, why: 'too-few-respondents' }],
    });
  });
});
