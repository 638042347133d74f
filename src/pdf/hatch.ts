/** Hatching says “withheld”: no value could be mistaken for it, in colour or in grey. */
import type { Box, Sheet } from './sheet.ts';
import { colour } from './theme.ts';

const wide = 5;
const narrow = 2.6;

/** Fills a box with thin diagonal lines. */
export function drawHatch(sheet: Sheet, box: Box): void {
  drawLines(sheet, box, wide, colour.line);
}

/** The same for a cell, nearer together and darker: nothing is written on it. */
export function drawCellHatch(sheet: Sheet, box: Box): void {
  drawLines(sheet, box, narrow, colour.watch);
}

function drawLines(sheet: Sheet, { x, y, width, height }: Box, step: number, stroke: string): void {
  const pen = sheet.pen;
  pen.save();
  pen.rect(x, y, width, height).clip();
  for (let at = -height; at < width; at += step) {
    pen.moveTo(x + at, y + height).lineTo(x + at + height, y);
  }
  pen.lineWidth(0.5).strokeColor(stroke).stroke();
  pen.restore();
  pen.rect(x, y, width, height).lineWidth(0.5).strokeColor(stroke).stroke();
}
