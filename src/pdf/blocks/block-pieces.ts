/** From a report block to pieces: the one place that knows every kind of block. */
import type { Block } from '../../domain/reports/report.ts';
import { chartPieces } from '../charts/chart-pieces.ts';
import {
  drawStack,
  keptWithNext,
  type Piece,
  type Setting,
  stackHeight,
  withGap,
} from '../piece.ts';
import { page, space } from '../theme.ts';
import { figuresPieces, findingsPieces } from './findings.ts';
import {
  headingPieces,
  listPieces,
  paragraphPieces,
  quotationPieces,
  withheldPieces,
} from './paragraphs.ts';
import { tablePieces } from './table.ts';

const gutter = 24;
const titleHeight = 50;

/** These end in a drawing or a rule, and need more white below than a line of text. */
const drawn = new Set<Block['kind']>(['chart', 'table', 'figures', 'columns', 'withheld']);

/** Blocks under each other. */
export function stackedPieces(blocks: readonly Block[], setting: Setting): Piece[] {
  const measured = blocks.map((block) => blockPieces(block, setting));
  return measured.flatMap((own, index) => {
    const isKept = leadsOn(blocks, index) && fitTogether(own, measured[index + 1] ?? []);
    const pieces = isKept ? keptWithNext(own) : own;
    const before = blocks[index - 1];
    const gap = pieces[0]?.gap ?? 0;
    return before && drawn.has(before.kind) ? withGap(pieces, Math.max(gap, 20)) : pieces;
  });
}

/** Words that only lead to what stands below are not left behind at the foot of a page. */
function leadsOn(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block?.kind !== 'paragraph' || !next || next.kind === 'paragraph') return false;
  return index === 0 || (block.style === 'quiet' && next.kind === 'list');
}

/** Under the title of a section; a chart that fills a page by itself would be cut for the words before it. */
function fitTogether(words: readonly Piece[], next: readonly Piece[]): boolean {
  const end = next.findIndex(({ keep }) => !keep);
  const unparted = next.slice(0, end + 1);
  return titleHeight + stackHeight([...words, ...unparted]) <= page.contentHeight;
}

function blockPieces(block: Block, setting: Setting): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraphPieces(block, setting);
    case 'heading':
      return headingPieces(block, setting);
    case 'figures':
      return figuresPieces(block, setting);
    case 'findings':
      return findingsPieces(block, setting);
    case 'columns':
      return columnsPieces(block.columns, setting);
    case 'chart':
      return chartPieces(block.chart, setting);
    case 'table':
      return tablePieces(block, setting);
    case 'list':
      return listPieces(block, setting);
    case 'quotations':
      return quotationPieces(block, setting);
    case 'withheld':
      return withheldPieces(block, setting);
  }
}

/** Columns stand side by side on one page; where they are taller than a page they follow each other. */
function columnsPieces(columns: readonly (readonly Block[])[], setting: Setting): Piece[] {
  const count = Math.max(1, columns.length);
  const width = (setting.width - (count - 1) * gutter) / count;
  const stacks = columns.map((blocks) => stackedPieces(blocks, { ...setting, width }));
  const height = Math.max(0, ...stacks.map(stackHeight));
  if (height > page.contentHeight) {
    return columns.flatMap((blocks) => stackedPieces(blocks, setting));
  }
  const gap = Math.max(space.medium, ...stacks.map((stack) => stack[0]?.gap ?? 0));
  return [
    {
      height,
      gap,
      keep: false,
      draw: (sheet, x, y) => {
        stacks.forEach((stack, index) => {
          drawStack(stack, sheet, x + index * (width + gutter), y);
        });
      },
    },
  ];
}
