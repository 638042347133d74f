/** CSV as offices save it: encodings, quotes, line ends, and the row numbers of a spreadsheet. */
import { describe, expect, test } from 'vitest';
import { sourceOfBytes } from '../../src/csv/byte-source.ts';
import { cellsOf, readTable } from '../../src/csv/read-table.ts';
import { Problem } from '../../src/domain/problem.ts';

type Row = readonly [number, ...string[]];

function rowsOf(file: string | Uint8Array): Row[] {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const rows: Row[] = [];
  readTable(sourceOfBytes(bytes), (row) => rows.push([row.number, ...cellsOf(row)]));
  return rows;
}

function refusalOf(file: string | Uint8Array) {
  try {
    return rowsOf(file);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.faults.map((fault) => [fault.path, fault.code]);
  }
}

test.each([
  ['Unix', 'a,b\n1,2\n3,4\n'],
  ['Windows', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['old Mac', 'a,b\r1,2\r3,4\r'],
  ['mixed', 'a,b\r\n1,2\n3,4\r\n'],
  ['mixed, with quotes', 'a,b\n"1","2"\r\n"3","4"\n'],
  ['none at the end', 'a,b\n1,2\n3,4'],
  ['with a byte order mark', '\uFEFFa,b\n1,2\n3,4\n'],
  ['with a byte order mark before a quote', '\uFEFF"a",b\n1,2\n3,4\n'],
  ['with spaces, tabs and wide spaces', ' a ,b\t\n 1,2 \n3,\u30004\n'],
  ['with spaces around quotes', 'a, "b"\n"1" ,2\n3, "4" \n'],
])('line ends and spaces: %s', (_, file) => {
  expect(rowsOf(file)).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
    [3, '3', '4'],
  ]);
});

describe('rows are numbered', () => {
  test('without those that a line break inside quotes would add', () => {
    expect(rowsOf('a,"b\nc"\n"x\r\ny",2\n3,4\n')).toEqual([
      [1, 'a', 'b\nc'],
      [2, 'x\r\ny', '2'],
      [3, '3', '4'],
    ]);
  });

  test('with blank lines, which hold no response', () => {
    expect(rowsOf('a,b\n\n1,2\n   \n3,4\n\n\n')).toEqual([
      [1, 'a', 'b'],
      [3, '1', '2'],
      [5, '3', '4'],
    ]);
  });
});

test('quotes may hold commas and doubled quotes', () => {
  expect(rowsOf('a,b\n"x, y","he said ""no"""\n')[1]).toEqual([2, 'x, y', 'he said "no"']);
});

describe('encodings', () => {
  // 单位 and 镇 in GB18030, and 𠮷 as four bytes of it.
  const gb = Uint8Array.of(0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xd5, 0xf2, 0x0a, 0x95, 0x34, 0xb2, 0x35);

  test('GB18030, four-byte characters too', () => {
    expect(rowsOf(gb)).toEqual([
      [1, '单位'],
      [2, '镇'],
      [3, '𠮷'],
    ]);
  });

  test('UTF-8 beyond the basic plane', () => {
    expect(rowsOf('单位\n𠮷\n')).toEqual([
      [1, '单位'],
      [2, '𠮷'],
    ]);
  });

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0x06, 0, 0x08, 0)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x62, 0)],
    ['text with a null in it', Uint8Array.of(0x61, 0x2c, 0x62, 0x0a, 0x00)],
  ])('%s is refused', (_, bytes) => {
    expect(refusalOf(bytes)).toEqual([['row 1', 'not-text']]);
  });
});

test.each([
  ['a quote that never closes', 'a,b\n1,2\n3,"4\n5,6\n', 'row 3, column b'],
  ['a quote inside a cell', 'a,b\n1,2\n3"x,4\n', 'row 3, column a'],
  ['text after a quote', 'a,b\n"1"x,2\n', 'row 2, column a'],
])('%s is refused, with its row and column', (_, file, path) => {
  expect(refusalOf(file)).toEqual([[path, 'bad-quotes']]);
});

test.each(['', '\n\n', '\uFEFF', '  \r\n'])('%j has no rows', (file) => {
  expect(rowsOf(file)).toEqual([]);
});
