/**
 * Opens the two weights of Noto Sans SC once for the life of the process: reading ten megabytes
 * each for every report would cost more than drawing it.
 */
import { createRequire } from 'node:module';
import type { Weight } from './theme.ts';

/** What is used of a font parsed by fontkit, the font engine inside PDFKit, which has no types. */
export interface FontFile {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): FontGlyph;
  layout(text: string, features?: readonly string[]): FontRun;
  createSubset(): FontSubset;
}

export interface FontGlyph {
  readonly id: number;
  readonly advanceWidth: number;
}

export interface FontRun {
  readonly glyphs: readonly FontGlyph[];
  readonly positions: readonly { readonly xAdvance: number }[];
}

/** The embedded part of a font while it is written; `hmtx` exists once encoding has begun. */
export interface FontSubset {
  readonly glyphs: number[];
  readonly hmtx: { readonly metrics: { advance: number }[] };
  includeGlyph(id: number): number;
  _addGlyph(id: number): number;
}

interface FontEngine {
  openSync(path: string): FontFile;
}

const ours = createRequire(import.meta.url);
const files: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
const opened = new Map<Weight, FontFile>();

/** The font of a weight, parsed at the first call and kept. */
export function openFont(weight: Weight): FontFile {
  const known = opened.get(weight);
  if (known) return known;
  // PDFKit must be given fonts of the very engine it carries.
  const engine: FontEngine = createRequire(ours.resolve('pdfkit'))('fontkit');
  const font = engine.openSync(ours.resolve(files[weight]));
  opened.set(weight, font);
  return font;
}
