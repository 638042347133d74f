/** From the configuration to what the use cases need; for the server and the command line. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { newestById, readSurveyFiles, type SurveyFiles } from './app/cohorts/survey-files.ts';
import { registerSurvey } from './app/cohorts/survey-snapshots.ts';
import type { Deps } from './app/deps.ts';
import type { Surroundings } from './app/housekeeping/doctor.ts';
import type { Keys } from './app/keys.ts';
import { createSubmissionQueue } from './app/participation/submission-queue.ts';
import { bindKey, keyFile, keyState, readKey } from './app/secret-key.ts';
import { type Config, StartRefusal } from './config.ts';
import { Problem } from './domain/problem.ts';
import { createLog } from './log.ts';
import { senderAddress } from './mail/sender-address.ts';
import { createRobots } from './robots/create-robots.ts';
import { connect } from './storage/connect.ts';
import { migrate } from './storage/migrate.ts';
import type { Tables } from './storage/tables.ts';

export interface OpenDeps {
  readonly deps: Deps;
  /** Stores what is waiting, then closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Opens or makes the database and brings it up to date.
 * Throws a StartRefusal, or the Problem `invalid-survey` for wrong survey files.
 */
export async function openDeps(
  config: Config,
  now: () => Temporal.Instant = () => Temporal.Now.instant(),
): Promise<OpenDeps> {
  makeDataDir(config.dataDir);
  const files = validSurveyFiles(config.surveysDir);
  const db = await openDatabase(config);
  try {
    const keys = await fittingKey(db, config.dataDir);
    await registerAll(db, files);
    const deps = assemble(config, db, keys, files, now);
    return { deps, close: () => closeDeps(deps) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new StartRefusal(`DATA_DIR takes a directory that can be written to (${codeOf(error)})`);
  }
}

/** Connected and brought up to date; what cannot be is told in a line, without the address: it may be secret. */
async function openDatabase({ database }: Config): Promise<Kysely<Tables>> {
  const where =
    database.kind === 'sqlite' ? `DATA_DIR: ${database.file}` : 'DATABASE_URL: the database';
  let db: Kysely<Tables> | null = null;
  try {
    db = await connect(database);
    await migrate(db);
    return db;
  } catch (error) {
    await db?.destroy();
    throw new StartRefusal(`${where} cannot be opened (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}

function assemble(
  config: Config,
  db: Kysely<Tables>,
  keys: Keys,
  files: SurveyFiles,
  now: () => Temporal.Instant,
): Deps {
  const snapshots = new Map();
  const baseUrl = config.baseUrl ?? baseUrlOf(config.host, config.port);
  return {
    db,
    keys,
    now,
    randomId: () => randomBytes(16).toString('base64url'),
    surveys: newestById(files.surveys.map((file) => file.survey)),
    snapshots,
    actions: newestById(files.libraries, (library) => library.survey),
    baseUrl,
    log: createLog(config.logLevel),
    submissions: createSubmissionQueue({ db, keys, now, snapshots }),
    mail: mailOf(config, baseUrl),
    around: aroundOf(config),
    robots: createRobots({
      origins: config.webhookOrigins,
      now: () => now().epochMilliseconds,
    }),
  };
}

function aroundOf({ dataDir, database, surveysDir }: Config): Surroundings {
  return { dataDir, database, surveysDir };
}

function mailOf({ smtpUrl, mailFrom }: Config, baseUrl: string): Deps['mail'] {
  if (smtpUrl === null) return null;
  const options = { smtpUrl, from: mailFrom ?? senderAddress(smtpUrl, baseUrl) };
  // Not needed to start.
  return async (mail) => (await import('./mail/send-mail.ts')).createSendMail(options)(mail);
}

export function baseUrlOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

async function closeDeps(deps: Deps): Promise<void> {
  await deps.submissions.flush();
  await deps.db.destroy();
}

function validSurveyFiles(dir: string): SurveyFiles {
  const files = readSurveyFiles(dir);
  if (files.faults.length > 0) throw new Problem('invalid-survey', {}, files.faults);
  return files;
}

async function fittingKey(db: Kysely<Tables>, dataDir: string): Promise<Keys> {
  const keys = readKey(dataDir);
  const file = keyFile(dataDir);
  switch (await keyState(db, keys)) {
    case 'missing':
      throw new StartRefusal(`DATA_DIR: ${file} is missing; restore it from the backup`);
    case 'damaged':
      throw new StartRefusal(`DATA_DIR: ${file} is not a key; restore it from the backup`);
    case 'other-database':
      throw new StartRefusal(`DATA_DIR: ${file} belongs to another database`);
    default:
      return boundKey(db, dataDir, keys);
  }
}

/** Of two servers that start at once on one new database with keys of their own, one is refused. */
async function boundKey(db: Kysely<Tables>, dataDir: string, found: Keys | null): Promise<Keys> {
  const keys = await bindKey(db, dataDir, found);
  if ((await keyState(db, keys)) === 'fits') return keys;
  throw new StartRefusal(`DATA_DIR: ${keyFile(dataDir)} belongs to another database`);
}

async function registerAll(db: Kysely<Tables>, { surveys }: SurveyFiles): Promise<void> {
  for (const { survey, definition } of surveys) {
    if ((await registerSurvey(db, survey, definition)) !== 'in-use') continue;
    throw new StartRefusal(
      `surveys: ${survey.id} ${survey.version} is used by a class and must not change; give the changed file a new version`,
    );
  }
}
