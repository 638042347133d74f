/** All results of one occasion as an Excel workbook. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { itemSheet } from '../../domain/exports/item-sheet.ts';
import { changeSheet, factorSheet, planSheet } from '../../domain/exports/result-sheets.ts';
import type { Cell, Sheet } from '../../domain/exports/sheet.ts';
import {
  type AnswerTable,
  definitionSheet,
  type Facts,
  overviewSheet,
  responseSheet,
} from '../../domain/exports/text-sheets.ts';
import type { Language } from '../../domain/language.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { examineChange } from './examine-change.ts';
import { type Examined, type ExamineOptions, examineOccasion } from './examine-cohort.ts';
import { type ExportedAnswers, exportAnswers } from './export-answers.ts';
import type { ExportRequest } from './export-files.ts';
import { filterText, whyNone } from './export-words.ts';

/** Refuses `not-found`. */
export async function resultsWorkbook(deps: Deps, request: ExportRequest): Promise<Uint8Array> {
  const { writeWorkbook } = await import('../../office/write-workbook.ts');
  return writeWorkbook(await resultSheets(deps, request));
}

export async function resultSheets(
  deps: Deps,
  { schoolId, cohortId, kind, language, options = {} }: ExportRequest,
): Promise<readonly Sheet[]> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { survey } = cohort;
  const examined = await examineOccasion(deps, cohort, kind, options);
  const results = examined.results.shown ? examined.results.value : null;
  const change =
    kind === 'followup' && options.unit === undefined
      ? await examineChange(deps, cohort, options)
      : null;
  const answers = await exportAnswers(deps, cohort, kind, options);
  return [
    overviewSheet(language, factsOf(cohort, kind, language, options, examined)),
    factorSheet(survey, language, results),
    itemSheet(survey, language, kind, results),
    ...(change
      ? [changeSheet(survey, language, change.change.shown ? change.change.value : [])]
      : []),
    planSheet(survey, language, examined.plan),
    responseSheet(language, answerTable(cohort, language, answers)),
    definitionSheet(language, survey, examined.minimum),
  ];
}

function factsOf(
  cohort: Cohort,
  kind: Facts['occasion'],
  language: Language,
  options: ExamineOptions,
  { respondents, invited, results, madeOn }: Examined,
): Facts {
  return {
    school: cohort.schoolName,
    cohort: cohort.name,
    programme: cohort.programme,
    occasion: kind,
    madeOn,
    survey: cohort.survey,
    respondents,
    invited,
    excluded: results.shown ? results.value.excluded : null,
    flagged: results.shown ? results.value.careless.flagged : null,
    filter: filterText(language, options),
    simulated: cohort.simulated,
    why: results.shown ? null : whyNone(language, cohort, results.withheld),
  };
}

function answerTable(
  { simulated }: Cohort,
  language: Language,
  { items, choices, units, rows }: ExportedAnswers,
): AnswerTable {
  const t = wordsIn(language);
  const label = simulated ? [t('exports:column.simulated')] : [];
  const unit = units ? [t('exports:column.unit')] : [];
  return {
    headings: [...label, ...items, ...choices.map(({ name }) => name), ...unit],
    rows: rows.map((row): readonly Cell[] => [
      ...label.map(() => 1),
      ...row.items,
      ...row.choices,
      ...unit.map(() => row.unit),
    ]),
  };
}
