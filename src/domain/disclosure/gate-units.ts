/** Units of a class looked at one by one: beside everything else that is published of the same answers. */
import { emptyResult } from '../analysis/analyse-factors.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { GatedResults } from './gate-results.ts';
import { areFew, type Gate } from './minimum.ts';

export interface PersonPart {
  /** Empty where the list names none. */
  readonly unit: string;
  readonly careless: boolean;
  /** Whether the person answered the other occasion too. */
  readonly both: boolean;
}

/**
 * Names of the units, in natural order, where every piece of the answers is enough people: cut by unit, and by
 * carelessness and by having answered twice where figures of those are published (`tells`). Each published
 * figure is then of a union of pieces, and no difference of two is of a few. Empty where a piece is too
 * small, or there are not two units.
 */
export function partsToShow(
  gate: Gate,
  people: readonly PersonPart[],
  tells: { readonly careless: boolean; readonly both: boolean },
): readonly string[] {
  const pieces = Map.groupBy(people, ({ unit, careless, both }) =>
    JSON.stringify([unit, tells.careless && careless, tells.both && both]),
  );
  if ([...pieces.values()].some((piece) => piece.length < Math.max(1, gate.minimum))) return [];
  const names = [...new Set(people.map(({ unit }) => unit))];
  if (names.length < 2) return [];
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return names.filter((name) => name !== '').sort(order.compare);
}

/**
 * One unit's figures without those that few of any unit answered: the others would be the rest of the whole.
 * Of careless answers only the counts, no relations with the outcome, no groups.
 *
 * @param each the results of every unit before the gate, this one among them
 */
export function gateUnit(
  gate: Gate,
  own: GatedResults,
  each: readonly OccasionResults[],
): GatedResults {
  const { drivers: _drivers, groups: _groups, comparison: _comparison, ...rest } = own;
  const fewIn = (count: (results: OccasionResults) => number) =>
    each.some((results) => areFew(gate, count(results)));
  return {
    ...rest,
    factors: own.factors.map((factor, at) =>
      fewIn(({ factors }) => factors[at]?.n ?? 0) ||
      fewIn(({ factors }) => factors[at]?.reliability.n ?? 0)
        ? emptyResult(factor.id, 'too-few-respondents')
        : factor,
    ),
    domains: own.domains.map((domain, at) =>
      fewIn(({ domains }) => domains[at]?.n ?? 0)
        ? { ...domain, favourability: null, ci95: null }
        : domain,
    ),
    items: own.items.filter(
      ({ item }) => !fewIn(({ items }) => items.find((other) => other.item === item)?.n ?? 0),
    ),
    careless: {
      ...own.careless,
      factors: [],
      withheld: { reason: 'too-few-respondents', minimum: gate.minimum },
    },
  };
}
