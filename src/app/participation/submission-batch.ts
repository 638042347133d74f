/** One batch of submissions: look up, check in memory, store in one transaction, answer each. */
import type { Kysely } from 'kysely';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { occasionOf } from '../../domain/collection/cohort.ts';
import { readAnswers } from '../../domain/collection/read-answers.ts';
import { Problem } from '../../domain/problem.ts';
import { deleteDrafts } from '../../storage/draft-store.ts';
import { deleteMoments } from '../../storage/moments-store.ts';
import { addPace } from '../../storage/pace-store.ts';
import {
  findParticipantsByLinks,
  type LinkRow,
  stillLinked,
} from '../../storage/participant-store.ts';
import {
  findResponses,
  insertResponses,
  type ResponseKey,
  type ResponseRow,
} from '../../storage/response-store.ts';
import type { Tables } from '../../storage/tables.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { pseudonymOf, receiptOf, tokenHash } from '../keys.ts';
import { todayIn } from '../today.ts';
import { countPace } from './completion-time.ts';
import { notOpen } from './not-open.ts';
import type { Receipt, Submission } from './submission-queue.ts';

export type BatchParts = Pick<Deps, 'db' | 'keys' | 'now' | 'snapshots'>;

/** A submission of a known person: where it belongs, its row if it is complete, why it may not be stored. */
interface Judged {
  readonly submission: Submission;
  readonly link: LinkRow;
  readonly pseudonym: string;
  readonly occasionId: string;
  readonly row: ResponseRow | null;
  readonly answeredItems: number;
  readonly refusal: Problem | null;
}

/** A receipt or the reason of the refusal for each submission, in their order. */
export async function handleBatch(
  parts: BatchParts,
  submissions: readonly Submission[],
): Promise<readonly (Receipt | Problem)[]> {
  const judged = await judgeAll(parts, submissions);
  const known = judged.filter((one): one is Judged => one !== null);
  const { stored, gone } = await storeFirsts(parts, known);
  const earlier = await earlierResponses(
    parts,
    known.filter((one) => !stored.has(one)),
  );
  return judged.map((one) => {
    if (one === null || gone.has(one)) return new Problem('unknown-link');
    return stored.has(one) ? receipt(parts, one, false) : answerTheRest(parts, one, earlier);
  });
}

async function judgeAll(
  parts: BatchParts,
  submissions: readonly Submission[],
): Promise<readonly (Judged | null)[]> {
  const hashes = submissions.map((submission) => tokenHash(submission.token));
  const links = await findParticipantsByLinks(parts.db, hashes);
  const byHash = new Map(links.map((link) => [link.link_hash, link]));
  const cohortIds = [...new Set(links.map((link) => link.cohort_id))];
  const cohorts = await loadCohorts(parts.db, parts.snapshots, cohortIds);
  const zones = Array.from(cohorts.values(), (cohort) => cohort.timeZone);
  const today = todayIn(parts.now(), zones);
  return submissions.map((submission, index) => {
    const link = byHash.get(hashes[index] ?? '');
    const cohort = link && cohorts.get(link.cohort_id);
    const day = cohort && today.get(cohort.timeZone);
    return day ? judge(parts, submission, link, cohort, day) : null;
  });
}

function judge(
  parts: BatchParts,
  submission: Submission,
  link: LinkRow,
  cohort: Cohort,
  day: string,
): Judged | null {
  const occasion = occasionOf(cohort, submission.kind);
  if (!occasion) return null;
  const { survey, capabilities } = cohort;
  const asked = { survey, capabilities, kind: occasion.kind, form: occasion.form };
  const read = readAnswers(asked, submission.fields);
  const pseudonym = pseudonymOf(parts.keys, link.id);
  const row: ResponseRow | null = read.ok
    ? {
        pseudonym,
        occasion_id: occasion.id,
        survey_id: survey.id,
        survey_version: survey.version,
        form: occasion.form,
        day,
        answers: JSON.stringify(read.given.answers),
        outcomes: JSON.stringify(read.given.outcomes),
      }
    : null;
  const incomplete = read.ok ? null : new Problem('incomplete-answers', {}, read.faults);
  const refusal = notOpen(occasion, day) ?? incomplete;
  const answeredItems = read.ok ? Object.keys(read.given.answers).length : 0;
  return { submission, link, pseudonym, occasionId: occasion.id, row, answeredItems, refusal };
}

