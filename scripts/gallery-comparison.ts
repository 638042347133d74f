/** Writes comparisons of many sizes into a folder, to be looked at: `node scripts/gallery-comparison.ts FOLDER [NAME…]`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { comparisonReport } from '../src/domain/reports/comparison/comparison-report.ts';
import { renderReport } from '../src/pdf/render-report.ts';
import { sampleComparison } from '../tests/support/sample-comparison.ts';

const [folder, ...chosen] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Name the folder to write into.\n');
  process.exit(1);
}
await mkdir(folder, { recursive: true });
for (const language of ['zh-CN', 'en'] as const) {
  for (const groups of [2, 12, 49, 300, 2000]) {
    for (const longNames of [false, true]) {
      const name = `${language}-${groups}${longNames ? '-long' : ''}`;
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      // Long names stand together with withheld cells, the short ones without.
      const input = sampleComparison({ groups, language, longNames, withheld: longNames });
      const began = performance.now();
      const bytes = await renderReport(comparisonReport(input));
      const took = Math.round(performance.now() - began);
      await writeFile(join(folder, `${name}.pdf`), bytes);
      process.stdout.write(`${name}.pdf: ${Math.round(bytes.length / 1024)} KB in ${took} ms\n`);
    }
  }
}
