/** Changes what may still change of a class; what people have answered stays what they were asked. */
import type { z } from 'zod';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import type { Occasion, OccasionDays } from '../../domain/collection/occasion.ts';
import { type OccasionKind, occasionKinds } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import {
  countAnswers,
  type OccasionCounts,
  updateCohort,
  updateOccasion,
} from '../../storage/cohort-store.ts';
import { deleteMoments } from '../../storage/moments-store.ts';
import type { CohortTable } from '../../storage/tables.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';
import { type CohortChange, cohortChange } from './cohort-input.ts';
import {
  chosenDays,
  chosenForms,
  followingDays,
  ownMinimum,
  type PerOccasion,
} from './cohort-options.ts';
import { cohortOfSchool } from './load-cohort.ts';

type ParsedChange = z.output<typeof cohortChange>;
type Counts = ReadonlyMap<string, OccasionCounts>;

/** What nobody may change any more, since somebody has begun to answer. */
export interface Settled {
  readonly forms: PerOccasion<boolean>;
  readonly capabilities: boolean;
}

/** Refuses `not-found`, `class-erased`. */
export async function settledOf(deps: Deps, schoolId: string, cohortId: string): Promise<Settled> {
  const cohort = await changeable(deps, schoolId, cohortId);
  return settled(cohort, await countsOf(deps, cohort));
}

/**
 * What is left out stays. Refuses `not-found`, `class-erased`, `invalid-input`: among it a form or the capabilities after
 * somebody has begun to answer, a lower minimum then, and one below the school's.
 */
export async function editCohort(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  input: CohortChange,
): Promise<Cohort> {
  const wanted = parseInput(cohortChange, input);
  await deps.db.transaction().execute(async (trx) => {
    const within = { ...deps, db: trx };
    const cohort = await changeable(within, schoolId, cohortId);
    const counts = await countsOf(within, cohort);
    const columns = changedColumns(cohort, wanted);
    const occasions = changedOccasions(cohort, wanted);
    refuseSettled(cohort, counts, columns, occasions);
    if (Object.keys(columns).length > 0) await updateCohort(trx, cohort.id, columns);
    for (const { id, change } of occasions) await updateOccasion(trx, id, change);
    await deleteMoments(
      trx,
      occasions.map(({ id }) => id),
    );
    await recordChange(within, cohort, columns, occasions);
  });
  return cohortOfSchool(deps, schoolId, cohortId);
}

/** Once the answers are erased the results stand as they were shown, and with them what they were asked under. */
async function changeable(
  deps: Pick<Deps, 'db' | 'snapshots'>,
  schoolId: string,
  cohortId: string,
): Promise<Cohort> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  if (cohort.erasedOn !== null) throw new Problem('class-erased');
  return cohort;
}

function countsOf(deps: Pick<Deps, 'db'>, cohort: Cohort): Promise<Counts> {
  return countAnswers(
    deps.db,
    cohort.occasions.map(({ id }) => id),
  );
}

function settled(cohort: Cohort, counts: Counts): Settled {
  const begun = (kind: OccasionKind): boolean => {
    const { drafts = 0, submitted = 0 } = counts.get(occasionOf(cohort, kind)?.id ?? '') ?? {};
    return drafts + submitted > 0;
  };
  const forms = { end: begun('end'), followup: begun('followup') };
  return { forms, capabilities: forms.followup };
}

type Columns = Partial<Omit<CohortTable, 'id' | 'school_id' | 'survey_id' | 'survey_version'>>;

/** Only columns that differ. */
function changedColumns(cohort: Cohort, wanted: ParsedChange): Columns {
  const { capabilities } = wanted;
  const minimum = wanted.reportingMinimum === null ? cohort.schoolMinimum : wanted.reportingMinimum;
  return {
    ...(differs(wanted.name, cohort.name) && { name: wanted.name }),
    ...(differs(wanted.programme, cohort.programme) && { programme: wanted.programme }),
    ...(differs(wanted.endsOn, cohort.endsOn) && { ends_on: wanted.endsOn }),
    ...(differs(wanted.timeZone, cohort.timeZone) && { time_zone: wanted.timeZone }),
    ...(differs(wanted.joining, cohort.joining) && { joining: wanted.joining }),
    ...(differs(wanted.learningLevel, cohort.learningLevel) && {
      learning_level: wanted.learningLevel,
    }),
    ...(differs(wanted.transferRoad, cohort.transferRoad) && {
      transfer_road: wanted.transferRoad,
    }),
    ...(capabilities &&
      JSON.stringify(capabilities) !== JSON.stringify(cohort.capabilities) && {
        capabilities: JSON.stringify(capabilities),
      }),
    ...(minimum !== undefined &&
      minimum !== cohort.reportingMinimum && {
        reporting_minimum: ownMinimum(cohort.schoolMinimum, minimum),
      }),
  } as Columns;
}

