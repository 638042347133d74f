/** The diagnostic PDF of a class of 50, warm, against PDFKit writing as many pages of plain text. */
import { renderReport } from '../../src/pdf/render-report.ts';
import { pagesOf, plainFont, plainPages, textOf } from './plain-pages.ts';
import { type BenchRow, median } from './row.ts';
import { simulatedReport } from './simulated-report.ts';

const runs = 15;

export async function benchClassPdf(): Promise<readonly BenchRow[]> {
  const report = await simulatedReport(50);
  const pages = pagesOf(await renderReport(report));
  const text = textOf(report);
  // One of each in turn, so that both feel the same machine.
  const ours: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run < runs + 3; run++) {
    ours.push(await milliseconds(() => renderReport(report)));
    plain.push(await milliseconds(() => plainPages(plainFont, text, pages)));
  }
  return [
    {
      name: `class PDF, 50 people, ${pages} pages, warm`,
      value: median(ours.slice(3)),
      unit: 'ms',
      floor: median(plain.slice(3)),
      floorName: 'PDFKit, plain text',
      aim: '< 3',
    },
  ];
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
