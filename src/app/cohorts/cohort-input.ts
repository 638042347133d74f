/** What the cohort calls take, as zod schemas: they validate here and describe the API there. */
import { z } from 'zod';
import { joiningModes, learningLevels, transferRoads } from '../../domain/collection/cohort.ts';
import { isPrintable, tidyLine } from '../../domain/collection/person-name.ts';
import { type LocalText, languages } from '../../domain/language.ts';
import { participantLimit } from '../class-list/participant-limit.ts';

/** An ISO calendar day that exists, in this century. */
const day = z.iso
  .date({ error: 'not-a-date' })
  .refine((text) => text.startsWith('20'), { error: 'not-a-date' });

const tidyText = z
  .string()
  .refine(isPrintable, { error: 'control-characters', abort: true })
  .overwrite(tidyLine);

export const line = (max: number) => tidyText.min(1).max(max);

/** A text in one language stands for both. */
const localText = z.union([
  line(100).transform((text) => ({ 'zh-CN': text, en: text })),
  z.strictObject({ 'zh-CN': line(100), en: line(100) }),
]);

/** Either day may be left to the calendar. */
const days = z.strictObject({ opensOn: day.optional(), closesOn: day.optional() });

const forms = z.strictObject({ end: line(100).optional(), followup: line(100).optional() });

export const cohortInput = z.strictObject({
  name: line(60),
  endsOn: day,
  survey: line(100).optional(),
  forms: forms.optional(),
  occasions: z.strictObject({ end: days.optional(), followup: days.optional() }).optional(),
  timeZone: z.string().max(100).refine(isTimeZone, { error: 'not-a-time-zone' }).optional(),
  programme: line(60).nullish(),
  capabilities: z.array(localText).max(12).check(refuseRepeated).optional(),
  learningLevel: z.enum(learningLevels).nullish(),
  transferRoad: z.enum(transferRoads).nullish(),
  reportingMinimum: z.int().max(1000).nullish(),
  joining: z.enum(joiningModes).optional(),
});
export type CohortInput = z.input<typeof cohortInput>;

/** What is left out stays as it is; the survey never changes. */
export const cohortChange = cohortInput.omit({ survey: true }).partial();
export type CohortChange = z.input<typeof cohortChange>;

/** Why somebody opens or closes by hand: kept in the audit log, shown to colleagues. */
export const reasonLine = line(200);

/** Opened or closed by hand, or days; either day may be left as it is. */
export const occasionInput = z
  .strictObject({
    state: z.enum(['open', 'closed']).optional(),
    opensOn: day.optional(),
    closesOn: day.optional(),
    reason: reasonLine.optional(),
  })
  .refine(({ state, opensOn, closesOn }) => state ?? opensOn ?? closesOn, {
    error: 'nothing-given',
  })
  .refine((input) => !(input.state && (input.opensOn ?? input.closesOn)), {
    error: 'state-or-dates',
    path: ['state'],
  });
export type OccasionInput = z.input<typeof occasionInput>;

/** Empty counts as not given. */
const optionalLine = (max: number) =>
  tidyText
    .max(max)
    .nullish()
    .transform((text) => text || null);

export const participantInput = z.strictObject({
  name: line(60),
  unit: optionalLine(100),
  position: optionalLine(60),
  email: optionalLine(254).refine((text) => !text || z.email().safeParse(text).success, {
    error: 'not-an-email',
  }),
  phone: optionalLine(30).refine((text) => !text || /^\+?[\d\s()-]{5,30}$/.test(text), {
    error: 'not-a-phone',
  }),
  externalId: optionalLine(100),
});
export type ParticipantInput = z.input<typeof participantInput>;
export type ParticipantDetails = z.output<typeof participantInput>;

export { participantLimit };

export const participantsInput = z.strictObject({
  participants: z.array(participantInput).min(1).max(participantLimit),
});

/** Two that a reader of either language could not tell apart. */
function refuseRepeated({ value, issues }: z.core.ParsePayload<LocalText[]>): void {
  for (const [index, text] of value.entries()) {
    const first = value.findIndex((other) => languages.some((lang) => text[lang] === other[lang]));
    if (first === index) continue;
    issues.push({
      code: 'custom',
      message: 'repeated-value',
      params: { first: `capabilities.${first}` },
      path: [index],
      input: text,
    });
  }
}

/** A name, not an offset: `+08:00` knows no summer time, and programs elsewhere refuse it. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
