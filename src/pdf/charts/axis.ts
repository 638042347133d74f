/** The axis above the rows: tick figures, then the names of the limits, moved apart where they would touch. */
import { scaleLinear } from 'd3-scale';
import type { ChartAxis } from '../../domain/charts/chart-spec.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, mix, type } from '../theme.ts';
import { apart } from './spread-labels.ts';

const line = type.caption.leading;
const leader = 6;
export const limitColour = mix(colour.line, colour.watch, 0.35);

export type Position = (value: number) => number;

/** Value to x; values off the axis stand at its end. */
export function axisScale(axis: ChartAxis, plot: Box, inset = 0): Position {
  return scaleLinear()
    .domain([axis.min, axis.max])
    .range([plot.x + inset, plot.x + plot.width - inset])
    .clamp(true);
}

export function axisHeight(axis: ChartAxis): number {
  return line + (axis.limits.length > 0 ? line + leader : 0) + 2;
}

/** Draws the axis into the lower end of the box. */
export function drawAxis(sheet: Sheet, axis: ChartAxis, plot: Box, at: Position): void {
  const top = plot.y + plot.height - axisHeight(axis);
  for (const tick of axis.ticks) {
    drawLabel(sheet, tickText(axis, tick), type.caption, at(tick), top, 'center');
  }
  if (axis.limits.length > 0) drawLimitNames(sheet, axis, plot, at, top + line);
}

function drawLimitNames(sheet: Sheet, axis: ChartAxis, plot: Box, at: Position, top: number): void {
  const limits = [...axis.limits].sort((a, b) => a.value - b.value);
  const spots = limits.map((limit) => ({
    at: at(limit.value),
    width: textWidth(limit.label, type.caption, sheet.language),
  }));
  const lefts = apart(spots, plot.x - 10, plot.x + plot.width + 10);
  const bottom = plot.y + plot.height;
  limits.forEach((limit, index) => {
    const spot = spots[index];
    const left = lefts[index];
    if (!spot || left === undefined) return;
    drawLabel(sheet, limit.label, type.caption, left, top);
    const foot = left + spot.width / 2;
    drawRule(sheet, [foot, top + line], [spot.at, bottom], limitColour);
  });
}

/** The limits run through a row as light lines, the start of the scale as a dark one. */
export function drawGrid(sheet: Sheet, axis: ChartAxis, plot: Box, at: Position): void {
  for (const limit of axis.limits) {
    const x = at(limit.value);
    drawRule(sheet, [x, plot.y], [x, plot.y + plot.height], limitColour);
  }
  const start = at(axis.min);
  drawRule(sheet, [start, plot.y], [start, plot.y + plot.height], colour.quiet);
}

export function tickText({ percent }: ChartAxis, tick: number): string {
  return percent ? percentText(tick) : String(tick);
}

/** A share (0–1) as a whole percentage. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Two decimals with a real minus sign; an en dash where there is no value. */
export function figureText(value: number | null): string {
  return value === null ? '\u2013' : value.toFixed(2).replace('-', '\u2212');
}
