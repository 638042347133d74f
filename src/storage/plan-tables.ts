/** Improvement plans as they were edited. */

// biome-ignore lint/suspicious/noEmptyInterface: filled by its migration
export interface PlanTables {}
