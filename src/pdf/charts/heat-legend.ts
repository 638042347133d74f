/** What tints, marks, frames and hatching mean: small cells with their words, on as many lines as they need. */
import type { HeatMapSpec } from '../../domain/charts/chart-spec.ts';
import type { Zone } from '../../domain/diagnosis/zone.ts';
import { drawCellHatch } from '../hatch.ts';
import type { Piece, Setting } from '../piece.ts';
import type { Box, Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, type, zoneTint } from '../theme.ts';
import { drawArrows, drawCellMarks, drawFrames } from './heat-marks.ts';

const swatch = { width: 16, height: 9, mark: 4.4 } as const;
const beside = 5;
const between = 14;
const line = 14.5;

type Mark = HeatMapSpec['legend'][number]['mark'] | 'withheld';
interface Entry {
  readonly mark: Mark;
  readonly text: string;
  readonly x: number;
  readonly line: number;
}

export function heatLegendPiece(chart: HeatMapSpec, setting: Setting): Piece {
  const entries = placed(entriesOf(chart), setting);
  const lines = (entries.at(-1)?.line ?? -1) + 1;
  return {
    height: lines * line + 4,
    gap: 0,
    keep: true,
    draw: (sheet, x, y) =>
      sheet.tagged(setting.parent, () => {
        for (const entry of entries) drawEntry(sheet, entry, x + entry.x, y + entry.line * line);
      }),
  };
}

function entriesOf({ legend, rows, withheldLabel }: HeatMapSpec) {
  const isWithheld = rows.some(({ cells }) => cells.some(({ missing }) => missing === 'withheld'));
  const withheld = { mark: 'withheld' as const, text: withheldLabel ?? '' };
  return isWithheld && withheldLabel ? [...legend, withheld] : legend;
}

function placed(
  entries: readonly { readonly mark: Mark; readonly text: string }[],
  { width, language }: Setting,
): Entry[] {
  let x = 0;
  let at = 0;
  return entries.map(({ mark, text }) => {
    const wide = swatch.width + beside + textWidth(text, type.caption, language);
    if (x > 0 && x + wide > width) {
      x = 0;
      at += 1;
    }
    const entry = { mark, text, x, line: at };
    x += wide + between;
    return entry;
  });
}

function drawEntry(sheet: Sheet, { mark, text }: Entry, x: number, y: number): void {
  const box = { x, y: y + (line - swatch.height) / 2, ...swatch };
  drawSwatch(sheet, mark, box);
  const top = y + (line - type.caption.leading) / 2;
  drawLabel(sheet, text, type.caption, x + swatch.width + beside, top);
}

function drawSwatch(sheet: Sheet, mark: Mark, box: Box): void {
  if (mark === 'withheld') drawCellHatch(sheet, box);
  else if (mark === 'above' || mark === 'below') drawApart(sheet, mark, box);
  else drawZone(sheet, mark, box);
}

function drawApart(sheet: Sheet, mark: 'above' | 'below', box: Box): void {
  drawFrames(sheet, [box]);
  drawArrows(sheet, [{ ...middleOf(box), size: 6, apart: mark }]);
}

function drawZone(sheet: Sheet, zone: Zone, box: Box): void {
  sheet.pen.rect(box.x, box.y, box.width, box.height);
  sheet.pen.lineWidth(0.5);
  sheet.pen.fillAndStroke(zoneTint[zone], zone === 'insufficient' ? colour.watch : zoneTint[zone]);
  drawCellMarks(sheet, [{ ...middleOf(box), size: swatch.mark, zone }]);
}

function middleOf({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}
