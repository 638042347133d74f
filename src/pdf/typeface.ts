/**
 * A font as this program sets it: own advance widths, cached for the life of the process, and own
 * glyph numbers, one for every character *and* the room it stands in. So the thin gap between
 * Chinese and Latin is part of a glyph's width, which no reader takes for a space; characters that
 * share a drawing (用 and the radical U+2F64) keep their own code in copied text; and a character
 * that the font lacks is drawn as 〓 yet copied as it was written.
 */
import type { Language } from '../domain/language.ts';
import { blankRight, fullWidthMark, isHan, isLetter, isWestern } from './character-class.ts';
import { type FontFile, type FontGlyph, type FontSubset, openFont } from './open-fonts.ts';
import type { Weight } from './theme.ts';

/** One sixth of the type size, in thousandths. */
const thinGap = 166;
const halfSquare = 500;
const geta = 0x3013;
/** Own glyph numbers begin above those of any font file. */
const firstOwnNumber = 0x10000;

interface SetGlyph {
  readonly id: number;
  readonly fileId: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

interface Character {
  readonly text: string;
  readonly fileId: number;
  readonly advance: number;
  readonly narrowFileId: number;
  readonly narrowAdvance: number;
  readonly han: boolean;
  readonly western: boolean;
  readonly letter: boolean;
  readonly mark: boolean;
  readonly blankRight: boolean;
  readonly quote: boolean;
  readonly glyphs: Map<number, SetGlyph>;
  readonly kerns: Map<string, number>;
}

export interface Typeface {
  /** What PDFKit takes as a parsed font. */
  readonly pdfFont: object;
  /** Advance widths in thousandths of the type size, one for each code point of the text. */
  advances(text: string): number[];
  width(text: string, size: number): number;
  /** Advance of one character that ends a line, in thousandths. */
  endAdvance(character: string): number;
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
  const characters = new Map<string, Character>();
  const numbered: SetGlyph[] = [];
  const scale = 1000 / file.unitsPerEm;

  const character = (text: string): Character => {
    const known = characters.get(text);
    if (known) return known;
    const read = readCharacter(file, text, scale);
    characters.set(text, read);
    return read;
  };

  const glyphOf = (it: Character, fileId: number, advanceWidth: number): SetGlyph => {
    const key = advanceWidth * 2 + (fileId === it.fileId ? 0 : 1);
    const known = it.glyphs.get(key);
    if (known) return known;
    const codePoints = [it.text.codePointAt(0) ?? 0];
    const made = { id: firstOwnNumber + numbered.length, fileId, advanceWidth, codePoints };
    numbered.push(made);
    it.glyphs.set(key, made);
    return made;
  };

  const kern = (left: Character, right: Character): number => {
    const known = left.kerns.get(right.text);
    if (known !== undefined) return known;
    const run = file.layout(left.text + right.text);
    const [first] = run.positions;
    const value =
      run.glyphs.length === 2 && first ? Math.round(first.xAdvance * scale - left.advance) : 0;
    left.kerns.set(right.text, value);
    return value;
  };

  const set = (text: string): { glyphs: SetGlyph[]; advances: number[] } => {
    const glyphs: SetGlyph[] = [];
    const advances: number[] = [];
    let before: Character | undefined;
    let current: Character | undefined;
    const place = (after: Character | undefined) => {
      if (!current) return;
      const narrow = current.quote && isNarrow(language, before, after);
      const room = narrow ? 0 : roomBeside(current, after);
      const base = narrow ? current.narrowAdvance : current.advance;
      const glyph = glyphOf(current, narrow ? current.narrowFileId : current.fileId, base + room);
      const shift = current.letter && after?.letter ? kern(current, after) : 0;
      glyphs.push(glyph);
      advances.push(glyph.advanceWidth + shift);
    };
    for (const each of text) {
      const next = character(each);
      place(next);
      before = current;
      current = next;
    }
    place(undefined);
    return { glyphs, advances };
  };

  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

  const layout = (text: string) => {
    const { glyphs, advances } = set(text);
    const positions = advances.map((xAdvance) => ({
      xAdvance: xAdvance / scale,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    const inFileUnits = glyphs.map((glyph) => ({
      ...glyph,
      advanceWidth: glyph.advanceWidth / scale,
    }));
    return { glyphs: inFileUnits, positions, advanceWidth: sum(advances) };
  };

  return {
    pdfFont: Object.create(file, {
      layout: { value: layout },
      createSubset: { value: () => numberedSubset(file.createSubset(), numbered, scale) },
    }),
    advances: (text) => set(text).advances,
    endAdvance: (text) => {
      const last = character(text);
      return last.quote ? sum(set(text).advances) : last.advance + roomBeside(last, undefined);
    },
    width: (text, size) => (sum(set(text).advances) * size) / 1000,
  };
}

function readCharacter(file: FontFile, text: string, scale: number): Character {
  const codePoint = text.codePointAt(0) ?? geta;
  const glyph = file.glyphForCodePoint(file.hasGlyphForCodePoint(codePoint) ? codePoint : geta);
  const quote = /[\u2018\u2019\u201c\u201d]/.test(text);
  const narrow: FontGlyph = (quote ? file.layout(text, ['pwid']).glyphs[0] : undefined) ?? glyph;
  return {
    text,
    fileId: glyph.id,
    advance: glyph.advanceWidth * scale,
    narrowFileId: narrow.id,
    narrowAdvance: narrow.advanceWidth * scale,
    han: isHan(text),
    western: isWestern(text),
    letter: isLetter(text),
    mark: fullWidthMark.has(text),
    blankRight: blankRight.has(text),
    quote,
    glyphs: new Map(),
    kerns: new Map(),
  };
}

function isNarrow(
  language: Language,
  before: Character | undefined,
  after: Character | undefined,
): boolean {
  if (before?.letter && after?.letter) return true;
  return language === 'en' && !before?.han && !after?.han && !before?.mark && !after?.mark;
}

/** What a character gains or gives up for the one that follows it, or for the end of the line. */
function roomBeside(current: Character, after: Character | undefined): number {
  if (current.blankRight && (!after || after.mark)) return -halfSquare;
  if (!after) return 0;
  return (current.han && after.western) || (current.western && after.han) ? thinGap : 0;
}

/** A subset that takes own glyph numbers, and writes each with its own width into the font file. */
function numberedSubset(
  subset: FontSubset,
  numbered: readonly SetGlyph[],
  scale: number,
): FontSubset {
  const addFromFile = subset._addGlyph.bind(subset);
  subset._addGlyph = (id) => {
    const own = numbered[id - firstOwnNumber];
    const place = addFromFile(own ? own.fileId : id);
    const metric = subset.hmtx.metrics[place];
    if (own && metric) metric.advance = own.advanceWidth / scale;
    return place;
  };
  return subset;
}
