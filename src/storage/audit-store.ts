/** The audit log; reading it page by page is all that is done with it. */
import type { Kysely } from 'kysely';
import type { AuditEntryTable } from './housekeeping-tables.ts';
import type { Tables } from './tables.ts';

export async function insertAuditEntry(db: Kysely<Tables>, entry: AuditEntryTable): Promise<void> {
  await db.insertInto('audit_entry').values(entry).execute();
}
