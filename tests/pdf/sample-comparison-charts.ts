/** Charts of a comparison of any size, made by hand from simulated groups, to be set on paper. */
import type {
  CaterpillarSpec,
  ChartAxis,
  DumbbellsSpec,
  HeatMapSpec,
  TrendSpec,
} from '../../src/domain/charts/chart-spec.ts';
import type { ComparisonInput } from '../../src/domain/comparison/comparison.ts';
import type { Block, Report } from '../../src/domain/reports/report.ts';
import { sampleReport } from './sample-report.ts';

const words = {
  'zh-CN': {
    title: '有差别的班次用方框标出，其余没有可辨别的差别',
    subtitle: '各因子的平均有利程度，1—5分，越高越有利',
    alternative: '热力图：各班次在各因子上的平均有利程度。',
    withheld: '人数不足，不予显示',
    legend: ['促进', '关注', '阻碍', '证据不足', '明显高于其他班次', '明显低于其他班次'],
    without: '班次太多，格内不印数字；数字见下载的Excel表。',
    section: '各班总览',
    occasions: ['培训结束时', '训后跟踪'],
    limits: ['中点3.00', '促进≥3.50'],
    estimates: ['估计值和95%区间', '原始均值'],
    lead: '本次比较包括全部班次。'.repeat(6),
  },
  en: {
    title: 'Classes that stand apart are framed; the rest cannot be told apart',
    subtitle: 'Mean favourability of each factor, 1–5, high helps',
    alternative: 'Heat map: mean favourability of each class on each factor.',
    withheld: 'Too few people: not shown',
    legend: [
      'Catalyst',
      'Watch',
      'Barrier',
      'Too little evidence',
      'Above the other classes',
      'Below the other classes',
    ],
    without: 'Too many classes for figures in the cells: they are in the Excel file.',
    section: 'Overview',
    occasions: ['End of training', 'Follow-up'],
    limits: ['middle 3.00', 'catalyst ≥ 3.50'],
    estimates: ['Estimate with 95% interval', 'Raw mean'],
    lead: 'This comparison takes in every class. '.repeat(6),
  },
} as const;

const marks = ['catalyst', 'watch', 'barrier', 'insufficient', 'above', 'below'] as const;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const figure = (value: number) => value.toFixed(2).replace('-', '−');

/** Heat map, caterpillar, dumbbells and trend, each under words. */
export function sampleChartsReport(input: ComparisonInput): Report {
  const said = words[input.language];
  const charts = [heatMapOf(input), caterpillarOf(input), dumbbellsOf(input), trendOf(input)];
  const blocks = charts.map((chart): Block => ({ kind: 'chart', chart }));
  const lead: Block = { kind: 'paragraph', style: 'body', text: said.lead };
  return {
    ...sampleReport({ language: input.language }),
    sections: [{ id: 'overview', title: said.section, newPage: true, blocks: [lead, ...blocks] }],
  };
}

export function heatMapOf(input: ComparisonInput): HeatMapSpec {
  const said = words[input.language];
  const { survey, groups, comparison, language } = input;
  return {
    kind: 'heat-map',
    title: said.title,
    subtitle: said.subtitle,
    alternative: said.alternative,
    withheldLabel: said.withheld,
    withoutFigures: said.without,
    legend: marks.map((mark, at) => ({ mark, text: said.legend[at] ?? '' })),
    columns: survey.factors.map(({ id, name }) => ({ short: id, name: name[language] ?? id })),
    rows: groups.map(({ id, name, respondents, factors }, at) => ({
      id,
      label: name,
      n: respondents,
      cells: survey.factors.map((_, column) => {
        const { favourability = null, zone = 'insufficient', n = 0 } = factors[column] ?? {};
        const apart = (at * 7 + column * 3) % 29;
        const side = apart === 0 ? ('above' as const) : apart === 1 ? ('below' as const) : null;
        return {
          value: favourability,
          zone,
          apart: favourability === null || comparison.length === 0 ? null : side,
          ...(favourability === null
            ? { missing: n === 0 ? ('withheld' as const) : ('none' as const) }
            : {}),
        };
      }),
    })),
  };
}

function axisOf({ language }: ComparisonInput): ChartAxis {
  const [middle, target] = words[language].limits;
  return {
    min: 1,
    max: 5,
    ticks: [1, 2, 3, 4, 5],
    limits: [
      { value: 3, label: middle },
      { value: 3.5, label: target },
    ],
  };
}

function caterpillarOf(input: ComparisonInput, factor = 0): CaterpillarSpec {
  const said = words[input.language];
  const rows = (input.comparison[factor]?.estimates ?? []).flatMap((estimate, at) => {
    const { group, n, mean, shrunken, interval95 } = estimate;
    if (shrunken === null || interval95 === null) return [];
    const name = input.groups.find(({ id }) => id === group)?.name ?? group;
    return [
      {
        label: input.language === 'en' ? `${name} (n = ${n})` : `${name}（${n}人）`,
        estimate: shrunken,
        interval: interval95,
        mean,
        note: `${figure(shrunken)} [${interval95.map(figure).join(', ')}]`,
        ...(at % 11 === 2 ? { apart: at % 2 ? ('above' as const) : ('below' as const) } : {}),
      },
    ];
  });
  return {
    kind: 'caterpillar',
    title: said.title,
    subtitle: said.subtitle,
    alternative: said.alternative,
    axis: axisOf(input),
    names: said.estimates,
    rows: rows.sort((a, b) => b.estimate - a.estimate),
  };
}

function dumbbellsOf(input: ComparisonInput, factor = 0): DumbbellsSpec {
  const said = words[input.language];
  const changes = new Map(input.change?.groups.map((each) => [each.group, each.factors[factor]]));
  return {
    kind: 'dumbbells',
    title: said.title,
    subtitle: said.subtitle,
    alternative: said.alternative,
    withheldLabel: said.withheld,
    axis: axisOf(input),
    names: said.occasions,
    rows: input.groups.map(({ id, name }) => {
      const change = changes.get(id);
      if (change?.difference == null || change.ci95 === null) {
        return { label: name, before: null, after: null, note: '–', missing: 'withheld' };
      }
      return {
        label: name,
        before: change.before,
        after: change.after,
        beforeInterval: change.beforeCi95,
        afterInterval: change.afterCi95,
        note: `${figure(change.difference)} [${change.ci95.map(figure).join(', ')}]`,
      };
    }),
  };
}

export function trendOf(input: ComparisonInput, factor = 0): TrendSpec {
  const said = words[input.language];
  const [trend] = input.trends ?? [];
  const first = trend?.classes[0]?.endsOn ?? '';
  const points = trend?.factors[factor]?.points ?? [];
  return {
    kind: 'trend',
    title: said.title,
    subtitle: said.subtitle,
    alternative: said.alternative,
    withheldLabel: said.withheld,
    axis: axisOf(input),
    points: (trend?.classes ?? []).map(({ name, endsOn }, at) => {
      const point = at % 6 === 4 ? null : points[at];
      return {
        label: `${name} ${endsOn}`,
        at: daysBetween(first, endsOn),
        value: point?.favourability ?? null,
        interval: point?.ci95 ?? null,
        ...(point ? {} : { missing: 'withheld' as const }),
      };
    }),
    line: points.length > 3 ? [3.4, 3.1] : null,
  };
}
