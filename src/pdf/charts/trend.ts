/** One score over time: a class a point with its interval, days to scale, the fitted line dashed. */
import { scaleLinear } from 'd3-scale';
import type { TrendSpec } from '../../domain/charts/chart-spec.ts';
import { fitLabels } from '../fit-label.ts';
import { drawCellHatch } from '../hatch.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, drawText, type TextBlock, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';
import { figureText, limitColour, type Position, tickText } from './axis.ts';
import { apart } from './spread-labels.ts';

const plotHeight = { compact: 118, roomy: 140 } as const;
/** Room for a figure above the highest interval. */
const above = 14;
const tickWidth = 18;
const inset = 22;
const largest = 3.4;
const smallest = 1;
/** Among smaller points a figure could not be told whose it is. */
const readable = 2;
const hatchWidth = 9;
const legendHeight = 17;
const label = { ...type.label, size: 7.5, leading: 9.5 } as const;
const labelWidth = { least: 52, most: 96, lines: 3, gap: 6 } as const;
const figureGap = 3;

type Point = TrendSpec['points'][number];

interface Trend {
  readonly chart: TrendSpec;
  readonly x: Position;
  readonly y: Position;
  readonly plot: Box;
}

export function trendPiece(chart: TrendSpec, setting: Setting): Piece {
  const tall = setting.compact ? plotHeight.compact : plotHeight.roomy;
  const limits = chart.axis.limits.map((limit) => limit.label);
  const limitWidth = Math.max(0, ...limits.map((each) => widthOf(each, setting))) + 6;
  const plotWidth = setting.width - tickWidth - limitWidth;
  const names = namesUnder(chart, plotWidth, setting);
  const legend = legendText(chart) === null ? 0 : legendHeight;
  const foot = Math.max(0, ...names.map(({ block }) => block.height)) + 6;
  const height = legend + above + tall + foot;
  return {
    height,
    gap: 0,
    keep: false,
    draw: (sheet, left, top) => {
      const plot = { x: left + tickWidth, y: top + legend + above, width: plotWidth, height: tall };
      const trend = { chart, plot, ...scales(chart, plot) };
      const box = { x: left, y: top, width: setting.width, height };
      sheet.tagged(setting.parent, () => drawTrend(sheet, trend, names, { left, top }), box);
    },
  };
}

function widthOf(text: string, { language }: Pick<Setting, 'language'>): number {
  return textWidth(text, type.caption, language);
}

/** Value to y, day to x; a single day stands in the middle. */
function scales({ axis, points }: TrendSpec, plot: Box): Pick<Trend, 'x' | 'y'> {
  const days = points.map(({ at }) => at);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const middle = plot.x + plot.width / 2;
  const x = scaleLinear([first, last], [plot.x + inset, plot.x + plot.width - inset]);
  const y = scaleLinear([axis.min, axis.max], [plot.y + plot.height, plot.y]).clamp(true);
  return { x: (day) => (last > first ? x(day) : middle), y };
}

interface Name {
  readonly block: TextBlock;
  /** From the left of the plot. */
  readonly left: number;
}

/** Names as far as they do not touch; so few are set, however many points there are. */
function namesUnder(chart: TrendSpec, plotWidth: number, { language }: Setting): Name[] {
  const width = widthForLabels(chart, plotWidth);
  const { x } = scales(chart, { x: 0, y: 0, width: plotWidth, height: 0 });
  const spots = chart.points.map((point) => {
    const wide = Math.min(width, textWidth(point.label, label, language));
    return { ...spotUnder(x(point.at), wide, plotWidth), text: point.label };
  });
  const shown = withoutTouching(spots).flatMap((index) => spots[index] ?? []);
  const room = { style: label, width, lines: labelWidth.lines, language };
  return fitLabels(
    shown.map(({ text }) => text),
    room,
  ).map((block, index) => {
    const wide = Math.max(0, ...block.lines.map((line) => line.width));
    const { left = 0, right = 0 } = shown[index] ?? {};
    const spare = right - labelWidth.gap - left - wide;
    return { block: { ...block, width: wide }, left: left + Math.max(0, spare / 2) };
  });
}

/** Centred, but within the figure at either end. */
function spotUnder(middle: number, wide: number, plotWidth: number) {
  const most = plotWidth + inset - wide;
  const left = Math.min(most, Math.max(-tickWidth, middle - wide / 2));
  return { left, right: left + wide + labelWidth.gap };
}

function widthForLabels({ points }: TrendSpec, plotWidth: number): number {
  const even = plotWidth / Math.max(1, points.length) - labelWidth.gap;
  return Math.min(labelWidth.most, Math.max(labelWidth.least, even));
}

function legendText({ points, withheldLabel }: TrendSpec): string | null {
  return points.some(({ missing }) => missing === 'withheld') ? (withheldLabel ?? null) : null;
}

function drawTrend(
  sheet: Sheet,
  trend: Trend,
  names: readonly Name[],
  { left, top }: { readonly left: number; readonly top: number },
): void {
  drawLegend(sheet, legendText(trend.chart), left, top);
  drawScale(sheet, trend);
  for (const point of trend.chart.points) drawMissingPoint(sheet, trend, point);
  drawLine(sheet, trend);
  for (const point of trend.chart.points) drawPoint(sheet, trend, point);
  drawFigures(sheet, trend);
  drawNames(sheet, trend, names);
}

