/**
 * Erases who somebody was: name, contacts, link and drafts go for good. Their answers stay in the figures of the
 * class, under a random pseudonym that no key leads to, without their comments. Everybody erased leaves the same
 * traces, so that no figure before and after tells whether they had answered.
 */
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { schoolGate } from '../../domain/disclosure/gate.ts';
import { occasionKinds } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { holdClass } from '../../storage/class-lock.ts';
import {
  deleteParticipant,
  insertDetached,
  putDrafts,
  putResponses,
  takeDrafts,
  takeResponses,
} from '../../storage/erasure-store.ts';
import { findParticipant, type ParticipantRow } from '../../storage/participant-store.ts';
import type { ResponseRow } from '../../storage/response-store.ts';
import { record } from '../audit.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { pseudonymOf, tokenHash } from '../keys.ts';
import { findUnits } from '../results/find-units.ts';

/** What the page that asks for confirmation names. Refuses `not-found`. */
export async function personToErase(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  personId: string,
): Promise<{ readonly cohort: Cohort; readonly person: ParticipantRow }> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const person = await findParticipant(deps.db, cohort.id, personId);
  if (!person) throw new Problem('not-found');
  return { cohort, person };
}

/** Cannot be undone. Refuses `not-found`. */
export async function erasePerson(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  personId: string,
): Promise<void> {
  const { cohort, person } = await personToErase(deps, schoolId, cohortId, personId);
  const known = pseudonymOf(deps.keys, personId);
  // As long as a pseudonym, and as random.
  const unknown = tokenHash(deps.randomId());
  await deps.db.transaction().execute(async (trx) => {
    // Whoever has found the link by now finds nobody when they store.
    await holdClass(trx, cohort.id);
    const unit = await unitToKeep({ ...deps, db: trx }, cohort, known);
    await detach({ ...deps, db: trx }, cohort, known, unknown);
    const { withdrawn } = person;
    await insertDetached(trx, { pseudonym: unknown, cohort_id: cohort.id, unit, withdrawn });
    if (!(await deleteParticipant(trx, personId))) throw new Problem('not-found');
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record({ ...deps, db: trx }, { schoolId, action: 'person-erased', target });
  });
}

async function detach(
  { db }: Pick<Deps, 'db'>,
  cohort: Cohort,
  known: string,
  unknown: string,
): Promise<void> {
  const answers = await takeResponses(db, [known]);
  await putResponses(
    db,
    answers.map((row) => withoutComments({ ...row, pseudonym: unknown })),
  );
  const drafts = await takeDrafts(db, known);
  // Nobody will finish them, but one draft less would tell that this person had begun.
  const counted = drafts.filter(({ occasion_id }) => isOccasionOf(cohort, occasion_id));
  await putDrafts(
    db,
    counted.map((draft) => ({ ...draft, pseudonym: unknown, fields: '{}' })),
  );
}

function isOccasionOf(cohort: Cohort, occasionId: string): boolean {
  return occasionKinds.some((kind) => occasionOf(cohort, kind)?.id === occasionId);
}

/** Choices are numbers; every text is somebody's own words. */
function withoutComments(row: ResponseRow): ResponseRow {
  const outcomes = Object.entries(JSON.parse(row.outcomes) as Record<string, unknown>);
  const kept = outcomes.filter(([, value]) => typeof value !== 'string');
  return { ...row, outcomes: JSON.stringify(Object.fromEntries(kept)) };
}

/**
 * Units are shown only where each has enough answers. One that too few people share is kept as a random text:
 * like before, it hides the units of the class, and nobody can tell which it was.
 */
async function unitToKeep(deps: Deps, cohort: Cohort, known: string): Promise<string> {
  const units = await findUnits(deps, cohort);
  const unit = units.get(known) ?? '';
  if (unit === '') return '';
  const sharing = [...units.values()].filter((other) => other === unit).length;
  return sharing >= schoolGate(cohort.reportingMinimum).minimum ? unit : deps.randomId();
}
