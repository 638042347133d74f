/** Tables: rules instead of boxes, no row cut by a page, the head repeated on every page. */
import type { TableBlock } from '../../domain/reports/report.ts';
import { keptWithNext, type Piece, type Setting, whole, withGap } from '../piece.ts';
import { drawRule, type Sheet, type Tag, tagUnder } from '../sheet.ts';
import { type Align, drawText, measureText, type TextBlock, taggedText } from '../text-pieces.ts';
import { colour, page, space, type } from '../theme.ts';
import { columnWidths } from './column-widths.ts';

/** White between columns; many stand closer. */
const betweenFew = 12;
const betweenMany = 8;
const few = 9;
/** So many rows are not worth two pages. */
const fewRows = 5;
const padding = 5;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: Align;
}

export function tablePieces(block: TableBlock, setting: Setting): Piece[] {
  const table = tagUnder(setting.parent, 'Table');
  const columns = placeColumns(block, setting);
  const caption =
    block.caption === ''
      ? []
      : withGap(keptWithNext(taggedText(block.caption, type.strong, 'P', setting)), 20);
  const head = headPiece(block, columns, table, setting);
  const rows = block.rows.flatMap((cells) => rowPieces(cells, columns, table, setting));
  const note =
    block.note === null
      ? []
      : withGap(whole(taggedText(block.note, type.caption, 'P', setting)), 7);
  const body = note.length > 0 ? lastKept(keptAtEnds(rows)) : keptAtEnds(rows);
  return [
    ...caption,
    ...withGap([head], caption.length > 0 ? 6 : space.medium),
    ...body.map((row) => ({ ...row, repeat: head })),
    ...note,
  ];
}

/** The note under a table stays with its last row. */
function lastKept(rows: readonly Piece[]): Piece[] {
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, keep: true } : row));
}

/** No single row is left behind at either end, and a short table stays whole. */
function keptAtEnds(rows: readonly Piece[]): Piece[] {
  if (rows.length <= fewRows) return whole(rows);
  const last = rows.length - 1;
  return rows.map((row, index) =>
    index < last && (index === 0 || index === last - 1) ? { ...row, keep: true } : row,
  );
}

function placeColumns(block: TableBlock, setting: Setting): Column[] {
  const between = block.columns.length > few ? betweenMany : betweenFew;
  const widths = columnWidths(block, setting, between);
  let x = 0;
  return block.columns.map((column, index) => {
    const width = widths[index] ?? 0;
    const placed = { x, width, align: column.align };
    x += width + between;
    return placed;
  });
}

function headPiece(
  block: TableBlock,
  columns: readonly Column[],
  table: Tag,
  setting: Setting,
): Piece {
  const row = tagUnder(table, 'TR');
  const cells = block.columns.map((column, index) =>
    measureText(column.title, type.cellTitle, columns[index]?.width ?? 0, setting.language, true),
  );
  const tags = cells.map(() => tagUnder(row, 'TH', { scope: 'Column' }));
  const height = Math.max(0, ...cells.map((cell) => cell.height)) + 2 * padding;
  let drawn = false;
  const drawCells = (
    sheet: Sheet,
    x: number,
    y: number,
    each: (at: number, draw: () => void) => void,
  ) =>
    cells.forEach((cell, index) => {
      const column = columns[index];
      const top = y + height - padding - cell.height;
      if (column) each(index, () => drawText(sheet, cell, x + column.x, top, column.align));
    });
  return {
    height,
    gap: 0,
    keep: true,
    draw: (sheet, x, y) => {
      sheet.artifact(() => {
        drawRule(sheet, [x, y], [x + setting.width, y], colour.ink, 0.75);
        drawRule(sheet, [x, y + height], [x + setting.width, y + height], colour.ink, 0.5);
      });
      // Only the first head is part of the table; its repetitions are for the eye.
      if (drawn) sheet.artifact(() => drawCells(sheet, x, y, (_, draw) => draw()), 'Pagination');
      else drawCells(sheet, x, y, (at, draw) => sheet.tagged(tags[at] ?? row, draw));
      drawn = true;
    },
  };
}

function rowPieces(
  texts: readonly string[],
  columns: readonly Column[],
  table: Tag,
  setting: Setting,
): Piece[] {
  const row = tagUnder(table, 'TR');
  const tags = columns.map(() => tagUnder(row, 'TD'));
  const cells = columns.map((column, index) =>
    measureText(texts[index] ?? '', type.cell, column.width, setting.language),
  );
  const most = Math.max(1, ...cells.map((cell) => cell.lines.length));
  // A cell longer than a page is the one row that must be cut.
  const linesOnPage = Math.floor((page.contentHeight * 0.8) / type.cell.leading);
  const pieces: Piece[] = [];
  for (let from = 0; from < most; from += linesOnPage) {
    const part = cells.map((cell) => ({
      ...cell,
      lines: cell.lines.slice(from, from + linesOnPage),
    }));
    pieces.push(rowPiece(part, columns, tags, setting.width));
  }
  return pieces;
}

function rowPiece(
  cells: readonly TextBlock[],
  columns: readonly Column[],
  tags: readonly Tag[],
  width: number,
): Piece {
  const most = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const height = most * type.cell.leading + 2 * padding;
  return {
    height,
    gap: 0,
    keep: false,
    draw: (sheet, x, y) => {
      cells.forEach((cell, index) => {
        const column = columns[index];
        const tag = tags[index];
        if (!column || !tag) return;
        sheet.tagged(tag, () => drawText(sheet, cell, x + column.x, y + padding, column.align));
      });
      sheet.artifact(() => drawRule(sheet, [x, y + height], [x + width, y + height], colour.line));
    },
  };
}
