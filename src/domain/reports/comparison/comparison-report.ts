/** A comparison in plain words, charts and tables: what page and PDF show alike. */
import type { ComparedGroup, ComparisonInput } from '../../comparison/comparison.ts';
import type { Report, Section } from '../report.ts';
import { actionsSection } from './actions-section.ts';
import { changeSection } from './change-section.ts';
import { type ComparisonContext, comparisonContext } from './comparison-context.ts';
import { comparisonCover } from './cover.ts';
import { factorSection } from './factor-pictures.ts';
import { findingsSection } from './findings.ts';
import { overviewSection } from './heat-map.ts';
import { methodSection } from './method-section.ts';
import { positionSection } from './position-section.ts';
import { testAppendix } from './test-appendix.ts';
import { trendSection } from './trend-section.ts';

export interface ComparisonReportOptions {
  /** Id of the factor to set out; without it those on which the groups differ most. */
  readonly factor?: string | undefined;
  /** Ids of those that are wanted, since a page shows some at a time; all unless given. */
  readonly sections?: readonly string[] | undefined;
  /** The rows of the heat map are sorted by a column, so nothing is said of their order. */
  readonly sorted?: boolean | undefined;
  /** Groups that are rows of the heat map, in this order; all unless given. What is said of it is said of all. */
  readonly shown?: readonly ComparedGroup[] | undefined;
}

export function comparisonReport(
  input: ComparisonInput,
  options: ComparisonReportOptions = {},
): Report {
  const context = comparisonContext(input);
  const { t } = context;
  return {
    language: input.language,
    cover: comparisonCover(context),
    footer: [input.school, input.title].filter(Boolean).join(' · '),
    watermark: input.simulated ? t('terms:simulated') : null,
    sections: sections(context, options),
    properties: {
      title: t('comparison:properties', {
        title: input.title,
        name: t(`comparison:kind.${input.level}`),
      }),
      author: input.school,
      createdAt: `${input.madeOn}T00:00:00Z`,
    },
  };
}

/** A factor that the survey does not have sets nothing out. */
function sections(
  context: ComparisonContext,
  { factor, sections: wanted, sorted = false, shown }: ComparisonReportOptions,
): Section[] {
  const chosen = (factor && context.factorOf.get(factor)) || null;
  const makers: Readonly<Record<string, () => Section | null>> = {
    findings: () => findingsSection(context),
    overview: () => overviewSection(context, sorted, shown),
    factors: () => factorSection(context, chosen),
    change: () => changeSection(context, chosen),
    trend: () => trendSection(context, chosen),
    position: () => positionSection(context),
    actions: () => actionsSection(context),
    method: () => methodSection(context),
    appendix: () => testAppendix(context),
  };
  return Object.entries(makers)
    .filter(([id]) => wanted === undefined || wanted.includes(id))
    .map(([, make]) => make())
    .filter((section) => section !== null);
}
