/** The audit log is append-only, whoever asks for it; it is read in pages that leave nothing out. */
import { expect, it } from 'vitest';
import { createSchool } from '../../src/app/school.ts';
import { findAuditEntries, insertAuditEntry } from '../../src/storage/audit-store.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('the audit log', (openDatabase) => {
  const start = async (entries: number) => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = await createSchool(deps, 'School');
    for (let index = 0; index < entries; index++) {
      await insertAuditEntry(deps.db, {
        id: deps.randomId(),
        school_id: school.id,
        // Several in the same second.
        at: `2026-10-20T02:00:0${index % 3}Z`,
        actor_kind: index % 2 === 0 ? 'account' : 'server',
        actor_id: index % 2 === 0 ? 'a' : null,
        action: 'cohort-created',
        target_kind: 'cohort',
        target_id: String(index % 4),
        details: '{}',
      });
    }
    return { deps, school };
  };

  it('cannot be changed, shortened or emptied', async () => {
    const { deps } = await start(3);
    const { db } = deps;
    const refused = 'audit_entry is insert-only';
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow(refused);
    await expect(db.updateTable('audit_entry').set({ at: '' }).execute()).rejects.toThrow(refused);
    const [row] = await db.selectFrom('audit_entry').selectAll().execute();
    if (!row) throw new Error('no entry');
    await expect(db.replaceInto('audit_entry').values(row).execute()).rejects.toThrow();
    expect(await db.selectFrom('audit_entry').selectAll().execute()).toHaveLength(3);
  });

  it('is read page by page, newest first, each entry once', async () => {
    const { deps, school } = await start(20);
    const seen: { readonly at: string; readonly id: string }[] = [];
    for (;;) {
      const page = await findAuditEntries(deps.db, school.id, {}, 3, seen.at(-1));
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(20);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  it('is narrowed down to a class and to who acted, and to one school always', async () => {
    const { deps, school } = await start(20);
    const count = async (filter: Parameters<typeof findAuditEntries>[2], schoolId = school.id) =>
      (await findAuditEntries(deps.db, schoolId, filter, 100)).length;
    expect(await count({})).toBe(20);
    expect(await count({ cohortId: '1' })).toBe(5);
    expect(await count({ actor: { kind: 'server', id: null } })).toBe(10);
    expect(await count({ cohortId: '1', actor: { kind: 'account', id: 'a' } })).toBe(0);
    const other = await createSchool(deps, 'Other');
    expect(await count({ cohortId: '1' }, other.id)).toBe(0);
  });
});
