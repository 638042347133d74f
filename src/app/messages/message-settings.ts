/** When and in which words a class is written to: its own settings, or those of every class. */
import { z } from 'zod';
import { languages } from '../../domain/language.ts';
import { type MessageKind, messageKinds } from '../../domain/messages/message-kind.ts';
import { type Placeholder, placeholderFaults } from '../../domain/messages/placeholders.ts';
import {
  defaultSchedule,
  earliestHour,
  quietFromHour,
  type Schedule,
} from '../../domain/messages/schedule.ts';
import { Problem } from '../../domain/problem.ts';
import { findReminders, updateReminders } from '../../storage/message-store.ts';
import { record } from '../audit.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';

export interface MessageText {
  readonly subject: string;
  readonly mail: string;
  readonly group: string;
}

export interface MessageSettings {
  readonly schedule: Schedule;
  /** Those that the class has changed. */
  readonly texts: Readonly<Partial<Record<MessageKind, MessageText>>>;
}

const scheduleShape = z.object({
  on: z.boolean(),
  opening: z.boolean(),
  days: z
    .array(z.int().min(1).max(60))
    .max(5)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
  lastCall: z.boolean(),
  hour: z
    .int()
    .min(earliestHour)
    .max(quietFromHour - 1),
  language: z.enum(languages),
});
export type ScheduleInput = z.input<typeof scheduleShape>;

const withoutControls = (text: string): boolean => !/[\p{Cc}--[\n\r\t]]/v.test(text);
const paragraph = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .min(1)
    .max(max)
    .refine(withoutControls, { error: 'control-characters' });
const textShape = z.object({
  subject: paragraph(100).refine((text) => !text.includes('\n'), {
    error: 'control-characters',
  }),
  mail: paragraph(3000),
  group: paragraph(1500),
});

const stored = z.object({
  schedule: scheduleShape.catch(defaultSchedule as ScheduleInput),
  texts: z.partialRecord(z.enum(messageKinds), textShape).catch({}),
});

/** @param json of the class's row; null where it has set nothing */
export function readSettings(json: string | null | undefined): MessageSettings {
  return json ? stored.parse(JSON.parse(json)) : { schedule: defaultSchedule, texts: {} };
}

/** Of a class that was found to be the school's. */
export async function readMessageSettings(
  { db }: Pick<Deps, 'db'>,
  cohortId: string,
): Promise<MessageSettings> {
  return readSettings(await findReminders(db, cohortId));
}

export const mailPlaceholders: readonly Placeholder[] = [
  'name',
  'className',
  'occasion',
  'link',
  'deadline',
  'school',
];
export const groupPlaceholders: readonly Placeholder[] = [
  'className',
  'occasion',
  'link',
  'deadline',
  'school',
  'missing',
];

/** Refuses `not-found`, `invalid-input`. */
export async function changeSchedule(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  input: unknown,
): Promise<void> {
  const schedule = parseInput(scheduleShape, input);
  await change(deps, schoolId, cohortId, 'reminders-changed', (settings) => ({
    ...settings,
    schedule,
  }));
}

/** Refuses `not-found`, `invalid-input`: among it unknown placeholders and a text without its link. */
export async function changeText(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: MessageKind,
  input: unknown,
): Promise<void> {
  const text = parseInput(textShape, input);
  const plain = mailPlaceholders.filter((name) => name !== 'link' && name !== 'name');
  const faults = [
    ...placeholderFaults('subject', text.subject, plain, false),
    ...placeholderFaults('mail', text.mail, mailPlaceholders, true),
    ...placeholderFaults('group', text.group, groupPlaceholders, true),
  ];
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults);
  await change(deps, schoolId, cohortId, 'message-text-changed', (settings) => ({
    ...settings,
    texts: { ...settings.texts, [kind]: text },
  }));
}

/** The text of every class again. Refuses `not-found`. */
export async function resetText(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: MessageKind,
): Promise<void> {
  await change(deps, schoolId, cohortId, 'message-text-changed', ({ schedule, texts }) => {
    const { [kind]: _, ...rest } = texts;
    return { schedule, texts: rest };
  });
}

async function change(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  action: 'reminders-changed' | 'message-text-changed',
  changed: (settings: MessageSettings) => MessageSettings,
): Promise<void> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  await deps.db.transaction().execute(async (trx) => {
    const settings = readSettings(await findReminders(trx, cohort.id));
    await updateReminders(trx, cohort.id, JSON.stringify(changed(settings)));
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record({ ...deps, db: trx }, { schoolId, action, target });
  });
}
