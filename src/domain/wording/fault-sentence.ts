/** A fault in words: where, what is wrong, what would be right. */
import type { Fault } from '../problem.ts';
import type { Words } from './words.ts';

/** A fault without its own sentence is still named: by its place and its code. */
export function faultSentence(fault: Fault, t: Words): string {
  const params = { path: fault.path, code: fault.code, ...fault.params };
  return t([`problems:fault.${fault.code}`, 'problems:fault.other'], params);
}
