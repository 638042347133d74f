/** A value that is not shown: hatched with its reason where it is withheld, an en dash where nothing was answered. */
import type { MissingReason } from '../../domain/charts/chart-spec.ts';
import { drawHatch } from '../hatch.ts';
import type { Box, Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, type } from '../theme.ts';

const most = 13;

/** In rows closer together than a line of text the words are smaller. */
export function drawMissing(
  sheet: Sheet,
  reason: MissingReason | undefined,
  words: string | undefined,
  plot: Box,
): void {
  const height = Math.min(most, plot.height - 0.8);
  const size = Math.min(type.caption.size, height * 0.85);
  const style = { ...type.caption, size, leading: height };
  const y = plot.y + (plot.height - height) / 2;
  if (reason !== 'withheld') {
    drawLabel(sheet, '\u2013', { ...style, colour: type.label.colour }, plot.x + 6, y);
    return;
  }
  drawHatch(sheet, { x: plot.x, y, width: plot.width, height });
  if (!words) return;
  const width = textWidth(words, style, sheet.language);
  const edge = height < most ? 0.4 : 1;
  sheet.pen.rect(plot.x + 8, y + edge, width + 8, height - 2 * edge);
  sheet.pen.fillColor(colour.paper).fill();
  drawLabel(sheet, words, style, plot.x + 12, y);
}
