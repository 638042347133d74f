/** A fault in words: where, what is wrong, what would be right. */
import type { Fault } from '../problem.ts';
import type { Words } from './words.ts';

/** A fault without its own sentence is still named: by its place and its code. */
export function faultSentence(fault: Fault, t: Words): string {
  const path = placeInWords(fault.path, t);
  const { first, ...others } = fault.params ?? {};
  // Where the same was said before is a place too.
  const earlier = first === undefined ? {} : { first: placeInWords(String(first), t) };
  const params = { path, code: fault.code, ...others, ...earlier };
  // Shorter than one is nothing at all.
  const empty = fault.code === 'too-short' && fault.params?.limit === 1;
  return t([`problems:fault.${empty ? 'required' : fault.code}`, 'problems:fault.other'], params);
}

/** `row 4`, `row 4, column SO1` and `row 3, name` as a reader of this language says them; other places as they are. */
function placeInWords(path: string, t: Words): string {
  const { row, column, field } =
    /^row (?<row>\d+)(?:, column (?<column>.+)|, (?<field>.+))?$/s.exec(path)?.groups ?? {};
  if (row === undefined) return path;
  if (column !== undefined) return t('problems:place.column', { row, column });
  if (field === undefined) return t('problems:place.row', { row });
  const name = t(`problems:place.field.${field}`, { defaultValue: field });
  return t('problems:place.cell', { row, field: name });
}
