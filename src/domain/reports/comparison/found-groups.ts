/** Findings gathered by group, so that one group with many factors is told in one sentence. */
import type { Factor } from '../../instrument/survey.ts';
import { type ComparisonContext, factorsOf, quotedFactor } from './comparison-context.ts';

/** Something found of a group on a factor, where high helps. */
export interface FoundCell {
  readonly group: string;
  readonly factor: Factor;
  readonly difference: number;
  /** Worked out only where it is told: of thousands of cells a handful is. */
  readonly interval: () => readonly [number, number];
}

export interface FoundGroup {
  readonly group: string;
  readonly isUp: boolean;
  /** The surest first. */
  readonly cells: readonly [FoundCell, ...FoundCell[]];
}

/** In the order of the cells, a group with both directions twice. */
export function gatherByGroup(cells: readonly FoundCell[]): FoundGroup[] {
  const known = { up: new Map<string, FoundCell[]>(), down: new Map<string, FoundCell[]>() };
  const gathered: { group: string; isUp: boolean; cells: [FoundCell, ...FoundCell[]] }[] = [];
  for (const cell of cells) {
    const isUp = cell.difference > 0;
    const side = isUp ? known.up : known.down;
    const own = side.get(cell.group);
    if (own) {
      own.push(cell);
    } else {
      const first: [FoundCell] = [cell];
      side.set(cell.group, first);
      gathered.push({ group: cell.group, isUp, cells: first });
    }
  }
  return gathered;
}

/** What the sentence about a found group says, all but who and compared with whom. */
export function foundParams(context: ComparisonContext, { cells }: FoundGroup) {
  const [surest] = cells;
  return {
    factor: quotedFactor(context, surest.factor),
    factors: factorsOf(
      context,
      cells.map(({ factor }) => factor),
    ),
    value: context.say.number(Math.abs(surest.difference)),
    interval: sizeSpan(context, surest.interval()),
  };
}

/** The bounds of a difference whose direction is already said: “0.15—0.69”. */
export function sizeSpan(
  { say, t }: Pick<ComparisonContext, 'say' | 't'>,
  interval: readonly [number, number],
): string {
  const [low = 0, high = 0] = interval.map(Math.abs).sort((a, b) => a - b);
  return t('comparison:span', { low: say.number(low), high: say.number(high) });
}
