/** `report`: a PDF from a file, in both languages, and nothing written where the input is refused. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasTool, pageTexts } from '../pdf/poppler.ts';
import { folderWith, runCli, smallSurvey, twoOccasions } from './run-cli.ts';

const files = { 'survey.json': smallSurvey, 'answers.csv': twoOccasions() };
const command = ['report', '--survey', 'survey.json', '--responses', 'answers.csv'];
const occasions = ['--person', 'who', '--occasion', 'when', '--group', 'unit'];

describe('report', () => {
  test.each(['zh-CN', 'en'])('writes a PDF: %s', async (language) => {
    const folder = folderWith(files);
    const run = await runCli(
      [...command, ...occasions, '--title', '三班', '--lang', language, '--out', 'out.pdf'],
      folder,
    );
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const pdf = readFileSync(join(folder, 'out.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.subarray(-8).toString()).toContain('%%EOF');
  });

  test.skipIf(!hasTool('pdftotext'))(
    'tells of groups and outcome that the file names',
    async () => {
      const rows = Array.from(
        { length: 24 },
        (_, row) => `${(row % 5) + 1},${(row % 4) + 1},g${row % 3},${row}`,
      );
      const answers = `A1,B1,unit,used\n${rows.join('\n')}\n`;
      const folder = folderWith({ ...files, 'answers.csv': answers });
      const named = ['--group', 'unit', '--outcome', 'used', '--lang', 'en'];
      const run = await runCli([...command, ...named, '--out', 'out.pdf'], folder);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      const text = pageTexts(readFileSync(join(folder, 'out.pdf')))
        .join(' ')
        .replace(/\s+/g, ' ');
      expect(text).toContain('Differences between groups');
      expect(text).toContain('Which factors go with using the learning');
      expect(text).toContain('they show no cause');
    },
  );

  test('withholds nothing of the user’s own file, down to nobody', async () => {
    const folder = folderWith({ ...files, 'answers.csv': 'A1,B1\n' });
    expect(await runCli([...command, '--out', 'out.pdf'], folder)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'out.pdf'))).toBe(true);
  });

  test('writes nothing where the input is refused', async () => {
    const folder = folderWith({ ...files, 'answers.csv': 'A1,B1\n9,1\n' });
    const run = await runCli([...command, '--out', 'out.pdf'], folder);
    expect(run).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^answers\.csv: row 2, column A1: /)],
    });
    expect(existsSync(join(folder, 'out.pdf'))).toBe(false);
  });

  test('says where it cannot write', async () => {
    const run = await runCli([...command, ...occasions, '--out', 'no/out.pdf'], folderWith(files));
    expect(run).toMatchObject({
      code: 1,
      problems: ['no/out.pdf: the file cannot be written (ENOENT)'],
    });
  });

  test.each([
    ['no --out', []],
    ['an unknown language', ['--out', 'out.pdf', '--lang', 'fr']],
  ])('ends with 2 on wrong usage: %s', async (_, options) => {
    expect(await runCli([...command, ...options], folderWith(files))).toMatchObject({ code: 2 });
  });
});
