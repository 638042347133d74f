/** Answers of groups that differ, and reports of them: what the tests of the report's statistics are written with. */
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import type { OccasionAnswers } from '../../src/domain/analysis/occasion-answers.ts';
import type { OccasionResults } from '../../src/domain/analysis/occasion-results.ts';
import { show } from '../../src/domain/disclosure/gate.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import type { Language } from '../../src/domain/language.ts';
import type { DiagnosticInput } from '../../src/domain/reports/diagnostic-input.ts';
import { diagnosticReport } from '../../src/domain/reports/diagnostic-report.ts';
import { followupInput, textsOf } from './report-samples.ts';
import { sheetOf } from './samples.ts';

/** Answers with a person's level, a group's level on the first factor, and some noise; no two alike. */
export function answersIn(survey: Survey, groups: number, each: number): OccasionAnswers {
  const items = survey.items.map(({ id }) => id);
  const people = groups * each;
  const rows = Array.from({ length: people }, (_, person) =>
    items.map((id, column) => {
      const group = person % groups;
      const level = id.startsWith('F1_') ? 1 + (3.4 * group) / Math.max(1, groups - 1) : 3;
      const own = ((person * 13) % 7) / 3.5 - 1;
      const noise = ((person * 31 + column * 17) % 11) / 5.5 - 1;
      return Math.min(5, Math.max(1, Math.round(level + own + noise)));
    }),
  );
  return {
    sheet: sheetOf(items, rows),
    form: 'full',
    persons: rows.map((_, person) => `p${person}`),
    groups: groupingOf(rows.map((_, person) => `g${person % groups}`)),
  };
}

export function inputWith(
  survey: Survey,
  results: OccasionResults,
  language: Language,
  more: Partial<DiagnosticInput> = {},
): DiagnosticInput {
  return {
    ...followupInput({ language }),
    survey,
    library: null,
    plan: null,
    units: null,
    invited: null,
    change: null,
    dropout: null,
    outcomes: null,
    minimum: null,
    results: show(results),
    ...more,
  };
}

export const broken = /undefined|NaN|Infinity|\{\{|\}\}|\[object|null|report:|terms:/;
export const said = (value: unknown) => textsOf(value).map(([, text]) => text);
export const sectionOf = (input: DiagnosticInput, id: string) =>
  diagnosticReport(input).sections.find((section) => section.id === id);
