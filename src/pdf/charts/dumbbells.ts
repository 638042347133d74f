/** Two occasions a row: the first hollow, the second filled, the difference said at the right. */
import type { DumbbellsSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, drawText, measureText, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';
import {
  axisHeight,
  axisScale,
  drawAxis,
  drawGrid,
  figureText,
  type Position,
  widestText,
} from './axis.ts';
import { drawMissing } from './missing.ts';
import { rowChartPieces } from './row-chart.ts';

const radius = 3.6;
/** Room for the figures beside the outer points. */
const inset = 26;
const legendHeight = 17;

type Row = DumbbellsSpec['rows'][number];

export function dumbbellPieces(chart: DumbbellsSpec, setting: Setting): Piece[] {
  const { axis, rows } = chart;
  const notes = rows.map((row) => row.note);
  const asideWidth = Math.min(setting.width * 0.26, widestText(notes, setting.language) + 1);
  return rowChartPieces(
    {
      labels: rows.map((row) => ({ text: row.label })),
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
        if (row) drawRow(sheet, chart, row, plot, { left: asideLeft, width: asideWidth });
      },
    },
    setting,
  );
}

function drawRow(
  sheet: Sheet,
  chart: DumbbellsSpec,
  row: Row,
  plot: Box,
  aside: { readonly left: number; readonly width: number },
): void {
  const at = axisScale(chart.axis, plot, inset);
  drawGrid(sheet, chart.axis, plot, at);
  if (row.before === null && row.after === null) {
    drawMissing(sheet, row.missing, chart.withheldLabel, plot);
  } else {
    drawPair(sheet, row, plot, at);
  }
  const note = measureText(row.note, type.label, aside.width, sheet.language);
  drawText(sheet, note, aside.left, plot.y + (plot.height - note.height) / 2);
}

function drawPair(sheet: Sheet, { before, after }: Row, plot: Box, at: Position): void {
  const middle = plot.y + plot.height / 2;
  if (before !== null && after !== null) {
    drawRule(sheet, [at(before), middle], [at(after), middle], colour.quiet, 1.6);
  }
  const beforeOnRight = before !== null && (after === null || before > after);
  if (before !== null) drawPoint(sheet, at(before), middle, false);
  if (after !== null) drawPoint(sheet, at(after), middle, true);
  if (before !== null) drawFigureBeside(sheet, before, at(before), middle, beforeOnRight);
  if (after !== null) drawFigureBeside(sheet, after, at(after), middle, !beforeOnRight);
}

function drawPoint(sheet: Sheet, x: number, y: number, filled: boolean): void {
  sheet.pen.circle(x, y, radius).lineWidth(1.3);
  sheet.pen.fillAndStroke(filled ? colour.ink : colour.paper, colour.ink);
}

function drawFigureBeside(
  sheet: Sheet,
  value: number,
  x: number,
  middle: number,
  onRight: boolean,
): void {
  const top = middle - type.caption.leading / 2;
  const left = onRight ? x + radius + 3 : x - radius - 3;
  const text = figureText(value);
  // On paper of its own, so that no limit line runs through it.
  const width = textWidth(text, type.caption, sheet.language);
  sheet.pen.rect(
    onRight ? left - 1 : left - width - 1,
    top + 2,
    width + 2,
    type.caption.leading - 4,
  );
  sheet.pen.fillColor(colour.paper).fill();
  drawLabel(sheet, text, type.caption, left, top, onRight ? 'left' : 'right');
}

function drawLegend(sheet: Sheet, names: readonly [string, string], x: number, y: number): void {
  let left = x;
  names.forEach((name, index) => {
    drawPoint(sheet, left + radius, y + type.caption.leading / 2, index === 1);
    drawLabel(sheet, name, type.caption, left + 12, y);
    left += 12 + textWidth(name, type.caption, sheet.language) + 18;
  });
}
