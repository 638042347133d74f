/** Files of answers opened by the programs they are for: the same means, no warning, nothing below the minimum. */
import { describe, expect, it } from 'vitest';
import { examineOccasion } from '../../src/app/results/examine-cohort.ts';
import { planDocument, summaryDocument } from '../../src/app/results/export-documents.ts';
import { type AnswerFile, downloadAnswers } from '../../src/app/results/export-files.ts';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import { languages } from '../../src/domain/language.ts';
import { codeOf, makeClass } from '../support/class.ts';
import { convert, officeTimeout, pagesOf, runWith, tools, unzipped } from '../support/office.ts';
import { type ResultsClass, resultsClass } from '../support/results-class.ts';

const request = (
  { schoolId, cohort }: ResultsClass,
  kind: OccasionKind = 'followup',
  language: (typeof languages)[number] = 'zh-CN',
) => ({ schoolId, cohortId: cohort.id, kind, language });

async function meansOf({ deps, cohort }: ResultsClass, kind: OccasionKind) {
  const { results } = await examineOccasion(deps, cohort, kind);
  if (!results.shown) throw new Error('withheld');
  return results.value.factors;
}

const unitOf = (index: number) => (index % 2 ? '青山镇，"西"街' : "O'Neill 街道");

describe.each(['end', 'followup'] as const)('%s', (kind) => {
  it.skipIf(!tools.pspp)('PSPP runs the syntax without a warning and agrees', async () => {
    const made = await resultsClass(14, { unitOf, simulated: true });
    const zip = await downloadAnswers(made.deps, 'spss', request(made, kind));
    const files = unzipped(zip);
    const factors = await meansOf(made, kind);
    const names = factors.map(({ id }) => `F_${id}`);
    const more = [
      'COMPUTE one = 1.',
      `AGGREGATE OUTFILE=* /BREAK=one /${names.map((name) => `M_${name} = MEAN(${name})`).join(' /')}.`,
      `FORMATS ${names.map((name) => `M_${name}`).join(' ')} (F20.14).`,
      "SAVE TRANSLATE /OUTFILE='means.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES.",
    ].join('\n');
    const run = runWith(
      { ...files, 'more.sps': `INCLUDE 'responses.sps'.\n${more}\n` },
      'pspp',
      ['more.sps'],
      'means.csv',
    );
    expect(run.output).not.toMatch(/warning|error/i);
    expect(run.status).toBe(0);
    const means = (run.written.split(/\r?\n/)[1] ?? '').split(',').slice(1).map(Number);
    factors.forEach(({ mean }, at) => {
      expect(means[at]).toBeCloseTo(mean ?? Number.NaN, 9);
    });
  });

  it.skipIf(!tools.rscript)('R runs the script without a warning and agrees', async () => {
    const made = await resultsClass(14, { unitOf });
    const files = unzipped(await downloadAnswers(made.deps, 'r', request(made, kind, 'en')));
    const script =
      'options(warn = 2); source("responses.R"); stopifnot(!is.null(attr(answers[[1]], "label")))\n' +
      'cat(sprintf("%.15g,%.15g,%.15g", means$mean, means$low, means$high), sep = "\\n", file = "means.txt")';
    const run = runWith({ ...files, 'more.R': script }, 'Rscript', ['more.R'], 'means.txt');
    expect(run.output).not.toMatch(/warning|error/i);
    expect(run.status).toBe(0);
    const lines = run.written
      .trim()
      .split('\n')
      .map((line) => line.split(',').map(Number));
    (await meansOf(made, kind)).forEach(({ mean, ci95 }, at) => {
      expect(lines[at]?.[0]).toBeCloseTo(mean ?? Number.NaN, 9);
      expect(lines[at]?.[1]).toBeCloseTo(ci95?.[0] ?? Number.NaN, 9);
      expect(lines[at]?.[2]).toBeCloseTo(ci95?.[1] ?? Number.NaN, 9);
    });
  });
});

