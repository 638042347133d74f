/** Hatching says “withheld”: no value could be mistaken for it, in colour or in grey. */
import type { Box, Sheet } from './sheet.ts';
import { colour } from './theme.ts';

const step = 5;

/** Fills a box with thin diagonal lines. */
export function drawHatch(sheet: Sheet, { x, y, width, height }: Box): void {
  const pen = sheet.pen;
  pen.save();
  pen.rect(x, y, width, height).clip();
  for (let at = -height; at < width; at += step) {
    pen.moveTo(x + at, y + height).lineTo(x + at + height, y);
  }
  pen.lineWidth(0.5).strokeColor(colour.line).stroke();
  pen.restore();
  pen.rect(x, y, width, height).lineWidth(0.5).strokeColor(colour.line).stroke();
}
