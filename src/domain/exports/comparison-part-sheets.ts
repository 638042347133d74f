/** Change, trends, the place of a class and what was done, a sheet each. */
import type {
  ActionEffect,
  ClassPosition,
  ComparedChange,
  ComparisonInput,
  GroupFactorChange,
  PositionAmong,
  ProgrammeTrend,
} from '../comparison/comparison.ts';
import { noise } from '../reports/group-findings.ts';
import { wordsIn } from '../wording/words.ts';
import { comparisonColumns, factorColumns } from './comparison-columns.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Writing all rows of more groups than these would keep everybody else waiting. */
const mostGroups = 300;
/** For the same reason no long sheet of more groups than these has more rows. */
export const mostRows = 4800;

export function isMany({ groups }: Pick<ComparisonInput, 'groups'>): boolean {
  return groups.length > mostGroups;
}

/** Of many groups the rows with a finding, the surest of them where there are too many, in their order. */
export function listedRows<T>(
  input: Pick<ComparisonInput, 'groups'>,
  rows: readonly T[],
  isFound: (row: T) => boolean,
  pOf: (row: T) => number | null | undefined,
): readonly T[] {
  if (!isMany(input)) return rows;
  const found = rows.filter(isFound);
  if (found.length <= mostRows) return found;
  const surest = found.toSorted((a, b) => (pOf(a) ?? 1) - (pOf(b) ?? 1)).slice(0, mostRows);
  const listed = new Set(surest);
  return found.filter((row) => listed.has(row));
}

type Interval = readonly [number, number] | null | undefined;

function boundsOf(interval: Interval): readonly [Cell, Cell] {
  return [interval?.[0] ?? null, interval?.[1] ?? null];
}

function factorNames({ survey, language }: ComparisonInput): ReadonlyMap<string, string> {
  return new Map(survey.factors.map(({ id, name }) => [id, name[language]]));
}

export function changeSheet(input: ComparisonInput, { groups }: ComparedChange): Sheet {
  const { language, level } = input;
  const nameOf = factorNames(input);
  const groupOf = new Map(input.groups.map(({ id, name }) => [id, name]));
  const changes = groups.flatMap(({ group, classes, factors }) =>
    factors.map((change) => ({ group, classes, change })),
  );
  const listed = listedRows(
    input,
    changes,
    ({ change }) => (change.pAdjusted ?? 1) < noise,
    ({ change }) => change.p,
  );
  return {
    name: wordsIn(language)('comparison:sheet.change'),
    columns: comparisonColumns(language, level, [
      ['group', 36, 'text'],
      ['factorId', 10],
      ['factor', 28],
      ['classes', 8],
      ['pairs', 10],
      ['before', 10, 'decimals'],
      ['beforeLow', 12, 'decimals'],
      ['beforeHigh', 12, 'decimals'],
      ['after', 10, 'decimals'],
      ['afterLow', 12, 'decimals'],
      ['afterHigh', 12, 'decimals'],
      ['change', 10, 'decimals'],
      ['low', 12, 'decimals'],
      ['high', 12, 'decimals'],
      ['p', 8, 'probability'],
      ['pAdjusted', 8, 'probability'],
      ['groupId', 24, 'text'],
    ]),
    rows: listed.map(({ group, classes, change }): readonly Cell[] => [
      groupOf.get(group) ?? group,
      change.factor,
      nameOf.get(change.factor) ?? change.factor,
      classes,
      ...changeFigures(change),
      group,
    ]),
  };
}

function changeFigures(change: GroupFactorChange): readonly Cell[] {
  const { pairs, before, beforeCi95, after, afterCi95, difference, ci95, p, pAdjusted } = change;
  return [
    ...[pairs, before, ...boundsOf(beforeCi95), after, ...boundsOf(afterCi95)],
    ...[difference, ...boundsOf(ci95), p, pAdjusted],
  ];
}

