/**
 * Names that are too long for their place lose their middle, since what tells the classes of one programme
 * apart stands at the end; where two names would come out the same, they are cut elsewhere.
 */
import type { Language } from '../domain/language.ts';
import { isLetter } from './character-class.ts';
import { clean } from './set-lines.ts';
import { measureText, type TextBlock, textWidth } from './text-pieces.ts';
import type { TypeStyle } from './theme.ts';

const ellipsis = '…';
const longestLeftOut = 12;
/** Part of what is kept that stands before the cut: first choice, then what may tell equal names apart. */
const shares = [0.55, 0.8, 0.3, 0.95, 0.1] as const;

export interface LabelRoom {
  readonly style: TypeStyle;
  readonly width: number;
  /** Most lines. */
  readonly lines: number;
  readonly language: Language;
}

/** Each name as it fits into its room, all of them set alike. */
export function fitLabels(names: readonly string[], room: LabelRoom): TextBlock[] {
  const plain = names.map((name) => clean(name).replaceAll('\n', ' '));
  return shortened(plain, (name, share) => fitLabel(name, room, share)).map((text) =>
    room.lines > 1 ? blockOf(text, room) : lineOf(text, room),
  );
}

/** The names with their cuts; a name that is the same as another's short form is cut elsewhere. */
function shortened(
  names: readonly string[],
  cut: (name: string, share: number) => string,
): readonly string[] {
  let texts = names.map((name) => cut(name, shares[0]));
  for (const share of shares.slice(1)) {
    const twice = repeated(names, texts);
    if (twice.size === 0) break;
    texts = texts.map((text, at) => (twice.has(text) ? cut(names[at] ?? text, share) : text));
  }
  return texts;
}

function repeated(names: readonly string[], texts: readonly string[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const found = new Set<string>();
  texts.forEach((text, at) => {
    const name = names[at] ?? '';
    if ((first.get(text) ?? name) !== name) found.add(text);
    first.set(text, name);
  });
  return found;
}

function fitLabel(name: string, room: LabelRoom, share: number): string {
  return room.lines > 1 ? cutToLines(name, room, share) : cutToWidth(name, room, share);
}

function cutToLines(name: string, room: LabelRoom, share: number): string {
  const fits = (text: string) => blockOf(text, room).lines.length <= room.lines;
  if (fits(name)) return name;
  const characters = [...name];
  let [least, most] = [0, characters.length - 1];
  while (least < most) {
    const kept = Math.ceil((least + most) / 2);
    if (fits(withoutMiddle(characters, kept, share))) least = kept;
    else most = kept - 1;
  }
  return withoutMiddle(characters, least, share);
}

function cutToWidth(name: string, { style, width, language }: LabelRoom, share: number): string {
  const wide = textWidth(name, style, language);
  if (wide <= width) return name;
  const characters = [...name];
  let kept = Math.floor((characters.length * width) / wide) + 1;
  let text = name;
  while (kept >= 0 && textWidth(text, style, language) > width) {
    kept -= 1;
    text = withoutMiddle(characters, kept, share);
  }
  return text;
}

function withoutMiddle(characters: readonly string[], kept: number, share: number): string {
  const before = Math.round(kept * share);
  const head = characters.slice(0, betweenWords(characters, before, -1));
  const tail = characters.slice(betweenWords(characters, characters.length - kept + before, 1));
  return `${head.join('').trimEnd()}${ellipsis}${tail.join('').trimStart()}`;
}

/** A Latin word that is cut is left out whole, unless it is very long. */
function betweenWords(characters: readonly string[], cut: number, step: 1 | -1): number {
  const within = (at: number) =>
    isLetter(characters[at - 1] ?? '') && isLetter(characters[at] ?? '');
  for (let at = cut; Math.abs(at - cut) <= longestLeftOut; at += step) {
    if (!within(at)) return at;
  }
  return cut;
}

function blockOf(text: string, { style, width, language }: LabelRoom): TextBlock {
  return measureText(text, style, width, language);
}

/** One line needs no search for breaks. */
function lineOf(text: string, { style, width, language }: LabelRoom): TextBlock {
  const line = { text, width: textWidth(text, style, language), last: true, spaced: false };
  return { lines: [line], width, height: style.leading, style };
}
