/** Schools and who may act for them: API tokens, one-time console links, the first set-up. */
import type { Deps } from './deps.ts';

export const roles = ['administrator', 'analyst'] as const;
export type Role = (typeof roles)[number];

export interface School {
  readonly id: string;
  readonly name: string;
  readonly reportingMinimum: number;
}

/** Who acts. An analyst reads, an administrator also changes. */
export interface Access {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly role: Role;
}

type Store = Pick<Deps, 'db' | 'now' | 'randomId'>;

/** Refuses `name-taken`, `invalid-input`. */
export async function createSchool(_deps: Store, _name: string): Promise<School> {
  throw new Error('not built yet');
}

export async function readSchool(_deps: Store, _schoolId: string): Promise<School> {
  throw new Error('not built yet');
}

/** The token, which is shown once: only its hash is kept. Refuses `not-found`. */
export async function createToken(
  _deps: Store,
  _schoolName: string,
  _role: Role = 'administrator',
): Promise<string> {
  throw new Error('not built yet');
}

/** Refuses `unauthenticated`. */
export async function authenticate(_deps: Store, _token: string): Promise<Access> {
  throw new Error('not built yet');
}

/** No school yet. */
export async function needsSetup(_deps: Store): Promise<boolean> {
  throw new Error('not built yet');
}

/** A token for /admin/setup/TOKEN; earlier ones stop working. */
export async function createSetupToken(_deps: Store): Promise<string> {
  throw new Error('not built yet');
}

/** Whether this set-up token would be taken now; changes nothing. */
export async function isSetupToken(_deps: Store, _token: string): Promise<boolean> {
  throw new Error('not built yet');
}

/** Makes the first school and spends the token. Refuses `not-found` (the token), `name-taken`, `invalid-input`. */
export async function setupSchool(_deps: Store, _token: string, _name: string): Promise<Access> {
  throw new Error('not built yet');
}

/** A one-time sign-in token for the console, good for 24 hours. */
export async function createConsoleEntry(
  _deps: Store,
  _schoolId: string,
  _role: Role = 'administrator',
): Promise<string> {
  throw new Error('not built yet');
}

/** Spends the token. Refuses `unauthenticated`. */
export async function redeemConsoleEntry(_deps: Store, _token: string): Promise<Access> {
  throw new Error('not built yet');
}
