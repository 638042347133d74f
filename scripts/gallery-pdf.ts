/** Writes sample reports into a folder, to be looked at: `node scripts/gallery-pdf.ts FOLDER`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderReport } from '../src/pdf/render-report.ts';
import { type SampleOptions, sampleReport } from '../tests/pdf/sample-report.ts';

const longName =
  '2026年秋季学期第二期全县乡镇街道党政负责人和县直部门分管负责同志基层治理现代化与应急管理能力系统提升专题研讨班暨跟踪培训班';

const samples: Readonly<Record<string, SampleOptions>> = {
  'zh-CN-16': {},
  'zh-CN-3': { factors: 3 },
  'zh-CN-40': { factors: 40, className: longName },
  'en-16': { language: 'en' },
  'en-3': { language: 'en', factors: 3, simulated: false },
  'en-40': { language: 'en', factors: 40 },
};

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('Name the folder to write into.\n');
  process.exit(1);
}
await mkdir(folder, { recursive: true });
for (const [name, options] of Object.entries(samples)) {
  const began = performance.now();
  const bytes = await renderReport(sampleReport(options));
  const took = Math.round(performance.now() - began);
  await writeFile(join(folder, `${name}.pdf`), bytes);
  process.stdout.write(`${name}.pdf: ${Math.round(bytes.length / 1024)} KB in ${took} ms\n`);
}
