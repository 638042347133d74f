/** A refused form comes back with its text kept and each fault beside its field. */
import type { Request } from 'express';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import { faultSentence } from '../../domain/wording/fault-sentence.ts';
import { wordsFor } from './admin-page.ts';

export type Faults = Readonly<Record<string, string>>;
export const noFaults: Faults = {};

/** For `.catch`: these refusals become values, everything else stays an error. */
export function rethrowUnless(...codes: readonly ProblemCode[]): (error: unknown) => Problem {
  return (error) => {
    if (error instanceof Problem && codes.includes(error.code)) return error;
    throw error;
  };
}

/** All sentences in their order, for a list of rows. */
export function faultSentences(request: Request, problem: Problem): readonly string[] {
  const t = wordsFor(request);
  return problem.faults.length > 0
    ? problem.faults.map((fault) => faultSentence(fault, t))
    : [t(`problems:${problem.code}.text`, problem.params)];
}
