/** How long the head of a request may be, and how its query is read: a province compares 2,000 classes in one address. */
import { parse } from 'node:querystring';

/** Bytes. Beyond it Node answers 431. 2,000 ids of classes take 60 KB. */
export const maxHeaderSize = 128 * 1024;

/** Strings, or lists of strings where a name is repeated, however often: Node stops after 1,000 unless told. */
export function parseQuery(text: string): ReturnType<typeof parse> {
  return parse(text, '&', '=', { maxKeys: 0 });
}
