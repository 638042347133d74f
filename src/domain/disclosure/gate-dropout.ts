/** Who left against who stayed: the two are parts of everybody at the end of training, so both must be enough. */
import type { DropoutResult } from '../analysis/analysis.ts';
import type { Dropout } from '../analysis/compare-dropout.ts';
import { areFew, type Gate, type Gated, show, withhold } from './minimum.ts';

/** Both groups must reach the minimum, or nobody left. */
export function gateDropout(gate: Gate, dropout: Dropout): Gated<Dropout> {
  const { stayed, left } = dropout;
  return enough(gate, stayed.people, left.people) ? show(dropout) : withhold(gate);
}

/**
 * The same by factor, each factor held to its own scored people.
 *
 * @param whole the same people without anybody left out on request, where some were: the two are published
 *   side by side, so that neither group may differ by a few
 */
export function gateDropoutByFactor(
  gate: Gate,
  dropout: DropoutResult,
  whole: DropoutResult = dropout,
): Gated<DropoutResult> {
  const changed = [whole.stayed - dropout.stayed, whole.left - dropout.left];
  const tellsOnFew = changed.some((people) => areFew(gate, people));
  if (tellsOnFew || !enough(gate, dropout.stayed, dropout.left)) return withhold(gate);
  return show({
    ...dropout,
    factors: dropout.factors.map((each) =>
      enough(gate, each.stayed.n, each.left.n) || each.stayed.n + each.left.n === 0
        ? each
        : withoutFigures(each.factor),
    ),
  });
}

function enough({ minimum }: Gate, stayed: number, left: number): boolean {
  const needed = Math.max(1, minimum);
  return stayed >= needed && (left === 0 || left >= needed);
}

function withoutFigures(factor: string): DropoutResult['factors'][number] {
  const why = 'too-few-respondents' as const;
  const nobody = { n: 0, mean: null, sd: null, why };
  return {
    factor,
    stayed: nobody,
    left: nobody,
    difference: null,
    ci95: null,
    p: null,
    pAdjusted: null,
    hedgesG: null,
    why,
  };
}
