/** A distribution over ordered categories as columns, the count on top of each. */
import { scaleBand, scaleLinear } from 'd3-scale';
import type { ColumnsSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { drawRule } from '../sheet.ts';
import { drawLabel, drawText, measureText } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';

const tallest = { compact: 84, roomy: 110 } as const;
const countHeight = 15;

export function columnsPiece(chart: ColumnsSpec, setting: Setting): Piece {
  const plotHeight = setting.compact ? tallest.compact : tallest.roomy;
  const keys = chart.columns.map((_, index) => String(index));
  const width = Math.min(setting.width, chart.columns.length * 64);
  const band = scaleBand(keys, [0, width]).paddingInner(0.36).paddingOuter(0.18);
  const most = Math.max(1, ...chart.columns.map((column) => column.count));
  const tall = scaleLinear([0, most], [0, plotHeight]);
  const labels = chart.columns.map((column) =>
    measureText(column.label, type.label, band.step() - 4, setting.language, true),
  );
  const labelHeight = Math.max(0, ...labels.map((label) => label.height));
  const height = countHeight + plotHeight + 4 + labelHeight;
  return {
    height,
    gap: 0,
    keep: false,
    draw: (sheet, x, y) => {
      const foot = y + countHeight + plotHeight;
      const draw = () => {
        chart.columns.forEach((column, index) => {
          const left = x + (band(String(index)) ?? 0);
          const middle = left + band.bandwidth() / 2;
          const top = foot - tall(column.count);
          sheet.pen.rect(left, top, band.bandwidth(), foot - top);
          sheet.pen.fillColor(colour.quiet).fill();
          drawLabel(sheet, String(column.count), type.label, middle, top - 14, 'center');
          const label = labels[index];
          if (label) drawText(sheet, label, middle - label.width / 2, foot + 4, 'center');
        });
        drawRule(sheet, [x, foot], [x + width, foot], colour.ink, 0.75);
      };
      sheet.tagged(setting.parent, draw, { x, y, width: setting.width, height });
    },
  };
}
