/** One block of a report as paragraphs and tables of a Word document. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, TableBlock } from '../domain/reports/report.ts';
import { accent, line, quietInk } from './document-style.ts';

type Part = Paragraph | Table;

const marks = { catalyst: '▲', watch: '■', barrier: '▼', insufficient: '–' } as const;

/** Charts stay on paper and screen: a document is for words. */
export function blockParts(block: Block): readonly Part[] {
  switch (block.kind) {
    case 'paragraph':
      return [textParagraph(block.text, block.style)];
    case 'heading':
      return [new Paragraph({ style: 'Heading2', text: block.text })];
    case 'figures':
      return [figureRow(block.figures), gap()];
    case 'findings':
      return [
        new Paragraph({ style: 'Heading2', text: `${marks[block.zone]} ${block.title}` }),
        ...block.findings.map(({ title, detail }) => finding(title, detail)),
      ];
    case 'columns':
      return [columnsTable(block.columns), gap()];
    case 'table':
      return tableParts(block);
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case 'quotations':
      return block.quotations.map((text) => new Paragraph({ text, indent: { left: 400 } }));
    case 'withheld':
      return [textParagraph(block.text, 'lead')];
    case 'chart':
      return [];
  }
}

function textParagraph(text: string, style: 'lead' | 'body' | 'quiet'): Paragraph {
  const size = style === 'lead' ? { size: 23 } : {};
  const quiet = style === 'quiet' ? { color: quietInk, size: 18 } : {};
  return new Paragraph({ children: [new TextRun({ text, ...size, ...quiet })] });
}

function finding(title: string, detail: string): Paragraph {
  return new Paragraph({
    spacing: { after: 40 },
    children: [
      new TextRun({ text: title, bold: true }),
      new TextRun({ text: `  ${detail}`, color: quietInk, size: 18 }),
    ],
  });
}

/** Word puts a table against the next paragraph. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 0, line: 160 }, children: [] });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
const fullWidth = { size: 100, type: WidthType.PERCENTAGE };
/** The width between the margins of A4, in twentieths of a point. */
const measure = 9638;

function figureRow(figures: readonly { readonly value: string; readonly label: string }[]): Table {
  const cells = figures.map(
    ({ value, label }) =>
      new TableCell({
        borders: { top: { style: BorderStyle.SINGLE, size: 12, color: accent } },
        children: [
          new Paragraph({
            spacing: { before: 40, after: 0 },
            children: [new TextRun({ text: value, bold: true, size: 36 })],
          }),
          new Paragraph({ children: [new TextRun({ text: label, color: quietInk, size: 18 })] }),
        ],
      }),
  );
  return plainTable(cells);
}

function columnsTable(columns: readonly (readonly Block[])[]): Table {
  return plainTable(
    columns.map(
      (blocks) => new TableCell({ children: blocks.flatMap((block) => [...blockParts(block)]) }),
    ),
  );
}

function plainTable(cells: readonly TableCell[]): Table {
  const width = Math.floor(measure / Math.max(1, cells.length));
  return new Table({
    width: fullWidth,
    columnWidths: cells.map(() => width),
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [...cells] })],
  });
}

function tableParts({ caption, columns, rows, note }: TableBlock): readonly Part[] {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => Math.floor((measure * weight) / weights));
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) => cell(title, widths[at] ?? 0, 'left', true)),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, at) => cell(text, widths[at] ?? 0, columns[at]?.align ?? 'left')),
      }),
  );
  return [
    ...(caption ? [new Paragraph({ style: 'Heading2', text: caption })] : []),
    new Table({
      width: fullWidth,
      columnWidths: widths,
      borders: noBorders,
      rows: [heading, ...body],
    }),
    ...(note ? [gap(), textParagraph(note, 'quiet')] : [gap()]),
  ];
}

function cell(
  text: string,
  width: number,
  align: 'left' | 'right' | 'center',
  bold = false,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 40, right: 80 },
    borders: {
      ...noBorders,
      bottom: { style: BorderStyle.SINGLE, size: bold ? 8 : 4, color: bold ? quietInk : line },
    },
    children: [
      new Paragraph({
        alignment:
          AlignmentType[align === 'center' ? 'CENTER' : align === 'right' ? 'RIGHT' : 'LEFT'],
        spacing: { after: 0, line: 264 },
        children: [new TextRun({ text, bold, size: 18 })],
      }),
    ],
  });
}
