/** Change between the occasions, where nothing small can be told from it and the figures beside it. */
import type { ChangeResult } from '../analysis/analysis.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { noPairs } from '../statistics/paired-moments.ts';
import { areFew, type Gate, type Gated, show, withhold } from './minimum.ts';

/** Who answered on each occasion, and who on both. */
export interface PairedPeople {
  readonly end: number;
  readonly followup: number;
  readonly pairs: number;
}

/**
 * Enough pairs (on a single factor too), and on each occasion either nobody or enough people outside the
 * pairs. With 20 answers at the end, 18 of them paired, the difference of the two published means would
 * be the mean of the 2 who did not answer again.
 *
 * @param counted whom the change is over
 * @param whole the same without anybody left out on request: no two of these groups, all of them
 *   published side by side, may differ by a few
 */
export function gateChange(
  gate: Gate,
  change: readonly ChangeResult[],
  counted: PairedPeople,
  whole: PairedPeople = counted,
): Gated<readonly ChangeResult[]> {
  const remainders = [
    ...[counted.end, whole.end, counted.followup, whole.followup, whole.pairs].map(
      (people) => people - counted.pairs,
    ),
    whole.end - counted.end,
    whole.followup - counted.followup,
    whole.end - whole.pairs,
    whole.followup - whole.pairs,
  ];
  const tellsOnFew = remainders.some((people) => areFew(gate, people));
  if (counted.pairs < gate.minimum || tellsOnFew) return withhold(gate);
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
