/**
 * Reports made by hand, with every kind of block, in both languages and of any size: what the
 * tests measure and the gallery shows.
 */
import type { ChartAxis, IntervalRow } from '../../src/domain/charts/chart-spec.ts';
import type { Zone } from '../../src/domain/diagnosis/zone.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Block, Report, Section } from '../../src/domain/reports/report.ts';
import { chineseWords, englishWords, type SampleWords } from './sample-words.ts';

export interface SampleOptions {
  readonly language?: Language;
  readonly factors?: number;
  readonly className?: string;
  readonly simulated?: boolean;
}

interface Factor {
  readonly name: string;
  readonly mean: number;
  readonly before: number;
  readonly zone: Zone;
}

export function sampleReport(options: SampleOptions = {}): Report {
  const language = options.language ?? 'zh-CN';
  const words = language === 'en' ? englishWords : chineseWords;
  const className = options.className ?? words.className;
  const factors = makeFactors(words, options.factors ?? 16);
  return {
    language,
    cover: { ...words.cover, subtitle: className },
    footer: `${words.school} \u00b7 ${className}`,
    watermark: options.simulated === false ? null : words.simulated,
    sections: sectionsOf(words, factors),
    properties: {
      title: `${words.cover.title} \u00b7 ${className}`,
      author: words.school,
      createdAt: '2026-11-30T08:00:00Z',
    },
  };
}

/** A fixed spread of means: no randomness, so that pictures can be compared. */
function makeFactors(words: SampleWords, count: number): Factor[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / words.factors.length);
    const name = words.factors[index % words.factors.length] ?? '';
    const mean = 4.4 - (2.6 * index) / Math.max(1, count - 1) + ((index * 7) % 5) * 0.02;
    const zone: Zone = mean >= 3.5 ? 'catalyst' : mean <= 2.5 ? 'barrier' : 'watch';
    const before = Math.min(4.9, mean + (((index * 5) % 9) - 3) * 0.15);
    return { name: round === 0 ? name : `${name} ${round + 1}`, mean, before, zone };
  });
}

function axisOf(words: SampleWords): ChartAxis {
  const [low, middle, high] = words.limits;
  return {
    min: 1,
    max: 5,
    ticks: [1, 2, 3, 4, 5],
    limits: [
      { value: 2.5, label: low },
      { value: 3, label: middle },
      { value: 3.5, label: high },
    ],
  };
}

function sectionsOf(words: SampleWords, factors: readonly Factor[]): Section[] {
  const [summary, answered, profile, change, barriers, plan, used, method, appendix] =
    words.sections;
  return [
    section('summary', summary, true, summaryBlocks(words, factors)),
    section('answered', answered, true, answeredBlocks(words)),
    section('profile', profile, true, profileBlocks(words, factors)),
    section('change', change, true, changeBlocks(words, factors)),
    section('barriers', barriers, true, barrierBlocks(words, factors)),
    section('plan', plan, true, planBlocks(words)),
    section('used', used, false, usedBlocks(words)),
    section('method', method, true, methodBlocks(words)),
    section('appendix', appendix, false, appendixBlocks(words, factors)),
  ];
}

function section(
  id: string,
  title: string | undefined,
  newPage: boolean,
  blocks: readonly Block[],
): Section {
  return { id, title: title ?? id, newPage, blocks };
}

function summaryBlocks(words: SampleWords, factors: readonly Factor[]): Block[] {
  const strongest = factors.slice(0, 3).map(({ name }) => ({ title: name, detail: words.detail }));
  const worst = factors
    .slice(-3)
    .reverse()
    .map(({ name }) => ({ title: name, detail: words.detail }));
  return [
    { kind: 'paragraph', style: 'lead', text: words.lead },
    { kind: 'figures', figures: words.figures },
    {
      kind: 'columns',
      columns: [
        [{ kind: 'findings', title: words.catalysts, zone: 'catalyst', findings: strongest }],
        [{ kind: 'findings', title: words.barriers, zone: 'barrier', findings: worst }],
      ],
    },
    { kind: 'heading', text: words.todo },
    { kind: 'list', ordered: true, items: words.actions },
    { kind: 'paragraph', style: 'quiet', text: words.caution },
  ];
}

function answeredBlocks(words: SampleWords): Block[] {
  return [
    { kind: 'paragraph', style: 'body', text: words.body },
    {
      kind: 'table',
      caption: words.responseTable.caption,
      columns: words.responseTable.titles.map((title, index) => ({
        title,
        align: index === 0 ? 'left' : 'right',
        weight: index === 0 ? 2 : 1,
      })),
      rows: words.responseTable.rows,
      note: words.caution,
    },
    { kind: 'heading', text: words.missing },
    { kind: 'paragraph', style: 'body', text: words.body },
    { kind: 'withheld', text: words.withheld },
  ];
}

