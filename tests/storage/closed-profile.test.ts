import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { insertClosedProfile, isProfileClosed } from '../../src/storage/closed-profile-store.ts';
import { forgetOrder } from '../../src/storage/forget-order.ts';
import { describeOnEach } from '../support/database.ts';

describeOnEach('closed profiles', (openDatabase, dialect) => {
  it('are added once and stay', async () => {
    const db = await openDatabase();
    expect(await isProfileClosed(db, 'p')).toBe(false);
    await insertClosedProfile(db, 'p');
    await insertClosedProfile(db, 'p');
    expect(await isProfileClosed(db, 'p')).toBe(true);
    expect(await isProfileClosed(db, 'q')).toBe(false);
    await forgetOrder(db);
    expect(await db.selectFrom('closed_profile').selectAll().execute()).toEqual([
      { pseudonym: 'p' },
    ]);
  });

  it('cannot be changed or taken back', async () => {
    const db = await openDatabase();
    await insertClosedProfile(db, 'p');
    const insertOnly = /insert-only/;
    await expect(
      db.updateTable('closed_profile').set({ pseudonym: 'q' }).execute(),
    ).rejects.toThrow(insertOnly);
    await expect(db.deleteFrom('closed_profile').execute()).rejects.toThrow(insertOnly);
    if (dialect !== 'sqlite') return;
    const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema
      where name = 'closed_profile'`.execute(db);
    expect(rows[0]?.sql).toMatch(/without rowid/i);
  });
});
