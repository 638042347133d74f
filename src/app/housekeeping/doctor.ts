/** The server's self-check: what a person would look at first when something is wrong. */
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { integrityProblems } from '../../storage/check-integrity.ts';
import { type Address, connect } from '../../storage/connect.ts';
import { pendingMigrations } from '../../storage/migrate.ts';
import type { Tables } from '../../storage/tables.ts';
import { readSurveyFiles } from '../cohorts/survey-files.ts';
import { keyFile, keyState, readKey } from '../secret-key.ts';

export interface Check {
  readonly check: string;
  readonly ok: boolean;
  /** In English, for whoever runs the server. */
  readonly detail: string;
}

/** The part of the configuration that is looked at. */
export interface Surroundings {
  readonly dataDir: string;
  readonly database: Address;
  readonly surveysDir: string;
}

type Finding = Omit<Check, 'check'>;

/** Changes nothing; a check that cannot be made is a check that fails. */
export async function doctor(around: Surroundings): Promise<readonly Check[]> {
  const before = [
    await check('node version', () => nodeVersion()),
    await check('data directory', () => privateDirectory(around.dataDir)),
    await check('survey files', () => surveyFiles(around.surveysDir)),
    await check('fonts', () => fonts()),
  ];
  return [...before, ...(await databaseChecks(around))];
}

async function databaseChecks(around: Surroundings): Promise<readonly Check[]> {
  const { database } = around;
  if (database.kind === 'sqlite' && !existsSync(database.file)) {
    const detail = `${database.file} does not exist; the server makes it at its first start`;
    return [{ check: 'database', ok: false, detail }];
  }
  let db: Kysely<Tables> | null = null;
  try {
    const open = await connect(database);
    db = open;
    return [
      await check('migrations', () => migrations(open)),
      await check('secret key', () => key(open, around.dataDir)),
      await check('database integrity', () => integrity(open)),
    ];
  } catch (error) {
    return [{ check: 'database', ok: false, detail: messageOf(error) }];
  } finally {
    await db?.destroy();
  }
}

async function check(name: string, find: () => Finding | Promise<Finding>): Promise<Check> {
  try {
    return { check: name, ...(await find()) };
  } catch (error) {
    return { check: name, ok: false, detail: messageOf(error) };
  }
}

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  return { ok, detail: `${process.version}${ok ? '' : ', 22.18 or newer is needed'}` };
}

function privateDirectory(dataDir: string): Finding {
  const mode = statSync(dataDir).mode & 0o777;
  const ok = (mode & 0o077) === 0;
  const shown = `${dataDir}, mode 0${mode.toString(8)}`;
  return { ok, detail: ok ? shown : `${shown}; others may read it: chmod 700` };
}

function surveyFiles(dir: string): Finding {
  const { surveys, libraries, faults } = readSurveyFiles(dir);
  if (faults.length > 0) {
    return { ok: false, detail: faults.map(({ path, code }) => `${path} ${code}`).join('; ') };
  }
  const detail = `${surveys.length} survey definitions, ${libraries.length} action libraries`;
  return { ok: surveys.length > 0, detail };
}

function fonts(): Finding {
  const weights = ['400Regular/NotoSansSC_400Regular', '700Bold/NotoSansSC_700Bold'];
  const files = weights.map((weight) =>
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${weight}.ttf`)),
  );
  const missing = files.filter((file) => !existsSync(file));
  return missing.length === 0
    ? { ok: true, detail: 'Noto Sans SC, regular and bold' }
    : { ok: false, detail: `missing: ${missing.join(', ')}; run npm ci` };
}

async function migrations(db: Kysely<Tables>): Promise<Finding> {
  const pending = await pendingMigrations(db);
  const ok = pending.length === 0;
  return { ok, detail: ok ? 'up to date' : `waiting for the next start: ${pending.join(', ')}` };
}

const keyDetails = {
  fits: 'fits the database',
  'new-database': 'the database has no key yet; the first start makes it',
  missing: 'is missing; restore it from the backup',
  damaged: 'is not a key; restore it from the backup',
  'other-database': 'belongs to another database',
} as const;

async function key(db: Kysely<Tables>, dataDir: string): Promise<Finding> {
  const state = await keyState(db, readKey(dataDir));
  const file = keyFile(dataDir);
  const open = existsSync(file) && (statSync(file).mode & 0o077) !== 0;
  const detail = `${file} ${keyDetails[state]}${open ? '; others may read it: chmod 600' : ''}`;
  return { ok: state === 'fits' && !open, detail };
}

async function integrity(db: Kysely<Tables>): Promise<Finding> {
  const problems = await integrityProblems(db);
  return { ok: problems.length === 0, detail: problems.join('; ') || 'sound' };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
