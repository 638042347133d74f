/** Importing a class list: a dry run first, then all of it in one transaction, or nothing. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { nameKey } from '../../domain/collection/person-name.ts';
import { Problem } from '../../domain/problem.ts';
import {
  type DetailColumns,
  findParticipantsOfCohort,
  insertParticipants,
  lockClassList,
  replaceLink,
  updateDetails,
} from '../../storage/participant-store.ts';
import { record } from '../audit.ts';
import type { ParticipantDetails } from '../cohorts/cohort-input.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf, tokenHash } from '../keys.ts';
import type { ReadList } from './import-list.ts';
import type { ImportPlan, PlannedChange } from './import-plan.ts';
import { type ImportReview, reviewList } from './import-review.ts';
import type { TableChoice } from './import-table.ts';
import { newParticipant } from './participants.ts';
import { leaveClass } from './withdraw-participant.ts';

/** Stores nothing. Refuses `not-found`. */
export async function reviewImport(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  list: ReadList,
  choice: TableChoice = {},
): Promise<ImportReview> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  return reviewList(deps.db, cohort, list, choice);
}

export interface ImportOrder {
  readonly choice?: TableChoice;
  /** Two people really share a telephone. */
  readonly sharedPhones?: boolean;
  /** Who is not in the list leaves the class. */
  readonly withdrawMissing?: boolean;
  /** The class list as it was shown; where it has changed since, nothing is done. */
  readonly seen: string;
}

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly returned: number;
  readonly withdrawn: number;
}

export type ImportOutcome =
  | { readonly done: true; readonly imported: Imported }
  /** Why not is in the review; `stale` where somebody has changed the class list meanwhile. */
  | {
      readonly done: false;
      readonly review: ImportReview;
      readonly stale: boolean;
    };

/** All or nothing. Who is known keeps their link and answers. Refuses `not-found`, `class-erased`. */
export async function importPeople(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  list: ReadList,
  order: ImportOrder,
): Promise<ImportOutcome> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  if (cohort.erasedOn !== null) throw new Problem('class-erased');
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    await lockClassList(trx, cohort.id);
    const review = await reviewList(trx, cohort, list, order.choice ?? {});
    const stale = review.seen !== order.seen;
    const shared = review.sharedPhones.length > 0 && order.sharedPhones !== true;
    if (stale || shared || review.faults.length > 0) return { done: false, review, stale };
    const imported = await carryOut(inside, cohort, review.plan, order.withdrawMissing === true);
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record(inside, {
      schoolId,
      action: 'people-imported',
      target,
      details: { ...imported },
    });
    return { done: true, imported };
  });
}

async function carryOut(
  deps: Deps,
  cohort: Cohort,
  { added, changed, returned, missing }: ImportPlan,
  withdrawMissing: boolean,
): Promise<Imported> {
  const rows = added.map(({ details }) => newParticipant(deps, cohort.id, details).row);
  await insertParticipants(deps.db, rows);
  for (const { id, after } of changed) await updateDetails(deps.db, id, columnsOf(after));
  await bringAllBack(deps, cohort, returned);
  const leaving = withdrawMissing ? missing.map((one) => one.id) : [];
  const withdrawn = await leaveClass(deps, leaving);
  return {
    added: added.length,
    changed: changed.length,
    returned: returned.length,
    withdrawn: withdrawn.length,
  };
}

async function bringAllBack(
  deps: Deps,
  cohort: Cohort,
  returned: readonly PlannedChange[],
): Promise<void> {
  if (returned.length === 0) return;
  const rows = new Map(
    (await findParticipantsOfCohort(deps.db, cohort.id)).map((row) => [row.id, row]),
  );
  for (const { id, after } of returned) {
    const row = rows.get(id);
    const hash = row && tokenHash(linkTokenOf(deps.keys, id, row.generation + 1));
    if (!row || !hash || !(await replaceLink(deps.db, row, hash))) throw new Problem('conflict');
    await updateDetails(deps.db, id, columnsOf(after));
  }
}

export function columnsOf({ externalId, ...details }: ParticipantDetails): DetailColumns {
  return {
    ...details,
    name_key: nameKey(details.name),
    external_id: externalId,
  };
}
