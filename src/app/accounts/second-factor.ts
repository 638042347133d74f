/** The second factor: codes of an authenticator app (TOTP, RFC 6238), each taken once, and recovery codes for a lost phone. */
import { randomBytes } from 'node:crypto';
import * as OTPAuth from 'otpauth';
import {
  type AccountRow,
  countRecoveryCodes,
  takeRecoveryCode,
  takeTimeStep,
  updateAccount,
  writeRecoveryCodes,
} from '../../storage/account-store.ts';
import { deleteSessionsOfAccount } from '../../storage/console-store.ts';
import { record } from '../audit.ts';
import { codeLetters, readCode } from '../code-letters.ts';
import type { Deps } from '../deps.ts';
import { recoveryHashOf, tokenHash } from '../keys.ts';
import { refuseField } from '../parse-input.ts';
import { seal, unseal } from '../seal.ts';
import { confirmPassword } from './password-confirm.ts';

const issuer = 'Learning transfer';
const period = 30;
const window = 1;
const recoveryCodes = 8;
const recoveryLetters = 10;

export interface FactorSetup {
  /** Base 32, to type where a camera is missing. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly address: string;
  /** Given back with the first code, so that nothing is stored before it. */
  readonly sealed: string;
}

type FactorDeps = Pick<Deps, 'db' | 'keys' | 'now' | 'randomId' | 'actor'>;
type Owner = Pick<AccountRow, 'id' | 'login'>;

/** @param sealed of an earlier page, whose secret is shown again */
export function offerFactor(
  deps: Pick<Deps, 'keys'>,
  account: Owner,
  sealed?: string,
): FactorSetup {
  const kept = sealed ? unseal(deps.keys, setupOf(account), sealed) : null;
  const secret = kept ?? new OTPAuth.Secret({ size: 20 }).base32;
  return {
    secret,
    address: totpOf(secret, account.login).toString(),
    sealed: kept && sealed ? sealed : seal(deps.keys, setupOf(account), secret),
  };
}

/**
 * Turns it on with the first code and signs the account out elsewhere; gives the recovery codes, shown once.
 * Refuses `invalid-input`, faults on `code`.
 */
export async function turnOnFactor(
  deps: FactorDeps,
  account: AccountRow,
  given: { readonly sealed: string; readonly code: string; readonly sessionId: string },
): Promise<readonly string[]> {
  const secret = unseal(deps.keys, setupOf(account), given.sealed);
  const step = secret === null ? null : stepOf(deps, secret, given.code);
  if (secret === null || step === null) return refuseField('code', 'code-wrong');
  const codes = newRecoveryCodes();
  await deps.db.transaction().execute(async (trx) => {
    const totp = seal(deps.keys, factorOf(account), secret);
    await updateAccount(trx, account.id, { totp, totp_last_step: step });
    await writeRecoveryCodes(trx, account.id, hashesOf(deps, account, codes));
    await deleteSessionsOfAccount(trx, account.id, tokenHash(given.sessionId));
    await record({ ...deps, db: trx }, noteOf(account, 'second-factor-on'));
  });
  return codes;
}

/** Refuses `invalid-input`, fault on `password`. Not inside a transaction. */
export async function turnOffFactor(
  deps: FactorDeps,
  account: AccountRow,
  password: string,
): Promise<void> {
  await confirmPassword(deps, account, password, 'password');
  await deps.db.transaction().execute(async (trx) => {
    await dropFactor({ ...deps, db: trx }, account.id);
    await record({ ...deps, db: trx }, noteOf(account, 'second-factor-off'));
  });
}

/** In a transaction. */
export async function dropFactor(deps: Pick<Deps, 'db'>, accountId: string): Promise<void> {
  await updateAccount(deps.db, accountId, { totp: null, totp_last_step: 0 });
  await writeRecoveryCodes(deps.db, accountId, []);
}

/** Eight new codes, shown once; the old ones stop working. Refuses `invalid-input`, fault on `password`. */
export async function renewRecoveryCodes(
  deps: FactorDeps,
  account: AccountRow,
  password: string,
): Promise<readonly string[]> {
  await confirmPassword(deps, account, password, 'password');
  const codes = newRecoveryCodes();
  await deps.db.transaction().execute(async (trx) => {
    await writeRecoveryCodes(trx, account.id, hashesOf(deps, account, codes));
    await record({ ...deps, db: trx }, noteOf(account, 'recovery-codes-made'));
  });
  return codes;
}

export function countUnusedCodes(deps: Pick<Deps, 'db'>, accountId: string): Promise<number> {
  return countRecoveryCodes(deps.db, accountId);
}

/** Whether this is a code of the account that was not taken before; it is taken now. */
export async function isSecondFactor(
  deps: FactorDeps,
  account: AccountRow,
  typed: string,
): Promise<boolean> {
  if (/^\d{6}$/.test(digitsOf(typed))) return takeAppCode(deps, account, typed);
  const hash = recoveryHashOf(deps.keys, account.id, readCode(typed));
  return deps.db.transaction().execute(async (trx) => {
    if (!(await takeRecoveryCode(trx, account.id, hash))) return false;
    const actor = { kind: 'account', id: account.id } as const;
    await record({ ...deps, db: trx, actor }, noteOf(account, 'recovery-code-used'));
    return true;
  });
}

async function takeAppCode(deps: FactorDeps, account: AccountRow, typed: string): Promise<boolean> {
  const secret = account.totp && unseal(deps.keys, factorOf(account), account.totp);
  const step = secret ? stepOf(deps, secret, typed) : null;
  return step !== null && (await takeTimeStep(deps.db, account.id, step));
}

/** The time step whose code this is, at most one away from now. */
function stepOf({ now }: Pick<Deps, 'now'>, secret: string, typed: string): number | null {
  const timestamp = now().epochMilliseconds;
  const delta = totpOf(secret, '').validate({ token: digitsOf(typed), timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

function totpOf(secret: string, login: string): OTPAuth.TOTP {
  return new OTPAuth.TOTP({ issuer, label: login, secret, period, digits: 6, algorithm: 'SHA1' });
}

/** Apps show `123 456`; Chinese keyboards type full-width digits. */
function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '');
}

function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const letters = codeLetters(randomBytes(recoveryLetters), recoveryLetters);
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
}

function hashesOf(
  { keys }: Pick<Deps, 'keys'>,
  { id }: Owner,
  codes: readonly string[],
): readonly string[] {
  return codes.map((code) => recoveryHashOf(keys, id, readCode(code)));
}

function noteOf<A extends string>(account: AccountRow, action: A) {
  return { schoolId: account.school_id, action, target: targetOf(account) };
}

function targetOf({ id }: Owner) {
  return { kind: 'account', id } as const;
}

function setupOf({ id }: Owner): string {
  return `second-factor-setup:${id}`;
}

function factorOf({ id }: Owner): string {
  return `second-factor:${id}`;
}
