/** The moments of many occasions at once: read where they are stored, else made from the answers, and stored once closed. */
import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { type Occasion, stateOnDay } from '../../domain/collection/occasion.ts';
import { formsWithin } from '../../domain/instrument/measure.ts';
import { collectMoments } from '../../domain/moments/collect-moments.ts';
import { sheetFromRecords } from '../../domain/scoring/answer-sheet.ts';
import {
  findOccasionMoments,
  lockOccasions,
  type OccasionMomentsRow,
  writeOccasionMoments,
} from '../../storage/moments-store.ts';
import { findAnswersOfOccasions } from '../../storage/response-store.ts';
import type { Tables } from '../../storage/tables.ts';
import { toOccasion } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { todayIn } from '../today.ts';

/** Counts up with every change of what the entries of a vector mean: older vectors are then made anew. */
export const momentsVersion = 1;

/** So many occasions are read and stored in one transaction: submissions wait for it on SQLite. */
const chunkSize = 10;

export interface AskedOccasion {
  readonly cohort: Pick<Cohort, 'survey' | 'timeZone'>;
  readonly occasion: Occasion;
}

/** Moments of one occasion on one form. */
export interface FormMoments {
  /** Who answered and counts. */
  readonly people: number;
  /** A vector of the form's layout; parsed when it is asked for. */
  readonly values: () => Float64Array;
}

/** By occasion id, then by form: the form asked, and every other that its items answer. */
export type MomentsByOccasion = ReadonlyMap<string, ReadonlyMap<string, FormMoments>>;

type MomentsDeps = Pick<Deps, 'db' | 'now'>;

export async function momentsOfOccasions(
  deps: MomentsDeps,
  asked: readonly AskedOccasion[],
): Promise<MomentsByOccasion> {
  const ids = asked.map(({ occasion }) => occasion.id);
  const rows = [...(await findOccasionMoments(deps.db, ids, momentsVersion))];
  const stored = new Set(rows.map((row) => row.occasion_id));
  const missing = asked.filter(({ occasion }) => !stored.has(occasion.id));
  const isClosed = closedToday(deps, missing);
  const [closed, open] = [missing.filter(isClosed), missing.filter((one) => !isClosed(one))];
  // SQLite answers at once: without a pause nobody else is served until all classes are done.
  for (const some of chunksOf(closed)) {
    rows.push(...(await makeAndStore(deps, some)));
    await pause();
  }
  for (const some of chunksOf(open)) {
    rows.push(...(await makeMoments(deps.db, some)));
    await pause();
  }
  return byOccasion(rows);
}

/** In a transaction of its own, which keeps new answers out for as long as it lasts. */
async function makeAndStore(
  deps: MomentsDeps,
  asked: readonly AskedOccasion[],
): Promise<readonly OccasionMomentsRow[]> {
  const { rows } = await deps.db.transaction().execute((trx) => storeLocked(deps, trx, asked));
  return rows;
}

export interface StoredMoments {
  readonly rows: readonly OccasionMomentsRow[];
  /** Ids of the occasions whose rows are stored. */
  readonly closed: ReadonlySet<string>;
}

/** Locks the occasions and stores the moments of those that are closed; of the others they are only made. */
export async function storeLocked(
  { now }: Pick<Deps, 'now'>,
  trx: Kysely<Tables>,
  asked: readonly AskedOccasion[],
): Promise<StoredMoments> {
  const locked = await lockOccasions(
    trx,
    asked.map(({ occasion }) => occasion.id),
  );
  const current = new Map(locked.map((row) => [row.id, toOccasion(row)]));
  // As they are under the lock: one may have been opened again since it was looked up.
  const fresh = asked.flatMap((one) => {
    const occasion = current.get(one.occasion.id);
    return occasion ? [{ ...one, occasion }] : [];
  });
  const rows = await makeMoments(trx, fresh);
  const isClosed = closedToday({ now }, fresh);
  const closed = new Set(fresh.filter(isClosed).map(({ occasion }) => occasion.id));
  await writeOccasionMoments(
    trx,
    rows.filter((row) => closed.has(row.occasion_id)),
  );
  return { rows, closed };
}

/** Reads the answers. */
async function makeMoments(
  db: Kysely<Tables>,
  asked: readonly AskedOccasion[],
): Promise<readonly OccasionMomentsRow[]> {
  const answers = await findAnswersOfOccasions(
    db,
    asked.map(({ occasion }) => occasion.id),
  );
  const given = Map.groupBy(answers, (row) => row.occasion_id);
  return asked.flatMap(({ cohort: { survey }, occasion }) => {
    const records = (given.get(occasion.id) ?? []).map(
      (row) => JSON.parse(row.answers) as Record<string, number>,
    );
    const sheet = sheetFromRecords(survey.forms[occasion.form] ?? [], records);
    return formsWithin(survey, occasion.form).map((form): OccasionMomentsRow => {
      const { layout, ungrouped } = collectMoments(survey, sheet, survey.forms[form] ?? []);
      const people = ungrouped[layout.respondents] ?? 0;
      const vector = JSON.stringify([...ungrouped]);
      return { occasion_id: occasion.id, form, version: momentsVersion, people, vector };
    });
  });
}

export function closedToday(
  { now }: Pick<Deps, 'now'>,
  asked: readonly AskedOccasion[],
): (one: AskedOccasion) => boolean {
  const today = todayIn(
    now(),
    asked.map(({ cohort }) => cohort.timeZone),
  );
  return ({ cohort, occasion }) =>
    stateOnDay(occasion, today.get(cohort.timeZone) ?? '') === 'closed';
}

function byOccasion(rows: readonly OccasionMomentsRow[]): MomentsByOccasion {
  const found = new Map<string, Map<string, FormMoments>>();
  for (const { occasion_id, form, people, vector } of rows) {
    const forms = found.get(occasion_id) ?? new Map<string, FormMoments>();
    forms.set(form, { people, values: () => Float64Array.from(JSON.parse(vector) as number[]) });
    found.set(occasion_id, forms);
  }
  return found;
}

function chunksOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / chunkSize) }, (_, index) =>
    all.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}
