/**
 * A report block is measured once into pieces, the smallest things that are never cut by the foot
 * of a page: a line, a table row, a chart. Page flow stacks them; each knows how to draw itself.
 */
import type { Language } from '../domain/language.ts';
import type { Sheet, Tag } from './sheet.ts';

export interface Piece {
  readonly height: number;
  /** White above; none at the head of a page. */
  readonly gap: number;
  /** Stays on one page with the next piece. */
  readonly keep: boolean;
  readonly draw: (sheet: Sheet, x: number, y: number) => void;
  /** A heading: the best place to begin a page. */
  readonly opens?: boolean;
  /** The title of a chart: a better place to begin a page than within the chart before it. */
  readonly begins?: boolean;
  /** Drawn again above this piece where it begins a page: the head of its table, the axis of its chart. */
  readonly repeat?: Repeat;
}

export interface Repeat {
  readonly height: number;
  readonly draw: (sheet: Sheet, x: number, y: number) => void;
}

/** Where a block stands while it is measured. */
export interface Setting {
  readonly language: Language;
  readonly width: number;
  readonly parent: Tag;
  /** Rows closer together and charts smaller, where that saves a page. */
  readonly compact: boolean;
}

/** The same pieces with white above the first. */
export function withGap(pieces: readonly Piece[], gap: number): Piece[] {
  return pieces.map((piece, index) => (index === 0 ? { ...piece, gap } : piece));
}

/** The same pieces, never parted from each other. */
export function whole(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) =>
    index < pieces.length - 1 ? { ...piece, keep: true } : piece,
  );
}

/** The same pieces, the last kept with what follows. */
export function keptWithNext(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece) => ({ ...piece, keep: true }));
}

/** The same pieces, moved to the right. */
export function indented(pieces: readonly Piece[], by: number): Piece[] {
  return pieces.map((piece) => ({ ...piece, draw: (sheet, x, y) => piece.draw(sheet, x + by, y) }));
}

export function stackHeight(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece, index) => sum + piece.height + (index > 0 ? piece.gap : 0), 0);
}

/** Draws pieces under each other, as one. */
export function drawStack(pieces: readonly Piece[], sheet: Sheet, x: number, top: number): void {
  let y = top;
  pieces.forEach((piece, index) => {
    if (index > 0) y += piece.gap;
    piece.draw(sheet, x, y);
    y += piece.height;
  });
}
