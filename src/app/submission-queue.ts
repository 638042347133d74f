/** Grouped commits. */
import type { OccasionKind } from '../domain/instrument/survey.ts';

export interface Submission {
  readonly token: string;
  readonly kind: OccasionKind;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Receipt {
  readonly receipt: string;
  /** The same answers were already stored. */
  readonly repeated: boolean;
}

export interface SubmissionQueue {
  /** Resolves after the commit is on disk. */
  submit(submission: Submission): Promise<Receipt>;
  /** Resolves when nothing is waiting any more. */
  flush(): Promise<void>;
}
