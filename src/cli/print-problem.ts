/** A refusal on stderr, one line a problem. */
import type { Problem } from '../domain/problem.ts';
import { faultSentence } from '../domain/wording/fault-sentence.ts';
import { wordsIn } from '../domain/wording/words.ts';

/** @param file whose faults they are; put before each line */
export function printProblem(problem: Problem, file = problem.params.file): void {
  const t = wordsIn('en');
  const start = file === undefined ? '' : `${file}: `;
  const lines = problem.faults.map((fault) => faultSentence(fault, t));
  if (lines.length === 0) {
    lines.push(
      [
        t(`problems:${problem.code}.text`, problem.params),
        t(`problems:${problem.code}.remedy`, problem.params),
      ].join(' '),
    );
  }
  process.stderr.write(lines.map((line) => `${start}${line}\n`).join(''));
}
