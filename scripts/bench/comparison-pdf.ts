/**
 * A comparison as PDF, from its figures to its bytes, at several sizes, against PDFKit writing as many pages of plain
 * text: the cost grows with the groups.
 */
import { comparisonReport } from '../../src/domain/reports/comparison/comparison-report.ts';
import { renderReport } from '../../src/pdf/render-report.ts';
import { sampleComparison } from '../../tests/support/sample-comparison.ts';
import { pagesOf, plainFont, plainPages, textOf } from './plain-pages.ts';
import { type BenchRow, median } from './row.ts';

const sizes = [20, 200, 2000];
const runs = 5;

export async function benchComparisonPdf(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const groups of sizes) rows.push(await benchSize(groups));
  return rows;
}

async function benchSize(groups: number): Promise<BenchRow> {
  const input = sampleComparison({ groups });
  const print = () => renderReport(comparisonReport(input));
  const pages = pagesOf(await print());
  const text = textOf(comparisonReport(input));
  const ours: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run < runs + 1; run++) {
    ours.push(await milliseconds(print));
    plain.push(await milliseconds(() => plainPages(plainFont, text, pages)));
  }
  return {
    name: `comparison PDF, ${groups.toLocaleString('en')} × 16, ${pages} pages, warm`,
    value: median(ours.slice(1)),
    unit: 'ms',
    floor: median(plain.slice(1)),
    floorName: 'PDFKit, plain text',
    aim: groups === 2000 ? 'under 2 s' : '',
  };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
