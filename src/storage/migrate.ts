/** Brings a database to the newest tables. Migrations are dated, run in order, and never edited. */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Dialect, dialectOf } from './dialect.ts';
import * as firstTables from './migrations/2026-11-22-first-tables.ts';
import * as closedProfile from './migrations/2026-11-23-closed-profile.ts';
import * as storedMoments from './migrations/2026-11-24-stored-moments.ts';
import * as occasionPace from './migrations/2026-11-25-occasion-pace.ts';
import * as audit from './migrations/2026-11-26-audit.ts';
import * as accounts from './migrations/2026-11-27-accounts.ts';
import * as cohortOptions from './migrations/2026-11-28-cohort-options.ts';
import * as withdrawal from './migrations/2026-11-29-withdrawal.ts';
import * as messages from './migrations/2026-11-30-messages.ts';
import * as plans from './migrations/2026-12-01-plans.ts';
import * as housekeeping from './migrations/2026-12-02-housekeeping.ts';
import * as savedSelections from './migrations/2026-12-03-saved-selections.ts';
import type { Tables } from './tables.ts';

type DatedMigration = { readonly up: (db: Kysely<unknown>, dialect: Dialect) => Promise<void> };

const migrations: Readonly<Record<string, DatedMigration>> = {
  '2026-11-22-first-tables': firstTables,
  '2026-11-23-closed-profile': closedProfile,
  '2026-11-24-stored-moments': storedMoments,
  '2026-11-25-occasion-pace': occasionPace,
  '2026-11-26-audit': audit,
  '2026-11-27-accounts': accounts,
  '2026-11-28-cohort-options': cohortOptions,
  '2026-11-29-withdrawal': withdrawal,
  '2026-11-30-messages': messages,
  '2026-12-01-plans': plans,
  '2026-12-02-housekeeping': housekeeping,
  '2026-12-03-saved-selections': savedSelections,
};

/** All that this program knows. */
export const migrationNames: readonly string[] = Object.keys(migrations);

export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}

/** Names of migrations that this database has not seen yet. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const known = await migratorOf(db).getMigrations();
  return known.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}

function migratorOf(db: Kysely<Tables>): Migrator {
  const dialect = dialectOf(db);
  const bound = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    { up: (target) => up(target, dialect) },
  ]);
  return new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(bound) },
  });
}
