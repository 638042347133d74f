/** Programmes or schools compared by the classes they hold: people of one class are alike, so a class is one value. */
import type { FactorLayout, MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { momentsOf } from '../statistics/moments.ts';
import type { ComparisonResult } from './analysis.ts';
import {
  type Agreement,
  adjusted,
  type Comparison,
  compareFactor,
  type FactorComparison,
} from './compare-factor.ts';

export interface GroupOfClasses {
  readonly id: string;
  /** Moments of each of its classes, in one layout. */
  readonly classes: readonly Float64Array[];
}

/**
 * Every figure takes the mean of each class with a score as one value, however many people it has: what
 * `compareGroups` says of people this says of classes, and each `n` counts classes. Tests over people would take
 * what the people of one class share, their teacher and their weeks, for a difference between programmes. A summary-measures
 * analysis: Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials in Health Research, ch. 6;
 * Murray (1998), Design and Analysis of Group-Randomized Trials.
 *
 * A group of one class has a mean and an estimate drawn towards the others, but no interval, no test, and no part in
 * what the others are compared with ('one-class'). How far people agree (icc1, icc2, rwg, climate) is a question for
 * single classes ('classes-as-values'). R: `tapply(score, class, mean)`, then the calls of `compareGroups`.
 */
export function compareGroupsOfClasses(
  layout: MomentsLayout,
  groups: readonly GroupOfClasses[],
  { allPairs = false }: { readonly allPairs?: boolean } = {},
): Comparison {
  const compared = layout.factors.map((factor) => compareClassMeans(factor, groups, allPairs));
  const { results, untested } = adjusted(compared);
  return { results: results.map(withoutLoneIntervals), untested };
}

function compareClassMeans(
  factor: FactorLayout,
  groups: readonly GroupOfClasses[],
  allPairs: boolean,
): FactorComparison {
  const members = groups
    .map(({ id, classes }) => ({ id, moments: momentsOf(classMeans(factor, classes)) }))
    .filter(({ moments }) => moments.n > 0);
  const alone = { alone: 'one-class', allAlone: 'one-class-each' } as const;
  return compareFactor(factor.id, members, { agreement: notOfClasses, ...alone }, allPairs);
}

const notOfClasses: Agreement = {
  icc1: null,
  icc2: null,
  rwg: {
    mean: null,
    median: null,
    why: 'classes-as-values',
    skewed: { mean: null, median: null, why: 'classes-as-values' },
  },
  climate: null,
  why: 'classes-as-values',
};

function classMeans(factor: FactorLayout, classes: readonly Float64Array[]): number[] {
  return classes
    .map((values) => scoreMoments(factor, values))
    .filter(({ n }) => n > 0)
    .map(({ mean }) => mean);
}

function withoutLoneIntervals(result: ComparisonResult): ComparisonResult {
  const estimates = result.estimates.map((estimate) =>
    estimate.n > 1 || estimate.why
      ? estimate
      : { ...estimate, interval95: null, why: 'one-class' as const },
  );
  return { ...result, estimates };
}
