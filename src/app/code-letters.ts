/** Codes that people read aloud and type: Crockford's base 32, without I, L, O and U. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One letter a byte, so `bytes` needs at least `length` of them. */
export function codeLetters(bytes: Uint8Array, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte & 31]).join('');
}

/** A code as typed: case, spaces and dashes do not matter, O is 0, I and L are 1. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
