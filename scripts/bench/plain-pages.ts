/** The floor of every PDF: PDFKit alone, writing pages full of a report's own sentences. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Report } from '../../src/domain/reports/report.ts';

export const plainFont = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** Every page full of the report's own sentences, in the report's font and size. */
export async function plainPages(font: string, text: string, pages: number): Promise<void> {
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

export function textOf(report: Report): string {
  const sentences = report.sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [block.text];
      if (block.kind === 'list') return block.items;
      return block.kind === 'table' ? block.rows.map((row) => row.join(' ')) : [];
    }),
  );
  return sentences.join('\n').slice(0, 1500);
}

export function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}
