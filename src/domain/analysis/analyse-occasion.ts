/** The whole analysis of one occasion: factors, groups, their comparison, careless answers and drivers. */
import type { Survey } from '../instrument/survey.ts';
import { analyseFactors } from './analyse-factors.ts';
import { analyseGroups, groupMoments } from './analyse-groups.ts';
import type { OccasionAnalysis } from './analysis.ts';
import type { Comparison } from './compare-factor.ts';
import { compareGroups } from './compare-groups.ts';
import { findDrivers } from './find-drivers.ts';
import { momentsOfOccasion, type OccasionMoments } from './leave-out-careless.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';

export interface AnalysisOptions {
  /** Compare all pairs of groups, however many there are. */
  readonly allPairs?: boolean;
  /** Leave out those whose answers look careless. */
  readonly excludeCareless?: boolean;
}

export interface AnalysedOccasion {
  readonly analysis: OccasionAnalysis;
  /** The answers, with the mark of who was left out on request. */
  readonly answers: OccasionAnswers;
  readonly untested: Comparison['untested'];
}

/** Where the drivers' bootstrap begins, so that the same answers give the same intervals. */
const seed = 20260315;

/** Parts that were not asked for are absent: groups without a grouping, drivers without an outcome. */
export function analyseOccasion(
  survey: Survey,
  given: OccasionAnswers,
  options: AnalysisOptions = {},
): AnalysedOccasion {
  const moments = momentsOfOccasion(survey, given, options.excludeCareless);
  const { answers, careless, counted, excluded } = moments;
  const compared = comparedGroups(survey, moments, options);
  const drivers =
    answers.outcome && findDrivers(survey, scoreAnswers(survey, answers), answers.outcome, seed);
  const analysis: OccasionAnalysis = {
    respondents: given.sheet.rows,
    excluded,
    factors: analyseFactors(survey, moments.collected.layout, counted),
    ...compared?.parts,
    careless,
    ...(drivers ? { drivers } : {}),
  };
  return { analysis, answers, untested: compared?.untested ?? [] };
}

function comparedGroups(
  survey: Survey,
  { answers, collected }: OccasionMoments,
  { allPairs = false }: AnalysisOptions,
) {
  if (!answers.groups) return null;
  const { layout } = collected;
  const groups = groupMoments(answers.groups, collected);
  const { results, untested } = compareGroups(survey, layout, groups, { allPairs });
  return {
    parts: { groups: analyseGroups(layout, groups), comparison: results },
    untested,
  };
}
