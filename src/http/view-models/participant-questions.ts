/** The questions of one occasion as the survey page shows them: numbered, in steps, each with its answer so far. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import type {
  ChoiceOption,
  OccasionKind,
  OutcomeQuestion,
  Scale,
} from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** `row`: side by side with words below; `chips`: short labels that wrap; `list`: one below the other. */
export type Layout = 'row' | 'chips' | 'list';

export interface Question {
  /** Field name. */
  readonly name: string;
  readonly number: number;
  readonly text: string;
  readonly required: boolean;
  /** Empty for a free text. */
  readonly options: readonly Option[];
  readonly layout: Layout;
  /** Numbers are shown above the labels of a scale, not of a list of words. */
  readonly numbered: boolean;
  readonly maxLength: number;
  readonly answer: string;
}

export interface QuestionGroup {
  /** Said once above several questions that share it. */
  readonly lead: string;
  readonly questions: readonly Question[];
}

const itemsAStep = 6;

export type Answers = Readonly<Record<string, string>>;

/** The items of a form in steps of about six, of nearly equal length. */
export function itemSteps(
  cohort: Cohort,
  kind: OccasionKind,
  form: string,
  lang: Language,
  answers: Answers,
): readonly (readonly Question[])[] {
  const { survey } = cohort;
  const byId = new Map(survey.items.map((item) => [item.id, item]));
  const scale = scaleOptions(survey.scale, lang);
  const questions = (survey.forms[form] ?? []).map((id, index) => ({
    ...scale,
    name: id,
    number: index + 1,
    text: byId.get(id)?.text[kind][lang] ?? id,
    required: true,
    maxLength: 0,
    answer: answers[id] ?? '',
  }));
  return inEqualParts(questions, Math.ceil(questions.length / itemsAStep));
}

/** What happened since training; numbered on from the last item. */
export function outcomeGroups(
  cohort: Cohort,
  kind: OccasionKind,
  lang: Language,
  answers: Answers,
  firstNumber: number,
): readonly QuestionGroup[] {
  let number = firstNumber;
  const groups = cohort.survey.outcomes[kind].map((question) => ({
    lead: question.kind === 'capabilities' ? question.text[lang] : '',
    questions: fieldsOfOutcome(question, cohort, lang).map((field) => ({
      ...field,
      number: number++,
      required: false,
      answer: answers[field.name] ?? '',
    })),
  }));
  // A cohort without capabilities is not asked about any.
  return groups.filter((group) => group.questions.length > 0);
}

type Field = Omit<Question, 'number' | 'required' | 'answer'>;

function fieldsOfOutcome(
  question: OutcomeQuestion,
  cohort: Cohort,
  lang: Language,
): readonly Field[] {
  if (question.kind === 'text') {
    const none = { options: [], layout: 'list', numbered: false } as const;
    return [
      { ...none, name: question.id, text: question.text[lang], maxLength: question.maxLength },
    ];
  }
  const choice = { ...choiceOptions(question.options, lang), maxLength: 0 };
  if (question.kind === 'choice')
    return [{ ...choice, name: question.id, text: question.text[lang] }];
  return cohort.capabilities.map((capability, index) => ({
    ...choice,
    name: `${question.id}-${index + 1}`,
    text: capability[lang],
  }));
}

type Options = Pick<Question, 'options' | 'layout' | 'numbered'>;

function scaleOptions(scale: Scale, lang: Language): Options {
  const count = scale.max - scale.min + 1;
  const options = Array.from({ length: count }, (_, index) => ({
    value: String(scale.min + index),
    label: scale.labels[index]?.[lang] ?? '',
  }));
  const labelled = scale.labels.length > 0;
  if (!labelled) return { options, layout: count > 5 ? 'chips' : 'row', numbered: true };
  return { options, layout: count > 5 ? 'list' : 'row', numbered: true };
}

function choiceOptions(choices: readonly ChoiceOption[], lang: Language): Options {
  const options = choices.map(({ value, label }) => ({ value: String(value), label: label[lang] }));
  const short = options.every(({ label }) => label.length <= 4);
  const row = options.length <= 5 && options.every(({ label }) => fitsColumn(label));
  return { options, layout: short ? 'chips' : row ? 'row' : 'list', numbered: false };
}

/** A fifth of a phone's width holds two lines of three Chinese characters, or words of nine Latin letters. */
function fitsColumn(label: string): boolean {
  const chinese = /[\u3400-\u9fff]/.test(label);
  return chinese
    ? label.length <= 6
    : label.split(' ').every((word) => word.length <= 9) && label.length <= 24;
}

function inEqualParts<T>(all: readonly T[], parts: number): readonly (readonly T[])[] {
  return Array.from({ length: parts }, (_, part) =>
    all.slice(
      Math.round((part * all.length) / parts),
      Math.round(((part + 1) * all.length) / parts),
    ),
  );
}
