/** Any table reads as csv-parse reads the whole of it, wherever the pieces of the file end and whatever its encoding. */
import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceOfBytes } from '../../src/csv/byte-source.ts';
import { cellsOf, readTable } from '../../src/csv/read-table.ts';
import { Problem } from '../../src/domain/problem.ts';

type Reading = readonly (readonly [number, ...string[]])[] | string;

function readingOf(bytes: Uint8Array, blockSize?: number): Reading {
  const rows: [number, ...string[]][] = [];
  try {
    const onRow = (row: Parameters<typeof cellsOf>[0]) => rows.push([row.number, ...cellsOf(row)]);
    readTable(sourceOfBytes(bytes), onRow, blockSize);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.faults.map(({ path, code }) => `${path} ${code}`).join('; ');
  }
  return rows;
}

/** The same by the library alone, from the text as a whole. */
function expectedOf(text: string): Reading {
  const rows: [number, ...string[]][] = [];
  let row = 0;
  try {
    parse(text.replace(/^\uFEFF+/, ''), {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      on_record: (cells: string[]) => {
        row++;
        const trimmed = cells.map((cell) => cell.trim());
        if (trimmed.length > 1 || trimmed[0] !== '') rows.push([row, ...trimmed]);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = Number(error.column);
    const header = rows[0]?.slice(1) ?? [];
    return `row ${row + 1}, column ${header[at] || at + 1} bad-quotes`;
  }
  return rows;
}

/** Characters beyond ASCII in GB18030, of two and of four bytes, one of them a space; none of them is UTF-8 too. */
const gb18030: Readonly<Record<string, readonly number[]>> = {
  单: [0xb5, 0xa5],
  镇: [0xd5, 0xf2],
  丂: [0x81, 0x40],
  '\u3000': [0xa1, 0xa1],
  '\uFEFF': [0x84, 0x31, 0x95, 0x33],
  𠮷: [0x95, 0x34, 0xb2, 0x35],
};

const inUtf8 = (text: string) => new TextEncoder().encode(text);
const inGb18030 = (text: string) =>
  Uint8Array.from([...text].flatMap((each) => gb18030[each] ?? [each.charCodeAt(0)]));

const characters = ['1', '5', 'a', '-', ' ', '\t', '', ...Object.keys(gb18030)];
const word = fc.array(fc.constantFrom(...characters), { maxLength: 4 }).map((all) => all.join(''));
const quoted = fc
  .array(fc.oneof(word, fc.constantFrom('""', ',', '\n', '\r\n', '\r')), { maxLength: 4 })
  .map((parts) => `"${parts.join('')}"`);
const spaced = fc
  .tuple(fc.constantFrom('', ' ', '\u3000'), quoted)
  .map(([space, cell]) => space + cell + space);
const digit = fc.constantFrom('1', '2', '3', '4', '5');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\r\n', '\n \r\n');

function tableOf(cell: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));
  const rows = fc.array(
    fc.tuple(row, lineEnd).map((parts) => parts.join('')),
    { maxLength: 8 },
  );
  return fc
    .tuple(fc.constantFrom('', '\uFEFF'), rows, fc.oneof(row, fc.constantFrom('', '  ')))
    .map((parts) => parts.join(''));
}

const blockSize = fc.integer({ min: 8, max: 64 });

test.each([
  ['without quotes', tableOf(fc.oneof(digit, word))],
  ['with quotes around whole cells', tableOf(fc.oneof(digit, word, quoted))],
  ['with quotes and spaces around them', tableOf(fc.oneof(digit, word, quoted, spaced))],
  [
    'with quotes anywhere',
    tableOf(fc.oneof(digit, word, quoted, spaced, fc.constantFrom('"', '1"', '"1"2', '"" "x"'))),
  ],
])('%s', (_, table) => {
  fc.assert(
    fc.property(table, blockSize, (text, size) => {
      const expected = expectedOf(text);
      expect(readingOf(inUtf8(text), size)).toEqual(expected);
      expect(readingOf(inUtf8(text))).toEqual(expected);
      expect(readingOf(inGb18030(text), size)).toEqual(expected);
    }),
    { seed: 4180, numRuns: 400 },
  );
});

test('rows of more cells than fit at first', () => {
  const cells = Array.from({ length: 300 }, (_, column) =>
    column % 7 === 0 ? `"${column}"` : `${column}`,
  );
  const text = `a,b\n${cells.join(',')}\nc,"d"\n`;
  for (const size of [8, 100, 1000])
    expect(readingOf(inUtf8(text), size)).toEqual(expectedOf(text));
});

test('bytes are text of one encoding or refused, wherever the pieces end', () => {
  const piece = fc.oneof(
    fc.constantFrom(...Object.values(gb18030)).map((bytes) => [...bytes]),
    fc.constantFrom(...Object.keys(gb18030), 'a', '\n').map((each) => [...inUtf8(each)]),
    fc.integer({ min: 1, max: 255 }).map((byte) => [byte]),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), blockSize, (pieces, size) => {
      const bytes = Uint8Array.from(pieces.flat());
      const text = decoded('utf-8', bytes) ?? decoded('gb18030', bytes);
      expect(readingOf(bytes, size)).toEqual(text === null ? 'row 1 not-text' : expectedOf(text));
    }),
    { seed: 4181, numRuns: 2000 },
  );
});

function decoded(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