function differs(wanted: string | null | undefined, now: string | null): boolean {
  return wanted !== undefined && wanted !== now;
}

interface OccasionChange {
  readonly id: string;
  readonly kind: OccasionKind;
  readonly change: Parameters<typeof updateOccasion>[2];
}

/** Days that are set count again, whatever was done by hand; a form alone leaves that as it is. */
function changedOccasions(cohort: Cohort, wanted: ParsedChange): readonly OccasionChange[] {
  const usual = followingDays(cohort, wanted.endsOn ?? cohort.endsOn);
  const days = chosenDays(usual, givenDays(cohort, wanted));
  const forms = chosenForms(cohort.survey, { ...formsOf(cohort), ...given(wanted.forms) });
  return occasionKinds.flatMap((kind) => {
    const occasion = occasionOf(cohort, kind);
    if (!occasion) return [];
    const change = {
      ...(sameDays(occasion, days[kind]) ? {} : newDays(days[kind])),
      ...(forms[kind] !== occasion.form && { form: forms[kind] }),
    };
    return Object.keys(change).length > 0 ? [{ id: occasion.id, kind, change }] : [];
  });
}

/** A day that is sent back as it is was not set. */
function givenDays(cohort: Cohort, { occasions }: ParsedChange): ParsedChange['occasions'] {
  const daysOf = (kind: OccasionKind) => {
    const [now, sent] = [occasionOf(cohort, kind), occasions?.[kind]];
    if (!now || !sent) return sent;
    const { opensOn = now.opensOn, closesOn = now.closesOn } = sent;
    return sameDays(now, { opensOn, closesOn }) ? undefined : sent;
  };
  return { end: daysOf('end'), followup: daysOf('followup') };
}

function sameDays(one: OccasionDays, other: OccasionDays): boolean {
  return one.opensOn === other.opensOn && one.closesOn === other.closesOn;
}

function newDays({ opensOn, closesOn }: OccasionDays) {
  return { opens_on: opensOn, closes_on: closesOn, forced: null, forced_reason: null };
}

function formsOf(cohort: Cohort): Partial<PerOccasion<string>> {
  return Object.fromEntries(cohort.occasions.map(({ kind, form }: Occasion) => [kind, form]));
}

/** Without what was left out. */
function given<T extends object>(values: T | undefined): Partial<T> {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

function refuseSettled(
  cohort: Cohort,
  counts: Counts,
  columns: Columns,
  occasions: readonly OccasionChange[],
): void {
  const { forms, capabilities } = settled(cohort, counts);
  if (columns.capabilities && capabilities) refuseField('capabilities', 'already-answered');
  // It may be raised: people were promised what the survey said, and no less.
  if ((forms.end || forms.followup) && lowersMinimum(cohort, columns)) {
    refuseField('reportingMinimum', 'already-answered', { limit: cohort.reportingMinimum });
  }
  for (const { kind, change } of occasions) {
    if (change.form && forms[kind]) refuseField(`forms.${kind}`, 'already-answered');
  }
}

function lowersMinimum(cohort: Cohort, columns: Columns): boolean {
  return 'reporting_minimum' in columns && minimumAfter(cohort, columns) < cohort.reportingMinimum;
}

function minimumAfter({ schoolMinimum }: Cohort, columns: Columns): number {
  return Math.max(schoolMinimum, columns.reporting_minimum ?? 0);
}

/** Names what was changed, and a minimum with what it was. */
async function recordChange(
  deps: Deps,
  cohort: Cohort,
  columns: Columns,
  occasions: readonly OccasionChange[],
): Promise<void> {
  const names = [
    ...Object.keys(columns),
    ...occasions.flatMap(({ kind, change }) => [
      ...(change.opens_on ? [`${kind} days`] : []),
      ...(change.form ? [`${kind} form`] : []),
    ]),
  ];
  if (names.length === 0) return;
  const minimum = 'reporting_minimum' in columns && {
    minimumBefore: cohort.reportingMinimum,
    minimum: minimumAfter(cohort, columns),
  };
  const target = { kind: 'cohort', id: cohort.id } as const;
  const details = { changed: names.join(', '), ...minimum };
  await record(deps, { schoolId: cohort.schoolId, action: 'cohort-changed', target, details });
}
