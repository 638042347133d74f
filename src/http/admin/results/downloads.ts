/** What can be taken away from one occasion of a class, with the filter that the page carries. */
import type { OccasionKind } from '../../../domain/instrument/survey.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { type ResultFilter, withFilter } from './result-filter.ts';

export interface Download {
  readonly name: string;
  readonly about: string;
  readonly links: readonly {
    readonly name: string;
    readonly address: string;
    readonly hreflang: Language;
  }[];
}

const files = {
  report: 'report.pdf',
  summary: 'summary.docx',
  plan: 'plan.docx',
  workbook: 'results.xlsx',
  responses: 'responses.csv',
  spss: 'responses-spss.zip',
  r: 'responses-r.zip',
} as const;
export type DownloadKind = keyof typeof files;
const all = Object.keys(files) as readonly DownloadKind[];

/** `address` is the class's own. */
export function downloadsOf(
  lang: Language,
  address: string,
  kind: OccasionKind,
  filter: ResultFilter = {},
  wanted: readonly DownloadKind[] = all,
): readonly Download[] {
  const t = wordsIn(lang);
  return wanted.map((file) => ({
    name: t(`exports:file.${file}.name`),
    about: t(`exports:file.${file}.about`),
    // Answers alone are the same in both languages.
    links: (file === 'responses' ? [lang] : languages).map((paper) => ({
      name: t(file === 'responses' ? 'exports:get' : `exports:in.${paper}`),
      address: `${address}/${files[file]}?${withFilter({ occasion: kind, ...(file === 'responses' ? {} : { paper }) }, filter)}`,
      hreflang: paper,
    })),
  }));
}
