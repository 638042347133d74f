/** Messages to participants and groups, and what was done by itself. */

// biome-ignore lint/suspicious/noEmptyInterface: filled by its migration
export interface MessageTables {}
