/** Groups as points with intervals, closer together the more there are; the raw mean hollow beside them. */
import type { CaterpillarSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';
import { axisHeight, axisScale, drawAxis, drawGrid, type Position } from './axis.ts';
import { denseLabel, rowChartPieces } from './row-chart.ts';

/** From here on rows are set as close as can be read. */
const manyRows = 20;
const legendHeight = 17;
const inset = 8;

export function caterpillarPieces(chart: CaterpillarSpec, setting: Setting): Piece[] {
  const { axis, names, rows } = chart;
  const dense = rows.length > manyRows;
  const style = dense ? denseLabel : type.label;
  const radius = dense ? 2.4 : 3.4;
  const widest = Math.max(0, ...rows.map(({ note }) => textWidth(note, style, setting.language)));
  return rowChartPieces(
    {
      labels: rows.map(({ label }) => ({ text: label })),
      dense,
      asideWidth: widest + 1,
      head: {
        height: legendHeight + axisHeight(axis),
        draw: (sheet, plot, x) => {
          drawLegend(sheet, names, x, plot.y);
          drawAxis(sheet, axis, plot, axisScale(axis, plot, inset));
        },
      },
      drawRow: (sheet, index, plot, asideLeft) => {
        const row = rows[index];
        if (!row) return;
        const at = axisScale(axis, plot, inset);
        drawGrid(sheet, axis, plot, at);
        drawGroup(sheet, row, plot, at, radius);
        const top = plot.y + (plot.height - style.leading) / 2;
        drawLabel(sheet, row.note, style, asideLeft + widest, top, 'right');
      },
    },
    setting,
  );
}

function drawGroup(
  sheet: Sheet,
  { estimate, interval, mean }: CaterpillarSpec['rows'][number],
  plot: Box,
  at: Position,
  radius: number,
): void {
  const middle = plot.y + plot.height / 2;
  drawRule(sheet, [at(interval[0]), middle], [at(interval[1]), middle], colour.ink, 1.1);
  if (mean !== null) drawPoint(sheet, at(mean), middle, radius, false);
  drawPoint(sheet, at(estimate), middle, radius, true);
}

function drawPoint(sheet: Sheet, x: number, y: number, radius: number, filled: boolean): void {
  sheet.pen.circle(x, y, radius).lineWidth(1);
  sheet.pen.fillAndStroke(filled ? colour.ink : colour.paper, filled ? colour.ink : colour.quiet);
}

function drawLegend(sheet: Sheet, names: readonly [string, string], x: number, y: number): void {
  let left = x;
  names.forEach((name, index) => {
    drawPoint(sheet, left + 3.4, y + type.caption.leading / 2, 3.4, index === 0);
    drawLabel(sheet, name, type.caption, left + 12, y);
    left += 12 + textWidth(name, type.caption, sheet.language) + 18;
  });
}
