/**
 * The frame of every chart made of rows: labels at the left, the plot, figures at the right, an
 * axis above. Rows are pieces, so that a long chart runs over pages with its axis drawn again.
 */
import { type Piece, type Setting, stackHeight } from '../piece.ts';
import type { Box, Sheet } from '../sheet.ts';
import { drawText, measureText, type TextBlock, textWidth } from '../text-pieces.ts';
import { page, type } from '../theme.ts';

const labelGap = 14;
const asideGap = 10;
const leastRow = { dense: 10, compact: 16.5, roomy: 19 } as const;
/** White above and below a label, together. */
const labelRoom = { dense: 0, compact: 4, roomy: 7 } as const;
export const denseLabel = { ...type.label, size: 7.5, leading: 10 } as const;
/** Rows that stay together at either end of a chart that is split. */
const keptRows = 4;
/** Part of a page up to which a chart stays whole; a dense one fills the page under its title. */
const mostOfPage = { dense: 0.95, other: 0.75 } as const;

export interface RowChart {
  readonly labels: readonly { readonly text: string; readonly note?: string | undefined }[];
  /** Rows and labels as small as can be read, so that as many as can be stand on a page. */
  readonly dense?: boolean;
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
  const room = chart.dense ? 'dense' : setting.compact ? 'compact' : 'roomy';
  const labelWidth = widthOfLabels(chart, setting);
  const aside = chart.asideWidth === 0 ? 0 : chart.asideWidth + asideGap;
  const plotWidth = setting.width - labelWidth - labelGap - aside;
  const plotOf = (x: number, y: number, height: number): Box => ({
    x: x + labelWidth + labelGap,
    y,
    width: plotWidth,
    height,
  });
  const head = headPiece(chart, plotOf, setting);
  const rows = chart.labels.map((label, index): Piece => {
    const blocks = labelBlocks(chart, label, labelWidth, setting);
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
  const most = page.contentHeight * (chart.dense ? mostOfPage.dense : mostOfPage.other);
  return withFigureBox(keepRows([head, ...rows], most), setting, most);
}

function headPiece(
  chart: RowChart,
  plotOf: (x: number, y: number, height: number) => Box,
  setting: Setting,
): Piece {
  let drawn = false;
  return {
    height: chart.head.height,
    gap: 0,
    keep: true,
    draw: (sheet, x, y) => {
      const draw = () => chart.head.draw(sheet, plotOf(x, y, chart.head.height), x);
      if (drawn) sheet.artifact(draw, 'Pagination');
      else sheet.tagged(setting.parent, draw);
      drawn = true;
    },
  };
}

/** Charts up to a height stay whole; longer ones may be split between rows. */
function keepRows(pieces: readonly Piece[], most: number): Piece[] {
  const splittable = stackHeight(pieces) > most;
  const last = pieces.length - 1;
  return pieces.map((piece, index) => {
    const atEnds = index <= keptRows || (index >= last - keptRows && index < last);
    return { ...piece, keep: index < last && (!splittable || atEnds) };
  });
}

/** A figure that stands on one page says where. */
function withFigureBox(pieces: readonly Piece[], setting: Setting, most: number): Piece[] {
  const height = stackHeight(pieces);
  const [head, ...rows] = pieces;
  if (!head || height > most) return [...pieces];
  const boxed: Piece = {
    ...head,
    draw: (sheet, x, y) => {
      sheet.tagged(setting.parent, () => {}, { x, y, width: setting.width, height });
      head.draw(sheet, x, y);
    },
  };
  return [boxed, ...rows];
}

function widthOfLabels(chart: RowChart, setting: Setting): number {
  const natural = chart.labels.map((label) =>
    Math.max(
      textWidth(label.text, chart.dense ? denseLabel : type.label, setting.language),
      textWidth(label.note ?? '', type.caption, setting.language),
    ),
  );
  return Math.min(setting.width * 0.36, Math.max(40, ...natural) + 1);
}

function labelBlocks(
  { dense }: RowChart,
  label: RowChart['labels'][number],
  width: number,
  { language }: Setting,
): TextBlock[] {
  const text = measureText(label.text, dense ? denseLabel : type.label, width, language);
  if (!label.note) return [text];
  return [text, measureText(label.note, { ...type.caption, leading: 12.5 }, width, language)];
}

function drawBlocks(sheet: Sheet, blocks: readonly TextBlock[], x: number, top: number): void {
  let y = top;
  for (const block of blocks) {
    drawText(sheet, block, x, y);
    y += block.height;
  }
}
