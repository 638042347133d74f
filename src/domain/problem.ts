/**
 * Every refusal of the product. A Problem is language-free and knows no HTTP: a stable code and
 * parameters; `wording/*\/problems.json` says it to people, `http/error-handler.ts` gives it a status.
 * What is not a Problem is a bug.
 */

/** One fault in an input: where (a field, a JSON path, a row and column), what, and its parameters. */
export interface Fault {
  /** Field name, JSON path (`$.items[3].factor`) or `row 4, column SO1`. */
  readonly path: string;
  /** Key below `problems:fault` in the wording. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type ProblemCode =
  | 'invalid-input'
  | 'invalid-survey'
  | 'invalid-responses'
  | 'not-found'
  | 'unknown-link'
  | 'unknown-join-code'
  | 'not-open'
  | 'already-submitted'
  | 'incomplete-answers'
  | 'link-already-picked-up'
  | 'name-not-on-list'
  | 'too-many-attempts'
  | 'unauthenticated'
  | 'forbidden'
  | 'name-taken'
  | 'method-not-allowed'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'cross-site-request'
  | 'conflict'
  | 'class-erased'
  | 'not-comparable';

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly faults: readonly Fault[];

  constructor(
    code: ProblemCode,
    params: Readonly<Record<string, string | number>> = {},
    faults: readonly Fault[] = [],
  ) {
    super(
      faults.length > 0 ? `${code}: ${faults.map((f) => `${f.path} ${f.code}`).join('; ')}` : code,
    );
    this.name = 'Problem';
    this.code = code;
    this.params = params;
    this.faults = faults;
  }
}
