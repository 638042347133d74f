/** What people said happened after training: counts of the choices, what helped and hindered in their words. */

import type { Gated, Withheld } from '../disclosure/gate.ts';
import type { ChoiceOption, OutcomeQuestion } from '../instrument/survey.ts';
import type { LocalText } from '../language.ts';
import { type Moments, momentsOf } from '../statistics/moments.ts';

/** Answers to outcome questions by field name: numbers for choices, text for texts. */
export type OutcomeRecord = Readonly<Record<string, number | string>>;

export interface ChoiceResult {
  readonly id: string;
  readonly text: LocalText;
  readonly n: number;
  readonly options: readonly (ChoiceOption & { readonly count: number })[];
  readonly moments: Moments;
}

export interface OutcomeResults {
  readonly respondents: number;
  readonly choices: readonly ChoiceResult[];
  /** One a capability of the cohort; `text` is the capability's name. */
  readonly capabilities: readonly ChoiceResult[];
  readonly texts: readonly {
    readonly id: string;
    readonly text: LocalText;
    readonly answers: readonly string[];
    /** Why there are none to show. */
    readonly withheld?: Withheld;
  }[];
}

/** @param capabilities of the cohort; field names are `<question id>-1`, `-2`, … in this order */
export function outcomeResults(
  questions: readonly OutcomeQuestion[],
  records: readonly OutcomeRecord[],
  capabilities: readonly LocalText[],
): OutcomeResults {
  const count = (id: string, text: LocalText, options: readonly ChoiceOption[]) =>
    countChoices(id, text, options, records);
  return {
    respondents: records.length,
    choices: questions.flatMap((q) =>
      q.kind === 'choice' ? [count(q.id, q.text, q.options)] : [],
    ),
    capabilities: questions.flatMap((q) =>
      q.kind === 'capabilities'
        ? capabilities.map((name, index) => count(`${q.id}-${index + 1}`, name, q.options))
        : [],
    ),
    texts: questions.flatMap((q) =>
      q.kind === 'text' ? [{ id: q.id, text: q.text, answers: textAnswers(q.id, records) }] : [],
    ),
  };
}

function countChoices(
  id: string,
  text: LocalText,
  options: readonly ChoiceOption[],
  records: readonly OutcomeRecord[],
): ChoiceResult {
  const values = records.flatMap((record) => (typeof record[id] === 'number' ? [record[id]] : []));
  const counted = options.map((option) => ({
    ...option,
    count: values.filter((value) => value === option.value).length,
  }));
  return { id, text, n: values.length, options: counted, moments: momentsOf(values) };
}

function textAnswers(id: string, records: readonly OutcomeRecord[]): readonly string[] {
  return records.flatMap((record) => {
    const answer = record[id];
    return typeof answer === 'string' && answer.trim() ? [answer.trim()] : [];
  });
}

/** Mean share (0–100) of the learning in use, from the question `usage`; null where it may not be shown. */
export function usageMean(outcomes: Gated<OutcomeResults> | null): number | null {
  const usage = outcomes?.shown
    ? outcomes.value.choices.find((choice) => choice.id === 'usage')
    : undefined;
  return usage && usage.moments.n > 0 ? usage.moments.mean : null;
}
