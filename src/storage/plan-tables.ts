/** Improvement plans as they were edited, and the results that stay when answers are erased. */

export interface PlanTables {
  readonly edited_plan: EditedPlanTable;
  readonly frozen_results: FrozenResultsTable;
}

/** The whole plan of one occasion of a class; who saves names the revision that they began from. */
export interface EditedPlanTable {
  cohort_id: string;
  /** `end` or `followup`. */
  kind: string;
  /** Counts from 1. */
  revision: number;
  /** ISO day in the class's time zone. */
  saved_on: string;
  /** JSON. */
  plan: string;
}

/** What the disclosure gate let through before the answers of a class were erased. */
export interface FrozenResultsTable {
  cohort_id: string;
  /** `end`, `followup` or `change`; with ` without careless` where such answers are left out. */
  kind: string;
  /** JSON. */
  examined: string;
}
