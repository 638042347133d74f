/** The form of a class as it was typed, and what it asks for: of the use cases' matter it knows nothing. */
import type { Request } from 'express';
import type { CohortChange, CohortInput } from '../../../app/cohorts/cohort-input.ts';
import type { PerOccasion } from '../../../app/cohorts/cohort-options.ts';
import { type Cohort, occasionOf } from '../../../domain/collection/cohort.ts';
import type { OccasionDays } from '../../../domain/collection/occasion.ts';
import { type OccasionKind, occasionKinds } from '../../../domain/instrument/survey.ts';
import type { LocalText } from '../../../domain/language.ts';
import { textField } from '../form-body.ts';

/** Empty where nothing was typed. */
export interface CohortForm {
  readonly name: string;
  readonly endsOn: string;
  readonly survey: string;
  readonly programme: string;
  /** Ticked, by their Chinese names; null where the form had no such boxes. */
  readonly capabilities: readonly string[] | null;
  /** One a line. */
  readonly moreCapabilities: string;
  readonly learningLevel: string;
  readonly transferRoad: string;
  readonly forms: PerOccasion<string>;
  readonly days: PerOccasion<OccasionDays>;
  readonly joining: string;
  readonly reportingMinimum: string;
  readonly timeZone: string;
}

const noDays: OccasionDays = { opensOn: '', closesOn: '' };

export const emptyForm: CohortForm = {
  name: '',
  endsOn: '',
  survey: '',
  programme: '',
  capabilities: null,
  moreCapabilities: '',
  learningLevel: '',
  transferRoad: '',
  forms: { end: '', followup: '' },
  days: { end: noDays, followup: noDays },
  joining: '',
  reportingMinimum: '',
  timeZone: '',
};

export function sentForm(request: Request): CohortForm {
  const text = (name: string) => textField(request, name);
  const each = <T>(of: (kind: OccasionKind) => T): PerOccasion<T> => ({
    end: of('end'),
    followup: of('followup'),
  });
  return {
    name: text('name'),
    endsOn: text('endsOn'),
    survey: text('survey'),
    programme: text('programme'),
    capabilities: text('withCapabilities') === '' ? null : textFields(request, 'capability'),
    moreCapabilities: text('moreCapabilities'),
    learningLevel: text('learningLevel'),
    transferRoad: text('transferRoad'),
    forms: each((kind) => text(`${kind}Form`)),
    days: each((kind) => ({
      opensOn: text(`${kind}OpensOn`),
      closesOn: text(`${kind}ClosesOn`),
    })),
    joining: text('joining'),
    reportingMinimum: text('reportingMinimum'),
    timeZone: text('timeZone'),
  };
}

/** A class as its own form shows it. */
export function formOfCohort(cohort: Cohort): CohortForm {
  const each = <T>(of: (kind: OccasionKind) => T): PerOccasion<T> => ({
    end: of('end'),
    followup: of('followup'),
  });
  return {
    name: cohort.name,
    endsOn: cohort.endsOn,
    survey: cohort.survey.id,
    programme: cohort.programme ?? '',
    capabilities: cohort.capabilities.map((text) => text['zh-CN']),
    moreCapabilities: '',
    learningLevel: cohort.learningLevel ?? '',
    transferRoad: cohort.transferRoad ?? '',
    forms: each((kind) => occasionOf(cohort, kind)?.form ?? ''),
    days: each((kind) => {
      const { opensOn = '', closesOn = '' } = occasionOf(cohort, kind) ?? {};
      return { opensOn, closesOn };
    }),
    joining: cohort.joining,
    reportingMinimum: String(cohort.reportingMinimum),
    timeZone: cohort.timeZone,
  };
}

/** What a new class takes over from an earlier one: everything but its days. */
export function formCopiedFrom(cohort: Cohort): CohortForm {
  return { ...formOfCohort(cohort), endsOn: '', days: emptyForm.days };
}

/** @param known capabilities that were offered, in both languages */
export function newCohortOf(form: CohortForm, known: readonly LocalText[]): CohortInput {
  const { survey } = form;
  return { ...sharedOf(form, known), ...(survey && { survey }), name: form.name } as CohortInput;
}

/** An emptied programme, level or road is taken away; other empty fields stay as they are. */
export function changeOf(form: CohortForm, known: readonly LocalText[]): CohortChange {
  const { programme, learningLevel, transferRoad } = form;
  return {
    ...sharedOf(form, known),
    programme: programme.trim() || null,
    learningLevel: learningLevel || null,
    transferRoad: transferRoad || null,
  } as CohortChange;
}

function sharedOf(form: CohortForm, known: readonly LocalText[]) {
  const { name, endsOn, programme, learningLevel, transferRoad, joining, timeZone } = form;
  const minimum = form.reportingMinimum.trim();
  return {
    name,
    endsOn,
    ...filled({ learningLevel, transferRoad, joining }),
    ...filled({ programme: programme.trim(), timeZone: timeZone.trim() }),
    ...(form.capabilities && { capabilities: capabilitiesOf(form, form.capabilities, known) }),
    ...(minimum && { reportingMinimum: /^\d{1,5}$/.test(minimum) ? Number(minimum) : Number.NaN }),
    forms: filled(form.forms),
    occasions: Object.fromEntries(occasionKinds.map((kind) => [kind, filled(form.days[kind])])),
  };
}

function capabilitiesOf(
  { moreCapabilities }: CohortForm,
  ticked: readonly string[],
  known: readonly LocalText[],
): readonly (LocalText | string)[] {
  const chosen = ticked.map((name) => known.find((text) => text['zh-CN'] === name) ?? name);
  const lines = moreCapabilities.split(/\r?\n/).filter((each) => each.trim() !== '');
  return [...chosen, ...lines];
}

/** Without what was left empty. */
function filled(values: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** Every value of a field that may be sent several times. */
function textFields(request: Request, name: string): readonly string[] {
  const value: unknown = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name];
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return values.filter((each) => typeof each === 'string');
}
