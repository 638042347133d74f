/** Who may sign in to the console, how often they were guessed at, and the one-time links that make accounts and members. */

export interface AccountTables {
  readonly account: AccountTable;
  readonly account_recovery_code: RecoveryCodeTable;
  readonly account_link: AccountLinkTable;
  readonly sign_in_attempts: SignInAttemptsTable;
}

export interface AccountTable {
  id: string;
  school_id: string;
  name: string;
  /** As it was typed; `login_key` is how it is compared, on the whole server. */
  login: string;
  login_key: string;
  role: string;
  password_hash: string;
  /** The second factor's seed, sealed; null without a second factor. */
  totp: string | null;
  /** The last time step whose code was taken: no code is taken twice. */
  totp_last_step: number;
  created_at: string;
  disabled: number;
}

/** Unused ones alone. */
export interface RecoveryCodeTable {
  account_id: string;
  code_hash: string;
}

/** One-time links: an `invitation` (with name and role), a `reset` (of an account), a `member` school of `school_id`. */
export interface AccountLinkTable {
  id: string;
  token_hash: string;
  kind: string;
  school_id: string;
  account_id: string | null;
  name: string | null;
  login: string | null;
  role: string | null;
  /** A reset that takes the second factor away too. */
  drop_factor: number | null;
  expires_at: string;
}

/** Wrong passwords and codes, under a keyed hash of login and device; never an address. */
export interface SignInAttemptsTable {
  counter: string;
  failures: number;
  wait_until: string;
  forget_at: string;
}
