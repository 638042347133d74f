/** Change by group, trends of programmes and effects of actions against R, from the answers on. */
import { expect, test } from 'vitest';
import { factorFigures } from '../../src/domain/analysis/analyse-factors.ts';
import { jointMoments } from '../../src/domain/analysis/joint-moments.ts';
import { actionEffects } from '../../src/domain/comparison/action-effects.ts';
import { changeByGroup } from '../../src/domain/comparison/change-by-group.ts';
import { programmeTrends } from '../../src/domain/comparison/programme-trend.ts';
import { collectMoments } from '../../src/domain/moments/collect-moments.ts';
import {
  type Answers,
  expectFigures,
  readFixture,
  type SurveyFixture,
  surveyOfFixture,
} from './r-fixtures.ts';
import { resultOf, sheetOf } from './samples.ts';

interface Fixture {
  readonly survey: SurveyFixture;
  readonly classes: readonly {
    readonly id: string;
    readonly programme: string;
    readonly endsOn: string;
    readonly end: Answers;
    readonly followup: Answers;
  }[];
  readonly change: Readonly<
    Record<'class' | 'programme', readonly { group: string; pAdjusted: number | null }[]>
  >;
  readonly trend: {
    readonly days: readonly string[];
    readonly means: readonly (readonly number[])[];
    readonly slopes: readonly { readonly factor: string }[];
  };
  readonly effects: readonly object[];
}

const fixture = readFixture<Fixture>('comparison-parts');
const survey = surveyOfFixture(fixture.survey);
const items = survey.items.map(({ id }) => id);
const asked = new Set(survey.factors.map(({ id }) => id));

test('change of classes, and of programmes from their class means, is R’s paired t test', () => {
  const pairs = fixture.classes.map(({ id, programme, end, followup }) => {
    const answers = (rows: Answers) => ({
      form: 'full',
      sheet: sheetOf(items, rows),
      persons: rows.map((_, row) => `${row}`),
    });
    const factors = jointMoments(survey, answers(end), answers(followup));
    return { id, programme, classes: [{ pairs: end.length, factors }] };
  });
  const programmes = [...Map.groupBy(pairs, ({ programme }) => programme)].map(([id, own]) => ({
    id,
    classes: own.flatMap(({ classes }) => classes),
  }));
  const both = [
    [fixture.change.class, changeByGroup(survey, 'class', asked, pairs)],
    [fixture.change.programme, changeByGroup(survey, 'programme', asked, programmes)],
  ] as const;
  for (const [expected, actual] of both) {
    const cells = actual.flatMap(({ group, factors }) =>
      factors.map((factor) => ({ group, ...factor })),
    );
    expect(cells).toHaveLength(expected.length);
    expected.forEach(({ pAdjusted, ...cell }, index) => {
      expectFigures(cells[index], cell);
      // Of classes a larger p may enter than their own, which R adjusted.
      if (expected === fixture.change.programme) expectFigures(cells[index], { pAdjusted });
      else expect((cells[index]?.pAdjusted ?? 0) + 1e-12).toBeGreaterThanOrEqual(pAdjusted ?? 0);
    });
  }
  expect(both[1][1].map(({ classes, pairs: people }) => [classes, people])).toEqual([
    [3, 29],
    [2, 33],
    [1, 11],
  ]);
});

test('trends are R’s lm of class means against years', () => {
  const { days, means, slopes } = fixture.trend;
  const classes = days.map((endsOn, at) => ({
    ...{ id: `c${at}`, name: `Class ${at}`, programme: 'p', endsOn, respondents: 20 },
    factors: survey.factors.map(({ id }, factor) =>
      resultOf(id, { mean: means[at]?.[factor] ?? null }),
    ),
  }));
  const [trend] = programmeTrends(survey, classes.toReversed());
  expect(trend?.classes.map(({ id }) => id)).toEqual(classes.map(({ id }) => id));
  slopes.forEach(({ factor, ...expected }, at) => {
    expect(trend?.factors[at]).toMatchObject({ factor });
    expectFigures(trend?.factors[at]?.perYear, expected, factor);
  });
});

test('effects of actions are R’s, beside what all classes differ by anyway', () => {
  const [first, , third] = fixture.classes;
  if (!first || !third) throw new Error('the fixture has three classes');
  const momentsOf = (rows: Answers) => collectMoments(survey, sheetOf(items, rows), items);
  const { layout } = momentsOf(first.followup);
  const text = { 'zh-CN': '谈话', en: 'Talk' };
  const done = survey.factors.map(({ id }) => ({
    ...{ factor: id, text, doneOn: '2023-10-01', doneBy: '2023-10-01' },
  }));
  const classes = fixture.classes.map((one) => ({
    ...{ id: one.id, name: one.id, programme: one.programme, endsOn: one.endsOn },
    values: momentsOf(one.followup).ungrouped,
    done: one === first ? done : [],
  }));
  const effects = actionEffects(survey, layout, classes);
  // Variances between classes are found by iteration.
  expectFigures(effects, fixture.effects, 'effects', 1e-5);
  expect(effects).toHaveLength(2);
  expect(effects[0]).toMatchObject({ before: { id: 'c1' }, after: { id: 'c3' }, others: null });
  // The figures that are shown of the classes are of the same scores.
  const [mean, other] = [third, first].map(
    (one) => factorFigures(survey, layout, momentsOf(one.followup).ungrouped)[0]?.mean ?? 0,
  );
  expect(effects[0]?.difference).toBeCloseTo((mean ?? 0) - (other ?? 0), 12);
});
