/**
 * Work units once somebody has answered. The answers are told apart by unit; whoever could move one person from
 * one unit to another and compare the two tables would see whether that person has answered. So units may still
 * be renamed or put together, as a whole; nobody is moved alone.
 */
import type { Kysely } from 'kysely';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { countAnswers } from '../../storage/cohort-store.ts';
import { findDetached } from '../../storage/erasure-store.ts';
import type { Tables } from '../../storage/tables.ts';

interface Member {
  readonly id: string;
  readonly unit: string | null;
}

/** Ids of those whose unit may not change so. */
export async function tornFromUnits(
  db: Kysely<Tables>,
  cohort: Pick<Cohort, 'id' | 'occasions'>,
  listed: readonly Member[],
  unitAfter: ReadonlyMap<string, string | null>,
): Promise<ReadonlySet<string>> {
  const moved = listed.filter((one) => (newUnit(one, unitAfter) ?? '') !== (one.unit ?? ''));
  if (moved.length === 0) return new Set();
  const counts = await countAnswers(
    db,
    cohort.occasions.map((occasion) => occasion.id),
  );
  if (Array.from(counts.values()).every(({ submitted }) => submitted === 0)) return new Set();
  // Who was erased keeps the unit they had: nobody can tell any more whom to rename with the others.
  const erased = await findDetached(db, cohort.id);
  const everybody = [...listed, ...erased.map(({ pseudonym, unit }) => ({ id: pseudonym, unit }))];
  const torn = new Set<string>();
  for (const [unit, members] of Map.groupBy(everybody, (one) => one.unit ?? '')) {
    const after = new Set(members.map((one) => newUnit(one, unitAfter) ?? ''));
    if (after.size === 1) continue;
    for (const one of members) {
      if ((newUnit(one, unitAfter) ?? '') !== unit) torn.add(one.id);
    }
  }
  return torn;
}

function newUnit({ id, unit }: Member, unitAfter: ReadonlyMap<string, string | null>) {
  return unitAfter.has(id) ? (unitAfter.get(id) ?? null) : unit;
}
