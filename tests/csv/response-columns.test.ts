/** Cells of every kind in the columns that are used, and what happens with more problems than anybody reads. */
import { describe, expect, test } from 'vitest';
import { sourceOfBytes } from '../../src/csv/byte-source.ts';
import { type ReadOptions, readResponses } from '../../src/csv/read-responses.ts';
import { Problem } from '../../src/domain/problem.ts';
import { wordsIn } from '../../src/domain/wording/words.ts';
import { surveyOf } from '../domain/samples.ts';

const surveyTo = (max: number) =>
  surveyOf({
    factors: [{ id: 'A' }],
    items: ['A1', 'A2'].map((id) => ({ id, factor: 'A' })),
    scale: { min: 0, max },
  });

const read = (csv: string, options: ReadOptions = {}, max = 5) =>
  readResponses(
    sourceOfBytes(new TextEncoder().encode(csv)),
    surveyTo(max),
    options,
    wordsIn('en'),
    64,
  );

function faultsOf(csv: string, options: ReadOptions = {}) {
  try {
    read(csv, options);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.faults;
  }
}

const placesOf = (csv: string, options: ReadOptions = {}) =>
  faultsOf(csv, options).map(({ path, code }) => `${path} ${code}`);

describe('an answer', () => {
  test.each([
    ['3', 3],
    ['0', 0],
    ['', -1],
    [' ', -1],
    ['\u3000', -1],
    ['""', -1],
    ['" "', -1],
    [' 4 ', 4],
    ['"4"', 4],
    ['" 4 "', 4],
    ['\u30004', 4],
    ['\t2', 2],
    [' "2" ', 2],
  ])('%j', (cell, answer) => {
    const file = `x,A1,A2\n1,${cell},5\n2,5,${cell}\n3,1,1\n`;
    expect([...read(file).sheet.answers]).toEqual([answer, 5, 5, answer, 1, 1]);
  });

  test('stands wherever its column stands', () => {
    const { sheet } = read('x,A2,y,A1\n7,1,,2\n,"3",8,\n9,,9,5\n');
    expect(sheet.items).toEqual(['A2', 'A1']);
    expect([...sheet.answers]).toEqual([1, 2, 3, -1, -1, 5]);
  });

  test('may be 10 where the scale goes so far', () => {
    expect([...read('A1,A2\n10,9\n"10", 10\n', {}, 10).sheet.answers]).toEqual([10, 9, 10, 10]);
    expect(placesOf('A1,A2\n10,1\n')).toEqual(['row 2, column A1 off-scale']);
  });

  test.each(['6', '-', '"', 'x', '11', '010', '"""3"""', '单', '","', ' "," '])(
    '%j is refused',
    (cell) => {
      expect(faultsOf(`x,A1,A2\n1,2,3\n1,${cell},3\n`)).toHaveLength(1);
    },
  );
});

describe('groups', () => {
  test('are one group however their cells are written', () => {
    const file = 'unit,A1,A2\n镇,1,1\n 镇,1,1\n"镇",1,1\n "镇" ,1,1\n,1,1\n区,1,1\n镇,1,1\n';
    const { groups, notices } = read(file, { group: 'unit' });
    expect(groups?.ids).toEqual(['镇', '区']);
    expect([...(groups?.codes ?? [])]).toEqual([0, 0, 0, 0, -1, 1, 0]);
    expect(notices).toHaveLength(1);
  });

  test('are told apart where their bytes have one hash', () => {
    const names = ['1wnmcc2', '1kprzgl'];
    const rows = [...names, ...names].map((name) => `${name},1,2`);
    const { groups } = read(['unit,A1,A2', ...rows].join('\n'), { group: 'unit' });
    expect(groups?.ids).toEqual(names);
    expect([...(groups?.codes ?? [])]).toEqual([0, 1, 0, 1]);
  });

  test('may be as many as there are rows', () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `u${index},1,2`);
    const { groups } = read(['unit,A1,A2', ...rows, ...rows].join('\n'), { group: 'unit' });
    expect(groups?.ids).toHaveLength(9000);
    expect(groups?.codes[17999]).toBe(8999);
  });
});

describe('an outcome', () => {
  test('is any number within ±1e100, or empty', () => {
    const cells = ['0', '100', '-2.5', '+.5', '1e2', '-1e100', ' 7 ', '"8"', '', ' '];
    const file = ['use,A1,A2', ...cells.map((cell) => `${cell},1,2`)].join('\n');
    const { outcome, notices } = read(file, { outcome: 'use' });
    expect([...(outcome ?? [])]).toEqual([
      0,
      100,
      -2.5,
      0.5,
      100,
      -1e100,
      7,
      8,
      Number.NaN,
      Number.NaN,
    ]);
    expect(notices).toEqual([]);
  });

  test.each(['80%', 'n/a', '1,5', '1e999', '-1e101', 'NaN', 'Infinity', '0x10', '８'])(
    'is not %s',
    (cell) => {
      expect(placesOf(`A1,A2,use\n1,2,3\n1,2,"${cell}"\n`, { outcome: 'use' })).toEqual([
        'row 3, column use not-a-number',
      ]);
    },
  );

  test('needs its column', () => {
    expect(placesOf('A1,A2\n1,2\n', { outcome: 'use', seconds: 'took' })).toEqual([
      'row 1, column use missing-named-column',
      'row 1, column took missing-named-column',
    ]);
  });

  test('is absent where not asked for', () => {
    expect(read('use,A1,A2\n1,1,2\n')).not.toHaveProperty('outcome');
  });
});

describe('seconds', () => {
  test('may have their unit', () => {
    const file = 'took,A1,A2\n123,1,2\n123秒,1,2\n61.5 秒,1,2\n,1,2\n0,1,2\n';
    const { seconds } = read(file, { seconds: 'took' });
    expect([...(seconds ?? [])]).toEqual([123, 123, 61.5, Number.NaN, 0]);
  });

  test.each(['-1', '秒', '2分', '1:30', 'x'])('are not %s', (cell) => {
    expect(placesOf(`took,A1,A2\n${cell},1,2\n`, { seconds: 'took' })).toEqual([
      'row 2, column took not-seconds',
    ]);
  });
});

test('ten thousand problems are named, the others counted from the row where they begin', () => {
  const file = `A1,A2\n${'7,x\n'.repeat(6000)}`;
  const faults = faultsOf(file);
  expect(faults).toHaveLength(10_001);
  expect(faults[9999]).toMatchObject({ path: 'row 5001, column A2', code: 'not-whole-number' });
  expect(faults[10_000]).toEqual({ path: 'row 5002', code: 'more-faults', params: { n: 2000 } });
});
