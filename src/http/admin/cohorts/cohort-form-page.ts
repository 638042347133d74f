/** View model of the form of a class, new or existing: every choice in words, with its usual value. */
import { z } from 'zod';
import type { CohortDefaults } from '../../../app/cohorts/cohort-options.ts';
import type { Settled } from '../../../app/cohorts/edit-cohort.ts';
import { joiningModes, learningLevels, transferRoads } from '../../../domain/collection/cohort.ts';
import { defaultDays, usualDays } from '../../../domain/collection/occasion.ts';
import { type OccasionKind, occasionKinds } from '../../../domain/instrument/survey.ts';
import type { Language, LocalText } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import { minutesNeeded } from '../../view-models/participant-text.ts';
import type { AdminModel } from '../admin-page.ts';
import type { Faults } from '../form-faults.ts';
import type { CohortForm } from './cohort-form.ts';
import type { CohortFrame } from './cohort-frame.ts';

export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly text: string;
  readonly checked: boolean;
}

export interface OccasionFields {
  readonly kind: OccasionKind;
  readonly name: string;
  readonly rule: string;
  /** ISO, as typed. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** In words; empty until there is a last day of training. */
  readonly opens: string;
  readonly closes: string;
  /** Days after the last day of training, for the script. */
  readonly after: readonly [number, number];
  readonly forms: readonly Choice[];
  /** Said instead of the choice once somebody has begun to answer. */
  readonly formSettled: string | null;
}

export interface CohortFormPage extends AdminModel {
  /** Null for a new class. */
  readonly frame: CohortFrame | null;
  readonly action: string;
  readonly back: string;
  readonly form: CohortForm;
  readonly faults: Faults;
  /** Beyond name and last day. */
  readonly moreOpen: boolean;
  readonly copiedFrom: string | null;
  readonly saved: boolean;
  readonly programmes: readonly string[];
  readonly capabilities: readonly Choice[];
  readonly capabilitiesSettled: boolean;
  readonly learningLevels: readonly Choice[];
  readonly transferRoads: readonly Choice[];
  readonly occasions: readonly OccasionFields[];
  readonly joinings: readonly Choice[];
  readonly minimum: number;
  readonly timeZones: readonly string[];
}

export interface FormState {
  readonly form: CohortForm;
  readonly faults: Faults;
  readonly defaults: CohortDefaults;
  /** Offered to be ticked. */
  readonly capabilities: readonly LocalText[];
  readonly frame: CohortFrame | null;
  readonly settled?: Settled;
  readonly copiedFrom?: string;
  readonly saved?: boolean;
}

const commonZones = ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau'];

export function cohortFormPage(lang: Language, state: FormState): CohortFormPage {
  const { form, faults, defaults, frame, settled } = state;
  const t = wordsIn(lang);
  const further = Object.keys(faults).some((field) => field !== 'name' && field !== 'endsOn');
  return {
    title: frame ? `${t('cohorts:form.editTitle')} · ${frame.name}` : t('cohorts:form.newTitle'),
    styles: ['console.css', 'console-class.css', 'console-class-form.css'],
    scripts: ['console-calendar.js', 'console-people.js'],
    frame,
    action: frame ? `${frame.address}/edit` : '/admin/cohorts',
    back: frame ? frame.address : '/admin',
    form: {
      ...form,
      reportingMinimum: form.reportingMinimum || String(defaults.minimum),
      timeZone: form.timeZone || 'Asia/Shanghai',
    },
    faults,
    moreOpen: frame !== null || further || state.copiedFrom !== undefined,
    copiedFrom: state.copiedFrom ?? null,
    saved: state.saved === true,
    programmes: defaults.programmes,
    capabilities: state.capabilities.map((text) => ({
      value: text['zh-CN'],
      name: text[lang],
      text: '',
      checked: form.capabilities?.includes(text['zh-CN']) ?? true,
    })),
    capabilitiesSettled: settled?.capabilities === true,
    learningLevels: ['', ...learningLevels].map((value) => ({
      value,
      name: t(`cohorts:form.level.${value || 'unsaid'}` as 'cohorts:form.level.none'),
      text: t(`cohorts:form.levelText.${value || 'unsaid'}` as 'cohorts:form.levelText.none'),
      checked: value === form.learningLevel,
    })),
    transferRoads: ['', ...transferRoads].map((value) => ({
      value,
      name: t(`cohorts:form.road.${value || 'unsaid'}` as 'cohorts:form.road.low'),
      text: t(`cohorts:form.roadText.${value || 'unsaid'}` as 'cohorts:form.roadText.low'),
      checked: value === form.transferRoad,
    })),
    occasions: occasionKinds.map((kind) => occasionFields(lang, t, kind, state)),
    joinings: joiningModes.map((value) => ({
      value,
      name: t(`cohorts:form.join.${value}`),
      text: t(`cohorts:form.joinText.${value}`),
      checked: value === (form.joining || 'auto'),
    })),
    minimum: defaults.minimum,
    timeZones: commonZones,
  };
}

function occasionFields(
  lang: Language,
  t: Words,
  kind: OccasionKind,
  { form, defaults, settled }: FormState,
): OccasionFields {
  const typed = form.days[kind];
  const usual = isDay(form.endsOn) ? defaultDays(form.endsOn)[kind] : null;
  const shown = (day: string, otherwise: string | undefined) => {
    const iso = day || otherwise;
    return iso && isDay(iso) ? formatIn(lang).date(iso) : '';
  };
  const chosen = form.forms[kind] || defaults.forms[kind];
  const forms = formChoices(t, kind, chosen, defaults);
  const current = forms.find(({ checked }) => checked)?.text ?? chosen;
  return {
    kind,
    name: t(`terms:occasion.${kind}`),
    rule: t(`cohorts:form.rule.${kind}`),
    opensOn: typed.opensOn,
    closesOn: typed.closesOn,
    opens: shown(typed.opensOn, usual?.opensOn),
    closes: shown(typed.closesOn, usual?.closesOn),
    after: usualDays[kind],
    forms,
    formSettled: settled?.forms[kind] ? t('cohorts:form.formSettled', { form: current }) : null,
  };
}

function formChoices(
  t: Words,
  kind: OccasionKind,
  chosen: string,
  { survey, capabilities }: CohortDefaults,
): readonly Choice[] {
  return Object.entries(survey.forms).map(([value, items]) => {
    const name = formName(t, value);
    const minutes = minutesNeeded({ survey, capabilities }, kind, value);
    const text = t('cohorts:form.formText', { name, count: items.length, minutes });
    return { value, name, text, checked: value === chosen };
  });
}

/** Forms of other surveys have the names that their authors gave them. */
export function formName(t: Words, form: string): string {
  return t(`cohorts:form.formName.${form}`, { defaultValue: form });
}

function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}
