/** The audit log, settings of a school, retention and erasure. */

export interface HousekeepingTables {
  readonly audit_entry: AuditEntryTable;
}

/** Who did what in the console, by the API and from the command line. Insert-only, held by triggers. */
export interface AuditEntryTable {
  id: string;
  school_id: string;
  /** ISO, to the second. */
  at: string;
  actor_kind: string;
  /** Of the account or token; null for the server itself. */
  actor_id: string | null;
  action: string;
  target_kind: string | null;
  target_id: string | null;
  /** Plain values as JSON; never an answer, a name of a participant, a link or a secret. */
  details: string;
}