export function trendSheet(input: ComparisonInput, trends: readonly ProgrammeTrend[]): Sheet {
  const { language, level } = input;
  const nameOf = factorNames(input);
  return {
    name: wordsIn(language)('comparison:sheet.trend'),
    columns: comparisonColumns(language, level, [
      ['programme', 28, 'text'],
      ['factorId', 10],
      ['factor', 28],
      ['classes', 8],
      ['perYear', 10, 'decimals'],
      ['low', 12, 'decimals'],
      ['high', 12, 'decimals'],
      ['p', 8, 'probability'],
      ['pAdjusted', 8, 'probability'],
    ]),
    rows: trends.flatMap(({ programme, factors }) =>
      factors.map(({ factor, points, perYear }): readonly Cell[] => [
        ...[programme, factor, nameOf.get(factor) ?? factor],
        points.filter((point) => point !== null && point.mean !== null).length,
        ...[perYear.slope, ...boundsOf(perYear.ci95), perYear.p, perYear.pAdjusted],
      ]),
    ),
  };
}

/** The classes behind the trends: favourability. */
export function trendPointSheet(input: ComparisonInput, trends: readonly ProgrammeTrend[]): Sheet {
  const { language, survey } = input;
  return {
    name: wordsIn(language)('comparison:sheet.points'),
    columns: [
      ...comparisonColumns(language, 'class', [
        ['programme', 28, 'text'],
        ['group', 36, 'text'],
        ['endsOn', 14],
        ['people', 8],
      ]),
      ...factorColumns(language, survey.factors),
      ...comparisonColumns(language, 'class', [['groupId', 24, 'text']]),
    ],
    rows: trends.flatMap(({ programme, classes, factors }) =>
      classes.map(({ id, name, endsOn, respondents }, index): readonly Cell[] => [
        ...[programme, name, endsOn, respondents],
        ...factors.map(({ points }) => points[index]?.favourability ?? null),
        id,
      ]),
    ),
  };
}

export function positionSheet(input: ComparisonInput, position: ClassPosition): Sheet {
  const { language, level, survey } = input;
  const { group, school, server } = position;
  const place = (among: PositionAmong | null, factor: string): readonly Cell[] => {
    const found = among?.factors?.find((each) => each.factor === factor);
    return [found?.percentile ?? null, ...boundsOf(found?.range)];
  };
  const name = input.groups.find(({ id }) => id === group)?.name ?? group;
  return {
    name: wordsIn(language)('comparison:sheet.position'),
    columns: comparisonColumns(language, level, [
      ['group', 36, 'text'],
      ['factorId', 10],
      ['factor', 28],
      ['percentileSchool', 14, 'decimals'],
      ['rangeLow', 10, 'decimals'],
      ['rangeHigh', 10, 'decimals'],
      ['percentileServer', 14, 'decimals'],
      ['rangeLow', 10, 'decimals'],
      ['rangeHigh', 10, 'decimals'],
    ]),
    rows: survey.factors.map((factor) => [
      ...[name, factor.id, factor.name[language]],
      ...place(school, factor.id),
      ...place(server, factor.id),
    ]),
  };
}

export function actionSheet(input: ComparisonInput, effects: readonly ActionEffect[]): Sheet {
  const { language, level } = input;
  const nameOf = factorNames(input);
  const t = wordsIn(language);
  return {
    name: t('comparison:sheet.actions'),
    columns: comparisonColumns(language, level, [
      ['programme', 24, 'text'],
      ['earlier', 28, 'text'],
      ['later', 28, 'text'],
      ['factorId', 10],
      ['factor', 24],
      ['action', 48],
      ['doneOn', 14],
      ['earlierN', 10],
      ['laterN', 10],
      ['change', 10, 'decimals'],
      ['low', 12, 'decimals'],
      ['high', 12, 'decimals'],
      ['p', 8, 'probability'],
      ['pAdjusted', 8, 'probability'],
      ['others', 12, 'decimals'],
      ['why', 20],
    ]),
    rows: effects.map(({ programme, before, after, factor, actions, n, ...effect }) => [
      ...[programme, before.name, after.name, factor, nameOf.get(factor) ?? factor],
      actions.map(({ text }) => text[language]).join('\n'),
      actions.map(({ doneOn }) => doneOn ?? '').join('\n'),
      ...n,
      ...[effect.difference, ...boundsOf(effect.ci95), effect.p, effect.pAdjusted, effect.others],
      effect.why ? t(`terms:why.${effect.why}`) : null,
    ]),
  };
}
