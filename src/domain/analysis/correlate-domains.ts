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
  const domains = [
    ...new Set(factors.flatMap((factor) => survey.factors[factor]?.domain ?? [])),
  ].map((domain) => ({
    domain,
    values: domainValues(
      survey,
      scores,
      rows,
      factors.filter((factor) => survey.factors[factor]?.domain === domain),
    ),
  }));
  const n = rows.reduce(
    (count, _, index) =>
      count + (domains.every(({ values }) => !Number.isNaN(values[index] as number)) ? 1 : 0),
    0,
  );
  if (domains.length === 0 || n < perDomain * domains.length) {
    return { method: null, n, why: 'too-few-respondents' };
  }
  return {
    method: 'spearman',
    n,
    domains: domains.map(({ domain, values }) => {
      const having = Uint32Array.from(rows.keys()).filter(
        (index) => !Number.isNaN(values[index] as number),
      );
      return {
        domain,
        ...spearman(
          Float64Array.from(having, (index) => values[index] as number),
          Float64Array.from(having, (index) => outcome[rows[index] as number] as number),
        ),
      };
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
