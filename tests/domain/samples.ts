/** Small surveys, answers and results that the tests of the domain are written with. */
import type { FactorResult } from '../../src/domain/analysis/analysis.ts';
import { noReliability } from '../../src/domain/analysis/factor-reliability.ts';
import type { Grouping } from '../../src/domain/analysis/grouping.ts';
import {
  type OccasionResults,
  occasionResults,
} from '../../src/domain/analysis/occasion-results.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import type { Polarity, Survey } from '../../src/domain/instrument/survey.ts';
import type { Action, ActionLibrary } from '../../src/domain/plan/action-library.ts';
import { type AnswerSheet, notAnswered } from '../../src/domain/scoring/answer-sheet.ts';

export interface SurveyShape {
  readonly scale?: { readonly min: number; readonly max: number };
  readonly scoring?: { readonly minAnsweredShare: number; readonly maxMissingShare: number };
  readonly factors: readonly {
    readonly id: string;
    readonly polarity?: Polarity;
    readonly domain?: string;
    readonly changeability?: number;
  }[];
  readonly items: readonly {
    readonly id: string;
    readonly factor: string;
    readonly key?: number;
  }[];
  readonly forms?: Readonly<Record<string, readonly string[]>>;
}

/** A survey in both languages from its bones. */
export function surveyOf(shape: SurveyShape): Survey {
  const domains = [...new Set(shape.factors.flatMap((factor) => factor.domain ?? []))];
  const parsed = parseSurvey({
    id: 'sample',
    version: '1.0.0',
    title: { 'zh-CN': '样例问卷', en: 'Sample survey' },
    scale: { min: 1, max: 5 },
    domains: domains.map((id) => ({ id, name: { 'zh-CN': `领域${id}`, en: `Domain ${id}` } })),
    ...shape,
    factors: shape.factors.map((factor) => ({
      ...factor,
      name: { 'zh-CN': `因素${factor.id}`, en: `Factor ${factor.id}` },
    })),
    items: shape.items.map((item) => ({
      ...item,
      text: { 'zh-CN': `题目${item.id}`, en: `Item ${item.id}` },
    })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

/** Factors `F1`…, each with items `F1_1`…; the named factors hinder, the named items are reversed. */
export function uniformSurvey(
  factors: number,
  items: number,
  more: {
    readonly scale?: SurveyShape['scale'];
    readonly unfavourable?: readonly string[];
    readonly reversed?: readonly string[];
  } = {},
): Survey {
  const ids = Array.from({ length: factors }, (_, index) => `F${index + 1}`);
  return surveyOf({
    scale: more.scale ?? { min: 1, max: 5 },
    factors: ids.map((id) => ({
      id,
      polarity: more.unfavourable?.includes(id) ? 'unfavourable' : 'favourable',
    })),
    items: ids.flatMap((factor) =>
      Array.from({ length: items }, (_, index) => {
        const id = `${factor}_${index + 1}`;
        return { id, factor, key: more.reversed?.includes(id) ? -1 : 1 };
      }),
    ),
  });
}

/** Answers in the order of the columns; null is a missing one. */
export function sheetOf(
  items: readonly string[],
  rows: readonly (readonly (number | null)[])[],
): AnswerSheet {
  const answers = Int8Array.from(rows.flatMap((row) => row.map((value) => value ?? notAnswered)));
  return { items, rows: rows.length, answers };
}

/** The results of one occasion from a plain sheet. */
export function resultsOn(
  survey: Survey,
  sheet: AnswerSheet,
  form: string,
  groups?: Grouping,
): OccasionResults {
  return occasionResults(survey, { sheet, form, persons: [], ...(groups ? { groups } : {}) });
}

/** A factor's result where only what a test is about differs from a plain watched factor. */
export function resultOf(id: string, more: Partial<FactorResult> = {}): FactorResult {
  return {
    id,
    n: 20,
    mean: 3.2,
    sd: 0.7,
    ci95: [2.9, 3.5],
    favourability: 3.2,
    unfavourableShare: 0.3,
    zone: 'watch',
    reliability: noReliability('no-answers'),
    ...more,
  };
}

export function actionOf(id: string, factor: string, more: Partial<Action> = {}): Action {
  return {
    id,
    factor,
    text: { 'zh-CN': `做${id}。`, en: `Do ${id}.` },
    actor: 'trainee',
    when: 'after',
    dueDays: 14,
    grade: 'B',
    evidence: { 'zh-CN': '有研究支持。', en: 'Studies support it.' },
    sources: ['S1'],
    sign: { 'zh-CN': '有记录。', en: 'There is a record.' },
    ...more,
  };
}

export function libraryOf(actions: readonly Action[]): ActionLibrary {
  return {
    id: 'sample-actions',
    version: '1.0.0',
    survey: 'sample',
    sources: [{ id: 'S1', citation: 'Author (2000). A study.' }],
    actions,
    selfHelp: [],
  };
}
