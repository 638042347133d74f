/** The audit log as people read it: names are looked up when it is read, so that erasing somebody erases them here too. */
import {
  type AuditFilter,
  type AuditPlace,
  type AuditRow,
  findAuditActors,
  findAuditEntries,
  findNames,
  findSchoolNames,
} from '../../storage/audit-store.ts';
import { findCohortEntries } from '../../storage/cohort-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';

export type { AuditFilter, AuditPlace } from '../../storage/audit-store.ts';

export interface LogActor {
  readonly kind: string;
  readonly id: string | null;
  /** Of an account that there still is. */
  readonly name: string | null;
}

export interface LogEntry {
  readonly id: string;
  /** ISO, to the second. */
  readonly at: string;
  readonly actor: LogActor;
  readonly action: string;
  readonly target: {
    readonly kind: string;
    readonly id: string;
    /** Null where it is gone. */
    readonly name: string | null;
  } | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Where the next page begins; null on the last. */
  readonly next: AuditPlace | null;
}

export interface LogChoices {
  readonly actors: readonly LogActor[];
  readonly cohorts: readonly { readonly id: string; readonly name: string }[];
}

const pageSize = 50;
/** Of an export: a school of fifty people writes this in years. */
export const mostExported = 20_000;

export async function readAuditLog(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  filter: AuditFilter,
  after?: AuditPlace,
): Promise<LogPage> {
  const rows = await findAuditEntries(deps.db, schoolId, filter, pageSize + 1, after);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const next = rows.length > pageSize && last ? { at: last.at, id: last.id } : null;
  return { entries: await named(deps, schoolId, shown), next };
}

/** Taking the log along is itself an entry. */
export async function exportAuditLog(
  deps: Deps,
  schoolId: string,
  filter: AuditFilter,
): Promise<readonly LogEntry[]> {
  await record(deps, { schoolId, action: 'audit-exported' });
  const rows = await findAuditEntries(deps.db, schoolId, filter, mostExported);
  return named(deps, schoolId, rows);
}

/** Who and what the log can be narrowed down to. */
export async function auditChoices(deps: Pick<Deps, 'db'>, schoolId: string): Promise<LogChoices> {
  const actors = await findAuditActors(deps.db, schoolId);
  const ids = actors.flatMap(({ actor_id }) => (actor_id === null ? [] : [actor_id]));
  const names = await findNames(deps.db, schoolId, 'account', ids);
  return {
    actors: actors.map(({ actor_kind, actor_id }) => ({
      kind: actor_kind,
      id: actor_id,
      name: names.get(actor_id ?? '') ?? null,
    })),
    cohorts: await findCohortEntries(deps.db, schoolId),
  };
}

async function named(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  rows: readonly AuditRow[],
): Promise<readonly LogEntry[]> {
  const targets = (kind: string) =>
    rows.flatMap(({ target_kind, target_id }) =>
      target_kind === kind && target_id !== null ? [target_id] : [],
    );
  const actors = rows.flatMap(({ actor_id }) => (actor_id === null ? [] : [actor_id]));
  const [accounts, cohorts, participants] = [
    await findNames(deps.db, schoolId, 'account', [...new Set([...actors, ...targets('account')])]),
    await findNames(deps.db, schoolId, 'cohort', [...new Set(targets('cohort'))]),
    await findNames(deps.db, schoolId, 'participant', [...new Set(targets('participant'))]),
  ];
  const schools = await findSchoolNames(deps.db, [...new Set(targets('school'))]);
  const nameOf = new Map([...accounts, ...cohorts, ...participants, ...schools]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: {
      kind: row.actor_kind,
      id: row.actor_id,
      name: accounts.get(row.actor_id ?? '') ?? null,
    },
    action: row.action,
    target:
      row.target_kind === null || row.target_id === null
        ? null
        : {
            kind: row.target_kind,
            id: row.target_id,
            name: nameOf.get(row.target_id) ?? null,
          },
    details: JSON.parse(row.details) as LogEntry['details'],
  }));
}
