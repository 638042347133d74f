/** Who is missing at the follow-up, told by what they said at the end of training. */
import type { Survey } from '../instrument/survey.ts';
import { analyseDomains, type DomainResult } from './analyse-domains.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';
import { rowsByReturn } from './rows-by-return.ts';

export interface Dropout {
  /** People who answered at the end and again at the follow-up, and those who did not. */
  readonly stayed: { readonly people: number; readonly domains: readonly DomainResult[] };
  readonly left: { readonly people: number; readonly domains: readonly DomainResult[] };
}

/** Domains at the end of training of both groups; the excluded count in neither. */
export function compareDropout(
  survey: Survey,
  end: OccasionAnswers,
  followup: OccasionAnswers,
): Dropout {
  const scores = scoreAnswers(survey, end);
  const { stayed, left } = rowsByReturn(end, scores, followup);
  return {
    stayed: { people: stayed.length, domains: analyseDomains(survey, scores, stayed) },
    left: { people: left.length, domains: analyseDomains(survey, scores, left) },
  };
}
