/**
 * Names over narrow columns: set in lines where their words fit, else Chinese upright one under the other, and
 * Latin turned by a quarter.
 */
import { breakPositions } from '../break-positions.ts';
import { isHan } from '../character-class.ts';
import type { Setting } from '../piece.ts';
import type { Sheet } from '../sheet.ts';
import { drawLabel, drawText, measureText, type TextBlock, textWidth } from '../text-pieces.ts';
import { type TypeStyle, type } from '../theme.ts';

export interface ColumnHeads {
  readonly height: number;
  /** The foot of each name stands on `bottom`; columns follow each other from `left`. */
  readonly draw: (sheet: Sheet, left: number, bottom: number) => void;
}

const flat: TypeStyle = { ...type.label, size: 7, leading: 8.6 };
const turned: TypeStyle = { ...type.label, size: 7, leading: 8.4 };
const mostLines = 6;
const white = 1.5;
const foot = 3;

export function columnHeads(
  names: readonly string[],
  columnWidth: number,
  setting: Pick<Setting, 'language'>,
): ColumnHeads {
  const { language } = setting;
  const room = columnWidth - white;
  const blocks = names.map((name) => measureText(name, flat, room, language, true));
  const fits = names.every((name) => longestWord(name, flat, setting) <= room);
  if (fits && blocks.every(({ lines }) => lines.length <= mostLines)) {
    return inLines(blocks, columnWidth);
  }
  if (names.some((name) => [...name].some(isHan))) return upright(names, columnWidth);
  return quarterTurned(names, columnWidth, setting);
}

function longestWord(name: string, style: TypeStyle, { language }: Pick<Setting, 'language'>) {
  let from = 0;
  let widest = 0;
  for (const { at } of breakPositions(name)) {
    widest = Math.max(widest, textWidth(name.slice(from, at).trimEnd(), style, language));
    from = at;
  }
  return widest;
}

function inLines(blocks: readonly TextBlock[], columnWidth: number): ColumnHeads {
  return {
    height: Math.max(0, ...blocks.map(({ height }) => height)) + foot,
    draw: (sheet, left, bottom) => {
      for (const [at, block] of blocks.entries()) {
        const x = left + at * columnWidth + white / 2;
        drawText(sheet, block, x, bottom - foot - block.height, 'center');
      }
    },
  };
}

/** The forms that brackets and dashes take between lines of characters. */
const uprightForms: Readonly<Record<string, string>> = {
  '（': '︵',
  '）': '︶',
  '—': '︱',
  '–': '︱',
};

function upright(names: readonly string[], columnWidth: number): ColumnHeads {
  const size = Math.min(7, columnWidth - 1);
  const style: TypeStyle = { ...flat, size, leading: size + 0.6 };
  const stacks = names.map((name) =>
    [...name.replaceAll(' ', '')].map((each) => uprightForms[each] ?? each),
  );
  return {
    height: Math.max(0, ...stacks.map(({ length }) => length)) * style.leading + foot,
    draw: (sheet, left, bottom) => {
      for (const [at, characters] of stacks.entries()) {
        const middle = left + (at + 0.5) * columnWidth;
        const top = bottom - foot - characters.length * style.leading;
        characters.forEach((character, line) => {
          drawLabel(sheet, character, style, middle, top + line * style.leading, 'center');
        });
      }
    },
  };
}

function quarterTurned(
  names: readonly string[],
  columnWidth: number,
  setting: Pick<Setting, 'language'>,
): ColumnHeads {
  const size = Math.min(turned.size, columnWidth - 1);
  const style: TypeStyle = { ...turned, size, leading: size + 1.4 };
  const lines = Math.max(1, Math.floor((columnWidth - 1) / style.leading));
  const { blocks, length } = shortest(names, style, lines, setting);
  return {
    height: length + foot,
    draw: (sheet, left, bottom) => {
      for (const [at, block] of blocks.entries()) {
        const x = left + at * columnWidth + (columnWidth - block.height) / 2;
        sheet.pen.save();
        sheet.pen.rotate(-90, { origin: [x, bottom - foot] });
        drawText(sheet, block, x, bottom - foot);
        sheet.pen.restore();
      }
    },
  };
}

/** The shortest length at which every name keeps within so many lines. */
function shortest(
  names: readonly string[],
  style: TypeStyle,
  lines: number,
  setting: Pick<Setting, 'language'>,
): { readonly blocks: readonly TextBlock[]; readonly length: number } {
  const { language } = setting;
  const set = (length: number) => names.map((name) => measureText(name, style, length, language));
  const whole = Math.max(0, ...names.map((name) => textWidth(name, style, language))) + 1;
  let length = whole;
  for (let tried = whole; tried > 2 * style.size; tried -= style.size / 2) {
    const words = Math.max(0, ...names.map((name) => longestWord(name, style, setting)));
    if (tried < words || set(tried).some((block) => block.lines.length > lines)) break;
    length = tried;
  }
  return { blocks: set(length), length };
}
