/** The variables of a file of answers, with names that SPSS and R both take. */

import type { OutcomeField } from '../collection/read-answers.ts';
import type { Survey } from '../instrument/survey.ts';
import type { Language, LocalText } from '../language.ts';
import { formColumns } from '../scoring/keyed-columns.ts';

export interface Variable {
  /** ASCII, unique whatever the case. */
  readonly name: string;
  readonly label: string;
  readonly values: readonly { readonly value: number; readonly label: string }[];
}

export interface ScoreVariable extends Pick<Variable, 'name' | 'label'> {
  readonly items: readonly { readonly name: string; readonly reversed: boolean }[];
  /** Fewest answered items that make a score. */
  readonly needed: number;
}

export interface AnswerVariables {
  readonly items: readonly Variable[];
  readonly choices: readonly Variable[];
  readonly scores: readonly ScoreVariable[];
  /** Minimum plus maximum of the scale: a reversed answer is this minus it. */
  readonly turn: number;
  /** More unanswered items than this leave a respondent out. */
  readonly allowedMissing: number;
}

export interface AskedAnswers {
  readonly survey: Survey;
  readonly occasion: 'end' | 'followup';
  readonly items: readonly string[];
  readonly choices: readonly OutcomeField[];
  readonly capabilities: readonly LocalText[];
}

export function answerVariables(asked: AskedAnswers, language: Language): AnswerVariables {
  const { survey, items, choices } = asked;
  const columns = formColumns(survey, items, items);
  const scored = survey.factors.flatMap((factor, at) => {
    const place = columns.factors[at];
    return place && place.items.length > 0 ? [{ factor, place }] : [];
  });
  const names = uniqueNames([
    'simulated',
    'unit',
    'n_missing',
    ...items,
    ...choices.map(({ name }) => name),
    ...scored.map(({ factor }) => `F_${factor.id}`),
  ]).slice(3);
  const itemNames = names.slice(0, items.length);
  const nameOf = new Map(items.map((id, at) => [id, itemNames[at] ?? id]));
  const choiceNames = names.slice(items.length, items.length + choices.length);
  const scoreNames = names.slice(items.length + choices.length);
  return {
    items: items.map((id) => itemVariable(asked, language, id, nameOf.get(id) ?? id)),
    choices: choices.map((field, at) =>
      choiceVariable(asked, language, field, choiceNames[at] ?? field.name),
    ),
    scores: scored.map(({ factor, place }, at) => ({
      name: scoreNames[at] ?? factor.id,
      label: factor.name[language],
      items: place.items.map(({ id, reversed }) => ({ name: nameOf.get(id) ?? id, reversed })),
      needed: place.needed,
    })),
    turn: survey.scale.min + survey.scale.max,
    allowedMissing: columns.allowedMissing,
  };
}

function itemVariable(
  { survey, occasion }: AskedAnswers,
  language: Language,
  id: string,
  name: string,
): Variable {
  const item = survey.items.find((each) => each.id === id);
  const { labels, min } = survey.scale;
  return {
    name,
    label: item?.text[occasion][language] ?? id,
    values: labels.map((label, at) => ({ value: min + at, label: label[language] })),
  };
}

function choiceVariable(
  { capabilities }: AskedAnswers,
  language: Language,
  { name: field, question }: OutcomeField,
  name: string,
): Variable {
  const number = Number(field.slice(question.id.length + 1));
  const capability = question.kind === 'capabilities' ? capabilities[number - 1] : undefined;
  const values = question.kind === 'text' ? [] : question.options;
  return {
    name,
    label: [question.text[language], capability?.[language]].filter(Boolean).join(' '),
    values: values.map(({ value, label }) => ({ value, label: label[language] })),
  };
}

/** Words of SPSS and R that are no names. */
const reserved = new Set(
  'all and by eq ge gt le lt ne not or to with if else repeat while function for next break true false null inf nan na in'.split(
    ' ',
  ),
);

function uniqueNames(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const plain = id.replace(/[^A-Za-z0-9_]+/g, '_').slice(0, 50);
    const name =
      /^[A-Za-z]/.test(plain) && !reserved.has(plain.toLowerCase()) ? plain : `v_${plain}`;
    let unique = name.replace(/_+$/, '') || 'v';
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${name}_${number}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
