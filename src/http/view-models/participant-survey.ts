/** The survey page: consent, steps of questions, and what is to be corrected after a refusal. */
import { begunField } from '../../app/participation/completion-time.ts';
import type { Visit } from '../../app/participation/participant-visit.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import type { Fault } from '../../domain/problem.ts';
import { type Words, wordsIn } from '../../domain/wording/words.ts';
import type { Page } from '../render-page.ts';
import { otherLanguage } from '../request-language.ts';
import {
  type Answers,
  itemSteps,
  outcomeGroups,
  type Question,
  type QuestionGroup,
} from './participant-questions.ts';
import { minutesNeeded } from './participant-text.ts';

export interface SurveyStep {
  readonly number: number;
  readonly heading: string;
  readonly groups: readonly QuestionGroup[];
  readonly last: boolean;
}

export interface SurveyPage extends Page {
  readonly script: string;
  readonly action: string;
  readonly occasion: OccasionKind;
  /** When the page was opened, sealed; null on a page opened again. */
  readonly begun: { readonly name: string; readonly value: string } | null;
  readonly heading: string;
  readonly size: string;
  readonly school: string;
  readonly minimum: number;
  readonly stem: string;
  readonly otherLang: Language;
  readonly resumed: boolean;
  readonly steps: readonly SurveyStep[];
  readonly items: number;
  readonly answered: number;
  /** By field name: what to do about it. */
  readonly faults: ReadonlyMap<string, string>;
  readonly corrections: readonly { readonly number: number; readonly message: string }[];
}

export interface SurveyState {
  readonly token: string;
  readonly visit: Visit;
  readonly kind: OccasionKind;
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  /** Goes along in the form as it came. */
  readonly begun?: string;
}

export function surveyPage(state: SurveyState, lang: Language): SurveyPage {
  const { visit, kind, token } = state;
  const { cohort } = visit;
  const t = wordsIn(lang);
  const form = visit.occasions.find((occasion) => occasion.kind === kind)?.form ?? '';
  const { steps, questions } = stepsOf(state, form, lang, t);
  const heading = cohort.name;
  const title = t('survey:form.title', { kind: t(`survey:kind.${kind}`), cohort: cohort.name });
  const corrections = correctionsOf(state.faults, questions, t);
  const items = questions.filter((question) => question.required);
  const optional = questions.length - items.length;
  return {
    lang,
    title: corrections.length > 0 ? t('survey:fault.page-title', { title }) : title,
    simulated: cohort.simulated,
    styles: ['participant.css', 'questions.css'],
    script: 'survey.js',
    action: `/s/${encodeURIComponent(token)}`,
    occasion: kind,
    begun: state.begun ? { name: begunField, value: state.begun } : null,
    heading,
    size: t(optional > 0 ? 'survey:form.size-optional' : 'survey:form.size', {
      questions: items.length,
      optional,
      minutes: minutesNeeded(cohort, kind, form),
    }),
    school: cohort.schoolName,
    minimum: cohort.reportingMinimum,
    stem: t(`survey:form.stem-${kind}`),
    otherLang: otherLanguage(lang),
    resumed: corrections.length === 0 && Object.keys(state.answers).length > 0,
    steps,
    items: items.length,
    answered: items.filter((question) => question.answer !== '').length,
    faults: new Map(corrections.map(({ name, message }) => [name, message])),
    corrections,
  };
}

function stepsOf(state: SurveyState, form: string, lang: Language, t: Words) {
  const { cohort } = state.visit;
  const parts = itemSteps(cohort, state.kind, form, lang, state.answers);
  const items = parts.flat();
  const groups = outcomeGroups(cohort, state.kind, lang, state.answers, items.length + 1);
  const itemGroups = parts.map((questions) => ({
    heading: t('survey:form.items', {
      from: questions[0]?.number ?? 0,
      to: questions.at(-1)?.number ?? 0,
      total: items.length,
    }),
    groups: [{ lead: '', questions }] as readonly QuestionGroup[],
  }));
  const outcomes = groups.flatMap((group) => group.questions);
  const heading = t('survey:form.outcomes', {
    from: items.length + 1,
    to: items.length + outcomes.length,
  });
  const outcome = { heading, groups };
  const all = groups.length > 0 ? [...itemGroups, outcome] : itemGroups;
  return {
    questions: [...items, ...outcomes],
    steps: all.map((step, index) => ({
      ...step,
      number: index + 1,
      last: index === all.length - 1,
    })),
  };
}

const knownFaults = new Set(['missing', 'off-scale', 'too-long', 'control-characters']);

function correctionsOf(faults: readonly Fault[], questions: readonly Question[], t: Words) {
  const byName = new Map(questions.map((question) => [question.name, question]));
  return faults.flatMap((fault) => {
    const question = byName.get(fault.path);
    if (!question) return [];
    const { number, name, maxLength } = question;
    const key = knownFaults.has(fault.code) ? fault.code : 'other';
    return [{ name, number, message: t(`survey:fault.${key}`, { number, max: maxLength }) }];
  });
}
