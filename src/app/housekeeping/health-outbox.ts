/**
 * What waits, failed, or has an unknown fate, of all classes of a school: counts, never to whom. Of a round to those
 * who had not answered, the count is of them all, as everywhere, and not of those among them with an address.
 */
import { goesToAll, type RoundKind } from '../../domain/messages/message-kind.ts';
import { findUnsent, type UnsentRow } from '../../storage/settings-health-store.ts';
import type { Deps } from '../deps.ts';
import { countReachable } from '../messages/message-receivers.ts';

export interface UnsentRound {
  readonly cohortId: string;
  readonly cohort: string;
  readonly kind: string;
  readonly channel: string;
  /** ISO, in the class's time zone. */
  readonly day: string;
  readonly waiting: number;
  readonly unclear: number;
  readonly failed: number;
}

/** Newest first. */
export async function unsentRounds(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<readonly UnsentRound[]> {
  const rows = await findUnsent(deps.db, schoolId);
  const shown: UnsentRound[] = [];
  for (const states of Map.groupBy(rows, (row) => row.message_id).values()) {
    const [first] = states;
    if (!first) continue;
    const round = roundOf(first, states);
    const gated = isOpen(first) ? round : await gate(deps, first, round);
    if (gated) shown.push(gated);
  }
  return shown;
}

function roundOf(first: UnsentRow, states: readonly UnsentRow[]): UnsentRound {
  const count = (...wanted: readonly string[]) =>
    states.filter(({ state }) => wanted.includes(state)).reduce((sum, { n }) => sum + n, 0);
  const { cohort_id: cohortId, cohort, kind, channel, day } = first;
  return {
    ...{ cohortId, cohort, kind, channel, day },
    waiting: count('waiting', 'sending'),
    unclear: count('unclear'),
    failed: count('failed'),
  };
}

/** Its counts tell nothing of who has answered. */
function isOpen({ channel, kind }: UnsentRow): boolean {
  return channel !== 'mail' || goesToAll(kind as RoundKind);
}

/** Null where so few have an address that even something waiting would tell of them. */
async function gate(
  deps: Pick<Deps, 'db'>,
  { cohort_id, missing, minimum }: UnsentRow,
  round: UnsentRound,
): Promise<UnsentRound | null> {
  const { withAddress } = await countReachable(deps, cohort_id);
  const told = (n: number) => (n > 0 ? (missing ?? 0) : 0);
  const [waiting, unclear] = [told(round.waiting), told(round.unclear)];
  if (withAddress < minimum || waiting + unclear === 0) return null;
  return { ...round, waiting, unclear, failed: 0 };
}
