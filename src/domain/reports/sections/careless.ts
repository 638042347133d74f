/** How many answers look careless, by which sign, and what was done about them. */
import type { CarelessResult } from '../../analysis/analysis.ts';
import type { Block } from '../report.ts';
import type { ReportContext } from '../report-context.ts';
import { differenceOf, movedByCareless } from '../tables/careless-table.ts';

const signs = ['longString', 'evenOdd', 'completionTime'] as const;

/** Whether any sign could judge anybody. */
export function wasChecked(careless: CarelessResult): boolean {
  return signs.some((sign) => careless[sign].checked > 0);
}

/** Signs that these answers do not allow to look for, and why; nothing where all were looked for. */
export function uncheckedSigns({ say, t }: ReportContext, careless: CarelessResult): string[] {
  const unchecked = signs.flatMap((sign) => {
    const { why } = careless[sign];
    return why ? [t(`report:careless.unchecked.${sign}`, { why: t(`terms:why.${why}`) })] : [];
  });
  return unchecked.length > 0
    ? [t('report:careless.notChecked', { signs: say.list(unchecked) })]
    : [];
}

export function carelessBlocks(context: ReportContext, careless: CarelessResult): Block[] {
  const { language, t } = context;
  const { respondents, flagged } = careless;
  if (!wasChecked(careless)) return [];
  const sentences =
    flagged === 0
      ? [t('report:careless.none', { respondents })]
      : [
          t('report:careless.found', {
            respondents,
            flagged,
            signs: signSentences(context, careless),
          }),
          t(careless.excluded ? 'report:careless.leftOut' : 'report:careless.kept'),
          effectSentence(context, careless),
        ];
  const text = sentences.join(language === 'en' ? ' ' : '');
  return [{ kind: 'paragraph', style: 'body', text }];
}

function signSentences({ t }: ReportContext, careless: CarelessResult): string {
  return signs
    .flatMap((sign) => {
      const { flagged, limit } = careless[sign];
      return flagged > 0 ? [t(`report:careless.${sign}`, { count: flagged, limit })] : [];
    })
    .join(t('terms:semicolon'));
}

/** Whether it matters; where the gate withholds the second result, that. */
function effectSentence({ say, t }: ReportContext, careless: CarelessResult): string {
  if (careless.factors.length === 0) return t('report:careless.withheld');
  const moved = movedByCareless(careless);
  if (moved.length === 0) return t('report:careless.same');
  const most = Math.max(...moved.map((row) => Math.abs(differenceOf(row) ?? 0)));
  if (most === 0) return t('report:careless.nobodyLeft');
  return t('report:careless.moved', { most: say.number(most) });
}
