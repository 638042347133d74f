/** From the answers of a file to the analysis that the command line gives. */
import type { Survey } from '../instrument/survey.ts';
import { type Words, wordsIn } from '../wording/words.ts';
import { analyseChange } from './analyse-change.ts';
import {
  type AnalysedOccasion,
  type AnalysisOptions,
  analyseOccasion,
} from './analyse-occasion.ts';
import type { Analysis } from './analysis.ts';
import { dropoutByFactor } from './dropout-by-factor.ts';
import { noticesOf } from './notices.ts';
import { mapOccasions, occasionsOf, type Responses } from './responses.ts';

export interface ResponsesOptions extends AnalysisOptions {
  /** The form that was answered; found from the answers unless given. */
  readonly form?: string;
}

/**
 * The analysis in its stable outside form.
 *
 * @throws Problem invalid-responses where no form has all its columns
 */
export function analyseResponses(
  survey: Survey,
  responses: Responses,
  options: ResponsesOptions = {},
  t: Words = wordsIn('en'),
): Analysis {
  const occasions = occasionsOf(survey, responses, options.form);
  const found = mapOccasions(occasions, (answers) => analyseOccasion(survey, answers, options));
  const head = { survey: { id: survey.id, version: survey.version } };
  const notices = noticesOf(survey, responses, found, t);
  if (found.kind === 'one') return { ...head, notices, ...found.one.analysis };
  const { end, followup } = found;
  const sum = (of: (analysis: AnalysedOccasion['analysis']) => number) =>
    of(end.analysis) + of(followup.analysis);
  return {
    ...head,
    respondents: sum((analysis) => analysis.respondents),
    excluded: sum((analysis) => analysis.excluded),
    notices,
    occasions: { end: end.analysis, followup: followup.analysis },
    change: analyseChange(survey, end.answers, followup.answers),
    dropout: dropoutByFactor(survey, end.answers, followup.answers),
  };
}
