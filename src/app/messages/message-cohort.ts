/** The class and occasion that a message is about, as they are now. */
import type { Occasion } from '../../domain/collection/occasion.ts';
import { type CohortRow, findCohortsById } from '../../storage/cohort-store.ts';
import type { MessageRow } from '../../storage/message-store.ts';
import { toOccasion } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import type { NamedCohort } from './message-texts.ts';

export interface MessageCohort {
  readonly cohort: CohortRow;
  readonly names: NamedCohort;
  readonly occasion: Occasion;
}

/** Null where there is no such class any more, or nobody's answers are left in it. */
export async function loadCohortRows(
  { db }: Pick<Deps, 'db'>,
  message: Pick<MessageRow, 'cohort_id' | 'occasion_id'>,
): Promise<MessageCohort | null> {
  const [rows] = await findCohortsById(db, [message.cohort_id]);
  const row = rows?.occasions.find(({ id }) => id === message.occasion_id);
  if (!rows || !row || rows.cohort.erased_on) return null;
  const { name, school_name, join_code } = rows.cohort;
  return {
    cohort: rows.cohort,
    names: { name, schoolName: school_name, joinCode: join_code },
    occasion: toOccasion(row),
  };
}
