/** The plan of an occasion as the school edited it, where it did. */
import type { Kysely } from 'kysely';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { type EditedPlan, planFrom } from '../../domain/plan/edited-plan.ts';
import type { Plan } from '../../domain/plan/make-plan.ts';
import { findEditedPlan } from '../../storage/plan-store.ts';
import type { Tables } from '../../storage/tables.ts';

export interface StoredPlan {
  /** Null where the school went back to the suggestion. */
  readonly edited: EditedPlan | null;
  /** 0 where nothing was ever saved. */
  readonly revision: number;
  /** ISO day. */
  readonly savedOn: string | null;
}

export async function storedPlan(
  db: Kysely<Tables>,
  cohortId: string,
  kind: OccasionKind,
): Promise<StoredPlan> {
  const row = await findEditedPlan(db, cohortId, kind);
  if (!row) return { edited: null, revision: 0, savedOn: null };
  return {
    edited: JSON.parse(row.plan) as EditedPlan | null,
    revision: row.revision,
    savedOn: row.saved_on,
  };
}

/** What takes the place of the suggestion; null where nothing does. */
export function planInPlace({ edited, revision, savedOn }: StoredPlan): Plan | null {
  return edited && savedOn ? planFrom(edited, { revision, savedOn }) : null;
}
