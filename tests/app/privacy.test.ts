/** Promise 2: whoever has the database but not the key cannot lay the class list beside the answers. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { pseudonymOf } from '../../src/app/keys.ts';
import { begunField, sealBegun } from '../../src/app/participation/completion-time.ts';
import { joinCohort } from '../../src/app/participation/join-cohort.ts';
import { openVisit } from '../../src/app/participation/participant-visit.ts';
import { saveDraft } from '../../src/app/participation/save-draft.ts';
import { createSubmissionQueue } from '../../src/app/participation/submission-queue.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { connectSqlite } from '../../src/storage/connect.ts';
import { forgetOrder } from '../../src/storage/forget-order.ts';
import { migrate } from '../../src/storage/migrate.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { makeClass } from '../support/class.ts';
import { dialects, openDatabase } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';
import { emptyDir } from '../support/process.ts';

const people = 30;

interface Arrival {
  readonly participantId: string;
  readonly pseudonym: string;
  /** As the page carries it. */
  readonly begun: string;
}

/** In the order of arrival: thirty people enter over five days and answer within seconds, every third too fast. */
async function collect(db: Kysely<Tables>): Promise<readonly Arrival[]> {
  // Chance without luck: the same identifiers in each run.
  let drawn = 0;
  const draw = () => createHash('sha256').update(`draw ${drawn++}`).digest();
  const base = await testDeps({ db });
  const keys = { secret: draw() };
  const { now, snapshots } = base;
  const submissions = createSubmissionQueue({ db, keys, now, snapshots });
  const randomId = () => draw().subarray(0, 16).toString('base64url');
  const deps = { ...base, keys, submissions, randomId };
  const { cohort } = await makeClass(deps, 0);
  const arrivals: Arrival[] = [];
  for (let n = 0; n < people; n++) {
    deps.setNow(`2026-10-2${Math.floor(n / 6)}T0${n % 6}:00:00Z`);
    const name = createHash('sha256').update(`name ${n}`).digest('hex').slice(0, 8);
    const joined = await joinCohort(deps, cohort.joinCode, { name });
    if (joined.kind !== 'link') throw new Error('no link');
    const { participantId } = await openVisit(deps, joined.token);
    const pseudonym = pseudonymOf(keys, participantId);
    const occasionId = cohort.occasions[0]?.id ?? '';
    const begun = sealBegun(keys, { pseudonym, occasionId }, deps.now());
    const answers = { A1: String((n % 5) + 1), B1: String((n % 3) + 1) };
    const fields = { ...answers, [begunField]: begun };
    // A page that saved itself on the way: once will do.
    if (n === 0) await saveDraft(deps, joined.token, 'end', fields);
    deps.setNow(`2026-10-2${Math.floor(n / 6)}T0${n % 6}:00:0${n % 3 === 0 ? 1 : 7}Z`);
    await submitResponse(deps, joined.token, 'end', fields);
    arrivals.push({ participantId, pseudonym, begun });
  }
  return arrivals;
}

/** How well two orders agree, −1 to 1, and how many people stand at the same place in both. */
function agreement(first: readonly string[], second: readonly string[]) {
  const place = new Map(second.map((key, index) => [key, index]));
  const n = first.length;
  const gaps = first.map((key, index) => index - (place.get(key) ?? Number.NaN));
  const squares = gaps.reduce((sum, gap) => sum + gap * gap, 0);
  return {
    correlation: Math.abs(1 - (6 * squares) / (n * (n * n - 1))),
    matches: gaps.filter((gap) => gap === 0).length,
  };
}

type Row = Readonly<Record<string, unknown>>;

/** The keys of a table in the order of each of its columns, and as the table gives its rows. */
function orders(rows: readonly Row[], key: string): ReadonlyMap<string, readonly string[]> {
  const text = (row: Row, column: string) => String(row[column]);
  const columns = Object.keys(rows[0] ?? {});
  const sorted = columns.map((column): [string, readonly string[]] => {
    const order = rows.toSorted((a, b) => (text(a, column) < text(b, column) ? -1 : 1));
    return [column, order.map((row) => text(row, key))];
  });
  return new Map([...sorted, ['as it comes', rows.map((row) => text(row, key))]]);
}

