/** Results of one occasion: all of them withheld, single factors left out, or shown. */
import { emptyResult } from '../analysis/analyse-factors.ts';
import type { FactorResult } from '../analysis/analysis.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import { type GatedCareless, gateCareless, leavesFewOut } from './gate-careless.ts';
import { gateDrivers } from './gate-drivers.ts';
import { gateGroups } from './gate-groups.ts';
import { gateReliability } from './gate-reliability.ts';
import { areFew, type Gate, type Gated, show, withhold } from './minimum.ts';

export type GatedResults = OccasionResults & { readonly careless: GatedCareless };

/**
 * All withheld for too few respondents, or where leaving out the careless ones would tell of a few; else
 * without single factors that too few answered; groups only where each is large enough.
 */
export function gateResults(gate: Gate, results: OccasionResults): Gated<GatedResults> {
  const { groups: _groups, comparison: _comparison, drivers, ...whole } = results;
  const { careless } = results;
  const people = results.respondents - results.excluded;
  if (people < gate.minimum) return withhold(gate);
  if (careless.excluded && leavesFewOut(gate, careless)) {
    return { shown: false, withheld: { ...withhold(gate).withheld, leftOut: true } };
  }
  const counted = people - (careless.excluded ? careless.flagged : 0);
  return show({
    ...whole,
    ...gateGroups(gate, results, counted),
    factors: results.factors.map((factor, index) => {
      const both = careless.excluded ? careless.factors[index] : undefined;
      const apart = both ? both.everybody.n - both.withoutFlagged.n : 0;
      return gateFactor(gate, factor, areFew(gate, apart));
    }),
    domains: results.domains.map((domain) =>
      domain.n < gate.minimum ? { ...domain, favourability: null, ci95: null } : domain,
    ),
    items: results.items.filter((item) => item.n >= gate.minimum),
    careless: gateCareless(gate, careless),
    ...(drivers ? { drivers: gateDrivers(gate, drivers) } : {}),
  });
}

function gateFactor(gate: Gate, factor: FactorResult, tellsOnFew: boolean): FactorResult {
  if (factor.n < gate.minimum || tellsOnFew) return emptyResult(factor.id, 'too-few-respondents');
  return { ...factor, reliability: gateReliability(gate, factor.reliability) };
}
