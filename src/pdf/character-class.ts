/** What line setting needs to know of a character: its script and its place in Chinese punctuation. */
import type { Language } from '../domain/language.ts';

/** None of these opens a line. */
export const neverFirst = new Set(
  '\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff05\u2030\u2026\u2014\u2013\u00b7\u30fb\uff5e~' +
    '\uff09\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u2019\u201d\uff3d\uff5d,.:;!?%)]}\u00b0\u2103\u3005',
);

/** None of these ends a line. */
export const neverLast = new Set(
  '\uff08\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u2018\u201c\uff3b\uff5b([{\u00a5\uffe5$\u2116#',
);

/** Their ink stands in the left half of the square, so the right half may be given up. */
export const blankRight = new Set(
  '\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff09\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u2019\u201d',
);

/** Full-width punctuation, beside which blank halves are given up. */
export const fullWidthMark = new Set([
  ...blankRight,
  ...'\uff08\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u2018\u201c',
]);

const openingBracket = new Set('\uff08\u3008\u300a\u300c\u300e\u3010\u3014\u3016');
const openingQuote = new Set('\u2018\u201c');

/** Whether its ink stands in the right half of the square at the head of a line; quotation marks are narrow in English. */
export function opensBlank(character: string, language: Language): boolean {
  if (openingBracket.has(character)) return true;
  return language === 'zh-CN' && openingQuote.has(character);
}

const han = /[\p{Script=Han}\u3007\u3013]/u;
const western = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}%\u2030+\u2212\u00b1]/u;

export function isHan(character: string): boolean {
  return han.test(character);
}

/** Letters and figures that get a thin gap beside a Chinese character. */
export function isWestern(character: string): boolean {
  return western.test(character);
}

export function isLetter(character: string): boolean {
  return /[\p{Script=Latin}]/u.test(character);
}
