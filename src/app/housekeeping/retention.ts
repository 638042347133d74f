/**
 * How long a class keeps its people and answers: so many months after its last occasion closes, or until a day set
 * by hand. The console says so thirty days before; nothing is erased that it has not said for as long.
 */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import { Problem } from '../../domain/problem.ts';
import {
  findRetention,
  findRetentionCandidates,
  keepCohortUntil,
  markNoticed,
  type RetentionRow,
} from '../../storage/settings-retention-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { refuseField } from '../parse-input.ts';
import { todayIn } from '../today.ts';
import { eraseCohort, notErased } from './erase-cohort.ts';
import { defaultRetentionMonths } from './school-settings.ts';

export const noticeDays = 30;
const longestYears = 30;
const restMinutes = 10;

export interface RetentionPlan {
  /** ISO day from which the class may be erased; null: not by itself. */
  readonly erasesOn: string | null;
  /** Opened by hand and taking answers: its time has not begun. */
  readonly isOpen: boolean;
  /** It is so near that the console says so. */
  readonly isNear: boolean;
  readonly keepUntil: string | null;
}

/** What is said on the class's own page; null where nothing is near. */
export async function retentionNotice(
  deps: Pick<Deps, 'db' | 'now'>,
  cohort: Pick<Cohort, 'id' | 'erasedOn' | 'timeZone'>,
): Promise<{ readonly erasesOn: string } | null> {
  if (cohort.erasedOn !== null) return null;
  const row = await findRetention(deps.db, cohort.id, defaultRetentionMonths);
  if (!row) return null;
  const { erasesOn, isNear } = planOf(row, dayIn(cohort.timeZone, deps.now()));
  return isNear && erasesOn !== null ? { erasesOn } : null;
}

export interface KeptClass extends RetentionPlan {
  readonly id: string;
  readonly name: string;
  readonly closesOn: string;
}

/** Every class of a school that still has people and answers; what is erased first comes first. */
export async function listRetention(
  deps: Pick<Deps, 'db' | 'now'>,
  schoolId: string,
): Promise<readonly KeptClass[]> {
  const rows = await findRetentionCandidates(deps.db, defaultRetentionMonths, { schoolId });
  const today = todayIn(
    deps.now(),
    rows.map((row) => row.time_zone),
  );
  const kept = rows.map((row) => ({
    id: row.cohort_id,
    name: row.name,
    closesOn: row.closes_on,
    ...planOf(row, today.get(row.time_zone) ?? ''),
  }));
  const when = ({ erasesOn }: KeptClass) => erasesOn ?? '9999';
  return kept.toSorted((a, b) => (when(a) < when(b) ? -1 : Number(when(a) > when(b))));
}

/** How many classes of a school will soon be erased; asked on every look at the list of classes. */
export async function countNearRetention(
  deps: Pick<Deps, 'db' | 'now'>,
  schoolId: string,
): Promise<number> {
  const rows = await findRetentionCandidates(deps.db, defaultRetentionMonths, { schoolId });
  // Calendars are slow: most classes are told by their last day alone. Longer months are allowed for.
  const months = rows[0]?.retention_months ?? null;
  if (months === null) return 0;
  const latest = deps.now().toZonedDateTimeISO('UTC').toPlainDate();
  const cutOff = latest
    .add({ days: noticeDays + 5 })
    .subtract({ months })
    .toString();
  const old = rows.filter(({ closes_on }) => closes_on <= cutOff);
  return old.filter((row) => planOf(row, dayIn(row.time_zone, deps.now())).isNear).length;
}

/** Of one class. Refuses `not-found`, `class-erased`. */
export async function readRetention(
  deps: Deps,
  schoolId: string,
  cohortId: string,
): Promise<RetentionPlan> {
  const { id, timeZone } = await notErased(deps, schoolId, cohortId);
  const row = await findRetention(deps.db, id, defaultRetentionMonths);
  if (!row) throw new Problem('class-erased');
  return planOf(row, dayIn(timeZone, deps.now()));
}

/** @param today ISO, in the class's time zone */
export function planOf(row: RetentionRow, today: string): RetentionPlan {
  const due = dueOn(row);
  const isOpen = row.opened > 0;
  const keepUntil = row.keep_until;
  if (due === null) return { erasesOn: null, isOpen, isNear: false, keepUntil };
  const said = row.noticed_on ?? (isNear(due, today) ? today : null);
  const earliest = said === null ? due : later(due, addDays(said, noticeDays));
  return { erasesOn: earliest, isOpen, isNear: isNear(due, today), keepUntil };
}

function isNear(due: string, today: string): boolean {
  return addDays(today, noticeDays) >= due;
}

/** Null where it is kept for ever, or an occasion has been opened by hand and takes answers. */
function dueOn(row: RetentionRow): string | null {
  if (row.retention_months === null || row.opened > 0) return null;
  const months = { months: row.retention_months };
  const due = Temporal.PlainDate.from(row.closes_on).add(months).toString();
  return row.keep_until === null ? due : later(due, row.keep_until);
}

/**
 * Says of one class that it will be erased, or erases one whose time has come; false where there is nothing to do.
 * Several processes may do this at once.
 */
export async function handleOneRetention(deps: Deps): Promise<boolean> {
  const rows = await findRetentionCandidates(deps.db, defaultRetentionMonths);
  const days = todayIn(
    deps.now(),
    rows.map((row) => row.time_zone),
  );
  for (const row of rows) {
    const today = days.get(row.time_zone) ?? '';
    const due = dueOn(row);
    if (due === null || !isNear(due, today)) continue;
    if (row.noticed_on === null) {
      if (await markNoticed(deps.db, row.cohort_id, today)) return true;
    } else if (today >= later(due, addDays(row.noticed_on, noticeDays))) {
      await eraseCohort(deps, row.school_id, row.cohort_id, 'class-erased-by-itself');
      return true;
    }
  }
  return false;
}

/** Looks at all classes a few times an hour: what is due is due for days. */
export function createRetention(deps: Deps): () => Promise<boolean> {
  let rest: Temporal.Instant | null = null;
  return async () => {
    if (rest && Temporal.Instant.compare(deps.now(), rest) < 0) return false;
    const done = await handleOneRetention(deps);
    rest = done ? null : deps.now().add({ minutes: restMinutes });
    return done;
  };
}

const keepInput = z.iso.date();

/** Keeps a class longer. Refuses `not-found`, `class-erased`, `invalid-input` (a day that is not after today). */
export async function keepClass(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  until: string,
): Promise<void> {
  const cohort = await notErased(deps, schoolId, cohortId);
  const today = dayIn(cohort.timeZone, deps.now());
  if (!keepInput.safeParse(until).success) refuseField('keepUntil', 'not-a-date');
  const latest = Temporal.PlainDate.from(today).add({ years: longestYears }).toString();
  if (until <= today || until > latest) refuseField('keepUntil', 'not-a-date');
  await deps.db.transaction().execute(async (trx) => {
    await keepCohortUntil(trx, cohort.id, until);
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record(
      { ...deps, db: trx },
      { schoolId, action: 'class-kept', target, details: { until } },
    );
  });
}

function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
