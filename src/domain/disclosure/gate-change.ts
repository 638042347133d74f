/** Change between the occasions, where nothing small can be told from it and the figures beside it. */
import type { ChangeResult } from '../analysis/analysis.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { noPairs, type PairedMoments } from '../statistics/paired-moments.ts';
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
 * Enough pairs (on a single factor too), and nobody or enough people in each other part, those without a score on
 * both occasions among them. Diagnosis, change
 * and dropout are published side by side, with and without those left out on request: every group that they
 * describe is a union of these parts, so that what differences of their means can tell is never of a few.
 * With 20 answers at the end, 18 of them paired, it would be the mean of the 2 who did not answer again.
 */
export function gateChange(
  gate: Gate,
  change: readonly ChangeResult[],
  { pairs, others }: PairedPeople,
): Gated<readonly ChangeResult[]> {
  if (!mayShowPairs(gate, { pairs, others })) return withhold(gate);
  return show(change.map((each) => gateFactorChange(gate, each, pairs)));
}

/** The same of the sums that change is made from: a factor that too few answered twice has no pairs. */
export function gatePairs(
  gate: Gate,
  factors: readonly PairedMoments[],
  people: PairedPeople,
): Gated<readonly PairedMoments[]> {
  if (!mayShowPairs(gate, people)) return withhold(gate);
  return show(
    factors.map((each) => (mayShowFactor(gate, each.difference.n, people.pairs) ? each : noPairs)),
  );
}

function mayShowPairs(gate: Gate, { pairs, others }: PairedPeople): boolean {
  return pairs >= gate.minimum && !others.some((people) => areFew(gate, people));
}

function mayShowFactor(gate: Gate, scored: number, pairs: number): boolean {
  return scored >= gate.minimum && !areFew(gate, pairs - scored);
}

function gateFactorChange(gate: Gate, change: ChangeResult, pairs: number): ChangeResult {
  if (change.pairs === 0 || mayShowFactor(gate, change.pairs, pairs)) return change;
  return {
    factor: change.factor,
    ...pairedChange(noPairs),
    pAdjusted: null,
    reliableChange: null,
    why: 'too-few-respondents',
  };
}
