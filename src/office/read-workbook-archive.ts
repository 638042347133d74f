/**
 * The files inside a workbook, which is a zip. Nothing is unpacked before the directory at its end has said
 * how large everything is, and nothing beyond what it said: a bomb is refused either by its word or by its deed.
 */
import { Inflate } from 'fflate';
import { type Fault, Problem } from '../domain/problem.ts';

const mostFiles = 500;
const mostBytes = 50 * 1024 * 1024;
/** A byte of a zip stands for a thousand at most, so that one slice cannot fill the memory. */
const slice = 16 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Refuses `invalid-input` on `file`: `damaged`, `unpacks-too-large`. */
export function readArchive(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = entriesOf(bytes, view);
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length > mostFiles || total > mostBytes) refuseFile('unpacks-too-large');
  const wanted = entries.filter(({ name }) => isWanted(name));
  return new Map(wanted.map((entry) => [entry.name, unpack(bytes, view, entry)]));
}

export function refuseFile(code: string, params: Fault['params'] = {}): never {
  throw new Problem('invalid-input', {}, [{ path: 'file', code, params }]);
}

function entriesOf(bytes: Uint8Array, view: DataView): readonly Entry[] {
  const entries: Entry[] = [];
  try {
    let at = directoryAt(view);
    while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
      const entry = entryAt(bytes, view, at);
      entries.push(entry);
      if (entries.length > mostFiles) break;
      at += 46 + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0);
    }
  } catch (error) {
    if (error instanceof RangeError) refuseFile('damaged');
    throw error;
  }
  return entries.length > 0 ? entries : refuseFile('damaged');
}

/** Where the directory begins, as the record at the end of the file says. */
function directoryAt(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const offset = view.getUint32(at + 16, true);
    if (offset !== 0xffffffff) return offset;
    const record = Number(view.getBigUint64(at - 20 + 8, true));
    return Number(view.getBigUint64(record + 48, true));
  }
  return refuseFile('damaged');
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const [size, packed, offset] = largeNumbers(
    view,
    [24, 20, 42].map((place) => view.getUint32(at + place, true)),
    nameEnd,
    nameEnd + view.getUint16(at + 30, true),
  );
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    size: size ?? 0,
    packed: packed ?? 0,
    offset: offset ?? 0,
  };
}

/** Programs that write as they go put each number of 32 bits that they did not know yet into an extra field of 64. */
function largeNumbers(
  view: DataView,
  numbers: readonly number[],
  from: number,
  end: number,
): readonly number[] {
  let at = from;
  while (at + 4 <= end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return numbers.map((number) => {
    if (number !== 0xffffffff || at + 8 > end) return number;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  });
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { offset, packed, size, method } = entry;
  if (offset + 30 > bytes.length) refuseFile('damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) refuseFile('damaged');
  const content = method === 0 ? data : inflate(data, size);
  return content.length === size ? content : refuseFile('damaged');
}

function inflate(data: Uint8Array, size: number): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length > size) refuseFile('unpacks-too-large');
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += slice) {
      inflater.push(data.subarray(at, at + slice), at + slice >= data.length);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    refuseFile('damaged');
  }
  return content.subarray(0, length);
}
