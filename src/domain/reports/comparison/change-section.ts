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
  groupName,
  namesOf,
  nounsOf,
  quotedFactor,
} from './comparison-context.ts';
import { rowsToDraw } from './even-steps.ts';
import { mostRows } from './factor-pictures.ts';
import { foundParams, gatherByGroup } from './found-groups.ts';
import { turnedDifference, turnedInterval } from './turned-difference.ts';

const mostSetOut = 5;
/** The domain whose factors are expected at the end of training and met at the follow-up. */
const environment = 'environment';

/** A change that was computed, where a rise helps. */
export interface TurnedChange extends GroupFactorChange {
  readonly group: string;
  readonly of: Factor;
  readonly turned: number;
  readonly interval: readonly [number, number] | null;
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
  return groups.flatMap(({ group, factors }) =>
    factors.flatMap((each): TurnedChange[] => {
      const of = factorOf.get(each.factor);
      if (!of || each.difference === null) return [];
      return [
        {
          ...each,
          group,
          of,
          turned: turnedDifference(of, each.difference),
          interval: each.ci95 && turnedInterval(of, each.ci95),
          isFound: (each.pAdjusted ?? 1) < noise,
        },
      ];
    }),
  );
}

function introduction(context: ComparisonContext, { groups }: ComparedChange): Block[] {
  const { input, t } = context;
  const around = input.survey.factors.some(({ domain }) => domain === environment);
  const pairs = groups.reduce((sum, each) => sum + each.pairs, 0);
  const text = t(`comparison:change.${around ? 'intro' : 'introPlain'}`, {
    groups: countGroups(context, groups.length),
    people: t('comparison:people', { count: pairs }),
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
  const cells = changes
    .filter(({ isFound }) => isFound)
    .sort((a, b) => (a.pAdjusted ?? 1) - (b.pAdjusted ?? 1))
    .flatMap(({ group, of, turned, interval }) =>
      interval ? [{ group, factor: of, difference: turned, interval }] : [],
    );
  if (cells.length === 0) {
    return [{ kind: 'paragraph', style: 'body', text: t('comparison:change.none', nouns) }];
  }
  const found = gatherByGroup(cells);
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
    caution,
  ];
}

function chartBlocks(
  context: ComparisonContext,
  changes: readonly TurnedChange[],
  chosen: Factor | null,
): Block[] {
  const { t } = context;
  const factor = chosen ?? surestFactor(changes);
  const rows = changes.filter(({ of }) => of.id === factor?.id).sort((a, b) => a.turned - b.turned);
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
    (best, each) => (best && (best.p ?? 1) <= (each.p ?? 1) ? best : each),
    null,
  );
  return surest?.of ?? null;
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
        size: t('comparison:people', { count: row.pairs }),
      }),
      before: turn(row.before),
      after: turn(row.after),
      beforeInterval: turnBoth(row.beforeCi95),
      afterInterval: turnBoth(row.afterCi95),
      note: `${say.signed(row.turned)} ${say.interval(row.interval)}`,
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

function withheldBlocks(context: ComparisonContext, { withheld }: ComparedChange): Block[] {
  if (withheld.length === 0) return [];
  const groups = countGroups(context, withheld.length);
  const names = withheld.map((id) => groupName(context, id));
  const text = context.t('comparison:change.withheld', {
    groups,
    names: namesOf(context, names, groups),
  });
  return [{ kind: 'withheld', text }];
}
