/** The server's self-check. */

export interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}
