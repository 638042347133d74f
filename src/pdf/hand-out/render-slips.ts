/**
 * Slips to cut apart, ten on a page: name, unit, the person's own QR code. Pages are written as they are
 * drawn, with a pause between them, so that two thousand slips neither fill the memory nor hold up the server.
 */
import { setImmediate as pause } from 'node:timers/promises';
import type { Language } from '../../domain/language.ts';
import { type DocumentProperties, openDocument } from '../open-document.ts';
import { type Box, openSheet, type Sheet, type Tag, tagUnder } from '../sheet.ts';
import { drawText, measureText, type TextBlock } from '../text-pieces.ts';
import { colour, page, type TypeStyle, type } from '../theme.ts';
import { drawQr } from './draw-qr.ts';

export interface Slip {
  readonly name: string;
  /** Empty where none is known. */
  readonly unit: string;
  readonly link: string;
  /** What the code is, for who cannot see it. */
  readonly alternative: string;
}

export interface SlipSheets {
  readonly properties: DocumentProperties;
  /** The class, on every slip. */
  readonly title: string;
  /** What to do with the code, and what to do with the slip. */
  readonly scan: string;
  readonly keep: string;
  /** Label of simulated data; null where they are real. */
  readonly simulated: string | null;
  readonly slips: readonly Slip[];
}

const columns = 2;
const rows = 5;
const slipWidth = page.width / columns;
const slipHeight = page.height / rows;
const margin = 20;
const codeSize = 122;
const textWidth = slipWidth - codeSize - margin - 14;

const style = {
  kicker: { ...type.caption, size: 8, leading: 12 },
  name: { ...type.heading, size: 14, leading: 20 },
  unit: { ...type.caption, size: 9, leading: 13 },
  scan: { ...type.strong, size: 9.5, leading: 14 },
  keep: { ...type.caption, size: 8, leading: 12 },
} satisfies Record<string, TypeStyle>;

/** The document, which is still being written when it is returned. */
export function renderSlips(sheets: SlipSheets): NodeJS.ReadableStream {
  const pen = openDocument(sheets.properties);
  void drawPages(openSheet(pen, sheets.properties.language), sheets).then(
    () => pen.end(),
    (error: Error) => pen.destroy(error),
  );
  return pen;
}

async function drawPages(sheet: Sheet, sheets: SlipSheets): Promise<void> {
  const root = tagUnder(null, 'Document');
  const onPage = columns * rows;
  for (let first = 0; first < sheets.slips.length && !sheet.pen.destroyed; first += onPage) {
    sheet.turnPage();
    const slips = sheets.slips.slice(first, first + onPage);
    slips.forEach((slip, index) => {
      const x = (index % columns) * slipWidth;
      const y = Math.floor(index / columns) * slipHeight;
      drawSlip(sheet, sheets, slip, x, y, root);
    });
    sheet.artifact(() => drawCuts(sheet));
    await pause();
  }
}

function drawSlip(
  sheet: Sheet,
  sheets: SlipSheets,
  slip: Slip,
  x: number,
  y: number,
  root: Tag,
): void {
  const parent = tagUnder(root, 'Sect');
  const { language } = sheets.properties;
  const texts = textsOf(sheets, slip, language);
  const height = texts.reduce((sum, { block, gap }) => sum + block.height + gap, 0);
  let top = y + Math.max(margin, (slipHeight - height) / 2);
  for (const { block, gap } of texts) {
    top += gap;
    const at = top;
    sheet.tagged(tagUnder(parent, 'P'), () => drawText(sheet, block, x + margin, at));
    top += block.height;
  }
  const box = codeBox(x, y);
  const figure = tagUnder(parent, 'Figure', { alternative: slip.alternative });
  sheet.tagged(figure, () => drawQr(sheet, slip.link, box), box);
}

function codeBox(x: number, y: number): Box {
  const left = x + slipWidth - codeSize - 8;
  return { x: left, y: y + (slipHeight - codeSize) / 2, width: codeSize, height: codeSize };
}

interface PlacedText {
  readonly block: TextBlock;
  readonly gap: number;
}

function textsOf(sheets: SlipSheets, slip: Slip, language: Language): readonly PlacedText[] {
  const set = (text: string, look: TypeStyle, lines: number, gap: number): PlacedText[] =>
    text === ''
      ? []
      : [{ block: firstLines(measureText(text, look, textWidth, language), lines), gap }];
  return [
    ...(sheets.simulated ? set(sheets.simulated, style.scan, 1, 0) : []),
    ...set(sheets.title, style.kicker, 2, 0),
    ...set(slip.name, style.name, 2, 3),
    ...set(slip.unit, style.unit, 2, 0),
    ...set(sheets.scan, style.scan, 2, 7),
    ...set(sheets.keep, style.keep, 3, 1),
  ];
}

/** A slip has no room for a unit of a hundred characters. */
function firstLines(block: TextBlock, count: number): TextBlock {
  if (block.lines.length <= count) return block;
  const kept = block.lines.slice(0, count);
  const cut = kept.map((line, index) =>
    index === count - 1 ? { ...line, text: `${[...line.text].slice(0, -1).join('')}…` } : line,
  );
  return { ...block, lines: cut, height: count * block.style.leading };
}

/** Where to cut. */
function drawCuts({ pen }: Sheet): void {
  for (let column = 1; column < columns; column += 1) {
    pen.moveTo(column * slipWidth, 0).lineTo(column * slipWidth, page.height);
  }
  for (let row = 1; row < rows; row += 1) {
    pen.moveTo(0, row * slipHeight).lineTo(page.width, row * slipHeight);
  }
  pen.lineWidth(0.5).dash(3, { space: 3 }).strokeColor(colour.watch).stroke().undash();
}
