/** What waits, failed, or has an unknown fate, of all classes of a school: counts, never to whom. */
import { findUnsent } from '../storage/settings-health-store.ts';
import type { Deps } from './deps.ts';

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
  const rounds = Map.groupBy(rows, (row) => row.message_id);
  return Array.from(rounds.values(), (states) => {
    const count = (...wanted: readonly string[]) =>
      states.filter(({ state }) => wanted.includes(state)).reduce((sum, { n }) => sum + n, 0);
    const [first] = states;
    return {
      cohortId: first?.cohort_id ?? '',
      cohort: first?.cohort ?? '',
      kind: first?.kind ?? '',
      channel: first?.channel ?? '',
      day: first?.day ?? '',
      waiting: count('waiting', 'sending'),
      unclear: count('unclear'),
      failed: count('failed'),
    };
  });
}
