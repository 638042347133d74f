/** Blocks of a report as a Word document: A4, headings as styles, fonts that every Chinese Word has. */
import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Language } from '../domain/language.ts';
import type { Block } from '../domain/reports/report.ts';
import { blockParts } from './document-blocks.ts';
import { bodyFont, documentStyles, millimetres } from './document-style.ts';

export interface DocumentInput {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** Running foot, beside the page number. */
  readonly footer: string;
  /** “模拟数据” at the head of every page; null where the data are real. */
  readonly watermark: string | null;
  readonly author: string;
  readonly blocks: readonly Block[];
}

export async function writeDocument(input: DocumentInput): Promise<Uint8Array> {
  const { language, title, subtitle, footer, watermark, author, blocks } = input;
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: documentStyles(language),
    sections: [
      {
        properties: { page: page() },
        headers: { default: new Header({ children: watermark ? [small(watermark, true)] : [] }) },
        footers: { default: new Footer({ children: [footLine(footer)] }) },
        children: [
          new Paragraph({ style: 'Title', text: title }),
          new Paragraph({ style: 'Subtitle', text: subtitle }),
          ...blocks.flatMap((block) => blockParts(block)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function page() {
  const margin = millimetres(20);
  return {
    size: { width: millimetres(210), height: millimetres(297) },
    margin: {
      top: margin,
      bottom: margin,
      left: margin,
      right: margin,
      header: millimetres(10),
      footer: millimetres(10),
    },
  };
}

function small(text: string, bold = false): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, bold, size: 17, font: bodyFont })] });
}

function footLine(text: string): Paragraph {
  const children = [`${text}  `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: 'right',
    children: [new TextRun({ children, size: 17, font: bodyFont })],
  });
}