describe('below the minimum', () => {
  it('every file of answers has its headings alone and says why', async () => {
    const made = await resultsClass(4);
    for (const format of ['spss', 'r'] as const) {
      const files = unzipped(await downloadAnswers(made.deps, format, request(made, 'end')));
      expect(files['responses.csv']?.trim().split('\r\n')).toHaveLength(1);
      expect(files['README.txt']).toContain('不足5人');
    }
  });

  it.skipIf(!tools.pspp)('PSPP and R still run without a warning', async () => {
    const made = await resultsClass(0);
    for (const [format, tool, script] of [
      ['spss', 'pspp', 'responses.sps'],
      ['r', 'Rscript', 'responses.R'],
    ] as const) {
      const files = unzipped(await downloadAnswers(made.deps, format, request(made, 'end')));
      const run = runWith(files, tool, [script]);
      expect(run.output).not.toMatch(/warning|error/i);
      expect(run.status).toBe(0);
    }
  });

  it.skipIf(!tools.soffice)(
    'the workbook and the documents say why and show no figure',
    async () => {
      const made = await resultsClass(4);
      const asked = request(made, 'end', 'en');
      const bytes = [
        await downloadAnswers(made.deps, 'xlsx', asked),
        await planDocument(made.deps, asked),
        await summaryDocument(made.deps, asked),
      ];
      const extensions = ['xlsx', 'docx', 'docx'] as const;
      const files = bytes.map((each, at) => ({ bytes: each, extension: extensions[at] ?? 'docx' }));
      const [workbook = '', ...documents] = convert(files, 'pdf').map((pdf) =>
        pagesOf(pdf).join(''),
      );
      expect(workbook).toMatch(/fewer than 5/i);
      for (const words of documents) {
        expect(words).toMatch(/fewer than 5/i);
        expect(words).not.toMatch(/\d\.\d\d|%/);
      }
    },
    officeTimeout,
  );
});

describe.skipIf(!tools.soffice)('Word documents', () => {
  it(
    'the summary is one page, the plan two at most, both labelled',
    async () => {
      const made = await resultsClass(12, { simulated: true });
      for (const make of [summaryDocument, planDocument]) {
        const files = [];
        for (const language of languages) {
          const bytes = await make(made.deps, request(made, 'followup', language));
          files.push({ bytes, extension: 'docx' as const });
        }
        const [chinese = [], english = []] = convert(files, 'pdf').map(pagesOf);
        for (const pages of [chinese, english]) {
          expect(pages.length).toBeGreaterThan(0);
          expect(pages.length).toBeLessThanOrEqual(make === summaryDocument ? 1 : 2);
        }
        for (const page of chinese) expect(page).toContain('模拟数据');
        for (const page of english) expect(page).toContain('Simulated data');
      }
    },
    officeTimeout,
  );
});

it('notes each file of answers in the audit log, with nothing of the answers', async () => {
  const made = await resultsClass(5, { occasions: ['end'] });
  for (const format of ['xlsx', 'spss', 'r'] satisfies AnswerFile[]) {
    await downloadAnswers(made.deps, format, request(made, 'end'));
  }
  const entries = await made.deps.db
    .selectFrom('audit_entry')
    .select(['target_id', 'details'])
    .where('action', '=', 'answers-downloaded')
    .execute();
  expect(entries.map(({ details }) => JSON.parse(details))).toEqual(
    expect.arrayContaining([
      { kind: 'end', format: 'xlsx' },
      { kind: 'end', format: 'spss' },
      { kind: 'end', format: 'r' },
    ]),
  );
});

it('is nobody else’s', async () => {
  const made = await resultsClass(0);
  const other = await makeClass(made.deps, 0);
  const asked = { ...request(made), schoolId: other.school.id };
  expect(await codeOf(downloadAnswers(made.deps, 'xlsx', asked))).toBe('not-found');
  expect(await codeOf(downloadAnswers(made.deps, 'spss', asked))).toBe('not-found');
  expect(await codeOf(downloadAnswers(made.deps, 'r', asked))).toBe('not-found');
  expect(await codeOf(planDocument(made.deps, asked))).toBe('not-found');
  expect(await codeOf(summaryDocument(made.deps, asked))).toBe('not-found');
});
