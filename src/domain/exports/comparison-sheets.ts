/** A comparison as a workbook: a sheet a view, and first what it rests on. */
import type { ComparisonInput } from '../comparison/comparison.ts';
import { comparisonReport } from '../reports/comparison/comparison-report.ts';
import type { Block, Report } from '../reports/report.ts';
import { wordsIn } from '../wording/words.ts';
import { comparisonColumns, factorColumns } from './comparison-columns.ts';
import { type ComparisonFigure, comparisonFigures } from './comparison-figures.ts';
import {
  actionSheet,
  changeSheet,
  isMany,
  listedRows,
  mostRows,
  positionSheet,
  trendPointSheet,
  trendSheet,
} from './comparison-part-sheets.ts';
import { testSheet } from './comparison-test-sheet.ts';
import type { Cell, Sheet } from './sheet.ts';

/** @param address where the comparison stands for good */
export function comparisonSheets(input: ComparisonInput, address: string): readonly Sheet[] {
  const { change, trends = [], position, actionEffects = [] } = input;
  return [
    notesSheet(input, address),
    overviewSheet(input),
    figureSheet(input),
    testSheet(input),
    ...(change ? [changeSheet(input, change)] : []),
    ...(trends.length > 0 ? [trendSheet(input, trends)] : []),
    // Where classes are compared the overview has their figures already.
    ...(trends.length > 0 && input.level !== 'class' ? [trendPointSheet(input, trends)] : []),
    ...(position ? [positionSheet(input, position)] : []),
    ...(actionEffects.length > 0 ? [actionSheet(input, actionEffects)] : []),
  ];
}

/** What the figures rest on and how they were made, in the words of the report. */
function notesSheet(input: ComparisonInput, address: string): Sheet {
  const { language, level, survey } = input;
  const t = wordsIn(language);
  const report = comparisonReport(input);
  const turned = survey.factors.find(({ polarity }) => polarity === 'unfavourable');
  return {
    name: t('comparison:sheet.notes'),
    columns: comparisonColumns(language, level, [
      ['what', 14],
      ['text', 88],
    ]).map((column) => ({ ...column, align: 'left' as const })),
    rows: [
      ...(input.simulated ? [[t('comparison:note.simulated'), t('terms:simulated')]] : []),
      [t('comparison:note.school'), input.school],
      [t('comparison:note.title'), input.title],
      ...report.cover.facts.map(({ label, value }) => [label, value]),
      [t('comparison:note.address'), address],
      ...labelled(t('comparison:note.findings'), sentencesOf(report, 'findings')),
      ...labelled(t('comparison:note.method'), sentencesOf(report, 'method')),
      ...labelled(t('comparison:note.columns'), [
        turned
          ? t('comparison:note.direction', { factor: turned.name[language] })
          : t('comparison:note.directionPlain'),
        t('comparison:note.observations'),
        t('comparison:note.empty'),
        ...(isMany(input)
          ? [t('comparison:note.many', { rows: mostRows.toLocaleString('en') })]
          : []),
      ]),
    ],
  };
}

/** The label stands beside the first. */
function labelled(label: string, sentences: readonly string[]): Cell[][] {
  return sentences.map((sentence, index) => [index === 0 ? label : null, sentence]);
}

function sentencesOf({ sections }: Report, id: string): readonly string[] {
  const section = sections.find((each) => each.id === id);
  return section?.blocks.flatMap(textsOf) ?? [];
}

function textsOf(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items;
  const hasText =
    block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'withheld';
  return hasText ? [block.text] : [];
}

/** A row a group, a column a factor: favourability. */
function overviewSheet({ language, level, survey, groups }: ComparisonInput): Sheet {
  const single = level === 'class';
  return {
    name: wordsIn(language)('comparison:sheet.overview'),
    columns: [
      ...comparisonColumns(language, level, [
        ['group', 36, 'text'],
        ...(single
          ? ([
              ['programme', 20],
              ['endsOn', 14],
            ] as const)
          : ([['classes', 8]] as const)),
        ['people', 8],
      ]),
      ...factorColumns(language, survey.factors),
      ...comparisonColumns(language, level, [['groupId', 24, 'text']]),
    ],
    rows: groups.map(({ id, name, programme, endsOn, classes, respondents, factors }) => [
      name,
      ...(single ? [programme, endsOn] : [classes]),
      respondents,
      ...factors.map(({ favourability }) => favourability),
      id,
    ]),
  };
}

function figureSheet(input: ComparisonInput): Sheet {
  const { language, level } = input;
  return {
    name: wordsIn(language)('comparison:sheet.figures'),
    columns: comparisonColumns(language, level, [
      ['group', 36, 'text'],
      ['factorId', 10],
      ['factor', 28],
      ['n', 8],
      ['mean', 8, 'decimals'],
      ['sd', 8, 'decimals'],
      ['low', 12, 'decimals'],
      ['high', 12, 'decimals'],
      ['favourability', 10, 'decimals'],
      ['zone', 10],
      ['observations', 8],
      ['estimate', 10, 'decimals'],
      ['estimateLow', 12, 'decimals'],
      ['estimateHigh', 12, 'decimals'],
      ['difference', 12, 'decimals'],
      ['differenceLow', 12, 'decimals'],
      ['differenceHigh', 12, 'decimals'],
      ['p', 8, 'probability'],
      ['pAdjusted', 8, 'probability'],
      ['apart', 16],
      ['groupId', 24, 'text'],
    ]),
    rows: listedRows(
      input,
      comparisonFigures(input),
      ({ apart }) => apart !== null,
      ({ estimate }) => estimate?.fromOthers.p,
    ).map((row) => figureRow(input, row)),
  };
}

function figureRow(
  { language }: ComparisonInput,
  { group, factor, figures, estimate, apart }: ComparisonFigure,
): readonly Cell[] {
  const t = wordsIn(language);
  const { n, mean, sd, ci95, favourability } = figures;
  const [low = null, high = null] = ci95 ?? [];
  const [estimateLow = null, estimateHigh = null] = estimate?.interval95 ?? [];
  const { difference = null, ci95: span, p = null, pAdjusted = null } = estimate?.fromOthers ?? {};
  return [
    ...[group.name, factor.id, factor.name[language], n, mean, sd, low, high, favourability],
    t(`terms:zone.${figures.zone}`),
    ...[estimate?.n ?? null, estimate?.shrunken ?? null, estimateLow, estimateHigh],
    ...[difference, span?.[0] ?? null, span?.[1] ?? null, p, pAdjusted],
    apart && t(`comparison:column.${apart}`),
    group.id,
  ];
}
