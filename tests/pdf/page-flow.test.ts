import { describe, expect, it } from 'vitest';
import { flowPages } from '../../src/pdf/page-flow.ts';
import type { Piece } from '../../src/pdf/piece.ts';

const piece = (height: number, more: Partial<Piece> = {}): Piece => ({
  height,
  gap: 0,
  keep: false,
  draw: () => {},
  ...more,
});
const lines = (count: number) => Array.from({ length: count }, () => piece(17));
const counts = (pieces: readonly Piece[], height = 340) =>
  flowPages(pieces, height).map((page) => page.pieces.length);

describe('flowing pieces over pages', () => {
  it('fills one page after the other', () => {
    expect(counts(lines(30))).toEqual([20, 10]);
  });

  it('leaves no page with fewer than five lines', () => {
    expect(counts(lines(22))).toEqual([17, 5]);
  });

  it('never parts a heading from what follows it', () => {
    const pieces = [...lines(19), piece(17, { keep: true, gap: 20 }), ...lines(10)];
    expect(counts(pieces, 20 * 17 + 20)).toEqual([19, 11]);
  });

  it('rather begins a page with a heading than leave a few lines on the last one', () => {
    const heading = piece(17, { keep: true, gap: 20, opens: true });
    expect(counts([...lines(11), heading, ...lines(12)])).toEqual([11, 13]);
    expect(counts([...lines(11), { ...heading, opens: false }, ...lines(12)])).toEqual([18, 6]);
  });

  it('counts the repeated head of a table on the pages it continues on', () => {
    const repeat = { height: 34, draw: () => {} };
    const rows = Array.from({ length: 40 }, () => piece(17, { repeat }));
    for (const page of flowPages([piece(34, { keep: true }), ...rows], 340)) {
      const height = page.pieces.reduce((sum, each) => sum + each.height, 0);
      const head = page.pieces[0]?.repeat ? 34 : 0;
      expect(height + head).toBeLessThanOrEqual(340);
    }
  });

  it('draws white together where that saves a page', () => {
    const pieces = Array.from({ length: 10 }, () => piece(30, { gap: 5 }));
    expect(flowPages(pieces, 340)).toHaveLength(1);
    expect(flowPages(pieces, 336)[0]?.tightness).toBeLessThan(1);
  });

  it('gives a piece taller than the page a page of its own', () => {
    expect(counts([piece(100), piece(900), piece(100)])).toEqual([1, 1, 1]);
  });

  it('has no page for no pieces', () => {
    expect(flowPages([], 340)).toEqual([]);
  });
});
