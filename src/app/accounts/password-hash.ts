/**
 * Passwords are kept as argon2id (OWASP, Password Storage Cheat Sheet: 19 MiB, two passes, one lane). Each run
 * takes memory and a core for some 30 ms, so few run at once and the rest wait in a line that has an end.
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
const atOnce = 2;
const longestLine = 200;

let running = 0;
const line: (() => void)[] = [];

/** Never inside a transaction. Refuses `too-many-attempts` where too many wait already. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(asCompared(password), parameters));
}

/** Takes the same time where there is no such account (null). */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await nobodysHash());
  const right = await inTurn(() => verify(against, asCompared(password)));
  return right && stored !== null;
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

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (line.length >= longestLine) throw new Problem('too-many-attempts');
  if (running >= atOnce) await new Promise<void>((resolve) => line.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else running -= 1;
  }
}
