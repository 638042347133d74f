/** What can be taken along of a comparison, with the selection that the page carries. */
import { type Selection, selectionQuery } from '../../../app/comparisons/selection.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { Download } from '../results/downloads.ts';
import { comparisons, type LookedAt } from './comparison-address.ts';

const files = { report: 'report.pdf', workbook: 'results.xlsx', figures: 'results.csv' } as const;

export function comparisonDownloads(
  lang: Language,
  selection: Selection,
  { factor, group }: LookedAt,
): readonly Download[] {
  const t = wordsIn(lang);
  const query = selectionQuery(selection);
  const chosen = new URLSearchParams({ ...(factor && { factor }), ...(group && { group }) });
  return Object.entries(files).map(([kind, file]) => ({
    name: t(`selection:file.${kind as keyof typeof files}.name`),
    about: t(`selection:file.${kind as keyof typeof files}.about`),
    links: languages.map((paper) => ({
      name: t(`exports:in.${paper}`),
      address: `${comparisons}/${file}?${[query, `${chosen}`, `paper=${paper}`].filter(Boolean).join('&')}`,
      hreflang: paper,
    })),
  }));
}
