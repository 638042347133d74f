/** Change of groups between the occasions, from the joint moments of their classes alone. */
import type { Survey } from '../instrument/survey.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { moderatedVariances } from '../statistics/moderated-variances.ts';
import { type Moments, momentsOf, noMoments, standardDeviation } from '../statistics/moments.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { noPairs, type PairedMoments } from '../statistics/paired-moments.ts';
import { twoSidedP } from '../statistics/student-t.ts';
import type { ComparisonLevel, GroupChange, GroupFactorChange } from './comparison.ts';

/** One class, gated: on a factor that too few answered twice it has no pairs. */
export interface PairsOfClass {
  readonly pairs: number;
  /** One a factor, in the survey's order. */
  readonly factors: readonly PairedMoments[];
}

export interface PairsOfGroup {
  readonly id: string;
  readonly classes: readonly PairsOfClass[];
}

/** What is still to be adjusted for the number of questions asked. */
type Unadjusted = Omit<GroupFactorChange, 'factor' | 'pAdjusted'>;

const nothing = {
  ...{ before: null, beforeCi95: null, after: null, afterCi95: null },
  ...{ difference: null, ci95: null, p: null },
};

/**
 * At the level of the class the paired t test over its people: R `t.test(after, before, paired = TRUE)`. Above it
 * every figure is over the class means, each class one value however many answered in it: people of one class are
 * alike, so that all of them thrown together would seem surer than they are. R `t.test(after, before, paired = TRUE)`
 * with the class means.
 *
 * p is adjusted over all groups and factors. Of thousands of small classes some move nearly alike by chance alone, so
 * that at the level of the class the larger of two p is adjusted: its own, and the one with the variance of the
 * differences moderated over the classes (moderated-variances.ts).
 *
 * @param asked ids of the factors that both occasions asked about
 */
export function changeByGroup(
  survey: Survey,
  level: ComparisonLevel,
  asked: ReadonlySet<string>,
  groups: readonly PairsOfGroup[],
): readonly GroupChange[] {
  const changeOf = level === 'class' ? changeOfPeople : changeOfClasses;
  const found = groups.map(({ classes }) =>
    survey.factors.map(({ id }, at): Unadjusted => {
      if (!asked.has(id)) return { pairs: 0, ...nothing, why: 'no-shared-items' };
      return changeOf(classes.map(({ factors }) => factors[at] ?? noPairs));
    }),
  );
  const atLeast = level === 'class' ? moderatedPs(survey, groups) : [];
  const adjusted = adjustPValues(
    found.flatMap((factors, index) =>
      factors.map(({ p }, at) => (p === null ? p : Math.max(p, atLeast[at]?.[index] ?? 0))),
    ),
  );
  return groups.map(({ id, classes }, index) => ({
    group: id,
    classes: classes.length,
    pairs: classes.reduce((sum, { pairs }) => sum + pairs, 0),
    factors: survey.factors.map((factor, at) => ({
      factor: factor.id,
      ...(found[index]?.[at] ?? { pairs: 0, ...nothing }),
      pAdjusted: adjusted[index * survey.factors.length + at] ?? null,
    })),
  }));
}

function changeOfPeople([moments = noPairs]: readonly PairedMoments[]): Unadjusted {
  const { pairs, before, after, difference, ci95, p, why } = pairedChange(moments);
  if (pairs === 0) return { pairs, ...nothing, why: 'too-few-respondents' };
  return {
    ...{ pairs, before, beforeCi95: meanInterval(moments.before) },
    ...{ after, afterCi95: meanInterval(moments.after) },
    ...{ difference, ci95, p },
    // Why the other figures of a paired comparison are missing does not concern these.
    ...(p === null && why ? { why } : {}),
  };
}

function changeOfClasses(classes: readonly PairedMoments[]): Unadjusted {
  const counted = classes.filter(({ difference }) => difference.n > 0);
  const pairs = counted.reduce((sum, { difference }) => sum + difference.n, 0);
  if (pairs === 0) return { pairs, ...nothing, why: 'too-few-respondents' };
  const over = (of: (each: PairedMoments) => Moments) =>
    momentsOf(counted.map((each) => of(each).mean));
  const [before, after] = [over((each) => each.before), over((each) => each.after)];
  const difference = over((each) => each.difference);
  const p = pOfMean(difference);
  return {
    ...{ pairs, before: before.mean, beforeCi95: meanInterval(before) },
    ...{ after: after.mean, afterCi95: meanInterval(after) },
    ...{ difference: difference.mean, ci95: meanInterval(difference), p },
    ...(p === null ? { why: difference.n < 2 ? 'one-class' : 'no-variance' } : {}),
  };
}

/** By factor, then by group; null where it cannot be computed. */
function moderatedPs(
  survey: Survey,
  groups: readonly PairsOfGroup[],
): readonly (readonly (number | null)[])[] {
  return survey.factors.map((_, at) => {
    const differences = groups.map(
      ({ classes }) => classes[0]?.factors[at]?.difference ?? noMoments,
    );
    const variances = moderatedVariances(differences);
    return differences.map(({ n, mean }, index) => {
      const { variance, df } = variances?.[index] ?? { variance: 0, df: 0 };
      return n > 0 && variance > 0 ? twoSidedP(mean / Math.sqrt(variance / n), df) : null;
    });
  });
}

/** Student's t against 0; null for one value and without spread. */
function pOfMean(moments: Moments): number | null {
  const sd = standardDeviation(moments);
  return sd ? twoSidedP(moments.mean / (sd / Math.sqrt(moments.n)), moments.n - 1) : null;
}
