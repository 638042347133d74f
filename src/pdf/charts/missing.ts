/** A value that is not shown: hatched with its reason where it is withheld, an en dash where nothing was answered. */
import type { MissingReason } from '../../domain/charts/chart-spec.ts';
import { drawHatch } from '../hatch.ts';
import type { Box, Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';

const height = 13;

export function drawMissing(
  sheet: Sheet,
  reason: MissingReason | undefined,
  words: string | undefined,
  plot: Box,
): void {
  const y = plot.y + (plot.height - height) / 2;
  if (reason !== 'withheld') {
    drawLabel(sheet, '\u2013', type.label, plot.x + 6, y);
    return;
  }
  drawHatch(sheet, { x: plot.x, y, width: plot.width, height });
  if (!words) return;
  const width = textWidth(words, type.caption, sheet.language);
  sheet.pen.rect(plot.x + 8, y + 1, width + 8, height - 2);
  sheet.pen.fillColor(colour.paper).fill();
  drawLabel(sheet, words, type.caption, plot.x + 12, y);
}
