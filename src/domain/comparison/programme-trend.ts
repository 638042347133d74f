/** What becomes of each factor over the classes of a programme. */
import type { FactorFigures } from '../analysis/analysis.ts';
import { daysBetween } from '../collection/occasion.ts';
import type { Survey } from '../instrument/survey.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { linearTrend } from '../statistics/linear-trend.ts';
import { byLastDay } from './by-last-day.ts';
import type { FactorTrend, ProgrammeTrend } from './comparison.ts';

/** A straight line through fewer classes says nothing. */
const fewestClasses = 4;
const daysOfYear = 365.25;

export interface ClassOfTrend {
  readonly id: string;
  readonly name: string;
  readonly programme: string | null;
  /** Last day of training, ISO. */
  readonly endsOn: string;
  readonly respondents: number;
  /** In the survey's order; gated. */
  readonly factors: readonly FactorFigures[];
}

type PerYear = FactorTrend['perYear'];

/**
 * Programmes of at least two classes, by name; a class without a programme is in none. Slopes are R's
 * `lm(mean ~ years)`, each class one value, from four classes up that do not all end on one day; p is adjusted over
 * all programmes and factors.
 */
export function programmeTrends(
  survey: Survey,
  classes: readonly ClassOfTrend[],
): readonly ProgrammeTrend[] {
  const programmes = Map.groupBy(classes, ({ programme }) => programme ?? '');
  programmes.delete('');
  const trends = [...programmes]
    .filter(([, own]) => own.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([programme, own]) => trendOf(survey, programme, own.toSorted(byLastDay)));
  const adjusted = adjustPValues(trends.flatMap(({ factors }) => factors.map(pOf)));
  return trends.map((trend, index) => ({
    ...trend,
    factors: trend.factors.map((factor, at) => {
      const pAdjusted = adjusted[index * survey.factors.length + at] ?? null;
      return { ...factor, perYear: { ...factor.perYear, pAdjusted } };
    }),
  }));
}

function pOf({ perYear }: FactorTrend): number | null {
  return perYear.p;
}

function trendOf(
  survey: Survey,
  programme: string,
  classes: readonly ClassOfTrend[],
): ProgrammeTrend {
  const first = classes[0]?.endsOn ?? '';
  const years = classes.map(({ endsOn }) => daysBetween(first, endsOn) / daysOfYear);
  return {
    programme,
    classes: classes.map(({ id, name, endsOn, respondents }) => ({
      ...{ id, name, endsOn, respondents },
    })),
    factors: survey.factors.map(({ id }, at): FactorTrend => {
      const points = classes.map(({ factors }) => withFigures(factors[at]));
      return { factor: id, points, perYear: slopeOf(years, points) };
    }),
  };
}

function withFigures(figures: FactorFigures | undefined): FactorFigures | null {
  return figures && figures.mean !== null ? figures : null;
}

function slopeOf(years: readonly number[], points: readonly (FactorFigures | null)[]): PerYear {
  const known = points.flatMap((point, index): [number, number][] =>
    point?.mean == null ? [] : [[years[index] ?? 0, point.mean]],
  );
  const none = { slope: null, ci95: null, p: null, pAdjusted: null };
  if (known.length < fewestClasses) return { ...none, why: 'too-few-classes' };
  const { slope, ci95, p, why } = linearTrend(known);
  if (why === 'one-x') return { ...none, why: 'one-day' };
  return { slope, ci95, p, pAdjusted: null, ...(why ? { why: 'no-variance' } : {}) };
}
