/** A comparison to take along: on paper, as a workbook, as a table for other programs. */
import { writeTable } from '../../csv/write-table.ts';
import { comparisonSheets } from '../../domain/exports/comparison-sheets.ts';
import { comparisonTable } from '../../domain/exports/comparison-table.ts';
import type { Language } from '../../domain/language.ts';
import {
  type ComparisonReportOptions,
  comparisonReport,
} from '../../domain/reports/comparison/comparison-report.ts';
import type { Deps } from '../deps.ts';
import { examineComparison } from './examine-comparison.ts';
import type { AskedParts } from './examine-parts.ts';
import { type ComparisonPart, type Selection, selectionQuery } from './selection.ts';

/** What a file tells beside the selection: the factor that is set out, the class whose place is shown. */
export interface FileOptions extends ComparisonReportOptions {
  readonly group?: string | undefined;
}

/** Refuses `not-found`. */
export async function comparisonPdf(
  deps: Deps,
  schoolId: string,
  selection: Selection,
  language: Language,
  options: FileOptions = {},
): Promise<Uint8Array> {
  const asked = everything(selection, options);
  const input = await examineComparison(deps, schoolId, selection, language, asked);
  // Fonts and PDF engine are not needed to start, nor to answer.
  const { renderReport } = await import('../../pdf/render-report.ts');
  return renderReport(comparisonReport(input, options));
}

/** Refuses `not-found`. */
export async function comparisonWorkbook(
  deps: Deps,
  schoolId: string,
  selection: Selection,
  language: Language,
  options: FileOptions = {},
): Promise<Uint8Array> {
  const asked = everything(selection, options);
  const input = await examineComparison(deps, schoolId, selection, language, asked);
  const address = `${deps.baseUrl}/admin/comparisons?${selectionQuery(selection)}`;
  const { writeWorkbook } = await import('../../office/write-workbook.ts');
  return writeWorkbook(comparisonSheets(input, address));
}

/** UTF-8 with BOM, as Excel wants it. Refuses `not-found`. */
export async function comparisonCsv(
  deps: Deps,
  schoolId: string,
  selection: Selection,
  language: Language,
): Promise<string> {
  const asked = { parts: ['change'] } as const;
  const input = await examineComparison(deps, schoolId, selection, language, asked);
  return writeTable(comparisonTable(input));
}

/** Of schools only how their people changed: their classes are not shown one by one. */
function everything({ level }: Selection, { group }: FileOptions): AskedParts {
  const ofClasses: readonly ComparisonPart[] =
    level === 'school' ? [] : ['trends', 'actions', ...(group ? (['position'] as const) : [])];
  return { parts: ['change', ...ofClasses], ...(group ? { group } : {}) };
}
