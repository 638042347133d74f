/**
 * A person leaves the class, or comes back. The link stops working at once and what was filled in and not sent is
 * forgotten; answers that were sent stay in the figures of the class, as they name nobody.
 */
import { Problem } from '../../domain/problem.ts';
import { emptyDrafts } from '../../storage/draft-store.ts';
import { withdrawParticipants } from '../../storage/participant-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { pseudonymOf } from '../keys.ts';
import { giveNewLink, type InvitedParticipant, participantOfSchool } from './participants.ts';

/** Refuses `not-found`, `conflict` for somebody who has left already. */
export async function withdrawParticipant(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  participantId: string,
): Promise<void> {
  const row = await participantOfSchool(deps, schoolId, cohortId, participantId);
  await deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    if ((await leaveClass(inside, [row.id])).length === 0) throw new Problem('conflict');
    const target = { kind: 'participant', id: row.id } as const;
    await record(inside, { schoolId, action: 'participant-withdrawn', target });
  });
}

/** Inside the caller's transaction; returns the ids of those who were in the class until now. */
export async function leaveClass(
  deps: Pick<Deps, 'db' | 'keys'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const left = await withdrawParticipants(deps.db, ids);
  await emptyDrafts(
    deps.db,
    left.map((id) => pseudonymOf(deps.keys, id)),
  );
  return left;
}

/** With a new link; answers given before are theirs again. Refuses `not-found`, `conflict` for who is in the class. */
export async function bringBack(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  participantId: string,
): Promise<InvitedParticipant> {
  const row = await participantOfSchool(deps, schoolId, cohortId, participantId);
  if (row.withdrawn === 0) throw new Problem('conflict');
  return giveNewLink(deps, schoolId, row, 'participant-returned');
}
