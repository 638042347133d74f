/** Groups × factors as a heat map, in order of name: no league table. */
import type { FactorFigures } from '../../analysis/analysis.ts';
import type { HeatCell, HeatMapSpec } from '../../charts/chart-spec.ts';
import type { ComparedGroup } from '../../comparison/comparison.ts';
import type { Factor } from '../../instrument/survey.ts';
import type { Block, Section } from '../report.ts';
import { scaleSpan, turnedName } from '../report-context.ts';
import {
  basisOf,
  type ComparisonContext,
  cellKey,
  countGroups,
  factorsApart,
  joined,
  nounsOf,
} from './comparison-context.ts';

const titles = { class: 'titleClass', programme: 'titleProgramme', school: 'titleSchool' } as const;

/** @param sorted by a column of it, and not by name */
export function overviewSection(context: ComparisonContext, sorted = false): Section | null {
  const { input, t } = context;
  if (input.groups.length === 0) return null;
  const chart = heatMap(context);
  return {
    id: 'overview',
    title: t(`comparison:overview.${titles[input.level]}`),
    newPage: false,
    blocks: [{ kind: 'chart', chart }, ...notes(context, chart, sorted)],
  };
}

function notes(context: ComparisonContext, { rows }: HeatMapSpec, sorted: boolean): Block[] {
  const { input, t } = context;
  const nouns = nounsOf(context);
  const withheld = rows
    .flatMap(({ cells }) => cells)
    .filter(({ missing }) => missing === 'withheld').length;
  const alone = input.groups.length === 1;
  const sentences = [
    alone || sorted ? '' : t('comparison:overview.order'),
    t(`comparison:overview.${alone ? 'readingAlone' : 'reading'}`, nouns),
    withheld > 0 ? t('comparison:overview.withheld', { count: withheld }) : '',
    t('comparison:overview.table'),
  ];
  return [{ kind: 'paragraph', style: 'quiet', text: joined(context, sentences) }];
}

export function heatMap(context: ComparisonContext): HeatMapSpec {
  const { input, t } = context;
  const { factors } = input.survey;
  const rows = input.groups.map((group) => ({
    id: group.id,
    label: group.name,
    n: group.respondents,
    cells: group.factors.map((figures, index) => heatCell(context, group, figures, factors[index])),
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
      rows: rows.length,
      columns: factors.length,
      ...zoneCounts(rows),
    }),
    withheldLabel: t('report:chart.withheld'),
    columns: factors.map((factor) => ({ short: factor.id, name: turnedName(context, factor) })),
    rows,
    legend: legendOf(context),
    withoutFigures: t('comparison:overview.withoutFigures'),
  };
}

function heatCell(
  { apartOf }: ComparisonContext,
  group: ComparedGroup,
  figures: FactorFigures,
  factor: Factor | undefined,
): HeatCell {
  const { favourability: value, zone, why } = figures;
  const apart = factor ? (apartOf.get(cellKey(group.id, factor.id))?.side ?? null) : null;
  if (value !== null) return { value, zone, apart };
  return { value, zone, apart, missing: why === 'too-few-respondents' ? 'withheld' : 'none' };
}

function titleOf(context: ComparisonContext): string {
  const { findings, input, t } = context;
  const [only] = input.groups;
  const nouns = nounsOf(context);
  if (only && input.groups.length === 1) {
    return t('comparison:overview.alone', { group: only.name });
  }
  if (input.groups.length === 2 && factorsApart(context).length > 0) {
    return t('comparison:overview.two');
  }
  if (findings.apart.length > 0) {
    const apart = new Set(findings.apart.map(({ group }) => group)).size;
    return t('comparison:overview.apart', { ...nouns, apart: countGroups(context, apart) });
  }
  const key = findings.overall.length > 0 ? 'overall' : 'none';
  return t(`comparison:overview.${key}`, nouns);
}

function zoneCounts(rows: HeatMapSpec['rows']) {
  const counts = { barrier: 0, watch: 0, catalyst: 0, insufficient: 0 };
  for (const { cells } of rows) for (const { zone } of cells) counts[zone] += 1;
  return counts;
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
