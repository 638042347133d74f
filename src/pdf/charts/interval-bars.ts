/** Factors as bars from the start of the scale, with their interval, coloured and marked by zone. */
import type { IntervalBarsSpec, IntervalRow } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel } from '../text-pieces.ts';
import { colour, type, zoneColour } from '../theme.ts';
import { drawZoneMark } from '../zone-mark.ts';
import {
  axisHeight,
  axisScale,
  drawAxis,
  drawGrid,
  figureText,
  type Position,
  percentText,
} from './axis.ts';
import { drawMissing } from './missing.ts';
import { rowChartPieces } from './row-chart.ts';

const barHeight = 8;
const asideWidth = 36;

export function intervalBarPieces(chart: IntervalBarsSpec, setting: Setting): Piece[] {
  const { axis, rows } = chart;
  return rowChartPieces(
    {
      labels: rows.map((row) => ({ text: row.label, note: row.note })),
      asideWidth,
      head: {
        height: axisHeight(axis),
        draw: (sheet, plot) => drawAxis(sheet, axis, plot, axisScale(axis, plot)),
      },
      drawRow: (sheet, index, plot, asideLeft) => {
        const row = rows[index];
        if (!row) return;
        const at = axisScale(axis, plot);
        drawGrid(sheet, axis, plot, at);
        if (row.value === null) {
          drawMissing(sheet, row.missing, chart.withheldLabel, plot);
          return;
        }
        drawBar(sheet, row, row.value, plot, at);
        const text = axis.percent ? percentText(row.value) : figureText(row.value);
        drawFigure(sheet, row.zone, text, plot, asideLeft);
      },
    },
    setting,
  );
}

function drawBar(sheet: Sheet, row: IntervalRow, value: number, plot: Box, at: Position): void {
  const middle = plot.y + plot.height / 2;
  sheet.pen.rect(plot.x, middle - barHeight / 2, at(value) - plot.x, barHeight);
  sheet.pen.fillColor(zoneColour[row.zone]).fill();
  if (!row.interval) return;
  const [low, high] = [at(row.interval[0]), at(row.interval[1])];
  drawRule(sheet, [low, middle], [high, middle], colour.ink, 1.1);
  for (const end of [low, high]) {
    drawRule(sheet, [end, middle - 3], [end, middle + 3], colour.ink, 1.1);
  }
}

function drawFigure(
  sheet: Sheet,
  zone: IntervalRow['zone'],
  text: string,
  plot: Box,
  left: number,
): void {
  const middle = plot.y + plot.height / 2;
  drawZoneMark(sheet, zone, left + 4, middle, 7);
  const top = middle - type.label.leading / 2;
  drawLabel(sheet, text, type.label, left + asideWidth, top, 'right');
}
