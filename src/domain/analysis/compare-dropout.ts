/** Who is missing at the follow-up, told by what they said at the end of training. */
import type { Survey } from '../instrument/survey.ts';
import { scoreSheet } from '../scoring/score-sheet.ts';
import type { OccasionAnswers } from './analyse-change.ts';
import { analyseDomains, type DomainResult } from './analyse-domains.ts';

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
  const scores = scoreSheet(survey, end.sheet, survey.forms[end.form] ?? []);
  const again = new Set(followup.persons);
  const rows = end.persons.flatMap((person, row) =>
    scores.excluded[row] ? [] : [{ person, row }],
  );
  const stayed = rows
    .filter(({ person }) => person !== null && again.has(person))
    .map(({ row }) => row);
  const left = rows
    .filter(({ person }) => person === null || !again.has(person))
    .map(({ row }) => row);
  return {
    stayed: { people: stayed.length, domains: analyseDomains(survey, scores, stayed) },
    left: { people: left.length, domains: analyseDomains(survey, scores, left) },
  };
}
