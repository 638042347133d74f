/**
 * Slows guessing without locking anybody out by address (OWASP, Slow Down Online Guessing Attacks with Device
 * Cookies): a device that has signed in to this login before counts for itself; all unknown devices share one
 * counter for the login. The attempt is counted before it is tried, so that guesses sent at once gain nothing.
 */
import { createHmac } from 'node:crypto';
import {
  clearAttempts,
  countAttempt,
  findWait,
  forgiveAttempt,
  setWait,
} from '../../storage/attempts-store.ts';
import type { Deps } from '../deps.ts';

const freeAttempts = 5;
const firstWaitSeconds = 30;
const longestWaitSeconds = 15 * 60;
const forgottenAfterHours = 24;

export interface Guarded {
  readonly kind: 'password' | 'code';
  readonly loginKey: string;
  /** Of a device that has signed in to this login before; null for an unknown one. */
  readonly device: string | null;
}

export type Counted =
  | {
      readonly allowed: true /** This attempt, if wrong, makes the next one wait. */;
      readonly last: boolean;
    }
  | { readonly allowed: false; readonly until: string };

type LimitDeps = Pick<Deps, 'db' | 'keys' | 'now'>;

export async function spendAttempt(deps: LimitDeps, guarded: Guarded): Promise<Counted> {
  const counter = counterOf(deps, guarded);
  const now = deps.now();
  const forgetAt = bySecond(now.add({ hours: forgottenAfterHours }));
  return deps.db.transaction().execute(async (trx): Promise<Counted> => {
    const failures = await countAttempt(trx, { counter, now: bySecond(now), forgetAt });
    if (failures === null) return { allowed: false, until: (await findWait(trx, counter)) ?? '' };
    if (failures < freeAttempts) return { allowed: true, last: false };
    const seconds = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (failures - freeAttempts));
    await setWait(trx, counter, bySecond(now.add({ seconds })));
    return { allowed: true, last: true };
  });
}

/** It was right: a known device starts afresh, the unknown ones keep what others have spent. */
export async function returnAttempt(deps: LimitDeps, guarded: Guarded): Promise<void> {
  const counter = counterOf(deps, guarded);
  if (guarded.device === null) await forgiveAttempt(deps.db, counter);
  else await clearAttempts(deps.db, counter);
}

/** Keyed, so that the table tells nothing of what was typed. */
function counterOf({ keys }: LimitDeps, { kind, loginKey, device }: Guarded): string {
  return createHmac('sha256', keys.secret)
    .update(JSON.stringify(['attempts', kind, loginKey, device]))
    .digest('base64url');
}

/** As text that sorts by time. */
function bySecond(instant: ReturnType<Deps['now']>): string {
  return instant.toString({ smallestUnit: 'second' });
}
