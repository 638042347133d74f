/** Whether a file is text, and in which of the two encodings of Chinese offices: decided over the whole of it. */
import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';

export type Encoding = 'utf-8' | 'gb18030';

/** Null where the bytes are neither, or binary (a picture, a workbook). UTF-8 goes first. */
export function findEncoding(source: ByteSource, pieceSize = 1 << 18): Encoding | null {
  if (everyPiece(source, pieceSize, pieceOfUtf8())) return 'utf-8';
  return everyPiece(source, pieceSize, pieceOfGb18030()) ? 'gb18030' : null;
}

/** Bytes that a check leaves for the next piece, or null where they are not of its encoding. */
type Check = (piece: Uint8Array, last: boolean) => number | null;

function everyPiece(source: ByteSource, pieceSize: number, check: Check): boolean {
  const buffer = Buffer.alloc(Math.min(pieceSize, source.size + 8));
  let position = 0;
  let held = 0;
  for (;;) {
    const read = source.read(buffer.subarray(held), position);
    position += read;
    const piece = buffer.subarray(0, held + read);
    const left = piece.includes(0) ? null : check(piece, read === 0);
    if (left === null) return false;
    if (read === 0) return true;
    buffer.copyWithin(0, piece.length - left, piece.length);
    held = left;
  }
}

function pieceOfUtf8(): Check {
  return (piece, last) => {
    const left = last ? 0 : lengthOfLastCharacter(piece);
    return isUtf8(piece.subarray(0, piece.length - left)) ? left : null;
  };
}

/** The next piece may hold the rest of it; 0 for a character of one byte. */
function lengthOfLastCharacter(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(4, bytes.length); length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length;
  }
  return 0;
}

/** The decoder keeps by itself what the next piece may finish. */
function pieceOfGb18030(): Check {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  return (piece, last) => {
    try {
      decoder.decode(piece, { stream: !last });
      return 0;
    } catch {
      return null;
    }
  };
}
