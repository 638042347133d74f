/** Groups × factors as a heat map, in order of name: no league table. */
import type { FactorFigures } from '../../analysis/analysis.ts';
import type { HeatCell, HeatMapSpec } from '../../charts/chart-spec.ts';
import type { ComparedGroup } from '../../comparison/comparison.ts';
import type { Zone } from '../../diagnosis/zone.ts';
import type { Block, Section } from '../report.ts';
import { scaleSpan, turnedName } from '../report-context.ts';
import {
  basisOf,
  type ComparisonContext,
  countGroups,
  joined,
  nounsOf,
  type ZoneCounts,
} from './comparison-context.ts';

const titles = { class: 'titleClass', programme: 'titleProgramme', school: 'titleSchool' } as const;

/**
 * @param sorted by a column of it, and not by name
 * @param shown groups that are rows of it
 */
export function overviewSection(
  context: ComparisonContext,
  sorted = false,
  shown: readonly ComparedGroup[] = context.input.groups,
): Section | null {
  const { input, t } = context;
  if (input.groups.length === 0) return null;
  return {
    id: 'overview',
    title: t(`comparison:overview.${titles[input.level]}`),
    newPage: false,
    blocks: [{ kind: 'chart', chart: heatMap(context, shown) }, ...notes(context, sorted)],
  };
}

function notes(context: ComparisonContext, sorted: boolean): Block[] {
  const { input, t } = context;
  const nouns = nounsOf(context);
  const withheld = input.groups.reduce(
    (sum, { factors }) => sum + factors.filter(isWithheld).length,
    0,
  );
  const alone = input.groups.length === 1;
  const sentences = [
    alone || sorted ? '' : t('comparison:overview.order'),
    t(`comparison:overview.${alone ? 'readingAlone' : 'reading'}`, nouns),
    withheld > 0 ? t('comparison:overview.withheld', { count: withheld }) : '',
    t('comparison:overview.table'),
  ];
  return [{ kind: 'paragraph', style: 'quiet', text: joined(context, sentences) }];
}

function heatMap(context: ComparisonContext, shown: readonly ComparedGroup[]): HeatMapSpec {
  const { input, t } = context;
  const { factors } = input.survey;
  const sides = factors.map(({ id }) => context.apartOf.get(id));
  const rows = shown.map((group) => ({
    id: group.id,
    label: group.name,
    n: group.respondents,
    cells: group.factors.map((figures, index) =>
      heatCell(figures, sides[index]?.get(group.id) ?? null),
    ),
  }));
  const title = titleOf(context);
  return {
    kind: 'heat-map',
    title,
    subtitle: t('comparison:overview.subtitle', {
      basis: basisOf(context),
      scale: scaleSpan(input.survey.scale, context.language),
    }),
    alternative: t('comparison:overview.alternative', {
      title,
      rows: input.groups.length,
      columns: factors.length,
      ...zoneCounts(context),
    }),
    withheldLabel: t('report:chart.withheld'),
    columns: factors.map((factor) => ({ short: factor.id, name: turnedName(context, factor) })),
    rows,
    legend: legendOf(context),
    withoutFigures: t('comparison:overview.withoutFigures'),
  };
}

function heatCell(figures: FactorFigures, apart: HeatCell['apart']): HeatCell {
  const { favourability: value, zone } = figures;
  if (value !== null) return { value, zone, apart };
  return { value, zone, apart, missing: isWithheld(figures) ? 'withheld' : 'none' };
}

function isWithheld({ favourability, why }: FactorFigures): boolean {
  return favourability === null && why === 'too-few-respondents';
}

function titleOf(context: ComparisonContext): string {
  const { findings, input, t } = context;
  const [only] = input.groups;
  const nouns = nounsOf(context);
  if (only && input.groups.length === 1) {
    return t('comparison:overview.alone', { group: only.name });
  }
  if (input.groups.length === 2 && context.factorsApart.length > 0) {
    return t('comparison:overview.two');
  }
  if (findings.apart.length > 0) {
    const apart = countGroups(context, context.groupsApart);
    return t('comparison:overview.apart', { ...nouns, apart });
  }
  const key = findings.overall.length > 0 ? 'overall' : 'none';
  return t(`comparison:overview.${key}`, nouns);
}

function zoneCounts({ zones }: ComparisonContext): ZoneCounts {
  const sum = (zone: Zone) => zones.reduce((count, each) => count + each[zone], 0);
  return {
    barrier: sum('barrier'),
    watch: sum('watch'),
    catalyst: sum('catalyst'),
    insufficient: sum('insufficient'),
  };
}

function legendOf(context: ComparisonContext): HeatMapSpec['legend'] {
  const { input, t } = context;
  const nouns = nounsOf(context);
  const zones = (['barrier', 'watch', 'catalyst'] as const).map((mark) => ({
    mark,
    text: t(`terms:zone.${mark}`),
  }));
  const sides = (['above', 'below'] as const).map((mark) => ({
    mark,
    text: t(`comparison:overview.${mark}`, nouns),
  }));
  return input.groups.length > 1 ? [...zones, ...sides] : zones;
}
