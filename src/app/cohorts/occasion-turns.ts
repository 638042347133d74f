/**
 * What follows when an occasion opens or closes by its days, at midnight where the class is. Its state follows
 * from the days at every request; here it is noted once, with its sums stored, also by a server that was down.
 */
import { dayIn } from '../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import {
  findUnturned,
  insertTurn,
  type Turn,
  type TurningOccasion,
} from '../../storage/turn-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { keepMoments, readCohort } from './cohorts.ts';

/** False once none is left. */
export async function turnOneOccasion(deps: Deps): Promise<boolean> {
  return (await turnOne(deps, 'opened')) || (await turnOne(deps, 'closed'));
}

async function turnOne(deps: Deps, turn: Turn): Promise<boolean> {
  const now = deps.now();
  // The farthest that any calendar is ahead.
  const latest = dayIn('Pacific/Kiritimati', now);
  const hasTurned = (occasion: TurningOccasion): boolean => {
    const today = dayIn(occasion.time_zone, now);
    return turn === 'opened' ? today >= occasion.opens_on : today > occasion.closes_on;
  };
  const occasion = (await findUnturned(deps.db, turn, latest)).find(hasTurned);
  if (!occasion) return false;
  const noted = await noteTurn(deps, turn, occasion);
  if (noted && turn === 'closed') {
    const status = await readCohort(deps, occasion.school_id, occasion.cohort_id);
    await keepMoments(deps, status, occasion.kind as OccasionKind);
  }
  return true;
}

/** False where another process has done so. */
async function noteTurn(deps: Deps, turn: Turn, occasion: TurningOccasion): Promise<boolean> {
  const day = turn === 'opened' ? occasion.opens_on : occasion.closes_on;
  return deps.db.transaction().execute(async (trx) => {
    if (!(await insertTurn(trx, { occasion_id: occasion.id, turn, day }))) return false;
    await record(
      { ...deps, db: trx },
      {
        schoolId: occasion.school_id,
        action: `occasion-${turn}-by-date`,
        target: { kind: 'cohort', id: occasion.cohort_id },
        details: { kind: occasion.kind, day },
      },
    );
    return true;
  });
}
