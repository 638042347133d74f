/**
 * Everything derived from the server's secret key. The key is in DATA_DIR, not in the database, so
 * the database alone joins no participant to an answer: `pseudonymOf` is the only bridge.
 */
import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import { codeLetters } from './code-letters.ts';

export interface Keys {
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}

/** Importing a key costs more than using it. */
const imported = new WeakMap<Uint8Array, KeyObject>();

function keyed({ secret }: Keys, text: string): Buffer {
  const key = imported.get(secret) ?? createSecretKey(secret);
  imported.set(secret, key);
  return createHmac('sha256', key).update(text).digest();
}

/** What answers are stored under. */
export function pseudonymOf(keys: Keys, participantId: string): string {
  return keyed(keys, `pseudonym:${participantId}`).toString('base64url');
}

/** The token of a participant's personal link, `/s/TOKEN`. */
export function linkTokenOf(keys: Keys, participantId: string, generation: number): string {
  return keyed(keys, `link:${participantId}:${generation}`).subarray(0, 18).toString('base64url');
}

/** Recovery codes are short, so they are kept only as a keyed hash, bound to their owner. */
export function recoveryHashOf(keys: Keys, participantId: string, recoveryCode: string): string {
  return keyed(keys, `recovery:${participantId}:${recoveryCode}`).toString('base64url');
}

/** Random tokens are kept as a plain hash: they cannot be guessed from it. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** XXXXX-XXXXX: the same answers of the same person on the same occasion give the same code. */
export function receiptOf(
  keys: Keys,
  pseudonym: string,
  kind: OccasionKind,
  canonicalAnswers: string,
): string {
  const letters = codeLetters(keyed(keys, `receipt:${pseudonym}:${kind}:${canonicalAnswers}`), 10);
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Seals the second in which somebody opened their survey page. */
export function begunSealOf(
  keys: Keys,
  pseudonym: string,
  occasionId: string,
  second: string,
): string {
  const seal = keyed(keys, `begun:${pseudonym}:${occasionId}:${second}`);
  return seal.subarray(0, 12).toString('base64url');
}

/** One form page sent twice makes one participant: its id follows from the page's own number. */
export function selfEntryIdOf(keys: Keys, cohortId: string, page: string, nameKey: string): string {
  const text = JSON.stringify([cohortId, page, nameKey]);
  return keyed(keys, `self-entry:${text}`).subarray(0, 16).toString('base64url');
}

/**
 * What a message to one receiver is kept under in the outbox: who it is for is found only by making the keys of
 * the class anew. A group has no participant.
 */
export function outboxKeyOf(keys: Keys, messageId: string, receiver: string | null): string {
  const text = JSON.stringify(['outbox', messageId, receiver]);
  return keyed(keys, text).subarray(0, 18).toString('base64url');
}

/** Kept in the database to notice a key that belongs to another one. */
export function keyCheckValue(keys: Keys): string {
  return keyed(keys, 'check').toString('base64url');
}
