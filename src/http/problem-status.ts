/** The one table from refusals to HTTP; express and its parsers speak in numbers, which become refusals here. */
import { Problem, type ProblemCode } from '../domain/problem.ts';

export const problemStatus: Readonly<Record<ProblemCode, number>> = {
  'invalid-input': 422,
  'invalid-survey': 422,
  'invalid-responses': 422,
  'incomplete-answers': 422,
  'name-not-on-list': 422,
  'not-comparable': 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-open': 403,
  'cross-site-request': 403,
  'not-found': 404,
  'unknown-link': 404,
  'unknown-join-code': 404,
  'method-not-allowed': 405,
  'already-submitted': 409,
  'link-already-picked-up': 409,
  'name-taken': 409,
  conflict: 409,
  'class-erased': 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-attempts': 429,
};

export interface Refusal {
  readonly problem: Problem;
  readonly status: number;
}

/** A refusal with its status; null where the error is a bug of ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Problem) return { problem: error, status: problemStatus[error.code] };
  const status = clientErrorStatus(error);
  if (status === null) return null;
  return { problem: new Problem(codeOfStatus(status)), status };
}

function clientErrorStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 404) return 'not-found';
  if (status === 405) return 'method-not-allowed';
  if (status === 413) return 'payload-too-large';
  if (status === 415) return 'unsupported-media-type';
  return 'invalid-input';
}
