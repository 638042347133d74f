/** Finds half-width punctuation in Chinese sentences. */

const han = '[\\p{Script=Han}“”‘’《》]';
const place = '(?:\\{\\{\\w+\\}\\})';

const faults = [
  // Beside a Chinese character.
  `${han}[,;:?!()]`,
  `[,;:?!()]${han}`,
  `${han}\\.(?![\\w./])`,
  // Beside a place that is filled in, in a sentence that is Chinese.
  `${place}[,;:?!]`,
  `[,;(]${place}`,
  // A stray space, straight quotes.
  `${han} ${han}`,
  `["']${han}|${han}["']`,
];
const pattern = new RegExp(faults.join('|'), 'gu');

export function punctuationFaults(sentence: string): readonly string[] {
  const chinese = /\p{Script=Han}/u.test(sentence);
  return chinese ? [...sentence.matchAll(pattern)].map((match) => match[0]) : [];
}
