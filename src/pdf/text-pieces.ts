/** Text as pieces: one line each, so that a paragraph may run over the foot of a page, but not by one line. */
import type { Language } from '../domain/language.ts';
import { opensBlank } from './character-class.ts';
import type { Piece, Setting } from './piece.ts';
import { type Line, setLines } from './set-lines.ts';
import { baselineOf, type Sheet, spreadOf, type Tag, tagUnder } from './sheet.ts';
import type { TypeStyle } from './theme.ts';
import { typefaceOf } from './typeface.ts';

export type Align = 'left' | 'right' | 'center';

export interface TextBlock {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly style: TypeStyle;
}

/** Text broken to a width, with its height. */
export function measureText(
  text: string,
  style: TypeStyle,
  width: number,
  language: Language,
  balanced = false,
): TextBlock {
  const face = typefaceOf(style.weight, language);
  const lines = setLines(text, { face, size: style.size, width, balanced });
  return { lines, width, height: lines.length * style.leading, style };
}

export function textWidth(text: string, style: TypeStyle, language: Language): number {
  return typefaceOf(style.weight, language).width(text, style.size);
}

/** Draws measured text with its top at `y`. */
export function drawText(
  sheet: Sheet,
  block: TextBlock,
  x: number,
  y: number,
  align: Align = 'left',
): void {
  block.lines.forEach((line, index) => {
    const hang = align === 'left' ? hangOf(line, block.style, sheet.language) : 0;
    const left = x + shiftFor(align, block.width - line.width) - hang;
    drawLine(sheet, line, block.style, left, y + index * block.style.leading);
  });
}

/** Draws a single line of text that needs no breaking; returns its width. */
export function drawLabel(
  sheet: Sheet,
  text: string,
  style: TypeStyle,
  x: number,
  y: number,
  align: Align = 'left',
): number {
  const width = textWidth(text, style, sheet.language);
  const left = x - shiftFor(align, width);
  sheet.line(text, left, y + baselineOf(style), style);
  return width;
}

/** The lines of a text as pieces under one tag. */
export function textPieces(
  text: string,
  style: TypeStyle,
  tag: Tag,
  setting: Setting,
  balanced = false,
): Piece[] {
  const { lines } = measureText(text, style, setting.width, setting.language, balanced);
  const justified = setting.language === 'zh-CN' && style.weight === 'regular';
  return lines.map((line, index) => ({
    height: style.leading,
    gap: 0,
    keep: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
    draw: (sheet, x, y) => {
      const hang = hangOf(line, style, setting.language);
      const spread = justified ? spreadOf(line, setting.width + hang, style.size) : 0;
      sheet.tagged(tag, () => drawLine(sheet, line, style, x - hang, y, spread));
    },
  }));
}

/** A text in its own tag, as pieces. */
export function taggedText(
  text: string,
  style: TypeStyle,
  type: string,
  setting: Setting,
  balanced = false,
): Piece[] {
  return textPieces(text, style, tagUnder(setting.parent, type), setting, balanced);
}

function drawLine(
  sheet: Sheet,
  line: Line,
  style: TypeStyle,
  x: number,
  y: number,
  spread = 0,
): void {
  if (line.text === '') return;
  const text = line.spaced ? `${line.text} ` : line.text;
  sheet.line(text, x, y + baselineOf(style), style, spread);
}

/** The blank left half of an opening mark hangs in the margin, so that lines begin under each other. */
function hangOf({ text }: Line, { size }: TypeStyle, language: Language): number {
  return opensBlank(text.charAt(0), language) ? size / 2 : 0;
}

function shiftFor(align: Align, spare: number): number {
  if (align === 'left') return 0;
  return align === 'right' ? spare : spare / 2;
}
