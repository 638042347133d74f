/** What goes with using the learning, as far as the answers allow, and never without saying that it is no cause. */
import type { DriversResult } from '../../analysis/analysis.ts';
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import { driverBars } from '../driver-bars.ts';
import type { Block, Section } from '../report.ts';
import type { ReportContext } from '../report-context.ts';
import { count, figure, figureTable, text } from '../tables/figure-table.ts';

type DomainRow = Extract<DriversResult, { readonly method: 'spearman' }>['domains'][number];

export function drivers(context: ReportContext, results: OccasionResults): Section | null {
  const { t } = context;
  const found = results.drivers;
  if (!found) return null;
  const blocks: Block[] = [...driverBlocks(context, results, found)];
  return { id: 'drivers', title: t('report:drivers.title'), newPage: false, blocks };
}

function driverBlocks(
  context: ReportContext,
  results: OccasionResults,
  found: DriversResult,
): Block[] {
  const { say, t } = context;
  // Before the figures, so that nobody sees them without it.
  const caution: Block = { kind: 'paragraph', style: 'body', text: t('report:drivers.caution') };
  const paragraph = (sentence: string): Block => ({
    kind: 'paragraph',
    style: 'body',
    text: sentence,
  });
  if (found.method === 'relative-weights') {
    const { n, rSquared } = found;
    return [
      paragraph(t('report:drivers.weights', { n, total: say.percent(rSquared) })),
      caution,
      { kind: 'chart', chart: driverBars(context, results, found) },
    ];
  }
  if (found.method === 'spearman') {
    return [
      paragraph(t('report:drivers.domains', { n: found.n })),
      caution,
      ...domainTable(context, found.domains),
    ];
  }
  const { n, why } = found;
  if (why === 'too-few-respondents') {
    // The gate gives no number of a few.
    const sentence = n > 0 ? t('report:drivers.tooFew', { n }) : t('report:drivers.tooFewUntold');
    return [paragraph(sentence), caution];
  }
  return [paragraph(t('report:drivers.notComputed', { n, why: t(`terms:why.${why}`) })), caution];
}

function domainTable(context: ReportContext, rows: readonly DomainRow[]): Block[] {
  const { input, say, t } = context;
  const names = new Map(input.survey.domains.map(({ id, name }) => [id, say.text(name)]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const order = [...names.keys()];
  return figureTable<DomainRow>(context, {
    caption: t('report:drivers.domainTable'),
    columns: [
      text(t('report:response.domain'), 5, ({ domain }) => nameOf(domain)),
      count(t('report:appendix.respondents'), 2, ({ n }) => n),
      figure(t('report:drivers.correlation'), 3, ({ rho }) => say.number(rho)),
      figure(t('report:appendix.ci95'), 4, ({ ci95 }) => say.interval(ci95)),
    ],
    rows: rows.toSorted((a, b) => order.indexOf(a.domain) - order.indexOf(b.domain)),
    missing: ({ domain, why }) => ({ name: nameOf(domain), whys: [why] }),
  });
}
