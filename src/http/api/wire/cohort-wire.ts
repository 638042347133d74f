/** A class as the API takes and tells it. */
import { z } from 'zod';
import { cohortInput, occasionInput } from '../../../app/cohort-input.ts';
import type { CohortStatus, OccasionStatus } from '../../../app/cohorts.ts';
import { joiningModes } from '../../../domain/collection/cohort.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';

export const newCohort = cohortInput.meta({
  id: 'NewCohort',
  description:
    'Only `name` and `endsOn` (last day of the training) are required. `survey` is an id, transfer-16 unless given; `timeZone` an IANA name, Asia/Shanghai unless given. `joining`: who may pick up a link at the join link — `list` who is on the class list, `self` anyone who enters a name, `auto` as the class has a list or not.',
});

export const occasionChange = occasionInput.meta({
  id: 'OccasionChange',
  description:
    'Open or close by hand, whatever the days say; or set days (inclusive, in the time zone of the class), which then count again.',
});

const day = z.iso.date();
const count = z.int().min(0);

export const occasionWire = z
  .object({
    kind: z.enum(occasionKinds),
    form: z.string(),
    opensOn: day,
    closesOn: day,
    state: z.enum(['scheduled', 'open', 'closed']),
    invited: count.meta({ description: 'People who have a link' }),
    drafts: count.meta({ description: 'Begun and not sent' }),
    submitted: count,
  })
  .meta({ id: 'Occasion', description: 'Days are inclusive, in the time zone of the class.' });

export const cohortWire = z
  .object({
    id: z.string(),
    name: z.string(),
    programme: z.string().nullable(),
    endsOn: day,
    timeZone: z.string(),
    survey: z.object({ id: z.string(), version: z.string() }),
    capabilities: z.array(z.object({ 'zh-CN': z.string(), en: z.string() })),
    joining: z.enum(joiningModes),
    joinLink: z.url().meta({ description: "The classroom's one QR code leads here" }),
    simulated: z.boolean().meta({ description: 'The answers are simulated; every report says so' }),
    occasions: z.array(occasionWire),
  })
  .meta({ id: 'Cohort' });

export const cohortListWire = z.object({ cohorts: z.array(cohortWire) }).meta({ id: 'CohortList' });

export function toOccasionWire(occasion: OccasionStatus): z.input<typeof occasionWire> {
  return occasion;
}

export function toCohortWire(
  baseUrl: string,
  { cohort, occasions }: CohortStatus,
): z.input<typeof cohortWire> {
  return {
    ...cohort,
    capabilities: [...cohort.capabilities],
    joinLink: `${baseUrl}/join/${cohort.joinCode}`,
    occasions: occasions.map(toOccasionWire),
  };
}
