/** Before and after in each group: what goes beyond chance, one factor drawn, all factors counted. */
import type { DumbbellsSpec } from '../../charts/chart-spec.ts';
import type { ComparedChange, GroupFactorChange } from '../../comparison/comparison.ts';
import type { Factor } from '../../instrument/survey.ts';
import { favourabilityInterval, favourabilityOf } from '../../scoring/favourability.ts';
import { noise } from '../group-findings.ts';
import type { Block, Section } from '../report.ts';
import { axisOf } from '../report-charts.ts';
import { scaleSpan } from '../report-context.ts';
import { changeTable } from './change-table.ts';
import {
  type ComparisonContext,
  countGroups,
  countPeople,
  groupName,
  namesOf,
  nounsOf,
  quotedFactor,
} from './comparison-context.ts';
import { rowsToDraw } from './even-steps.ts';
import { mostRows } from './factor-pictures.ts';
import { type FoundCell, foundParams, gatherByGroup } from './found-groups.ts';
import { turnedDifference, turnedInterval } from './turned-difference.ts';

const mostSetOut = 5;
/** The domain whose factors are expected at the end of training and met at the follow-up. */
const environment = 'environment';

/** A change that was computed, where a rise helps. */
export interface TurnedChange {
  readonly group: string;
  readonly factor: Factor;
  readonly figures: GroupFactorChange;
  readonly turned: number;
  readonly isFound: boolean;
}

export function changeSection(context: ComparisonContext, chosen: Factor | null): Section | null {
  const { input, t } = context;
  const { change } = input;
  if (!change) return null;
  const changes = turnedChanges(context, change);
  const blocks =
    changes.length > 0
      ? [
          ...introduction(context, change),
          ...foundBlocks(context, changes),
          ...chartBlocks(context, changes, chosen),
          ...changeTable(context, changes),
        ]
      : [{ kind: 'paragraph', style: 'body', text: t('comparison:change.empty') } as const];
  return {
    id: 'change',
    title: t('comparison:change.title'),
    newPage: false,
    blocks: [...blocks, ...withheldBlocks(context, change)],
  };
}

function turnedChanges({ factorOf }: ComparisonContext, { groups }: ComparedChange) {
  const changes: TurnedChange[] = [];
  for (const { group, factors } of groups) {
    for (const figures of factors) {
      const factor = factorOf.get(figures.factor);
      if (!factor || figures.difference === null) continue;
      const turned = turnedDifference(factor, figures.difference);
      const isFound = (figures.pAdjusted ?? 1) < noise;
      changes.push({ group, factor, figures, turned, isFound });
    }
  }
  return changes;
}

function intervalOf({ factor, figures }: TurnedChange): readonly [number, number] | null {
  return figures.ci95 && turnedInterval(factor, figures.ci95);
}

function introduction(context: ComparisonContext, { groups }: ComparedChange): Block[] {
  const { input, t } = context;
  const around = input.survey.factors.some(({ domain }) => domain === environment);
  const pairs = groups.reduce((sum, each) => sum + each.pairs, 0);
  const text = t(`comparison:change.${around ? 'intro' : 'introPlain'}`, {
    groups: countGroups(context, groups.length),
    people: countPeople(context, pairs),
  });
  return [{ kind: 'paragraph', style: 'body', text }];
}

function foundBlocks(context: ComparisonContext, changes: readonly TurnedChange[]): Block[] {
  const { t } = context;
  const nouns = nounsOf(context);
  const caution: Block = {
    kind: 'paragraph',
    style: 'body',
    text: t('comparison:change.caution', nouns),
  };
  const cells = foundCells(changes);
  if (cells.length === 0) {
    return [{ kind: 'paragraph', style: 'body', text: t('comparison:change.none', nouns) }];
  }
  const found = gatherByGroup(cells);
  const compared = new Set(changes.map(({ group }) => group)).size;
  const groups = new Set(found.map(({ group }) => group));
  const named = new Set(found.slice(0, mostSetOut).map(({ group }) => group));
  const more = groups.size - named.size;
  const moreText = t('comparison:change.more', { groups: countGroups(context, more) });
  return [
    {
      kind: 'paragraph',
      style: 'body',
      text: t('comparison:change.found', { groups: countGroups(context, groups.size) }),
    },
    {
      kind: 'list',
      ordered: false,
      items: found.slice(0, mostSetOut).map((each) => {
        const params = { ...foundParams(context, each), group: groupName(context, each.group) };
        const many = each.cells.length > 1;
        if (each.isUp) return t(`comparison:change.${many ? 'manyUp' : 'oneUp'}`, params);
        return t(`comparison:change.${many ? 'manyDown' : 'oneDown'}`, params);
      }),
    },
    ...(more > 0 ? [{ kind: 'paragraph', style: 'body', text: moreText } as const] : []),
    ...(compared > 1 ? [caution] : []),
  ];
}

