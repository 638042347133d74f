/**
 * How long a form took, only ever counted. The survey page carries the second in which it was opened, sealed
 * with the key outside the database, and brings it back with the answers. Neither it nor the time taken is
 * stored: whoever stood in the classroom could tell people by how fast they were.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { carelessLimits } from '../../domain/analysis/careless-answers.ts';
import { occasionOf } from '../../domain/collection/cohort.ts';
import type { OccasionPaceRow } from '../../storage/pace-store.ts';
import type { Deps } from '../deps.ts';
import { begunSealOf, type Keys, pseudonymOf } from '../keys.ts';
import type { Visit } from './participant-visit.ts';

/** The hidden field of the page; no field of a survey, since no id begins with a dot. */
export const begunField = '.begun';

/** Whose form on which occasion: a seal counts for these alone. */
export interface SealedFor {
  readonly pseudonym: string;
  readonly occasionId: string;
}

/** For the page of the visit's current occasion; empty on a draft, whose time is not known any more. */
export function begunOf({ keys, now }: Pick<Deps, 'keys' | 'now'>, visit: Visit): string {
  const occasion = visit.current && occasionOf(visit.cohort, visit.current);
  if (!occasion || Object.keys(visit.draft).length > 0) return '';
  const pseudonym = pseudonymOf(keys, visit.participantId);
  return sealBegun(keys, { pseudonym, occasionId: occasion.id }, now());
}

/** `SECOND.SEAL`, the second since 1970 rounded down. */
export function sealBegun(keys: Keys, owner: SealedFor, now: Temporal.Instant): string {
  const second = String(Math.floor(now.epochMilliseconds / 1000));
  return `${second}.${begunSealOf(keys, owner.pseudonym, owner.occasionId, second)}`;
}

const longest = 24 * 60 * 60;

/** Seconds since the page was opened; null where its seal is missing, not this owner's, of the future or over a day old. */
export function secondsSince(
  keys: Keys,
  owner: SealedFor,
  begun: string | undefined,
  now: Temporal.Instant,
): number | null {
  const [, second, seal] = /^(\d{1,12})\.([\w-]{16})$/.exec(begun ?? '') ?? [];
  if (second === undefined || seal === undefined) return null;
  const own = begunSealOf(keys, owner.pseudonym, owner.occasionId, second);
  if (!timingSafeEqual(Buffer.from(own), Buffer.from(seal))) return null;
  const seconds = (now.epochMilliseconds - 1000 * Number(second)) / 1000;
  return seconds >= 0 && seconds <= longest ? seconds : null;
}

export interface SentForm extends SealedFor {
  readonly submission: { readonly fields: Readonly<Record<string, string>> };
  readonly answeredItems: number;
}

/** What these forms add to the counters of their occasions, in the order of the occasions' ids. */
export function countPace(
  keys: Keys,
  forms: readonly SentForm[],
  now: Temporal.Instant,
): readonly OccasionPaceRow[] {
  const counted = new Map<string, OccasionPaceRow>();
  for (const form of forms) {
    const seconds = secondsSince(keys, form, form.submission.fields[begunField], now);
    if (seconds === null) continue;
    const { timed, fast } = counted.get(form.occasionId) ?? { timed: 0, fast: 0 };
    const tooFast = seconds < carelessLimits.secondsPerItem * form.answeredItems;
    counted.set(form.occasionId, {
      occasion_id: form.occasionId,
      timed: timed + 1,
      fast: fast + Number(tooFast),
    });
  }
  return [...counted.values()].sort((a, b) => (a.occasion_id < b.occasion_id ? -1 : 1));
}
