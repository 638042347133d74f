/** What charts of many pieces share: a head that is drawn again on each page, and where they may be cut. */
import { type Piece, type Setting, stackHeight } from '../piece.ts';
import type { Sheet } from '../sheet.ts';

const keptRows = 4;

/** Part of its figure where it first stands, ornament where it is repeated. */
export function headPiece(
  height: number,
  drawHead: (sheet: Sheet, x: number, y: number) => void,
  setting: Setting,
): Piece {
  let drawn = false;
  return {
    height,
    gap: 0,
    keep: true,
    draw: (sheet, x, y) => {
      const draw = () => drawHead(sheet, x, y);
      if (drawn) sheet.artifact(draw, 'Pagination');
      else sheet.tagged(setting.parent, draw);
      drawn = true;
    },
  };
}

/**
 * Charts up to a height stay whole; longer ones may be split between rows, but for so many at either end that
 * stay together.
 */
export function keepRows(pieces: readonly Piece[], most: number, kept = keptRows): Piece[] {
  const splittable = stackHeight(pieces) > most;
  const last = pieces.length - 1;
  return pieces.map((piece, index) => {
    const atEnds = index <= kept || (index >= last - kept && index < last);
    return { ...piece, keep: index < last && (!splittable || atEnds) };
  });
}

/** A figure that stands on one page says where. */
export function withFigureBox(pieces: readonly Piece[], setting: Setting, most: number): Piece[] {
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
