/**
 * A font as this program sets it: own advance widths, cached, and own glyph numbers. So the thin
 * gap between Chinese and Latin is part of a glyph's width, which no reader takes for a space;
 * characters that share a drawing (用 and the radical U+2F64) keep their own code in copied text;
 * and a character that the font lacks is drawn as 〓 yet copied as it was written.
 */
import type { Language } from '../domain/language.ts';
import {
  type Character,
  firstOwnNumber,
  type GlyphTable,
  inFontUnits,
  openGlyphTable,
  type SetGlyph,
} from './glyph-table.ts';
import { type FontFile, type FontSubset, openFont } from './open-fonts.ts';
import type { Weight } from './theme.ts';

/** One sixth of the type size, in thousandths. */
const thinGap = 166;
const halfSquare = 500;

export interface Typeface {
  /** What PDFKit takes as a parsed font. */
  readonly pdfFont: object;
  /** Advance widths in thousandths of the type size, one for each code point of the text. */
  advances(text: string): number[];
  width(text: string, size: number): number;
  /** Advance of one character that ends a line, in thousandths. */
  endAdvance(character: string): number;
}

interface SetText {
  readonly glyphs: SetGlyph[];
  readonly advances: number[];
}

const typefaces = new Map<string, Typeface>();

/** The typeface of a weight; quotation marks are narrow where the language is English. */
export function typefaceOf(weight: Weight, language: Language): Typeface {
  const key = `${weight} ${language}`;
  const known = typefaces.get(key);
  if (known) return known;
  const made = makeTypeface(openFont(weight), language);
  typefaces.set(key, made);
  return made;
}

function makeTypeface(file: FontFile, language: Language): Typeface {
  const table = openGlyphTable(file);
  const set = (text: string) => setText(text, table, language);
  return {
    pdfFont: Object.create(file, {
      layout: { value: (text: string) => layoutForPdf(set(text), file) },
      createSubset: { value: () => numberedSubset(file.createSubset(), table.numbered, file) },
    }),
    advances: (text) => set(text).advances,
    endAdvance: (text) => {
      const last = table.character(text);
      return last.quote ? sum(set(text).advances) : last.advance + roomBeside(last, undefined);
    },
    width: (text, size) => (sum(set(text).advances) * size) / 1000,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function setText(text: string, table: GlyphTable, language: Language): SetText {
  const found: SetText = { glyphs: [], advances: [] };
  let before: Character | undefined;
  let current: Character | undefined;
  for (const each of text) {
    const next = table.character(each);
    if (current) place(found, table, language, [before, current, next]);
    before = current;
    current = next;
  }
  if (current) place(found, table, language, [before, current, undefined]);
  return found;
}

function place(
  into: SetText,
  table: GlyphTable,
  language: Language,
  [before, current, after]: readonly [Character | undefined, Character, Character | undefined],
): void {
  const narrow = current.quote && isNarrow(language, before, after);
  const glyph = narrow
    ? table.glyph(current, current.narrowFileId, current.narrowAdvance)
    : table.glyph(current, current.fileId, current.advance + roomBeside(current, after));
  const nearer = current.letter && after?.letter ? table.kern(current, after) : 0;
  into.glyphs.push(glyph);
  into.advances.push(glyph.advanceWidth + nearer);
}

function isNarrow(
  language: Language,
  before: Character | undefined,
  after: Character | undefined,
): boolean {
  if (before?.letter && after?.letter) return true;
  return language === 'en' && !(isChinese(before) && isChinese(after));
}

function isChinese(character: Character | undefined): boolean {
  return character?.han === true || character?.mark === true;
}

/** What a character gains or gives up for the one that follows it, or for the end of the line. */
function roomBeside(current: Character, after: Character | undefined): number {
  if (current.blankRight && (!after || after.mark)) return -halfSquare;
  if (!after) return 0;
  return (current.han && after.western) || (current.western && after.han) ? thinGap : 0;
}

/** A run of glyphs as fontkit would lay it out; PDFKit changes the positions, so they are new each time. */
function layoutForPdf({ glyphs, advances }: SetText, file: FontFile) {
  return {
    glyphs: glyphs.map((glyph) => ({
      ...glyph,
      advanceWidth: inFontUnits(file, glyph.advanceWidth),
    })),
    positions: advances.map((advance) => ({
      xAdvance: inFontUnits(file, advance),
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    })),
    advanceWidth: inFontUnits(file, sum(advances)),
  };
}

/** A subset that takes own glyph numbers, and writes each with its own width into the font file. */
function numberedSubset(
  subset: FontSubset,
  numbered: readonly SetGlyph[],
  file: FontFile,
): FontSubset {
  const addFromFile = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => {
    const own = numbered[id - firstOwnNumber];
    const at = addFromFile(own ? own.fileId : id);
    const metric = subset.hmtx.metrics[at];
    if (own && metric) metric.advance = inFontUnits(file, own.advanceWidth);
    return at;
  };
  return subset;
}
