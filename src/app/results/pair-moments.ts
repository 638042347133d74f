/** The joint moments of both occasions of classes, so that change adds up over them; stored once both are closed. */
import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { jointMoments, pairRows } from '../../domain/analysis/joint-moments.ts';
import type { OccasionAnswers } from '../../domain/analysis/occasion-answers.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import type { Occasion } from '../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { sheetFromRecords } from '../../domain/scoring/answer-sheet.ts';
import type { PairedMoments } from '../../domain/statistics/paired-moments.ts';
import {
  findPairMoments,
  type PairMomentsRow,
  writePairMoments,
} from '../../storage/moments-store.ts';
import { type AnswersRow, findAnswersOfOccasions } from '../../storage/response-store.ts';
import type { Tables } from '../../storage/tables.ts';
import type { Deps } from '../deps.ts';
import { closedToday, momentsVersion, storeLocked } from './occasion-moments.ts';

/** Who answered each occasion, and who both. */
interface PairedPeople {
  readonly end: number;
  readonly followup: number;
  readonly pairs: number;
}

export interface ClassPairs {
  readonly people: PairedPeople;
  /** What either occasion asked; scores are of the items that both forms have. */
  readonly forms: readonly [end: string, followup: string];
  /** One a factor, in the survey's order. */
  readonly factors: readonly PairedMoments[];
}

type PairDeps = Pick<Deps, 'db' | 'now'>;

/** So many classes are read and stored in one transaction: submissions wait for it on SQLite. */
const chunkSize = 10;

/** By cohort id. Every cohort must have both occasions. */
export async function pairMomentsOf(
  deps: PairDeps,
  cohorts: readonly Cohort[],
): Promise<ReadonlyMap<string, ClassPairs>> {
  const ids = cohorts.map((cohort) => cohort.id);
  const rows = [...(await findPairMoments(deps.db, ids, momentsVersion))];
  const stored = new Set(rows.map((row) => row.cohort_id));
  const missing = cohorts.filter((cohort) => !stored.has(cohort.id));
  const isClosed = closedToday(deps, missing.flatMap(askedOf));
  const bothClosed = (cohort: Cohort) => askedOf(cohort).every(isClosed);
  for (const some of chunksOf(missing.filter(bothClosed))) {
    rows.push(...(await makeAndStore(deps, some)));
    // SQLite answers at once: without a pause nobody else is served until all classes are done.
    await pause();
  }
  for (const some of chunksOf(missing.filter((cohort) => !bothClosed(cohort)))) {
    rows.push(...(await makeRows(deps.db, some)));
    await pause();
  }
  return new Map(rows.map((row) => [row.cohort_id, toPairs(row)]));
}

function chunksOf(cohorts: readonly Cohort[]): readonly (readonly Cohort[])[] {
  return Array.from({ length: Math.ceil(cohorts.length / chunkSize) }, (_, index) =>
    cohorts.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}

function makeAndStore(
  deps: PairDeps,
  cohorts: readonly Cohort[],
): Promise<readonly PairMomentsRow[]> {
  return deps.db.transaction().execute(async (trx) => {
    // Under its locks nothing is added to either occasion; what it stores is what the pairs stand on.
    const { closed } = await storeLocked(deps, trx, cohorts.flatMap(askedOf));
    const rows = await makeRows(trx, cohorts);
    for (const row of rows) {
      if (closed.has(row.end_id) && closed.has(row.followup_id)) await writePairMoments(trx, row);
    }
    return rows;
  });
}

function askedOf(cohort: Cohort) {
  return cohort.occasions.map((occasion) => ({ cohort, occasion }));
}

/** Reads the answers. */
async function makeRows(
  db: Kysely<Tables>,
  cohorts: readonly Cohort[],
): Promise<readonly PairMomentsRow[]> {
  const ids = cohorts.flatMap(({ occasions }) => occasions.map(({ id }) => id));
  const given = Map.groupBy(await findAnswersOfOccasions(db, ids), (row) => row.occasion_id);
  return cohorts.map((cohort): PairMomentsRow => {
    const answersOn = (kind: OccasionKind) => {
      const occasion = occasionOf(cohort, kind);
      if (!occasion) throw new Error(`no ${kind} of a class whose pairs are asked for`);
      return { id: occasion.id, ...answersOf(cohort, occasion, given.get(occasion.id) ?? []) };
    };
    const [end, followup] = [answersOn('end'), answersOn('followup')];
    return {
      ...{ cohort_id: cohort.id, version: momentsVersion },
      ...{ end_id: end.id, end_form: end.form, end_people: end.sheet.rows },
      ...{ followup_id: followup.id, followup_form: followup.form },
      ...{ followup_people: followup.sheet.rows, pairs: pairRows(end, followup).length },
      factors: JSON.stringify(jointMoments(cohort.survey, end, followup)),
    };
  });
}

function answersOf(
  { survey }: Cohort,
  { form }: Occasion,
  rows: readonly AnswersRow[],
): OccasionAnswers {
  const records = rows.map(({ answers }) => JSON.parse(answers) as Record<string, number>);
  const sheet = sheetFromRecords(survey.forms[form] ?? [], records);
  return { form, sheet, persons: rows.map(({ pseudonym }) => pseudonym) };
}

function toPairs(row: PairMomentsRow): ClassPairs {
  return {
    people: { end: row.end_people, followup: row.followup_people, pairs: row.pairs },
    forms: [row.end_form, row.followup_form],
    factors: JSON.parse(row.factors) as readonly PairedMoments[],
  };
}
