/** A refusal on stderr, one line a problem. */
import type { Fault, Problem } from '../domain/problem.ts';
import { faultSentence } from '../domain/wording/fault-sentence.ts';
import { wordsIn } from '../domain/wording/words.ts';

/** @param file whose faults they are; put before each line */
export function printProblem(problem: Problem, file = problem.params.file): void {
  const t = wordsIn('en');
  const start = (fault?: Fault) => (file === undefined || fault?.path === file ? '' : `${file}: `);
  const lines = problem.faults.map((fault) => start(fault) + faultSentence(fault, t));
  if (lines.length === 0) {
    lines.push(
      start() +
        [
          t(`problems:${problem.code}.text`, problem.params),
          t(`problems:${problem.code}.remedy`, problem.params),
        ].join(' '),
    );
  }
  process.stderr.write(lines.map((line) => `${oneLine(line)}\n`).join(''));
}

/** A cell or a header may hold line breaks and other control characters. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
