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
  const sentences = [...markedSentences(context, careless), ...paceSentences(context, careless)];
  if (sentences.length === 0) return [];
  const text = sentences.join(context.language === 'en' ? ' ' : '');
  return [{ kind: 'paragraph', style: 'body', text }];
}

/** The signs that can mark somebody: all but one that is counted apart. */
function markingSigns({ completionTime }: CarelessResult): readonly (typeof signs)[number][] {
  return completionTime.apart ? signs.filter((sign) => sign !== 'completionTime') : signs;
}

/** Who was marked, and what that did. */
function markedSentences(context: ReportContext, careless: CarelessResult): string[] {
  const { t } = context;
  const { respondents, flagged } = careless;
  if (markingSigns(careless).every((sign) => careless[sign].checked === 0)) return [];
  if (flagged === 0) return [t('report:careless.none', { respondents })];
  return [
    t('report:careless.found', { respondents, flagged, signs: signSentences(context, careless) }),
    t(careless.excluded ? 'report:careless.leftOut' : 'report:careless.kept'),
    effectSentence(context, careless),
  ];
}

/** How many were too fast, where that was counted for the class and not kept with the answers. */
function paceSentences({ t }: ReportContext, { completionTime }: CarelessResult): string[] {
  const { apart, checked, flagged, limit } = completionTime;
  if (!apart) return [];
  if (flagged === 0) return [t('report:careless.paceNone', { checked, limit })];
  return [t('report:careless.paceFast', { count: flagged, checked, limit })];
}

function signSentences({ t }: ReportContext, careless: CarelessResult): string {
  return markingSigns(careless)
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
