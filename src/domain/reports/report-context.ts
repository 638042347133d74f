/** What every section of the report needs: the input, the words, and one way to write numbers and names. */
import { Temporal } from 'temporal-polyfill';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { Zone } from '../diagnosis/zone.ts';
import type { Factor, Scale, Survey } from '../instrument/survey.ts';
import type { Language, LocalText } from '../language.ts';
import { type Words, wordsIn } from '../wording/words.ts';
import type { DiagnosticInput } from './diagnostic-input.ts';

/** What any report needs to speak of a survey. */
export interface WordContext {
  readonly input: { readonly survey: Survey };
  readonly language: Language;
  readonly t: Words;
  readonly say: Format;
}

export interface ReportContext extends WordContext {
  readonly input: DiagnosticInput;
}

/** How figures and names are written in one language; nothing is rounded before this. */
export interface Format {
  readonly text: (text: LocalText) => string;
  /** Two decimals with a real minus sign; an en dash for null. */
  readonly number: (value: number | null) => string;
  /** As `number`, with its sign. */
  readonly signed: (value: number | null) => string;
  readonly interval: (interval: readonly [number, number] | null) => string;
  /** Three decimals without the leading zero, as is usual for p; an en dash for null. */
  readonly probability: (p: number | null) => string;
  /** Share 0–1 as a whole percentage. */
  readonly percent: (share: number | null) => string;
  readonly date: (isoDay: string) => string;
  readonly list: (names: readonly string[]) => string;
  readonly factor: (factor: Factor) => string;
}

export function reportContext(input: DiagnosticInput): ReportContext {
  return {
    input,
    language: input.language,
    t: wordsIn(input.language),
    say: formatIn(input.language),
  };
}

/** Whether any factor was answered by enough people to be judged. */
export function canJudge({ input }: ReportContext): boolean {
  return (
    input.results.shown && input.results.value.factors.some(({ zone }) => zone !== 'insufficient')
  );
}

/** How many people the figures describe: without those who left too much unanswered or were left out on request. */
export function countedPeople({ respondents, excluded, careless }: OccasionResults): number {
  return respondents - excluded - (careless.excluded ? careless.flagged : 0);
}

/** What stands in the place of a figure that cannot be computed. */
export const missingMark = '–';

const formats = new Map<Language, Format>();

/** Made once a language: calendars are slow to make. */
export function formatIn(language: Language): Format {
  const known = formats.get(language) ?? makeFormat(language);
  formats.set(language, known);
  return known;
}

function makeFormat(language: Language): Format {
  const text = (value: LocalText) => value[language];
  const number = (value: number | null) => (value === null ? missingMark : twoDecimals(value));
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const names = new Intl.ListFormat(language === 'en' ? 'en-GB' : language, {
    type: 'conjunction',
  });
  return {
    text,
    number,
    signed: (value) =>
      value !== null && twoDecimals(value) !== '0.00' && value > 0
        ? `+${number(value)}`
        : number(value),
    interval: (interval) =>
      interval ? `[${number(interval[0])}, ${number(interval[1])}]` : missingMark,
    probability: (p) => {
      if (p === null) return missingMark;
      return p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, '');
    },
    percent: (share) => (share === null ? missingMark : `${Math.round(share * 100)}%`),
    date: (isoDay) =>
      days.format(Temporal.PlainDate.from(isoDay).toZonedDateTime('UTC').epochMilliseconds),
    // Between names in quotation marks Chinese sets no comma (GB/T 15834).
    list: (items) => names.format(items).replaceAll('”、“', '”“'),
    factor: (factor) => text(factor.name),
  };
}

function twoDecimals(value: number): string {
  const written = value.toFixed(2);
  return written === '-0.00' ? '0.00' : written.replace('-', '−');
}

/** A factor's name by its id. */
export function factorName({ input, say }: WordContext, id: string): string {
  const factor = input.survey.factors.find((each) => each.id === id);
  return factor ? say.factor(factor) : id;
}

/** “1—5” in Chinese, “1–5” in English. */
export function scaleSpan(scale: Scale, language: Language): string {
  return `${scale.min}${language === 'en' ? '–' : '—'}${scale.max}`;
}

/**
 * A factor's name where high helps: one whose high score hinders is said as it was found, “supervisor
 * opposition (low)” for a catalyst, or as reversed.
 */
export function turnedName(
  { say, t }: Pick<WordContext, 'say' | 't'>,
  factor: Factor,
  zone: Zone = 'watch',
): string {
  const name = say.factor(factor);
  return factor.polarity === 'unfavourable' ? t(`report:turned.${zone}`, { name }) : name;
}
