/** Text of a file as Chinese offices save it: UTF-8 with or without a byte order mark, or GB18030. */

/** Null where the bytes are neither, or binary (a picture, a workbook). */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes);
  return text === null || text.includes('\0') ? null : text;
}

/** TextDecoder leaves the byte order mark out of UTF-8 alone. */
function decodeAs(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}
