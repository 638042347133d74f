/** Spearman's correlations of whole domains with an outcome, where the factors are too many for the answers. */
import type { Survey } from '../instrument/survey.ts';
import { favourabilityOf } from '../scoring/favourability.ts';
import type { Scores } from '../scoring/score-sheet.ts';
import { spearman } from '../statistics/spearman.ts';
import type { DriversResult } from './analysis.ts';

/** Only with `perDomain` respondents who have every domain, for each domain; see `findDrivers`. */
export function correlateDomains(
  survey: Survey,
  scores: Scores,
  outcome: ArrayLike<number | null>,
  rows: Uint32Array,
  factors: readonly number[],
  perDomain: number,
): DriversResult {
  const domainOf = (factor: number) => survey.factors[factor]?.domain;
  const names = new Set(factors.flatMap((factor) => domainOf(factor) ?? []));
  const domains = Array.from(names, (domain) => {
    const own = factors.filter((factor) => domainOf(factor) === domain);
    return { domain, values: domainValues(survey, scores, rows, own) };
  });
  const n = rows.filter((_, index) =>
    domains.every(({ values }) => !Number.isNaN(values[index])),
  ).length;
  if (domains.length === 0 || n < perDomain * domains.length) {
    return { method: null, n, why: 'too-few-respondents' };
  }
  return {
    method: 'spearman',
    n,
    domains: domains.map(({ domain, values }) => {
      const outcomes = Float64Array.from(rows, (row) => outcome[row] ?? Number.NaN);
      const has = (_: number, index: number) => !Number.isNaN(values[index]);
      return { domain, ...spearman(values.filter(has), outcomes.filter(has)) };
    }),
  };
}

/** Mean favourability of the factors by respondent, NaN where too few of them are scored. */
function domainValues(
  survey: Survey,
  scores: Scores,
  rows: Uint32Array,
  factors: readonly number[],
): Float64Array {
  const enough = survey.scoring.minAnsweredShare * factors.length - 1e-9;
  return Float64Array.from(rows, (row) => {
    let sum = 0;
    let scored = 0;
    for (const index of factors) {
      const score = scores.values[row * scores.factors.length + index] as number;
      const factor = survey.factors[index];
      if (Number.isNaN(score) || !factor) continue;
      sum += favourabilityOf(factor, survey.scale, score);
      scored++;
    }
    return scored > 0 && scored >= enough ? sum / scored : Number.NaN;
  });
}
