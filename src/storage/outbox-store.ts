/** What waits to be sent. A row is claimed by a conditional update, so that of many processes one sends it. */
import type { Kysely } from 'kysely';
import { inList } from './in-list.ts';
import type { OutboxTable } from './message-tables.ts';
import type { Tables } from './tables.ts';

export type OutboxRow = Readonly<OutboxTable>;
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unclear';

/** PostgreSQL takes 65,535 parameters a statement, SQLite 32,766. */
const rowsAtOnce = 1000;

/** In the order of their keys, which is no order of people. */
export async function insertOutbox(trx: Kysely<Tables>, rows: readonly OutboxRow[]): Promise<void> {
  const sorted = rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  for (let start = 0; start < sorted.length; start += rowsAtOnce) {
    const some = sorted.slice(start, start + rowsAtOnce);
    await trx.insertInto('outbox').values(some).execute();
  }
}

/** The next that is due by one of these ways. */
export function findDue(
  db: Kysely<Tables>,
  channels: readonly string[],
  now: string,
): Promise<OutboxRow | undefined> {
  return db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .selectAll('outbox')
    .where('state', '=', 'waiting')
    .where('not_before', '<=', now)
    .where(inList(db, 'message.channel', channels))
    .orderBy('not_before')
    .orderBy('message_id')
    .orderBy('key')
    .limit(1)
    .executeTakeFirst();
}

/** False where another process was quicker. */
export async function claim(db: Kysely<Tables>, row: OutboxRow, now: string): Promise<boolean> {
  const rows = await db
    .updateTable('outbox')
    .set({ state: 'sending', claimed_at: now, attempts: row.attempts + 1 })
    .where('key', '=', row.key)
    .where('state', '=', 'waiting')
    .where('attempts', '=', row.attempts)
    .returning('key')
    .execute();
  return rows.length > 0;
}

/** Notes what became of a claimed row; one that was given up meanwhile is noted too. */
export async function noteOutcome(
  db: Kysely<Tables>,
  key: string,
  change: Pick<OutboxRow, 'state' | 'error'> & Partial<Pick<OutboxRow, 'not_before'>>,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ ...change, claimed_at: null })
    .where('key', '=', key)
    .where('state', 'in', ['sending', 'unclear'])
    .execute();
}

/** Why nobody knows; one of the reasons of a delivery. */
const interrupted = 'interrupted';

/** Claimed before this moment and never noted: whether they went out, nobody knows. How many there were. */
export async function giveUpClaims(db: Kysely<Tables>, before: string): Promise<number> {
  const rows = await db
    .updateTable('outbox')
    .set({ state: 'unclear', claimed_at: null, error: interrupted })
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .returning('key')
    .execute();
  return rows.length;
}

/** Those of unknown fate wait again; how many there were. */
export async function sendUnclearAgain(
  trx: Kysely<Tables>,
  messageId: string,
  now: string,
): Promise<number> {
  const rows = await trx
    .updateTable('outbox')
    .set({ state: 'waiting', not_before: now, error: null, attempts: 0 })
    .where('message_id', '=', messageId)
    .where('state', '=', 'unclear')
    .returning('key')
    .execute();
  return rows.length;
}

export type StateCount = Pick<OutboxRow, 'message_id' | 'state' | 'error'> & { readonly n: number };

export async function countStates(
  db: Kysely<Tables>,
  messageIds: readonly string[],
): Promise<readonly StateCount[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['message_id', 'state', 'error', fn.countAll().as('n')])
    .where(inList(db, 'message_id', messageIds))
    .groupBy(['message_id', 'state', 'error'])
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function findKeysInState(
  db: Kysely<Tables>,
  messageId: string,
  state: OutboxState,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('key')
    .where('message_id', '=', messageId)
    .where('state', '=', state)
    .execute();
  return rows.map((row) => row.key);
}

/** A round to those who had not answered leaves no rows once all are dealt with: their number would tell too much. */
export async function forgetDone(db: Kysely<Tables>, messageId: string): Promise<void> {
  const open = await db
    .selectFrom('outbox')
    .select('key')
    .where('message_id', '=', messageId)
    .where('state', 'in', ['waiting', 'sending'])
    .limit(1)
    .execute();
  if (open.length > 0) return;
  await db
    .deleteFrom('outbox')
    .where('message_id', '=', messageId)
    .where('state', 'in', ['sent', 'skipped', 'failed'])
    .execute();
}
