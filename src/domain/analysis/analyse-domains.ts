/** Domains (ability, motivation, work environment, readiness) as means of their factors' favourabilities. */
import type { FactorDomain, Survey } from '../instrument/survey.ts';
import { favourabilityOf } from '../scoring/favourability.ts';
import { type Scores, scoreAt } from '../scoring/score-sheet.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { momentsOf } from '../statistics/moments.ts';

export interface DomainResult {
  readonly id: string;
  readonly n: number;
  /** Mean over respondents of the mean of their factors' favourabilities; null for nobody. */
  readonly favourability: number | null;
  readonly ci95: readonly [number, number] | null;
}

/** Domains in the survey's order; factors without a domain belong to none. */
export function analyseDomains(
  survey: Survey,
  scores: Scores,
  rows?: readonly number[],
): DomainResult[] {
  const everyone = rows ?? [...Array(scores.rows).keys()];
  return survey.domains.map((domain) => {
    const moments = momentsOf(
      everyone.flatMap((row) => domainScore(survey, scores, domain, row) ?? []),
    );
    const favourability = moments.n > 0 ? moments.mean : null;
    return { id: domain.id, n: moments.n, favourability, ci95: meanInterval(moments) };
  });
}

function domainScore(
  survey: Survey,
  scores: Scores,
  domain: FactorDomain,
  row: number,
): number | null {
  const values = survey.factors.flatMap((factor, index) => {
    const score = factor.domain === domain.id ? scoreAt(scores, row, index) : undefined;
    return score === undefined ? [] : [favourabilityOf(factor, survey.scale, score)];
  });
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