/** The surest first. */
function foundCells(changes: readonly TurnedChange[]): FoundCell[] {
  return changes
    .filter(({ isFound }) => isFound)
    .sort((a, b) => (a.figures.pAdjusted ?? 1) - (b.figures.pAdjusted ?? 1))
    .flatMap((change) => {
      const { group, factor, turned: difference } = change;
      const interval = intervalOf(change);
      return interval ? [{ group, factor, difference, interval: () => interval }] : [];
    });
}

function chartBlocks(
  context: ComparisonContext,
  changes: readonly TurnedChange[],
  chosen: Factor | null,
): Block[] {
  const { t } = context;
  const factor = chosen ?? surestFactor(changes);
  const rows = changes
    .filter((each) => each.factor.id === factor?.id)
    .sort((a, b) => a.turned - b.turned);
  if (!factor || rows.length === 0) return [];
  const drawn = rowsToDraw(rows, mostRows, ({ isFound }) => isFound);
  const chart = dumbbells(context, factor, rows, drawn);
  if (drawn.length === rows.length) return [{ kind: 'chart', chart }];
  const text = t('comparison:change.some', {
    groups: countGroups(context, rows.length),
    drawn: countGroups(context, drawn.length),
  });
  return [
    { kind: 'chart', chart },
    { kind: 'paragraph', style: 'quiet', text },
  ];
}

function surestFactor(changes: readonly TurnedChange[]): Factor | null {
  const surest = changes.reduce<TurnedChange | null>(
    (best, each) => (best && (best.figures.p ?? 1) <= (each.figures.p ?? 1) ? best : each),
    null,
  );
  return surest?.factor ?? null;
}

function dumbbells(
  context: ComparisonContext,
  factor: Factor,
  rows: readonly TurnedChange[],
  drawn: readonly TurnedChange[],
): DumbbellsSpec {
  const { input, groupOf, language, say, t } = context;
  const { scale } = input.survey;
  const turn = (value: number | null) =>
    value === null ? null : favourabilityOf(factor, scale, value);
  const turnBoth = (interval: readonly [number, number] | null) =>
    interval && favourabilityInterval(factor, scale, interval);
  const title = chartTitle(context, factor, rows);
  return {
    kind: 'dumbbells',
    title,
    subtitle: t('comparison:change.subtitle', {
      groups: countGroups(context, rows.length),
      scale: scaleSpan(scale, language),
    }),
    alternative: title,
    axis: axisOf(context),
    names: [t('report:chart.before'), t('report:chart.after')],
    rows: drawn.map((row) => ({
      label: t('comparison:factors.label', {
        group: groupOf.get(row.group)?.name ?? row.group,
        size: countPeople(context, row.figures.pairs),
      }),
      before: turn(row.figures.before),
      after: turn(row.figures.after),
      beforeInterval: turnBoth(row.figures.beforeCi95),
      afterInterval: turnBoth(row.figures.afterCi95),
      note: `${say.signed(row.turned)} ${say.interval(intervalOf(row))}`,
    })),
  };
}

function chartTitle(
  context: ComparisonContext,
  factor: Factor,
  rows: readonly TurnedChange[],
): string {
  const { t } = context;
  const found = rows.filter(({ isFound }) => isFound);
  const up = found.filter(({ turned }) => turned > 0).length;
  const down = found.length - up;
  const params = {
    factor: quotedFactor(context, factor),
    up: countGroups(context, up),
    down: countGroups(context, down),
  };
  if (up > 0 && down > 0) return t('comparison:change.chartBoth', params);
  if (up > 0) return t('comparison:change.chartUp', params);
  return t(`comparison:change.${down > 0 ? 'chartDown' : 'chartNone'}`, params);
}

function withheldBlocks(
  context: ComparisonContext,
  { withheld, otherItems = [] }: ComparedChange,
): Block[] {
  const said = (key: 'withheld' | 'otherItems', ids: readonly string[]) => {
    const groups = countGroups(context, ids.length);
    const names = ids.map((id) => groupName(context, id));
    const params = { groups, names: namesOf(context, names, groups) };
    return ids.length > 0 ? [context.t(`comparison:change.${key}`, params)] : [];
  };
  return [
    ...said('withheld', withheld).map((text): Block => ({ kind: 'withheld', text })),
    ...said('otherItems', otherItems).map(
      (text): Block => ({ kind: 'paragraph', style: 'quiet', text }),
    ),
  ];
}
