/** Who may sign in to the console. */

// biome-ignore lint/suspicious/noEmptyInterface: filled by its migration
export interface AccountTables {}
