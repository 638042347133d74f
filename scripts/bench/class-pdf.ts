/** The diagnostic PDF of a class of 50, warm, against PDFKit writing as many pages of plain text. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Report } from '../../src/domain/reports/report.ts';
import { renderReport } from '../../src/pdf/render-report.ts';
import { type BenchRow, median } from './row.ts';
import { simulatedReport } from './simulated-report.ts';

const runs = 15;

export async function benchClassPdf(): Promise<readonly BenchRow[]> {
  const report = await simulatedReport(50);
  const pages = pagesOf(await renderReport(report));
  const font = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
  const text = textOf(report);
  // One of each in turn, so that both feel the same machine.
  const ours: number[] = [];
  const plain: number[] = [];
  for (let run = 0; run < runs + 3; run++) {
    ours.push(await milliseconds(() => renderReport(report)));
    plain.push(await milliseconds(() => plainPages(font, text, pages)));
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

/** Every page full of the report's own sentences, in the report's font and size. */
async function plainPages(font: string, text: string, pages: number): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', margin: 56.7, autoFirstPage: false });
  const done = new Promise((resolve) => doc.on('end', resolve));
  doc.on('data', () => {});
  doc.registerFont('text', await readFile(font));
  for (let page = 0; page < pages; page++) {
    doc.addPage();
    doc.font('text').fontSize(10.5).text(text, { width: 482, height: 720 });
  }
  doc.end();
  await done;
}

function textOf(report: Report): string {
  const sentences = report.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [block.text];
      if (block.kind === 'list') return block.items;
      return block.kind === 'table' ? block.rows.map((row) => row.join(' ')) : [];
    }),
  );
  return sentences.join('\n').slice(0, 1500);
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
