/** The workbook: what Excel must not do with it, and every number as it is. */
import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { resultSheets } from '../../src/app/results/export-workbook.ts';
import type { Sheet } from '../../src/domain/exports/sheet.ts';
import { languages } from '../../src/domain/language.ts';
import { writeWorkbook } from '../../src/office/write-workbook.ts';
import { convert, officeTimeout, pagesOf, tools, unzipped } from '../support/office.ts';
import { resultsClass } from '../support/results-class.ts';

const sheet = (rows: Sheet['rows']): Sheet => ({
  name: '因素',
  columns: [
    { title: '名称', width: 20 },
    { title: '均值', width: 10, show: 'decimals' },
  ],
  rows,
});

it('writes no formula, whatever a text begins with, and nothing that Excel would repair', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'a\u0000b\u0007c', '\ud800'];
  const bytes = await writeWorkbook([sheet(texts.map((text) => [text, 1]))]);
  const files = unzipped(bytes);
  expect(Object.keys(files)).toContain('xl/workbook.xml');
  for (const xml of Object.values(files)) {
    expect(xml).not.toContain('<f>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  }
  const rows = await readSheet(Buffer.from(bytes));
  expect(rows.slice(1, 5).map(([text]) => text)).toEqual(texts.slice(0, 4));
});

it('keeps numbers in full, leaves what is missing empty and freezes the headings', async () => {
  const bytes = await writeWorkbook([
    sheet([
      ['a', 3.123456789],
      ['b', null],
    ]),
  ]);
  expect((await readSheet(Buffer.from(bytes))).slice(1)).toEqual([
    ['a', 3.123456789],
    ['b', null],
  ]);
  const xml = unzipped(bytes)['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).toMatch(/ySplit="1"[^>]*state="frozen"/);
});

it.each(languages)('holds every sheet of the results: %s', async (language) => {
  const { deps, schoolId, cohort } = await resultsClass(9, { simulated: true });
  const request = { schoolId, cohortId: cohort.id, kind: 'followup', language } as const;
  const sheets = await resultSheets(deps, request);
  const [overview, factors, items, change, plan, responses, definitions] = sheets;
  expect(sheets).toHaveLength(7);
  expect(overview?.rows[0]?.[1]).toBe(language === 'en' ? 'Simulated data' : '模拟数据');
  expect(factors?.rows).toHaveLength(cohort.survey.factors.length);
  expect(typeof factors?.rows[0]?.[4]).toBe('number');
  for (const row of items?.rows ?? []) {
    const shares = row.slice(8).map(Number);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    // The mean of the chosen points is the item's own, turned where it is reversed.
    const points = shares.reduce((sum, share, at) => sum + share * (at + 1), 0);
    expect(row[5]).toBeCloseTo(row[3] === null ? points : 6 - points, 9);
  }
  expect(change?.rows).toHaveLength(cohort.survey.factors.length);
  expect(plan?.rows.length).toBeGreaterThan(3);
  expect(responses?.rows).toHaveLength(9);
  expect(definitions?.rows.length).toBeGreaterThan(5);
  for (const { columns, rows } of sheets) {
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns.length);
  }
});

it.skipIf(!tools.soffice)(
  'opens in LibreOffice with its figures',
  async () => {
    const bytes = await writeWorkbook([sheet([['甲', 2.5]])]);
    const [pdf = new Uint8Array()] = convert([{ bytes, extension: 'xlsx' }], 'pdf');
    expect(pagesOf(pdf).join('')).toMatch(/甲\s+2\.50/);
  },
  officeTimeout,
);
