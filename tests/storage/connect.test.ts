import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { connectSqlite } from '../../src/storage/connect.ts';
import { migrate } from '../../src/storage/migrate.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'learning-transfer-')), 'test.sqlite');

describe('the SQLite database', () => {
  it('writes ahead, through to the disk, keeps references, and wipes what is deleted', async () => {
    const db = await connectSqlite(file());
    const pragma = async (name: string) => {
      const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('secure_delete')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5000);
    await db.destroy();
  });

  it('is readable by its owner only, with its side files', async () => {
    const path = file();
    const db = await connectSqlite(path);
    await migrate(db);
    for (const name of [path, `${path}-wal`, `${path}-shm`]) {
      expect(statSync(name).mode & 0o777).toBe(0o600);
    }
    await db.destroy();
  });

  it('takes the write lock when a transaction begins, so that two who read and write both succeed', async () => {
    const path = file();
    const [first, second] = [await connectSqlite(path), await connectSqlite(path)];
    await migrate(first);
    await sql`pragma busy_timeout = 0`.execute(second);
    await first.transaction().execute(async (trx) => {
      await trx.selectFrom('setting').selectAll().execute();
      const other = second
        .transaction()
        .execute(async (it) => it.selectFrom('setting').selectAll().execute());
      await expect(other).rejects.toThrow(/locked/);
    });
    await second.transaction().execute((trx) => trx.selectFrom('setting').selectAll().execute());
    await first.destroy();
    await second.destroy();
  });
});
