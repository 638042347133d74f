/**
 * From the raw fields of a posted form to answers: every item of the form must be answered, the
 * questions on what happened are optional but must be valid where given. Unknown fields are ignored.
 */
import type { OccasionKind, OutcomeQuestion, Survey } from '../instrument/survey.ts';
import type { LocalText } from '../language.ts';
import type { Fault } from '../problem.ts';

/** What a form asks: a survey's form on an occasion, with the cohort's capabilities. */
export interface AskedForm {
  readonly survey: Survey;
  readonly form: string;
  readonly kind: OccasionKind;
  readonly capabilities: readonly LocalText[];
}

export type Fields = Readonly<Record<string, unknown>>;

export interface GivenAnswers {
  /** Raw answers by item id, in the order of the form. */
  readonly answers: Readonly<Record<string, number>>;
  /** Choices as numbers, texts as text, by field name; without those left empty. */
  readonly outcomes: Readonly<Record<string, number | string>>;
}

export type ReadAnswers =
  | { readonly ok: true; readonly given: GivenAnswers }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export function readAnswers(asked: AskedForm, fields: Fields): ReadAnswers {
  const faults: Fault[] = [];
  const answers = readItems(asked, fields, faults);
  const outcomes = readOutcomes(asked, fields, faults);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, given: { answers, outcomes } };
}

/** The fields of this form with something in them, as they came: what a draft keeps. */
export function keepKnownFields(
  asked: AskedForm,
  fields: Fields,
): Readonly<Record<string, string>> {
  const kept = fieldsOf(asked).flatMap(({ name, maxLength }): [string, string][] => {
    const text = maxLength === null ? choiceText(fields, name) : fieldText(fields, name);
    return text === '' ? [] : [[name, text.slice(0, maxLength ?? longestChoice)]];
  });
  return Object.fromEntries(kept);
}

function readItems(asked: AskedForm, fields: Fields, faults: Fault[]): Record<string, number> {
  const { min, max } = asked.survey.scale;
  const answers: [string, number][] = [];
  for (const id of asked.survey.forms[asked.form] ?? []) {
    const text = choiceText(fields, id);
    const value = wholeNumber(text);
    if (text === '') faults.push({ path: id, code: 'missing' });
    else if (!(value >= min && value <= max)) {
      faults.push({ path: id, code: 'off-scale', params: { min, max } });
    } else answers.push([id, value]);
  }
  return Object.fromEntries(answers);
}

function readOutcomes(
  asked: AskedForm,
  fields: Fields,
  faults: Fault[],
): Record<string, number | string> {
  const outcomes: [string, number | string][] = [];
  for (const { name, question } of outcomeFields(asked)) {
    const text = question.kind === 'text' ? fieldText(fields, name) : choiceText(fields, name);
    if (text === '') continue;
    const fault = faultOf(question, name, text);
    if (fault) faults.push(fault);
    else outcomes.push([name, question.kind === 'text' ? text : wholeNumber(text)]);
  }
  return Object.fromEntries(outcomes);
}

function faultOf(question: OutcomeQuestion, name: string, text: string): Fault | null {
  if (question.kind === 'text') {
    return text.length <= question.maxLength
      ? null
      : { path: name, code: 'too-long', params: { limit: question.maxLength } };
  }
  const value = wholeNumber(text);
  const values = question.options.map((option) => option.value);
  const params = { min: Math.min(...values), max: Math.max(...values) };
  return values.includes(value) ? null : { path: name, code: 'off-scale', params };
}

export interface OutcomeField {
  readonly name: string;
  readonly question: OutcomeQuestion;
}

/** Field names of the outcome questions; a `capabilities` question has one a capability, `<id>-1`, … */
export function outcomeFields(
  asked: Pick<AskedForm, 'survey' | 'kind' | 'capabilities'>,
): readonly OutcomeField[] {
  return asked.survey.outcomes[asked.kind].flatMap((question): OutcomeField[] => {
    if (question.kind !== 'capabilities') return [{ name: question.id, question }];
    return asked.capabilities.map((_, index) => ({
      name: `${question.id}-${index + 1}`,
      question,
    }));
  });
}

/** Of a wrong choice a draft keeps the beginning. */
const longestChoice = 10;

interface FormField {
  readonly name: string;
  /** Null for a choice. */
  readonly maxLength: number | null;
}

function fieldsOf(asked: AskedForm): readonly FormField[] {
  const items = (asked.survey.forms[asked.form] ?? []).map((name) => ({ name, maxLength: null }));
  const outcomes = outcomeFields(asked).map(({ name, question }) => ({
    name,
    maxLength: question.kind === 'text' ? question.maxLength : null,
  }));
  return [...items, ...outcomes];
}

/** As it came: a page of ours sends a choice without a space, a sign or a leading zero. */
function choiceText(fields: Fields, name: string): string {
  const text = rawText(fields, name);
  return text.trim() === '' ? '' : text;
}

function rawText(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** Browsers send line breaks as CRLF; PostgreSQL takes no NUL; nobody means other control characters. */
function fieldText(fields: Fields, name: string): string {
  return rawText(fields, name)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

function wholeNumber(text: string): number {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) ? Number(text) : Number.NaN;
}
