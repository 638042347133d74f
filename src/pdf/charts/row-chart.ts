/**
 * The frame of every chart made of rows: labels at the left, the plot, figures at the right, an
 * axis above. Rows are pieces, so that a long chart runs over pages with its axis drawn again.
 */
import { fitLabels } from '../fit-label.ts';
import type { Piece, Setting } from '../piece.ts';
import type { Box, Sheet } from '../sheet.ts';
import { drawText, measureText, type TextBlock, textWidth } from '../text-pieces.ts';
import { page, type } from '../theme.ts';
import { headPiece, keepRows, withFigureBox } from './figure-pieces.ts';

const labelGap = 14;
const asideGap = 10;
const leastRow = { thin: 6.4, close: 9.2, dense: 10, compact: 16.5, roomy: 19 } as const;
/** So many dense rows leave a page no room for the words under them, unless they are closer yet. */
const manyDense = 48;
/** In a chart of more rows than these a long name keeps to two lines. */
const fewNames = 8;
const wholeName = Number.POSITIVE_INFINITY;
/** White above and below a label, together. */
const labelRoom = { thin: 0, close: 0, dense: 0, compact: 4, roomy: 7 } as const;
export const labelStyle = {
  roomy: type.label,
  dense: { ...type.label, size: 7.5, leading: 9.2 },
  thin: { ...type.label, size: 5.5, leading: 6.4 },
} as const;
/** Part of a page up to which a chart stays whole; a dense one fills the page under its title. */
const mostOfPage = { dense: 0.95, other: 0.75 } as const;

/** Rows and labels smaller, so that more of them stand on a page; names then keep to one line. */
export type Density = 'roomy' | 'dense' | 'thin';

/** From 21 rows as close as can be read, from 121 as close as can be told apart. */
export function densityOf(rows: number): Density {
  if (rows <= 20) return 'roomy';
  return rows <= 120 ? 'dense' : 'thin';
}

export interface RowChart {
  readonly labels: readonly { readonly text: string; readonly note?: string | undefined }[];
  /** Roomy where nothing is said. */
  readonly density?: Density;
  /** Width of what stands right of the plot; 0 for nothing. */
  readonly asideWidth: number;
  readonly head: {
    readonly height: number;
    /** `plot` is as high as the head. */
    readonly draw: (sheet: Sheet, plot: Box, x: number) => void;
  };
  /** Draws plot and aside of a row; the aside begins `asideGap` right of the plot. */
  readonly drawRow: (sheet: Sheet, index: number, plot: Box, asideLeft: number) => void;
}

export function rowChartPieces(chart: RowChart, setting: Setting): Piece[] {
  const { density = 'roomy' } = chart;
  const room = roomOf(chart, setting);
  const labelWidth = widthOfLabels(chart, setting);
  const aside = chart.asideWidth === 0 ? 0 : chart.asideWidth + asideGap;
  const plotWidth = setting.width - labelWidth - labelGap - aside;
  const plotOf = (x: number, y: number, height: number): Box => ({
    x: x + labelWidth + labelGap,
    y,
    width: plotWidth,
    height,
  });
  const head = headPiece(
    chart.head.height,
    (sheet, x, y) => chart.head.draw(sheet, plotOf(x, y, chart.head.height), x),
    setting,
  );
  const labels = labelBlocks(chart, labelWidth, setting);
  const rows = labels.map((blocks, index): Piece => {
    const textHeight = blocks.reduce((sum, block) => sum + block.height, 0);
    const height = Math.max(leastRow[room], textHeight + labelRoom[room]);
    return {
      height,
      gap: 0,
      keep: false,
      repeat: head,
      draw: (sheet, x, y) =>
        sheet.tagged(setting.parent, () => {
          drawBlocks(sheet, blocks, x, y + (height - textHeight) / 2);
          const plot = plotOf(x, y, height);
          chart.drawRow(sheet, index, plot, plot.x + plot.width + asideGap);
        }),
    };
  });
  const most = page.contentHeight * (density === 'roomy' ? mostOfPage.other : mostOfPage.dense);
  return withFigureBox(keepRows([head, ...rows], most), setting, most);
}

function roomOf({ density = 'roomy', labels }: RowChart, { compact }: Setting) {
  if (density === 'dense') return labels.length > manyDense ? 'close' : 'dense';
  if (density === 'thin') return 'thin';
  return compact ? 'compact' : 'roomy';
}

function widthOfLabels({ labels, density = 'roomy' }: RowChart, setting: Setting): number {
  const { language, width } = setting;
  const most = width * 0.36;
  let widest = 40;
  for (const { text, note } of labels) {
    if (widest > most) break;
    const noteWidth = note ? textWidth(note, type.caption, language) : 0;
    widest = Math.max(widest, textWidth(text, labelStyle[density], language), noteWidth);
  }
  return Math.min(most, widest + 1);
}

/** Of each row: its name and what is noted under it. */
function labelBlocks(
  { labels, density = 'roomy' }: RowChart,
  width: number,
  { language }: Setting,
): TextBlock[][] {
  const style = labelStyle[density];
  const most = labels.length > fewNames ? 2 : wholeName;
  const room = { style, width, lines: density === 'roomy' ? most : 1, language };
  const names = fitLabels(
    labels.map(({ text }) => text),
    room,
  );
  const small = { ...type.caption, leading: 12.5 };
  return names.map((name, at) => {
    const note = labels[at]?.note;
    return note ? [name, measureText(note, small, width, language)] : [name];
  });
}

function drawBlocks(sheet: Sheet, blocks: readonly TextBlock[], x: number, top: number): void {
  let y = top;
  for (const block of blocks) {
    drawText(sheet, block, x, y);
    y += block.height;
  }
}
