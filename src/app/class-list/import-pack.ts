/**
 * A list on its way through the steps of an import: packed into a field of the form, so that the server keeps
 * nothing between them and any process can take the next. It is checked anew each time, as any input is.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { parseInput, refuseField } from '../parse-input.ts';
import type { ReadList } from './import-list.ts';

const mostPacked = 4_000_000;
const mostUnpacked = 40_000_000;

const listInput = z.strictObject({
  source: z.enum(['file', 'paste']),
  sheets: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        rows: z
          .array(
            z.strictObject({
              number: z.int().min(1).max(10_000_000),
              cells: z.array(z.string()).max(200),
            }),
          )
          .max(2100),
        total: z.int().min(0),
        merged: z.array(z.string().max(50)).max(100_000),
      }),
    )
    .min(1)
    .max(20),
});

/** Refuses `invalid-input` for a list whose texts are too long to travel. */
export function packList(list: ReadList): string {
  const packed = deflateRawSync(JSON.stringify(list), { level: 5 }).toString('base64url');
  return packed.length <= mostPacked ? packed : refuseField('file', 'too-much-text');
}

/** Refuses `invalid-input` for what we have not packed. */
export function unpackList(packed: string): ReadList {
  if (packed.length > mostPacked) refuseField('file', 'too-much-text');
  return parseInput(listInput, unpack(packed));
}

function unpack(packed: string): unknown {
  try {
    const bytes = Buffer.from(packed, 'base64url');
    return JSON.parse(inflateRawSync(bytes, { maxOutputLength: mostUnpacked }).toString('utf8'));
  } catch {
    return refuseField('file', 'damaged');
  }
}
