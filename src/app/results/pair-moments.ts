/** The joint moments of both occasions of classes, so that change adds up over them; stored once both are closed. */
import type { Kysely } from 'kysely';
import { jointMoments, pairRows } from '../../domain/analysis/joint-moments.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import {
  mergePairedMoments,
  noPairs,
  type PairedMoments,
} from '../../domain/statistics/paired-moments.ts';
import {
  findPairMoments,
  type PairMomentsRow,
  writePairMoments,
} from '../../storage/moments-store.ts';
import type { Tables } from '../../storage/tables.ts';
import type { Deps } from '../deps.ts';
import { loadAnswers } from './load-answers.ts';
import { closedToday, momentsVersion, storeLocked } from './occasion-moments.ts';

/** Who answered each occasion, and who both. */
interface PairedPeople {
  readonly end: number;
  readonly followup: number;
  readonly pairs: number;
}

export interface ClassPairs {
  readonly people: PairedPeople;
  /** One a factor, in the survey's order. */
  readonly factors: readonly PairedMoments[];
}

type PairDeps = Pick<Deps, 'db' | 'now'>;

/** By cohort id. */
export async function pairMomentsOf(
  deps: PairDeps,
  cohorts: readonly Cohort[],
): Promise<ReadonlyMap<string, ClassPairs>> {
  const ids = cohorts.map((cohort) => cohort.id);
  const rows = await findPairMoments(deps.db, ids, momentsVersion);
  const found = new Map(rows.map((row) => [row.cohort_id, toPairs(row)]));
  for (const cohort of cohorts) {
    if (!found.has(cohort.id)) found.set(cohort.id, await makePairs(deps, cohort));
  }
  return found;
}

/** The pairs of several classes as those of one; their surveys must be one measure. */
export function addUpPairs(classes: readonly ClassPairs[]): ClassPairs {
  const sum = (of: (people: PairedPeople) => number) =>
    classes.reduce((total, { people }) => total + of(people), 0);
  const factors = classes[0]?.factors.map((_, index) =>
    classes.reduce(
      (merged, each) => mergePairedMoments(merged, each.factors[index] ?? noPairs),
      noPairs,
    ),
  );
  const people = {
    end: sum(({ end }) => end),
    followup: sum(({ followup }) => followup),
    pairs: sum(({ pairs }) => pairs),
  };
  return { people, factors: factors ?? [] };
}

async function makePairs(deps: PairDeps, cohort: Cohort): Promise<ClassPairs> {
  const isClosed = closedToday(deps, askedOf(cohort));
  if (!askedOf(cohort).every(isClosed)) return toPairs(await makeRow(deps.db, cohort));
  return deps.db.transaction().execute(async (trx) => {
    // Under its locks nothing is added to either occasion; what it stores is what the pairs stand on.
    const { closed } = await storeLocked(deps, trx, askedOf(cohort));
    const row = await makeRow(trx, cohort);
    if (closed.has(row.end_id) && closed.has(row.followup_id)) await writePairMoments(trx, row);
    return toPairs(row);
  });
}

function askedOf(cohort: Cohort) {
  return cohort.occasions.map((occasion) => ({ cohort, occasion }));
}

async function makeRow(db: Kysely<Tables>, cohort: Cohort): Promise<PairMomentsRow> {
  const [end, followup] = [
    await loadAnswers({ db }, cohort, 'end'),
    await loadAnswers({ db }, cohort, 'followup'),
  ];
  return {
    cohort_id: cohort.id,
    end_id: occasionOf(cohort, 'end')?.id ?? '',
    end_form: end.form,
    followup_id: occasionOf(cohort, 'followup')?.id ?? '',
    followup_form: followup.form,
    version: momentsVersion,
    end_people: end.sheet.rows,
    followup_people: followup.sheet.rows,
    pairs: pairRows(end, followup).length,
    factors: JSON.stringify(jointMoments(cohort.survey, end, followup)),
  };
}

function toPairs(row: PairMomentsRow): ClassPairs {
  return {
    people: { end: row.end_people, followup: row.followup_people, pairs: row.pairs },
    factors: JSON.parse(row.factors) as readonly PairedMoments[],
  };
}
