/** The moments of an occasion with everybody and without those whose answers look careless: both results, always. */
import type { Survey } from '../instrument/survey.ts';
import { type CollectedMoments, collectMoments } from '../moments/collect-moments.ts';
import { mergeVectors, withoutPart } from '../moments/merge-vectors.ts';
import type { MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { formColumns } from '../scoring/keyed-columns.ts';
import { excludedRows } from '../scoring/score-sheet.ts';
import type { CarelessResult } from './analysis.ts';
import { carelessAnswers } from './careless-answers.ts';
import type { OccasionAnswers } from './occasion-answers.ts';
import { someScores } from './some-scores.ts';

export interface OccasionMoments {
  /** By group, of those who are counted. */
  readonly collected: CollectedMoments;
  /** All who are counted. */
  readonly counted: Float64Array;
  readonly careless: CarelessResult;
  /** Who left too much unanswered, whether counted otherwise or not. */
  readonly excluded: number;
  /** The answers, with the mark of who was left out on request. */
  readonly answers: OccasionAnswers;
}

/** @param excludeCareless count only those whose answers bear no sign of carelessness */
export function momentsOfOccasion(
  survey: Survey,
  given: OccasionAnswers,
  excludeCareless = false,
): OccasionMoments {
  const { sheet, form, seconds = null } = given;
  const itemIds = survey.forms[form] ?? [];
  const excluded = excludedRows(sheet, formColumns(survey, sheet.items, itemIds));
  const { flags, counts } = carelessAnswers(survey, sheet, itemIds, excluded, seconds);
  const answers = excludeCareless ? { ...given, leaveOut: flags } : given;
  const collected = collect(survey, answers);
  const { layout, groups, ungrouped } = collected;
  const counted = mergeVectors(layout.size, [...groups, ungrouped]);
  const flagged = counts.flagged > 0 ? collectFlagged(survey, given, flags) : null;
  const everybody =
    flagged && excludeCareless ? mergeVectors(layout.size, [counted, flagged]) : counted;
  const withoutFlagged = flagged ? withoutPart(everybody, flagged) : everybody;
  const factors = bothResults(layout, everybody, withoutFlagged);
  return {
    collected,
    counted,
    careless: { ...counts, excluded: excludeCareless, factors },
    excluded: everybody[layout.excluded] ?? 0,
    answers,
  };
}

function collect(survey: Survey, { sheet, form, groups, leaveOut }: OccasionAnswers) {
  return collectMoments(survey, sheet, survey.forms[form] ?? [], {
    ...(groups ? { groups: { count: groups.ids.length, codes: groups.codes } } : {}),
    ...(leaveOut ? { leaveOut } : {}),
  });
}

/** Of the flagged alone. */
function collectFlagged(
  survey: Survey,
  { sheet, form }: OccasionAnswers,
  flags: Uint8Array,
): Float64Array {
  const leaveOut = flags.map((flag) => (flag ? 0 : 1));
  return collectMoments(survey, sheet, survey.forms[form] ?? [], { leaveOut }).ungrouped;
}

function bothResults(
  layout: MomentsLayout,
  everybody: Float64Array,
  withoutFlagged: Float64Array,
): CarelessResult['factors'] {
  return layout.factors.map((factor) => ({
    factor: factor.id,
    everybody: someScores(scoreMoments(factor, everybody)),
    withoutFlagged: someScores(scoreMoments(factor, withoutFlagged)),
  }));
}
