/**
 * Shares a table's width by the weights asked for, yet gives no column less than its longest word; what a
 * column does not fill goes to those whose text would need more lines.
 */
import type { TableBlock } from '../../domain/reports/report.ts';
import { breakPositions } from '../break-positions.ts';
import type { Setting } from '../piece.ts';
import { textWidth } from '../text-pieces.ts';
import { type } from '../theme.ts';

const widestWord = 110;

/** One width a column; with `between` as white between columns they add up to the full width. */
export function columnWidths(block: TableBlock, setting: Setting, between: number): number[] {
  const room = setting.width - between * (block.columns.length - 1);
  const total = block.columns.reduce((sum, column) => sum + column.weight, 0) || 1;
  const least = block.columns.map((column, index) =>
    Math.min(
      widestWord,
      Math.max(
        longestWord(column.title, setting, type.cellTitle),
        ...block.rows.map((row) => longestWord(row[index] ?? '', setting, type.cell)),
      ),
    ),
  );
  const wanted = block.columns.map((column) => (room * column.weight) / total);
  const texts = block.columns.map((_, index) =>
    Math.max(
      least[index] ?? 0,
      ...block.rows.map((row) => textWidth(row[index] ?? '', type.cell, setting.language) + 0.5),
    ),
  );
  const full = block.columns.map((column, index) =>
    Math.max(texts[index] ?? 0, headWidth(column.title, setting)),
  );
  const widths = settle(wanted, least, room);
  const rowsFirst = passOn(widths, texts, full);
  // Rows of one line are worth a head of three; where rows break all the same, heads count as much.
  const isEnough = rowsFirst.every((width, index) => width > (texts[index] ?? 0) - 0.01);
  return passOn(isEnough ? rowsFirst : widths, full, full);
}

/** A title is short in two lines; one of up to four characters stays on one. */
function headWidth(title: string, setting: Setting): number {
  const { size } = type.cellTitle;
  const line = textWidth(title, type.cellTitle, setting.language) + 0.5;
  return Math.min(line, Math.max(line / 2 + size, 4.2 * size));
}

/** Width beyond `full`, to the columns that lack some of `needed`, in proportion to what they lack. */
function passOn(
  widths: readonly number[],
  needed: readonly number[],
  full: readonly number[],
): number[] {
  const lacking = widths.map((width, index) => Math.max(0, (needed[index] ?? 0) - width));
  const spare = widths.map((width, index) => Math.max(0, width - (full[index] ?? 0)));
  const [lack, free] = [lacking, spare].map((all) => all.reduce((sum, each) => sum + each, 0));
  if (!lack || !free) return [...widths];
  const moved = Math.min(lack, free);
  return widths.map(
    (width, index) =>
      width + (moved * (lacking[index] ?? 0)) / lack - (moved * (spare[index] ?? 0)) / free,
  );
}

/** Raises columns below their least width and takes the difference from the others, in proportion. */
function settle(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const needed = least.reduce((sum, each) => sum + each, 0);
  if (needed >= room) return least.map((each) => (each / needed) * room);
  const widths = wanted.map((width, index) => Math.max(width, least[index] ?? 0));
  const over = widths.reduce((sum, each) => sum + each, 0) - room;
  const spare = widths.map((width, index) => width - (least[index] ?? 0));
  const allSpare = spare.reduce((sum, each) => sum + each, 0) || 1;
  return widths.map((width, index) => width - (over * (spare[index] ?? 0)) / allSpare);
}

function longestWord(text: string, setting: Setting, style: typeof type.cell): number {
  let from = 0;
  let widest = 0;
  for (const { at } of breakPositions(text)) {
    const word = text.slice(from, at).trimEnd();
    // A single character cannot be wider than the least column anyway.
    if (word.length > 1) widest = Math.max(widest, textWidth(word, style, setting.language));
    from = at;
  }
  return Math.max(widest, style.size) + 0.5;
}
