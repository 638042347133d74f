/** Where the bytes of a table come from: read piece by piece and more than once, never held as a whole. */

export interface ByteSource {
  /** Number of bytes. */
  readonly size: number;
  /** Fills `into` from position `at`; returns how many bytes, 0 only at the end. */
  readonly read: (into: Uint8Array, at: number) => number;
}

export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (into, at) => {
      const piece = bytes.subarray(at, at + into.length);
      into.set(piece);
      return piece.length;
    },
  };
}
