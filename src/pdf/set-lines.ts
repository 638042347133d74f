/**
 * Breaks text into lines by cached advance widths. PDFKit's own wrapping measures every line anew
 * and knows neither Chinese punctuation nor the gap between Chinese and Latin.
 */
import { type BreakPosition, betweenWords, breakPositions } from './break-positions.ts';
import type { Typeface } from './typeface.ts';

export interface Line {
  readonly text: string;
  /** In points. */
  readonly width: number;
  /** Last line of its paragraph, or before a forced break: never spread to full width. */
  readonly last: boolean;
  /** The next line goes on after a space, which belongs to copied and spoken text. */
  readonly spaced: boolean;
}

export interface LineSetting {
  readonly face: Typeface;
  readonly size: number;
  readonly width: number;
  /** Lines of about equal length that end with whole words, for titles. */
  readonly balanced?: boolean;
}

/** A piece of text between two break positions. */
interface Chunk {
  readonly text: string;
  readonly width: number;
  /** Width when the line ends here: no trailing space, no room for a neighbour. */
  readonly endWidth: number;
  readonly required: boolean;
}

/** Sets a paragraph; an empty text gives one empty line. */
export function setLines(text: string, setting: LineSetting): Line[] {
  const chunks = chunksOf(clean(text), setting);
  const lines = fill(chunks, setting.width);
  if (lines.length < 2) return lines;
  if (setting.balanced) return narrowest(chunks, lines, setting);
  return isLonely(lines, setting.size) ? withoutLonely(chunks, lines, setting) : lines;
}

/** Characters that draw nothing would come out as missing ones. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]/g, (space) => (space === '\u00a0' ? space : ' '))
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, (mark) => (mark === '\n' ? mark : ''));
}

function chunksOf(text: string, { face, size, width, balanced }: LineSetting): Chunk[] {
  const points = size / 1000;
  const offsets = offsetsOfWidth(face.advances(text), text);
  const chunks: Chunk[] = [];
  let from = 0;
  const positions = breakPositions(text);
  for (const next of balanced ? betweenWords(text, positions) : positions) {
    const whole = chunk(face, text, from, next, offsets, points);
    if (whole.endWidth <= width) chunks.push(whole);
    else chunks.push(...charactersOf(face, text, from, next, offsets, points));
    from = next.at;
  }
  return chunks;
}

/** Running width at each UTF-16 offset. */
function offsetsOfWidth(advances: readonly number[], text: string): Float64Array {
  const offsets = new Float64Array(text.length + 1);
  let at = 0;
  let total = 0;
  let index = 0;
  for (const character of text) {
    total += character === '\n' ? 0 : (advances[index] ?? 0);
    index += 1;
    at += character.length;
    offsets.fill(total, at, at + 1);
  }
  return offsets;
}

function chunk(
  face: Typeface,
  text: string,
  from: number,
  to: BreakPosition,
  offsets: Float64Array,
  points: number,
): Chunk {
  const piece = text.slice(from, to.at);
  const trimmed = piece.trimEnd();
  const end = from + trimmed.length;
  const last = [...trimmed.slice(-2)].at(-1) ?? '';
  const start = offsets[from] ?? 0;
  const beforeLast = (offsets[end - last.length] ?? 0) - start;
  const alone = last === '' ? 0 : face.endAdvance(last);
  return {
    text: piece.replace('\n', ''),
    width: ((offsets[to.at] ?? 0) - start) * points,
    endWidth: (beforeLast + alone) * points,
    required: to.required,
  };
}

/** A word wider than the line is broken anywhere: better than running into the margin. */
function charactersOf(
  face: Typeface,
  text: string,
  from: number,
  to: BreakPosition,
  offsets: Float64Array,
  points: number,
): Chunk[] {
  let at = from;
  return [...text.slice(from, to.at)].map((character) => {
    const start = at;
    at += character.length;
    const required = to.required && at === to.at;
    return chunk(face, text, start, { at, required }, offsets, points);
  });
}

function fill(chunks: readonly Chunk[], width: number): Line[] {
  const lines: Line[] = [];
  let text = '';
  let used = 0;
  let endWidth = 0;
  const finish = (last: boolean) => {
    const trimmed = text.trimEnd();
    lines.push({ text: trimmed, width: endWidth, last, spaced: !last && trimmed !== text });
    text = '';
    used = 0;
    endWidth = 0;
  };
  for (const chunk of chunks) {
    if (text !== '' && used + chunk.endWidth > width + 0.01) finish(false);
    text += chunk.text;
    endWidth = used + chunk.endWidth;
    used += chunk.width;
    if (chunk.required) finish(true);
  }
  if (text !== '' || lines.length === 0) finish(true);
  const final = lines.pop();
  return final ? [...lines, { ...final, last: true, spaced: false }] : lines;
}

function isLonely(lines: readonly Line[], size: number): boolean {
  const last = lines.at(-1);
  return lines.length > 1 && last !== undefined && last.width < size * 2.1;
}

/** Breaks a little earlier, so that the last line gets company. */
function withoutLonely(chunks: readonly Chunk[], lines: Line[], setting: LineSetting): Line[] {
  for (let less = 0.5; less <= 4; less += 0.5) {
    const tried = fill(chunks, setting.width - less * setting.size);
    if (tried.length > lines.length) break;
    if (!isLonely(tried, setting.size)) return tried;
  }
  return lines;
}

function narrowest(chunks: readonly Chunk[], lines: Line[], setting: LineSetting): Line[] {
  let best = lines;
  const widest = Math.max(...chunks.map((chunk) => chunk.endWidth));
  for (let width = setting.width; width >= widest; width -= setting.size / 2) {
    const tried = fill(chunks, width);
    if (tried.length > lines.length) break;
    best = tried;
  }
  return best;
}
