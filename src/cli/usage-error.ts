/** A command called in a way that can never work, whatever the files hold. */
export class UsageError extends Error {}
