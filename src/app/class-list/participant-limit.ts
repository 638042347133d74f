/** Beside the schemas, so that the thread that reads an uploaded list starts without them. */

/** Largest class list of a cohort. */
export const participantLimit = 2000;
