/**
 * Passwords are kept as argon2id (OWASP, Password Storage Cheat Sheet: 19 MiB, two passes, one lane). Each run
 * takes memory and a core for some 30 ms, so few run at once and the rest wait in a line that has an end. Strangers
 * have a line of their own and leave a core to the others: flooding the sign-in page stops nobody who is known.
 */
import { hash, type Options, verify } from '@node-rs/argon2';
import { Problem } from '../../domain/problem.ts';

const parameters: Options = {
  // Argon2id, whose name is a const enum's and so not there at run time.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
};
/** `known`: signed in, on a device known to the login, or with a link of ours; everybody else is a stranger. */
export type Caller = 'known' | 'stranger';

const atOnce = { known: 2, stranger: 1 } as const;
const longestLine = 200;

const running: Record<Caller, number> = { known: 0, stranger: 0 };
const lines: Readonly<Record<Caller, (() => void)[]>> = { known: [], stranger: [] };

/** Never inside a transaction. Refuses `too-many-attempts` where too many wait already. */
export function hashPassword(password: string): Promise<string> {
  return inTurn('known', () => hash(asCompared(password), parameters));
}

/** Takes the same time where there is no such account (null). Refuses `too-many-attempts`. */
export async function isPassword(
  stored: string | null,
  password: string,
  caller: Caller,
): Promise<boolean> {
  const against = stored ?? (await nobodysHash());
  const right = await inTurn(caller, () => verify(against, asCompared(password)));
  return right && stored !== null;
}

/** Refuses `too-many-attempts`, so that nothing is written for somebody who will not be served. */
export function requireRoom(caller: Caller): void {
  if (lines[caller].length >= longestLine) throw new Problem('too-many-attempts');
}

let nobody: Promise<string> | null = null;

/** Of a password that nobody has; made once. */
export function nobodysHash(): Promise<string> {
  nobody ??= hash(crypto.randomUUID(), parameters);
  return nobody;
}

/** One password however a keyboard composes its characters. */
function asCompared(password: string): string {
  return password.normalize('NFKC');
}

async function inTurn<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
  requireRoom(caller);
  if (mayBegin(caller)) running[caller] += 1;
  else await new Promise<void>((resolve) => lines[caller].push(resolve));
  try {
    return await work();
  } finally {
    running[caller] -= 1;
    beginNext('known');
    beginNext('stranger');
  }
}

function mayBegin(caller: Caller): boolean {
  return running.known + running.stranger < atOnce.known && running[caller] < atOnce[caller];
}

function beginNext(caller: Caller): void {
  if (!mayBegin(caller)) return;
  const next = lines[caller].shift();
  if (!next) return;
  running[caller] += 1;
  next();
}
