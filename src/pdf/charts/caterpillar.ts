/** Groups as points with intervals, closer together the more there are; the raw mean hollow beside them. */
import type { CaterpillarSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';
import { axisHeight, axisScale, drawAxis, drawGrid, type Position } from './axis.ts';
import { drawArrows } from './heat-marks.ts';
import { densityOf, labelStyle, rowChartPieces } from './row-chart.ts';

const legendHeight = 17;
const inset = 8;
const radii = { roomy: 3.4, dense: 2.4, thin: 1.5 } as const;
const arrows = { roomy: 8, dense: 6.5, thin: 4.5 } as const;
/** The accent of the side on which a group stands apart. */
const accents = { above: colour.catalyst, below: colour.barrier } as const;

type Row = CaterpillarSpec['rows'][number];

export function caterpillarPieces(chart: CaterpillarSpec, setting: Setting): Piece[] {
  const { axis, rows } = chart;
  const density = densityOf(rows.length);
  const style = labelStyle[density];
  const widest = rows.reduce(
    (most, { note }) => Math.max(most, textWidth(note, style, setting.language)),
    0,
  );
  const arrow = rows.some(({ apart }) => apart) ? arrows[density] : 0;
  return rowChartPieces(
    {
      labels: rows.map(({ label }) => ({ text: label })),
      density,
      asideWidth: arrow + widest + 1,
      head: {
        height: legendHeight + axisHeight(axis),
        draw: (sheet, plot, x) => {
          drawLegend(sheet, chart, x, plot.y);
          drawAxis(sheet, axis, plot, axisScale(axis, plot, inset));
        },
      },
      drawRow: (sheet, index, plot, asideLeft) => {
        const row = rows[index];
        if (!row) return;
        const at = axisScale(axis, plot, inset);
        drawGrid(sheet, axis, plot, at);
        drawGroup(sheet, row, plot, at, radii[density]);
        const middle = plot.y + plot.height / 2;
        if (row.apart) {
          const spot = { x: asideLeft + 2, y: middle, size: arrow, apart: row.apart };
          drawArrows(sheet, [spot], accents[row.apart]);
        }
        const top = middle - style.leading / 2;
        drawLabel(sheet, row.note, style, asideLeft + arrow + widest, top, 'right');
      },
    },
    setting,
  );
}

function drawGroup(
  sheet: Sheet,
  { estimate, interval, mean, apart }: Row,
  plot: Box,
  at: Position,
  radius: number,
): void {
  const middle = plot.y + plot.height / 2;
  const ink = apart ? accents[apart] : colour.ink;
  // Grey print keeps the weight and loses the colour.
  const weight = apart ? 1.3 : 1;
  const thickness = Math.min(1.1, radius / 2) * (apart ? 1.8 : 1);
  if (interval) {
    drawRule(sheet, [at(interval[0]), middle], [at(interval[1]), middle], ink, thickness);
  }
  if (mean !== null) drawPoint(sheet, at(mean), middle, radius, null);
  drawPoint(sheet, at(estimate), middle, radius * weight, ink);
}

/** @param fill null for a hollow point */
function drawPoint(sheet: Sheet, x: number, y: number, radius: number, fill: string | null): void {
  sheet.pen.circle(x, y, radius).lineWidth(Math.min(1, radius / 2));
  sheet.pen.fillAndStroke(fill ?? colour.paper, fill ?? colour.quiet);
}

function drawLegend(sheet: Sheet, { names, rows }: CaterpillarSpec, x: number, y: number): void {
  const hasMeans = rows.some(({ mean }) => mean !== null);
  let left = x;
  for (const [index, name] of names.entries()) {
    if (index === 1 && !hasMeans) continue;
    const fill = index === 0 ? colour.ink : null;
    drawPoint(sheet, left + 3.4, y + type.caption.leading / 2, 3.4, fill);
    drawLabel(sheet, name, type.caption, left + 12, y);
    left += 12 + textWidth(name, type.caption, sheet.language) + 18;
  }
}
