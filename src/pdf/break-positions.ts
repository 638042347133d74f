/**
 * Where a line may end: the Unicode line breaking algorithm (UAX 14), then what Chinese typesetting
 * forbids beyond it (GB/T 15834): marks at the wrong end of a line, figures parted from their unit,
 * a date or an interval in two halves.
 */
import LineBreaker from 'linebreak';
import { neverFirst, neverLast } from './character-class.ts';

export interface BreakPosition {
  /** Offset in the text, in UTF-16 units, at which the next line begins. */
  readonly at: number;
  readonly required: boolean;
}

/** Counting words that belong to the figure before them: years, days, points, people, items. */
const unit = '[年月日号时点分秒天周期次人个名项条题页级岁元倍章节届份家所种成位%‰℃]';
const figure = String.raw`\d[\d.,:]*%?`;
const together = new RegExp(
  [
    String.raw`\d{2,4}\s?年\d{1,2}\s?月(?:\d{1,2}\s?日)?`,
    String.raw`\d{1,2}\s?月\d{1,2}\s?日`,
    `第?${figure}(?:[\\u2014\\u2013~\\uff5e-]${figure})?\\s?${unit}`,
    `[\\u2212+\\u00b1-]?${figure}`,
    String.raw`\[[^\]]{1,20}\]`,
  ].join('|'),
  'gu',
);

/** Between two names in quotation marks, which stand without a comma in Chinese; UAX 14 keeps them together. */
const betweenQuotations = /\u201d(?=\u201c)/gu;

/** All places where the text may be broken, in order; the end of the text is the last. */
export function breakPositions(text: string): BreakPosition[] {
  const whole = wholeSpans(text);
  const breaker = new LineBreaker(text);
  const positions: BreakPosition[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const { position, required = false } = next;
    if (required || position === text.length || isAllowed(text, position, whole)) {
      positions.push({ at: position, required });
    }
  }
  const between = [...text.matchAll(betweenQuotations)].map(({ index }) => index + 1);
  if (between.length === 0) return positions;
  const added = between.map((at): BreakPosition => ({ at, required: false }));
  return [...positions, ...added].sort((a, b) => a.at - b.at);
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Only the positions between words, so that a title does not part 党政 into 党 and 政. */
export function betweenWords(text: string, positions: readonly BreakPosition[]): BreakPosition[] {
  const ends = new Set([...words.segment(text)].map((word) => word.index + word.segment.length));
  return positions.filter(({ at, required }) => required || ends.has(at));
}

function isAllowed(text: string, at: number, whole: readonly (readonly [number, number])[]) {
  const before = text.slice(0, at).trimEnd().at(-1) ?? '';
  const after = text[at] ?? '';
  if (neverFirst.has(after)) return false;
  if (neverLast.has(before)) return false;
  return !whole.some(([from, to]) => at > from && at < to);
}

function wholeSpans(text: string): (readonly [number, number])[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(together)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
}
