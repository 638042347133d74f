/**
 * The characters of one font as far as they have been met, and own glyph numbers for them: one for
 * every character *and* the room it stands in, kept for the life of the process.
 */
import { blankRight, fullWidthMark, isHan, isLetter, isWestern } from './character-class.ts';
import type { FontFile, FontGlyph } from './open-fonts.ts';

/** Own glyph numbers begin above those of any font file. */
export const firstOwnNumber = 0x10000;
const geta = 0x3013;

export interface SetGlyph {
  readonly id: number;
  readonly fileId: number;
  /** In thousandths of the type size. */
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

export interface Character {
  readonly text: string;
  readonly fileId: number;
  readonly advance: number;
  /** The narrow form of a quotation mark; the same as the other for all else. */
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

export interface GlyphTable {
  readonly numbered: readonly SetGlyph[];
  character(text: string): Character;
  glyph(of: Character, fileId: number, advanceWidth: number): SetGlyph;
  /** How much nearer two letters stand than their widths say; negative for nearer. */
  kern(left: Character, right: Character): number;
}

export function openGlyphTable(file: FontFile): GlyphTable {
  const characters = new Map<string, Character>();
  const numbered: SetGlyph[] = [];
  return {
    numbered,
    character: (text) => remembered(characters, text, () => readCharacter(file, text)),
    glyph: (of, fileId, advanceWidth) => {
      const key = advanceWidth * 2 + (fileId === of.fileId ? 0 : 1);
      return remembered(of.glyphs, key, () => {
        const codePoints = [of.text.codePointAt(0) ?? geta];
        const made = { id: firstOwnNumber + numbered.length, fileId, advanceWidth, codePoints };
        numbered.push(made);
        return made;
      });
    },
    kern: (left, right) => remembered(left.kerns, right.text, () => readKern(file, left, right)),
  };
}

function remembered<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function readCharacter(file: FontFile, text: string): Character {
  const codePoint = text.codePointAt(0) ?? geta;
  const glyph = file.glyphForCodePoint(file.hasGlyphForCodePoint(codePoint) ? codePoint : geta);
  const quote = /[\u2018\u2019\u201c\u201d]/.test(text);
  const narrow: FontGlyph = (quote ? file.layout(text, ['pwid']).glyphs[0] : undefined) ?? glyph;
  return {
    text,
    fileId: glyph.id,
    advance: inThousandths(file, glyph.advanceWidth),
    narrowFileId: narrow.id,
    narrowAdvance: inThousandths(file, narrow.advanceWidth),
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

function readKern(file: FontFile, left: Character, right: Character): number {
  const { glyphs, positions } = file.layout(left.text + right.text);
  const [first] = positions;
  // One glyph would be a ligature, which we do not set.
  if (glyphs.length !== 2 || !first) return 0;
  return Math.round(inThousandths(file, first.xAdvance) - left.advance);
}

function inThousandths(file: FontFile, fontUnits: number): number {
  return (fontUnits * 1000) / file.unitsPerEm;
}

export function inFontUnits(file: FontFile, thousandths: number): number {
  return (thousandths * file.unitsPerEm) / 1000;
}
