/** The audit log, settings of a school, retention and erasure. */

export interface HousekeepingTables {
  readonly audit_entry: AuditEntryTable;
  readonly school_settings: SchoolSettingsTable;
  readonly cohort_retention: CohortRetentionTable;
  readonly erasing: ErasingTable;
  readonly detached_person: DetachedPersonTable;
  readonly erased_occasion: ErasedOccasionTable;
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

/** What a school has set; a school without a row has the defaults. */
export interface SchoolSettingsTable {
  school_id: string;
  /** JSON of the names that a new class begins with; null: those of its survey. */
  capabilities: string | null;
  /** After the last occasion closes; null: never. */
  retention_months: number | null;
}

export interface CohortRetentionTable {
  cohort_id: string;
  /** Day until which the class is kept by hand. */
  keep_until: string | null;
  /** Day since which the console has said that the class will be erased. */
  noticed_on: string | null;
}

/** What may be deleted now: filled and emptied within one transaction, so nobody ever sees a row. */
export interface ErasingTable {
  pseudonym: string;
}

/**
 * Somebody whose identity was erased: their answers, where there are any, lie under a random pseudonym that no key
 * leads to. Everybody erased has a row, so that a row does not tell who had answered.
 */
export interface DetachedPersonTable {
  pseudonym: string;
  cohort_id: string;
  /** As the class list had it where enough people share it; else a random text, shared with nobody. */
  unit: string;
  /** Had left the class before. */
  withdrawn: number;
}

/** How many were invited and answered, of a class whose people and answers are erased. */
export interface ErasedOccasionTable {
  occasion_id: string;
  invited: number;
  submitted: number;
}
