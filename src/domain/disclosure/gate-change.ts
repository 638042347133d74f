/** Change between the occasions, where nothing small can be told from it and the figures beside it. */
import type { ChangeResult } from '../analysis/analysis.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { noPairs } from '../statistics/paired-moments.ts';
import { areFew, type Gate, type Gated, show, withhold } from './minimum.ts';

/** Who answered on either occasion, cut by what became of them on both. */
export interface PairedPeople {
  /** Whom the change is over: counted on both occasions. */
  readonly pairs: number;
  /**
   * Everybody else, each part with one fate at the end of training and one at the follow-up: no answer,
   * counted, or left out on request.
   */
  readonly others: readonly number[];
}

/**
 * Enough pairs (on a single factor too), and nobody or enough people in each other part. Diagnosis, change
 * and dropout are published side by side, with and without those left out on request: every group that they
 * describe is a union of these parts, so that what differences of their means can tell is never of a few.
 * With 20 answers at the end, 18 of them paired, it would be the mean of the 2 who did not answer again.
 */
export function gateChange(
  gate: Gate,
  change: readonly ChangeResult[],
  { pairs, others }: PairedPeople,
): Gated<readonly ChangeResult[]> {
  const tellsOnFew = others.some((people) => areFew(gate, people));
  if (pairs < gate.minimum || tellsOnFew) return withhold(gate);
  return show(change.map((each) => gateFactorChange(gate, each)));
}

function gateFactorChange(gate: Gate, change: ChangeResult): ChangeResult {
  if (change.pairs === 0 || change.pairs >= gate.minimum) return change;
  return {
    factor: change.factor,
    ...pairedChange(noPairs),
    pAdjusted: null,
    reliableChange: null,
    why: 'too-few-respondents',
  };
}
