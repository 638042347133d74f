/** Everything a report needs to know about one occasion, computed once from its answers. */
import type { Survey } from '../instrument/survey.ts';
import type { AnswerSheet } from '../scoring/answer-sheet.ts';
import { type Scores, scoreSheet } from '../scoring/score-sheet.ts';
import { standardDeviation } from '../statistics/moments.ts';
import { analyseDomains, type DomainResult } from './analyse-domains.ts';
import { analyseFactors, factorMoments } from './analyse-factors.ts';
import type { FactorResult, GroupResult } from './analysis.ts';
import type { Grouping } from './grouping.ts';
import { type ItemDistribution, itemDistributions } from './item-distributions.ts';

export interface OccasionResults {
  readonly form: string;
  /** Rows, the excluded among them. */
  readonly respondents: number;
  readonly excluded: number;
  readonly factors: readonly FactorResult[];
  readonly domains: readonly DomainResult[];
  readonly items: readonly ItemDistribution[];
  /** By group where a grouping was given, in natural order of the ids. */
  readonly groups?: readonly GroupResult[];
}

export function occasionResults(
  survey: Survey,
  sheet: AnswerSheet,
  form: string,
  groups?: Grouping,
): OccasionResults {
  const itemIds = survey.forms[form] ?? [];
  const scores = scoreSheet(survey, sheet, itemIds);
  return {
    form,
    respondents: sheet.rows,
    excluded: scores.excluded.reduce((sum, flag) => sum + flag, 0),
    factors: analyseFactors(survey, scores),
    domains: analyseDomains(survey, scores),
    items: itemDistributions(survey, sheet, itemIds, scores.excluded),
    ...(groups ? { groups: analyseGroups(survey, scores, groups) } : {}),
  };
}

/** A group all of whose members are excluded is left out. */
function analyseGroups(survey: Survey, scores: Scores, { ids, codes }: Grouping): GroupResult[] {
  const rowsOf = ids.map((id) => ({ id, rows: [] as number[] }));
  codes.forEach((code, row) => {
    if (!scores.excluded[row]) rowsOf[code]?.rows.push(row);
  });
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return rowsOf
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => order.compare(a.id, b.id))
    .map(({ id, rows }) => ({
      id,
      respondents: rows.length,
      factors: groupFactors(survey, scores, rows),
    }));
}

function groupFactors(
  survey: Survey,
  scores: Scores,
  rows: readonly number[],
): GroupResult['factors'] {
  return survey.factors.map((factor, index) => {
    const { scores: moments } = factorMoments(survey, scores, index, rows);
    const { n } = moments;
    const figures = {
      id: factor.id,
      n,
      mean: n > 0 ? moments.mean : null,
      sd: standardDeviation(moments),
    };
    if (n > 1) return figures;
    return { ...figures, why: n === 0 ? ('no-answers' as const) : ('one-respondent' as const) };
  });
}
