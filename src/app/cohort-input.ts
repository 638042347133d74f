/** What the cohort calls take, as zod schemas: they validate here and describe the API there. */
import { z } from 'zod';
import { joiningModes } from '../domain/collection/cohort.ts';
import { languages } from '../domain/language.ts';

/** An ISO calendar day that exists. */
const day = z.iso.date({ error: 'not-a-date' });
const line = (max: number) => z.string().trim().min(1).max(max);

/** A text in one language stands for both. */
const localText = z.union([
  line(100).transform((text) => ({ 'zh-CN': text, en: text })),
  z.strictObject({ [languages[0]]: line(100), [languages[1]]: line(100) }),
]);

export const cohortInput = z.strictObject({
  name: line(60),
  endsOn: day,
  survey: line(100).optional(),
  forms: z.strictObject({ end: line(100).optional(), followup: line(100).optional() }).optional(),
  timeZone: z.string().max(100).refine(isTimeZone, 'not-a-time-zone').optional(),
  programme: line(60).nullish(),
  capabilities: z.array(localText).max(12).optional(),
  joining: z.enum(joiningModes).optional(),
});
export type CohortInput = z.input<typeof cohortInput>;

export const occasionInput = z.union([
  z.strictObject({ state: z.enum(['open', 'closed']) }),
  z
    .strictObject({ opensOn: day.optional(), closesOn: day.optional() })
    .refine(
      (dates) => dates.opensOn !== undefined || dates.closesOn !== undefined,
      'nothing-given',
    ),
]);
export type OccasionInput = z.input<typeof occasionInput>;

const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((text) => text || null);

export const participantInput = z.strictObject({
  name: line(60),
  unit: optionalLine(100),
  position: optionalLine(60),
  email: optionalLine(254).refine(
    (text) => !text || z.email().safeParse(text).success,
    'not-an-email',
  ),
  phone: optionalLine(30).refine(
    (text) => !text || /^\+?[\d\s()-]{5,30}$/.test(text),
    'not-a-phone',
  ),
  externalId: optionalLine(100),
});
export type ParticipantInput = z.input<typeof participantInput>;
export type ParticipantDetails = z.output<typeof participantInput>;

/** Largest class list taken at once. */
export const participantLimit = 2000;

export const participantsInput = z.strictObject({
  participants: z.array(participantInput).min(1).max(participantLimit),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