function profileBlocks(words: SampleWords, factors: readonly Factor[]): Block[] {
  const axis = axisOf(words);
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'radar',
        ...words.charts.radar,
        axis,
        spokes: words.domains,
        series: [
          { name: words.occasions[0], values: [3.9, 3.6, 3.1, 3.7] },
          { name: words.occasions[1], values: [3.6, 3.4, 2.4, 3.8] },
        ],
      },
    },
    {
      kind: 'chart',
      chart: {
        kind: 'interval-bars',
        ...words.charts.bars,
        axis,
        withheldLabel: words.tooFew,
        rows: factors.map((factor, index) => barRow(words, factor, index)),
      },
    },
  ];
}

function barRow(words: SampleWords, { name, mean, zone }: Factor, index: number): IntervalRow {
  if (index === 7) return { label: name, zone, value: null, interval: null, missing: 'withheld' };
  if (index === 9) return { label: name, zone, value: null, interval: null, missing: 'none' };
  return {
    label: name,
    zone: index === 5 ? 'insufficient' : zone,
    value: mean,
    interval: [mean - 0.22, Math.min(5, mean + 0.22)],
    ...(index === 3 ? { note: words.reversed } : {}),
  };
}

function changeBlocks(words: SampleWords, factors: readonly Factor[]): Block[] {
  return [
    { kind: 'paragraph', style: 'body', text: words.body },
    {
      kind: 'chart',
      chart: {
        kind: 'dumbbells',
        ...words.charts.dumbbells,
        axis: axisOf(words),
        names: words.occasions,
        withheldLabel: words.tooFew,
        rows: factors.map(({ name, mean, before }, index) =>
          index === 4
            ? { label: name, before: null, after: null, note: '\u2013', missing: 'withheld' }
            : { label: name, before, after: mean, note: difference(mean - before) },
        ),
      },
    },
  ];
}

function difference(value: number): string {
  const figure = (each: number) => each.toFixed(2).replace('-', '\u2212');
  return `${figure(value)} [${figure(value - 0.28)}, ${figure(value + 0.28)}]`;
}

function barrierBlocks(words: SampleWords, factors: readonly Factor[]): Block[] {
  const worst = factors.slice(-2).reverse();
  return worst.flatMap((factor, index): Block[] => [
    { kind: 'heading', text: factor.name },
    { kind: 'paragraph', style: 'body', text: words.body },
    {
      kind: 'chart',
      chart: {
        kind: 'likert',
        ...words.charts.likert,
        categories: words.scale,
        rows: words.items.map((label, at) => ({
          label,
          n: index === 0 ? 48 : 48 - at,
          shares: [0.28 - at * 0.05, 0.3, 0.18 + at * 0.02, 0.16, 0.08 + at * 0.03],
        })),
      },
    },
    { kind: 'list', ordered: false, items: words.actions },
  ]);
}

function planBlocks(words: SampleWords): Block[] {
  return [
    { kind: 'paragraph', style: 'body', text: words.caution },
    {
      kind: 'table',
      caption: words.planTable.caption,
      columns: words.planTable.titles.map((title, index) => ({
        title,
        align: index === 5 ? 'center' : 'left',
        weight: [2, 5, 2, 2.2, 3.6, 1][index] ?? 1,
      })),
      rows: Array.from({ length: 4 }, () => words.planTable.rows).flat(),
      note: words.planTable.note,
    },
  ];
}

function usedBlocks(words: SampleWords): Block[] {
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'columns',
        ...words.charts.columns,
        columns: Array.from({ length: 11 }, (_, index) => ({
          label: `${index * 10}%`,
          count: [1, 2, 2, 4, 6, 8, 9, 7, 5, 3, 1][index] ?? 0,
        })),
      },
    },
    { kind: 'heading', text: words.hindered },
    { kind: 'quotations', quotations: words.quotations },
  ];
}

function methodBlocks(words: SampleWords): Block[] {
  return [
    { kind: 'paragraph', style: 'body', text: words.body },
    { kind: 'paragraph', style: 'body', text: words.body },
    { kind: 'paragraph', style: 'quiet', text: words.caution },
  ];
}

function appendixBlocks(words: SampleWords, factors: readonly Factor[]): Block[] {
  return [
    {
      kind: 'table',
      caption: words.factorTable.caption,
      columns: words.factorTable.titles.map((title, index) => ({
        title,
        align: index === 0 || index === 5 ? 'left' : 'right',
        weight: [3.2, 1, 1.2, 2, 1.6, 1.6][index] ?? 1,
      })),
      rows: factors.map(({ name, mean, zone }) => [
        name,
        '48',
        mean.toFixed(2),
        `${(mean - 0.22).toFixed(2)}\u2013${(mean + 0.22).toFixed(2)}`,
        '0.81',
        words.zones[zone],
      ]),
      note: null,
    },
  ];
}
