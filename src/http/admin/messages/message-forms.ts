/** The forms of the reminders: what was typed, kept where it is refused. */
import type { Request } from 'express';
import { earliestHour, quietFromHour, type Schedule } from '../../../domain/messages/schedule.ts';
import type { Problem } from '../../../domain/problem.ts';
import { wordsFor } from '../admin-page.ts';
import { textField } from '../form-body.ts';
import { type Faults, noFaults } from '../form-faults.ts';

export interface ScheduleForm {
  readonly on: boolean;
  readonly opening: boolean;
  /** As typed. */
  readonly days: string;
  readonly lastCall: boolean;
  readonly hour: number;
  readonly hours: readonly number[];
  readonly language: string;
  readonly faults: Faults;
}

export interface RobotForm {
  readonly kind: string;
  readonly address: string;
  readonly secret: string;
  readonly faults: Faults;
}

export interface MessageForms {
  readonly schedule?: ScheduleForm;
  readonly robot?: RobotForm;
}

export const emptyRobotForm: RobotForm = {
  kind: 'wecom',
  address: '',
  secret: '',
  faults: noFaults,
};

const hours = Array.from({ length: quietFromHour - earliestHour }, (_, at) => earliestHour + at);

export function scheduleFormOf(schedule: Schedule): ScheduleForm {
  return { ...schedule, days: schedule.days.join(', '), hours, faults: noFaults };
}

export function readScheduleForm(request: Request): ScheduleForm {
  return {
    on: textField(request, 'on') !== '',
    opening: textField(request, 'opening') !== '',
    days: textField(request, 'days').slice(0, 100),
    lastCall: textField(request, 'lastCall') !== '',
    hour: Number(textField(request, 'hour')),
    hours,
    language: textField(request, 'language'),
    faults: noFaults,
  };
}

/** Numbers however they are set apart; what is none stays and is refused. */
export function scheduleInputOf({ on, opening, days, lastCall, hour, language }: ScheduleForm) {
  const parts = days.normalize('NFKC').split(/[,、;\s]+/);
  const numbers = parts.filter((part) => part !== '').map(Number);
  return { on, opening, days: numbers, lastCall, hour, language };
}

export function readRobotForm(request: Request): RobotForm {
  return {
    kind: textField(request, 'kind'),
    address: textField(request, 'address'),
    secret: textField(request, 'secret'),
    faults: noFaults,
  };
}

export function readTextForm(
  request: Request,
): Readonly<Record<'subject' | 'mail' | 'group', string>> {
  return {
    subject: textField(request, 'subject'),
    mail: textField(request, 'mail'),
    group: textField(request, 'group'),
  };
}

/** By field; of a list, its first. */
export function messageFaults(request: Request, { faults }: Problem): Faults {
  const t = wordsFor(request);
  const sentences = faults.map((fault): [string, string] => {
    const field = fault.path.split('.')[0] ?? '';
    if (field === 'days') return [field, t('messages:fault.days')];
    const key = `messages:fault.${fault.code}`;
    return [field, t([key, 'messages:fault.other'], { ...fault.params })];
  });
  return Object.fromEntries(sentences.toReversed());
}
