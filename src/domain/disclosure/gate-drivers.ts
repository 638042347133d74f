/** Drivers: relations over enough people, each domain's over enough of its own. */
import type { DriversResult } from '../analysis/analysis.ts';
import type { Gate } from './minimum.ts';

const why = 'too-few-respondents' as const;

export function gateDrivers(gate: Gate, drivers: DriversResult): DriversResult {
  if (drivers.n < gate.minimum) return { method: null, n: 0, why };
  if (drivers.method !== 'spearman') return drivers;
  return {
    ...drivers,
    domains: drivers.domains.map((each) =>
      each.n < gate.minimum ? { domain: each.domain, n: 0, rho: null, ci95: null, why } : each,
    ),
  };
}