/** Of ours; those of the migrator hold when the server was installed. */
async function allTables(db: Kysely<Tables>): Promise<ReadonlyMap<string, readonly Row[]>> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema
    where type = 'table' and name not like 'kysely%'`.execute(db);
  const read = async ({ name }: { name: string }): Promise<[string, readonly Row[]]> => [
    name,
    (await sql<Row>`select * from ${sql.table(name)}`.execute(db)).rows,
  ];
  return new Map(await Promise.all(rows.map(read)));
}

describe('the database file without the key', () => {
  let arrivals: readonly Arrival[] = [];
  let file = Buffer.alloc(0);
  let participants: readonly Row[] = [];
  let responses: readonly Row[] = [];
  let everything: ReadonlyMap<string, readonly Row[]> = new Map();

  beforeAll(async () => {
    const path = join(emptyDir(), 'test.sqlite');
    const db = await connectSqlite(path);
    await migrate(db);
    arrivals = await collect(db);
    await forgetOrder(db);
    participants = (await sql<Row>`select * from participant`.execute(db)).rows;
    responses = (await sql<Row>`select * from response`.execute(db)).rows;
    everything = await allTables(db);
    await db.destroy();
    file = readFileSync(path);
  });

  const inFile = (keys: readonly string[]) =>
    keys.toSorted((a, b) => file.indexOf(a) - file.indexOf(b));

  it('holds both sides, and no value that they share', () => {
    expect([participants.length, responses.length]).toEqual([people, people]);
    const values = (rows: readonly Row[]) =>
      new Set(
        rows.flatMap((row) => Object.values(row).filter((value) => String(value).length > 3)),
      );
    const shared = [...values(participants)].filter((value) => values(responses).has(value));
    expect(shared).toEqual([]);
  });

  it('orders nobody’s entry beside their answers, by any column, row order or place in the file', () => {
    const personOf = new Map(arrivals.map((one) => [one.pseudonym, one.participantId]));
    const names = new Map(participants.map((row) => [String(row.id), String(row.name)]));
    const ids = arrivals.map((one) => one.participantId);
    const byName = inFile([...names.values()]);
    const rosters = new Map([
      ...orders(participants, 'id'),
      [
        'place in the file',
        ids.toSorted(
          (a, b) => byName.indexOf(names.get(a) ?? '') - byName.indexOf(names.get(b) ?? ''),
        ),
      ],
    ]);
    const answers = new Map([
      ...orders(responses, 'pseudonym'),
      ['place in the file', inFile(arrivals.map((one) => one.pseudonym))],
    ]);
    for (const [roster, left] of rosters) {
      for (const [answer, right] of answers) {
        const order = right.map((pseudonym) => personOf.get(pseudonym) ?? '');
        for (const reading of [order, order.toReversed()]) {
          const found = agreement(left, reading);
          const what = `${roster} beside ${answer}`;
          // Thirty in random order: 1 match expected, 7 or more in one of 12,000 pairs of orders.
          expect(found.matches, what).toBeLessThan(7);
          expect(found.correlation, what).toBeLessThan(0.75);
        }
      }
    }
  });

  it('counts who was fast for the class alone, and holds no seal and no time of answering', () => {
    const pace = everything.get('occasion_pace') ?? [];
    expect(pace.map(({ timed, fast }) => ({ timed, fast }))).toEqual([{ timed: 30, fast: 10 }]);
    expect(Object.keys(pace[0] ?? {})).toEqual(['occasion_id', 'timed', 'fast']);
    const text = JSON.stringify([...everything]);
    for (const { begun, pseudonym } of arrivals) {
      const [second = '', seal = ''] = begun.split('.');
      expect(text).toContain(pseudonym);
      expect(text).not.toContain(second);
      expect(text).not.toContain(seal);
      expect(file.includes(second)).toBe(false);
      expect(file.includes(seal)).toBe(false);
    }
    // The log of what was done in the console: here the class was made, and nobody's coming is in it.
    expect(everything.get('audit_entry')?.map(({ action }) => action)).toEqual(['cohort-created']);
    const rest = [...everything].filter(([table]) => table !== 'audit_entry');
    expect(JSON.stringify(rest)).not.toMatch(/2026-10-2\dT/);
  });

  it('tells of no participant in which order they came', () => {
    const arrived = arrivals.map((one) => one.participantId);
    for (const [column, order] of orders(participants, 'id')) {
      expect(agreement(order, arrived).correlation, column).toBeLessThan(0.75);
    }
  });

  it('would be caught telling: the order of arrival is found where it is planted', () => {
    const planted = arrivals.map((one, n) => ({ id: one.participantId, at: String(n + 10) }));
    const arrived = arrivals.map((one) => one.participantId);
    const found = agreement(orders(planted, 'id').get('at') ?? [], arrived);
    expect(found).toEqual({ correlation: 1, matches: people });
  });
});

describe.runIf(dialects.includes('pglite'))('PostgreSQL without the key', () => {
  it('forgets the order of its rows and the transactions that wrote them', async () => {
    const db = await openDatabase('pglite');
    await collect(db);
    await forgetOrder(db);
    for (const [table, key] of [
      ['participant', 'id'],
      ['response', 'pseudonym'],
    ] as const) {
      const { rows } = await sql<{ key: string; xmin: string }>`
        select ${sql.ref(key)} as key, xmin::text as xmin from ${sql.table(table)} order by ctid
      `.execute(db);
      const byKey = await sql<{ key: string }>`
        select ${sql.ref(key)} as key from ${sql.table(table)} order by ${sql.ref(key)}
      `.execute(db);
      expect(rows.map((row) => row.key)).toEqual(byKey.rows.map((row) => row.key));
      expect(new Set(rows.map((row) => row.xmin)).size).toBe(1);
    }
    // Nor do the counters of the class tell with which answers they went up.
    const { rows: pace } = await sql<{ timed: number; fast: number; place: string }>`
      select timed, fast, ctid::text as place from occasion_pace`.execute(db);
    expect(pace).toEqual([{ timed: people, fast: people / 3, place: '(0,1)' }]);
    const again = db.updateTable('response').set({ answers: '{}' }).execute();
    await expect(again).rejects.toThrow(/insert-only/);
    await db.destroy();
  });
});
