/** Two occasions a row: the first hollow, the second filled, the difference said at the right. */
import type { DumbbellsSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, drawText, measureText, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';
import { axisHeight, axisScale, drawAxis, drawGrid, figureText, type Position } from './axis.ts';
import { drawMissing } from './missing.ts';
import { type Density, densityOf, labelStyle, rowChartPieces } from './row-chart.ts';

/** Room for the figures beside the outer points. */
const inset = 26;
const legendHeight = 17;
const radii = { roomy: 3.6, dense: 2.4, thin: 1.5 } as const;
/** Two intervals lie one above the other, so far from the middle of the row. */
const offset = { roomy: 3.4, dense: 1.7, thin: 1 } as const;
/** Rows up to which the figures of both points are written beside them. */
const mostWithFigures = 60;

type Row = DumbbellsSpec['rows'][number];

interface PairStyle {
  readonly density: Density;
  readonly figures: boolean;
  /** Far from the middle of the row; 0 without intervals. */
  readonly offset: number;
}

export function dumbbellPieces(chart: DumbbellsSpec, setting: Setting): Piece[] {
  const { axis, rows } = chart;
  const style = pairStyle(chart);
  const label = labelStyle[style.density];
  const widest = rows.reduce(
    (most, { note }) => Math.max(most, textWidth(note, label, setting.language)),
    0,
  );
  const asideWidth = Math.min(setting.width * 0.26, widest + 1);
  return rowChartPieces(
    {
      labels: rows.map((row) => ({ text: row.label })),
      density: style.density,
      asideWidth,
      head: {
        height: legendHeight + axisHeight(axis),
        draw: (sheet, plot, x) => {
          drawLegend(sheet, chart.names, x, plot.y);
          drawAxis(sheet, axis, plot, axisScale(axis, plot, inset));
        },
      },
      drawRow: (sheet, index, plot, asideLeft) => {
        const row = rows[index];
        if (!row) return;
        drawRow(sheet, chart, row, plot, style);
        const note = measureText(row.note, label, asideWidth, sheet.language);
        drawText(sheet, note, asideLeft, plot.y + (plot.height - note.height) / 2);
      },
    },
    setting,
  );
}

/** Factors of one class always have room; groups may be very many. */
function pairStyle({ rows }: DumbbellsSpec): PairStyle {
  const withIntervals = rows.some((row) => row.beforeInterval || row.afterInterval);
  const density = withIntervals || rows.length > mostWithFigures ? densityOf(rows.length) : 'roomy';
  return { density, figures: density === 'roomy', offset: withIntervals ? offset[density] : 0 };
}

function drawRow(sheet: Sheet, chart: DumbbellsSpec, row: Row, plot: Box, style: PairStyle): void {
  const at = axisScale(chart.axis, plot, inset);
  drawGrid(sheet, chart.axis, plot, at);
  if (row.before === null && row.after === null) {
    drawMissing(sheet, row.missing, chart.withheldLabel, plot);
  } else {
    drawPair(sheet, row, plot, at, style);
  }
}

/** A point with its interval; `low` and `high` are its ends on paper. */
interface Spot {
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly filled: boolean;
}

function drawPair(sheet: Sheet, row: Row, plot: Box, at: Position, style: PairStyle): void {
  const middle = plot.y + plot.height / 2;
  const before = spotOf(row.before, row.beforeInterval, middle - style.offset, at, false);
  const after = spotOf(row.after, row.afterInterval, middle + style.offset, at, true);
  const spots = [before, after].filter((spot) => spot !== null);
  const radius = radii[style.density];
  for (const spot of spots) drawInterval(sheet, spot, radius);
  if (before && after) {
    drawRule(sheet, [before.x, before.y], [after.x, after.y], colour.quiet, radius * 0.45);
  }
  for (const { x, y, filled } of spots) drawPoint(sheet, x, y, radius, filled);
  if (!style.figures) return;
  const beforeOnRight = before !== null && (after === null || before.value > after.value);
  if (before) drawFigureBeside(sheet, before, radius, beforeOnRight);
  if (after) drawFigureBeside(sheet, after, radius, !beforeOnRight);
}

function spotOf(
  value: number | null,
  interval: readonly [number, number] | null | undefined,
  y: number,
  at: Position,
  filled: boolean,
): Spot | null {
  if (value === null) return null;
  const [low, high] = interval ?? [value, value];
  return { value, x: at(value), y, low: at(low), high: at(high), filled };
}

function drawInterval(sheet: Sheet, { low, high, y, filled }: Spot, radius: number): void {
  if (high <= low) return;
  drawRule(sheet, [low, y], [high, y], filled ? colour.ink : colour.quiet, radius * 0.28);
}

function drawPoint(sheet: Sheet, x: number, y: number, radius: number, filled: boolean): void {
  sheet.pen.circle(x, y, radius).lineWidth(radius * 0.36);
  sheet.pen.fillAndStroke(filled ? colour.ink : colour.paper, colour.ink);
}

function drawFigureBeside(sheet: Sheet, spot: Spot, radius: number, onRight: boolean): void {
  const top = spot.y - type.caption.leading / 2;
  const left = onRight
    ? Math.max(spot.x + radius, spot.high) + 3
    : Math.min(spot.x - radius, spot.low) - 3;
  const text = figureText(spot.value);
  // On paper of its own, so that no limit line runs through it.
  const width = textWidth(text, type.caption, sheet.language);
  const from = onRight ? left - 1 : left - width - 1;
  sheet.pen.rect(from, top + 2.5, width + 2, type.caption.leading - 5);
  sheet.pen.fillColor(colour.paper).fill();
  drawLabel(sheet, text, type.caption, left, top, onRight ? 'left' : 'right');
}

function drawLegend(sheet: Sheet, names: readonly [string, string], x: number, y: number): void {
  let left = x;
  names.forEach((name, index) => {
    const radius = radii.roomy;
    drawPoint(sheet, left + radius, y + type.caption.leading / 2, radius, index === 1);
    drawLabel(sheet, name, type.caption, left + 12, y);
    left += 12 + textWidth(name, type.caption, sheet.language) + 18;
  });
}
