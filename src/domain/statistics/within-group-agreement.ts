/** r_wg(j): how far the members of a group give the same answers, against answers given at random. */

/** Respondents of one group who answered every item of the factor. */
export interface GroupItems {
  readonly n: number;
  /** Mean over the items of the sample variance (n − 1) of the answers; not read where `n` is below 2. */
  readonly variance: number;
}

export interface GroupAgreement {
  readonly mean: number | null;
  readonly median: number | null;
  readonly why?: 'no-published-null' | 'one-respondent-each' | 'no-answers';
}

/**
 * r_wg(j) = J(1 − s̄²/σ²) / (J(1 − s̄²/σ²) + s̄²/σ²), J items, s̄² the mean of their variances, σ² the variance
 * that answers at random would have. With one item it is r_wg = 1 − s²/σ².
 * James, L. R., Demaree, R. G. and Wolf, G. (1984), Journal of Applied Psychology 69(1), 85–98.
 *
 * From 0 to 1: 1 where everybody answers alike, 0 where s̄² reaches σ² (beyond it the formula has no meaning).
 * `variance` is s̄², in squared scale points; null without an item.
 *
 * R: `multilevel::rwg.j(items, group, ranvar)`, `multilevel::rwg(item, group, ranvar)` for one item.
 */
export function withinGroupAgreement(
  items: number,
  variance: number,
  nullVariance: number,
): number | null {
  if (items === 0) return null;
  const ratio = variance / nullVariance;
  if (ratio >= 1) return 0;
  return (items * (1 - ratio)) / (items * (1 - ratio) + ratio);
}

/** Variance of answers spread evenly over a scale of `points` points: (A² − 1)/12. James et al. (1984). */
export function uniformNull(points: number): number {
  return (points ** 2 - 1) / 12;
}

/**
 * Variance of answers at random with a slight lean to one side, as leniency gives; for display beside the
 * uniform one. LeBreton, J. M. and Senter, J. L. (2008), Organizational Research Methods 11(4), 815–852:
 * 1.34 on five points, the variance of shares .05, .15, .20, .35, .25. Null on other scales: only a variance
 * that was computed again from its shares is given.
 */
export function slightlySkewedNull(points: number): number | null {
  return points === 5 ? 1.34 : null;
}

/** Groups with at least two respondents who answered every item: by the mean variance of their items, lowest first. */
export interface ItemSpread {
  readonly items: number;
  readonly variances: Float64Array;
  /** Somebody answered every item. */
  readonly answered: boolean;
}

export function itemSpread(items: number, groups: readonly GroupItems[]): ItemSpread {
  const several = groups.filter(({ n }) => n > 1 && items > 0);
  const variances = new Float64Array(several.map(({ variance }) => variance)).sort();
  return { items, variances, answered: groups.some(({ n }) => n > 0) };
}

/**
 * Mean and median of r_wg(j) over the groups with at least two respondents who answered every item; the median
 * of an even number is the mean of the middle two. Null: no null variance for this scale ('no-published-null'),
 * nobody who answered every item ('no-answers'), never two of them in one group ('one-respondent-each').
 *
 * R: `r <- multilevel::rwg.j(items, group, ranvar)$rwg.j; mean(r, na.rm = TRUE); median(r, na.rm = TRUE)`.
 */
export function groupAgreement(
  { items, variances, answered }: ItemSpread,
  nullVariance: number | null,
): GroupAgreement {
  if (nullVariance === null) return { mean: null, median: null, why: 'no-published-null' };
  if (variances.length === 0) {
    return { mean: null, median: null, why: answered ? 'one-respondent-each' : 'no-answers' };
  }
  // The higher the variance, the lower the agreement: they are in order as well.
  const agreements = variances.map(
    (variance) => withinGroupAgreement(items, variance, nullVariance) ?? 0,
  );
  const sum = agreements.reduceRight((total, agreement) => total + agreement, 0);
  return { mean: sum / agreements.length, median: medianOfSorted(agreements) };
}

function medianOfSorted(values: Float64Array): number {
  const upper = values[Math.floor(values.length / 2)] ?? 0;
  const lower = values[Math.floor((values.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}
