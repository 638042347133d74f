/** A class as the API takes and tells it. */
import { z } from 'zod';
import { cohortInput, occasionInput } from '../../../app/cohorts/cohort-input.ts';
import type { CohortStatus, OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import { joiningModes, learningLevels, transferRoads } from '../../../domain/collection/cohort.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';

export const newCohort = cohortInput.meta({
  id: 'NewCohort',
  description:
    'Only `name` and `endsOn` (last day of the training) are required. `survey` is an id, transfer-16 unless given; `timeZone` an IANA name, Asia/Shanghai unless given. `joining`: who may pick up a link at the join link — `list` who is on the class list, `self` anyone who enters a name, `auto` as the class has a list or not. `occasions` sets days other than the usual ones. `learningLevel` and `transferRoad` are labels for exports and comparisons. `reportingMinimum` may be larger than the school’s, never smaller.',
});

export const occasionChange = occasionInput.meta({
  id: 'OccasionChange',
  description:
    'Open or close by hand, whatever the days say; or set days (inclusive, in the time zone of the class), which then count again. `reason` is kept in the audit log.',
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
    learningLevel: z.enum(learningLevels).nullable().meta({
      description: 'How far the programme works by action learning; null where it was not said',
    }),
    transferRoad: z.enum(transferRoads).nullable().meta({
      description: 'Low-road or high-road transfer; null where it was not said',
    }),
    reportingMinimum: count.meta({
      description: 'Fewest people that a figure of this class may describe',
    }),
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
