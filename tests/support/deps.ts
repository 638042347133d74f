/** Deps on a fresh migrated database in memory, with a clock that tests move, and a small class. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { registerSurvey } from '../../src/app/cohorts/survey-snapshots.ts';
import type { Deps } from '../../src/app/deps.ts';
import { createSubmissionQueue } from '../../src/app/participation/submission-queue.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import type { ActionLibrary } from '../../src/domain/plan/action-library.ts';
import { createRobots } from '../../src/robots/create-robots.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { dialects, openDatabase } from './database.ts';

export interface TestDeps extends Deps {
  /** Moves the clock to this moment, e.g. `2026-10-20T09:00:00Z`. */
  readonly setNow: (instant: string) => void;
}

export interface TestDepsOptions {
  readonly db?: Kysely<Tables>;
  /** Definitions as in `surveys/*.json`; default `smallSurvey`. */
  readonly definitions?: readonly unknown[];
  readonly actions?: readonly ActionLibrary[];
  /** Default: no mail server. */
  readonly mail?: Deps['mail'];
  /** Origins that group robots may have. */
  readonly webhookOrigins?: readonly string[];
}

/** 10 o'clock in Shanghai on the last day of training. */
export const lastDay = '2026-10-20T02:00:00Z';

export async function testDeps(options: TestDepsOptions = {}): Promise<TestDeps> {
  let instant = Temporal.Instant.from(lastDay);
  const db = options.db ?? (await openDatabase(dialects[0] ?? 'sqlite'));
  const surveys = new Map<string, Survey>();
  for (const definition of options.definitions ?? [smallSurvey]) {
    const survey = parsed(definition);
    await registerSurvey(db, survey, definition);
    surveys.set(survey.id, survey);
  }
  const keys = { secret: randomBytes(32) };
  const snapshots = new Map<string, Survey>();
  const now = () => instant;
  return {
    db,
    keys,
    now,
    setNow: (text) => {
      instant = Temporal.Instant.from(text);
    },
    randomId: () => randomBytes(16).toString('base64url'),
    surveys,
    snapshots,
    actions: new Map((options.actions ?? []).map((library) => [library.survey, library])),
    baseUrl: 'http://127.0.0.1:3000',
    log: pino({ level: 'silent' }),
    submissions: createSubmissionQueue({ db, keys, now, snapshots }),
    mail: options.mail ?? null,
    robots: createRobots({
      origins: options.webhookOrigins ?? [],
      now: () => instant.epochMilliseconds,
      timeoutMs: 1000,
    }),
  };
}

export function parsed(definition: unknown): Survey {
  const survey = parseSurvey(definition);
  if (!survey.ok) throw new Error(JSON.stringify(survey.faults));
  return survey.value;
}

const degree = [1, 2, 3].map((value) => ({ value, label: `degree ${value}` }));

/** Two factors of two items each, and one question of each kind at the follow-up. */
export const smallSurvey = {
  id: 'transfer-16',
  version: '1.0.0',
  title: 'Small',
  scale: { min: 1, max: 5 },
  factors: [
    { id: 'A', name: 'Ability', changeability: 3 },
    { id: 'B', name: 'Barrier', polarity: 'unfavourable' },
  ],
  items: [
    { id: 'A1', factor: 'A', text: 'a one' },
    { id: 'A2', factor: 'A', key: -1, text: 'a two' },
    { id: 'B1', factor: 'B', text: 'b one' },
    { id: 'B2', factor: 'B', text: 'b two' },
  ],
  forms: { quick: ['A1', 'B1'], full: ['A1', 'A2', 'B1', 'B2'] },
  outcomes: {
    end: [],
    followup: [
      { id: 'usage', kind: 'choice', text: 'usage', options: degree },
      {
        id: 'applied',
        kind: 'capabilities',
        text: 'applied',
        options: degree,
        capabilities: ['c'],
      },
      { id: 'helped', kind: 'text', text: 'helped', maxLength: 20 },
    ],
  },
};
