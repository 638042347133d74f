/** Everything a report needs to know about one occasion: the analysis, and what only paper and screen show. */
import type { Survey } from '../instrument/survey.ts';
import { analyseDomains, type DomainResult } from './analyse-domains.ts';
import {
  type AnalysedOccasion,
  type AnalysisOptions,
  analyseOccasion,
} from './analyse-occasion.ts';
import type { OccasionAnalysis } from './analysis.ts';
import { type ItemDistribution, itemDistributions } from './item-distributions.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';

export interface OccasionResults extends OccasionAnalysis {
  readonly form: string;
  readonly domains: readonly DomainResult[];
  readonly items: readonly ItemDistribution[];
}

export function occasionResults(
  survey: Survey,
  given: OccasionAnswers,
  options: AnalysisOptions = {},
): OccasionResults {
  return withDetail(survey, analyseOccasion(survey, given, options));
}

/** Adds what paper and screen show to an analysis that is there already. */
export function withDetail(
  survey: Survey,
  { analysis, answers }: AnalysedOccasion,
): OccasionResults {
  const { sheet, form } = answers;
  const scores = scoreAnswers(survey, answers);
  return {
    ...analysis,
    form,
    domains: analyseDomains(survey, scores),
    items: itemDistributions(survey, sheet, survey.forms[form] ?? [], scores.excluded),
  };
}