interface Stored {
  readonly stored: ReadonlySet<Judged>;
  /** Erased, withdrawn or given another link since they were looked up. */
  readonly gone: ReadonlySet<Judged>;
}

/** Stores those that may be stored and are the first of their person on their occasion. */
async function storeFirsts(parts: BatchParts, known: readonly Judged[]): Promise<Stored> {
  const firsts = new Map<string, Judged>();
  for (const one of known) {
    const key = keyOf(one.pseudonym, one.occasionId);
    if (one.row && !one.refusal && !firsts.has(key)) firsts.set(key, one);
  }
  const wanted = [...firsts.values()];
  if (wanted.length === 0) return { stored: new Set(), gone: new Set() };
  return parts.db.transaction().execute(async (trx) => {
    const linked = await stillLinked(
      trx,
      wanted.map(({ link }) => link),
    );
    const there = wanted.filter(({ link }) => linked.has(link.link_hash));
    const keys = await storeRows(trx, there);
    const added = keys.flatMap((key) => firsts.get(keyOf(key.pseudonym, key.occasion_id)) ?? []);
    await addPace(trx, countPace(parts.keys, added, parts.now()));
    const gone = wanted.filter(({ link }) => !linked.has(link.link_hash));
    return { stored: new Set(added), gone: new Set(gone) };
  });
}

async function storeRows(
  trx: Kysely<Tables>,
  wanted: readonly Judged[],
): Promise<readonly ResponseKey[]> {
  const rows = wanted
    .flatMap((one) => one.row ?? [])
    // The inserts lock their occasions in this order, as whoever stores moments does.
    .sort((a, b) => (a.occasion_id < b.occasion_id ? -1 : Number(a.occasion_id > b.occasion_id)));
  if (rows.length === 0) return [];
  const keys = await insertResponses(trx, rows);
  const byOccasion = Map.groupBy(keys, (key) => key.occasion_id);
  for (const [occasionId, some] of byOccasion) {
    await deleteDrafts(
      trx,
      occasionId,
      some.map((key) => key.pseudonym),
    );
  }
  await deleteMoments(trx, [...byOccasion.keys()]);
  return keys;
}

async function earlierResponses(
  parts: BatchParts,
  rest: readonly Judged[],
): Promise<ReadonlyMap<string, ResponseRow>> {
  if (rest.length === 0) return new Map();
  const pseudonyms = [...new Set(rest.map((one) => one.pseudonym))];
  const occasionIds = [...new Set(rest.map((one) => one.occasionId))];
  const rows = await findResponses(parts.db, occasionIds, pseudonyms);
  return new Map(rows.map((row) => [keyOf(row.pseudonym, row.occasion_id), row]));
}

function answerTheRest(
  parts: BatchParts,
  one: Judged,
  earlier: ReadonlyMap<string, ResponseRow>,
): Receipt | Problem {
  const stored = earlier.get(keyOf(one.pseudonym, one.occasionId));
  if (!stored) return one.refusal ?? new Problem('conflict');
  const same = one.row?.answers === stored.answers && one.row.outcomes === stored.outcomes;
  return same ? receipt(parts, one, true) : new Problem('already-submitted');
}

function receipt(parts: BatchParts, one: Judged, repeated: boolean): Receipt {
  const text = one.row ? canonicalAnswers(one.row) : '';
  return { receipt: receiptOf(parts.keys, one.pseudonym, one.submission.kind, text), repeated };
}

/** What the receipt stands for. */
export function canonicalAnswers(row: Pick<ResponseRow, 'answers' | 'outcomes'>): string {
  return `${row.answers}\n${row.outcomes}`;
}

function keyOf(pseudonym: string, occasionId: string): string {
  return `${pseudonym} ${occasionId}`;
}
