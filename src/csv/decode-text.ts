/** Text of a file as Chinese offices save it: UTF-8 with or without a byte order mark, or GB18030. */
import { Problem } from '../domain/problem.ts';

/** @throws Problem invalid-responses — neither UTF-8 nor GB18030, or binary (a picture, a workbook) */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
  if (text === null || text.includes('\0')) {
    throw new Problem('invalid-responses', {}, [{ path: 'row 1', code: 'not-text' }]);
  }
  return text;
}

/** TextDecoder leaves the byte order mark out. */
function decodeAs(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