function drawLegend(sheet: Sheet, text: string | null, x: number, y: number): void {
  if (text === null) return;
  drawCellHatch(sheet, { x, y: y + 2, width: 16, height: 9 });
  drawLabel(sheet, text, type.caption, x + 21, y);
}

/** Limits are named at the right, moved apart where they would touch. */
function drawScale(sheet: Sheet, { chart, plot, y }: Trend): void {
  const right = plot.x + plot.width;
  const half = type.caption.leading / 2;
  for (const tick of chart.axis.ticks) {
    const text = tickText(chart.axis, tick);
    drawLabel(sheet, text, type.caption, plot.x - 6, y(tick) - half, 'right');
  }
  const limits = [...chart.axis.limits].sort((a, b) => y(a.value) - y(b.value));
  const spots = limits.map(({ value }) => ({ at: y(value), width: type.caption.leading }));
  const tops = apart(spots, plot.y - half, plot.y + plot.height + half, 0);
  limits.forEach((limit, at) => {
    const line = y(limit.value);
    drawRule(sheet, [plot.x, line], [right, line], limitColour);
    drawLabel(sheet, limit.label, type.caption, right + 6, tops[at] ?? line - half);
  });
  drawRule(sheet, [plot.x, plot.y], [plot.x, plot.y + plot.height], colour.quiet);
  drawRule(sheet, [plot.x, plot.y + plot.height], [right, plot.y + plot.height], colour.quiet);
}

function drawMissingPoint(sheet: Sheet, { plot, x }: Trend, point: Point): void {
  if (point.value !== null) return;
  const middle = x(point.at);
  if (point.missing === 'withheld') {
    const left = middle - hatchWidth / 2;
    drawCellHatch(sheet, { x: left, y: plot.y, width: hatchWidth, height: plot.height });
  } else {
    const top = plot.y + plot.height - type.label.leading - 1;
    drawLabel(sheet, '\u2013', type.label, middle, top, 'center');
  }
}

function drawLine(sheet: Sheet, { chart, x, y }: Trend): void {
  const days = chart.points.map(({ at }) => at);
  if (chart.line === null || days.length < 2) return;
  const [from, to] = chart.line;
  sheet.pen.save();
  sheet.pen.moveTo(x(Math.min(...days)), y(from)).lineTo(x(Math.max(...days)), y(to));
  sheet.pen.lineWidth(1.2).dash(4, { space: 3 }).strokeColor(colour.quiet).stroke();
  sheet.pen.restore();
}

/** Hundreds of points are drawn smaller, so that they can be told apart. */
function radiusOf({ chart, plot }: Trend): number {
  return Math.min(largest, Math.max(smallest, (0.4 * plot.width) / chart.points.length));
}

function drawPoint(sheet: Sheet, trend: Trend, { at, value, interval }: Point): void {
  if (value === null) return;
  const { x, y } = trend;
  const radius = radiusOf(trend);
  const middle = x(at);
  if (interval) {
    const ink = radius < readable ? colour.watch : colour.ink;
    const ends = [y(interval[0]), y(interval[1])] as const;
    drawRule(sheet, [middle, ends[0]], [middle, ends[1]], ink, radius / 3);
  }
  sheet.pen.circle(middle, y(value), radius).fillColor(colour.ink).fill();
}

/** Above the points as far as they do not touch; the first and the last always. */
function drawFigures(sheet: Sheet, trend: Trend): void {
  const { chart, x, y } = trend;
  const radius = radiusOf(trend);
  if (radius < readable) return;
  const points = chart.points.filter(({ value }) => value !== null);
  const spots = points.map(({ at, value }) => {
    const width = widthOf(figureText(value), sheet);
    return { left: x(at) - width / 2, right: x(at) + width / 2 + figureGap };
  });
  for (const index of withoutTouching(spots)) {
    const point = points[index];
    if (!point || point.value === null) continue;
    const end = Math.min(y(point.value) - radius, y(point.interval?.[1] ?? point.value));
    const top = end - type.caption.leading + 0.5;
    drawOnPaper(sheet, figureText(point.value), x(point.at), top);
  }
}

/** On paper of its own, so that no line runs through it. */
function drawOnPaper(sheet: Sheet, text: string, middle: number, top: number): void {
  const width = widthOf(text, sheet) + 2;
  sheet.pen.rect(middle - width / 2, top + 2.5, width, type.caption.leading - 5);
  sheet.pen.fillColor(colour.paper).fill();
  drawLabel(sheet, text, type.caption, middle, top, 'center');
}

/** Under their points, with a tick for every point. */
function drawNames(sheet: Sheet, { chart, plot, x }: Trend, names: readonly Name[]): void {
  const foot = plot.y + plot.height;
  for (const { at } of chart.points) {
    drawRule(sheet, [x(at), foot], [x(at), foot + 3], colour.quiet);
  }
  for (const { block, left } of names) {
    drawText(sheet, block, plot.x + left, foot + 5, 'center');
  }
}

/** Indices of the first, the last, and of those between that touch none that is chosen. */
function withoutTouching(
  spots: readonly { readonly left: number; readonly right: number }[],
): number[] {
  const last = spots.length - 1;
  const chosen: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  spots.forEach(({ left, right }, index) => {
    const beforeLast = index === last || right <= (spots[last]?.left ?? right);
    if (left < free || !beforeLast) return;
    chosen.push(index);
    free = right;
  });
  return chosen;
}
