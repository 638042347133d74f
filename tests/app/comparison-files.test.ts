/** A comparison to take along, from real answers: the same figures in report, workbook and table; small classes in none. */
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import {
  comparisonCsv,
  comparisonPdf,
  comparisonWorkbook,
} from '../../src/app/comparisons/comparison-files.ts';
import { examineComparison } from '../../src/app/comparisons/examine-comparison.ts';
import { wholeSchool } from '../../src/app/comparisons/selection.ts';
import { createSchool } from '../../src/app/school.ts';
import { comparisonReport } from '../../src/domain/reports/comparison/comparison-report.ts';
import { addAnsweredClass } from '../support/answered-classes.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('files of a comparison', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = (await createSchool(deps, 'School')).id;
    const people = { end: [0, 9], followup: [0, 9] } as const;
    const few = { end: [0, 4], followup: [0, 4] } as const;
    for (const each of [
      { id: 'a', endsOn: '2026-01-10', programme: 'P', ...people },
      { id: 'b', endsOn: '2026-02-10', programme: 'P', level: 1, ...people },
      { id: 'c', endsOn: '2026-03-10', name: '=HYPERLINK("x")', ...people },
      { id: 'small', endsOn: '2026-04-10', name: 'Hidden', ...few },
    ]) {
      await addAnsweredClass(deps.db, { school, ...each });
    }
    return { deps, school, selection: { ...wholeSchool, occasion: 'followup' as const } };
  };

  it('the table has the figures of the examination, a small class none', async () => {
    const { deps, school, selection } = await start();
    const csv = await comparisonCsv(deps, school, selection, 'en');
    const input = await examineComparison(deps, school, selection, 'en');
    expect(csv).not.toContain('Hidden');
    const [header = [], ...body] = parse(csv, { bom: true }) as string[][];
    expect(body).toHaveLength(3 * input.survey.factors.length);
    const favourability = body.map((row) => Number(row[header.indexOf('favourability')]));
    expect(favourability).toEqual(
      input.groups.flatMap(({ factors }) => factors.map((each) => each.favourability)),
    );
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('the workbook opens, its first sheet says what is left out and where it stands', async () => {
    const { deps, school, selection } = await start();
    const bytes = Buffer.from(await comparisonWorkbook(deps, school, selection, 'en'));
    const notes = (await readSheet(bytes)).flat().join('\n');
    expect(notes).toContain('“Hidden”');
    expect(notes).toContain(`${deps.baseUrl}/admin/comparisons?occasion=followup&level=class`);
    const overview = await readSheet(bytes, 'Overview');
    expect(overview).toHaveLength(4);
    expect(overview.flat()).toContain('=HYPERLINK("x")');
    expect(await readSheet(bytes, 'Change')).toHaveLength(1 + 3 * 2);
  });

  it('the paper holds all that may be said, the same bytes twice', async () => {
    const { deps, school, selection } = await start();
    const pdf = await comparisonPdf(deps, school, selection, 'en', { group: 'a' });
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await comparisonPdf(deps, school, selection, 'en', { group: 'a' })).toEqual(pdf);
    const parts = ['change', 'trends', 'position', 'actions'] as const;
    const asked = { parts, group: 'a' };
    const input = await examineComparison(deps, school, selection, 'en', asked);
    expect(comparisonReport(input).sections.map(({ id }) => id)).toEqual([
      ...['findings', 'overview', 'factors', 'change', 'trend', 'position', 'actions'],
      ...['method', 'appendix'],
    ]);
  });

  it('refuses a school that does not exist', async () => {
    const { deps, selection } = await start();
    await expect(comparisonPdf(deps, 'nobody', selection, 'en')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
