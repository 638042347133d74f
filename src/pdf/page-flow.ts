/**
 * Shares pieces out over pages: the division with the fewest pages, no forbidden break, no page
 * with fewer than five lines, and then the least white at the foot, found by dynamic programming.
 */
import type { Piece } from './piece.ts';
import { shortPage } from './theme.ts';

export interface FlowPage {
  readonly pieces: readonly Piece[];
  /** Factor on the white between pieces: a little less may save a page. */
  readonly tightness: number;
}

const perPage = 1e6;
const perForbiddenBreak = 1e8;
const perShortPage = 1e5;
/** White at the foot costs most within a subject, less before a chart or a heading, or on the last page. */
const perWhitePage = { within: 2e4, chart: 4e3, heading: 400, last: 500 } as const;

export function flowPages(pieces: readonly Piece[], height: number): FlowPage[] {
  const wide = divide(pieces, height, 1);
  if (wide.length < 2) return wide;
  const tight = divide(pieces, height, 0.75);
  return tight.length < wide.length ? tight : wide;
}

interface Division {
  readonly cost: number;
  /** Where the last page of this division begins. */
  readonly from: number;
}

function divide(pieces: readonly Piece[], height: number, tightness: number): FlowPage[] {
  const best: Division[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= pieces.length; to += 1) {
    best.push(bestLastPage(pieces, to, best, height, tightness));
  }
  const pages: FlowPage[] = [];
  for (let to = pieces.length; to > 0; to = best[to]?.from ?? 0) {
    pages.unshift({ pieces: pieces.slice(best[to]?.from ?? 0, to), tightness });
  }
  return pages;
}

function bestLastPage(
  pieces: readonly Piece[],
  to: number,
  best: readonly Division[],
  height: number,
  tightness: number,
): Division {
  let found: Division = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
  let below = 0;
  for (let from = to - 1; from >= 0; from -= 1) {
    const piece = pieces[from];
    if (!piece) break;
    const used = below + piece.height + (piece.repeat?.height ?? 0);
    if (used > height && from < to - 1) break;
    const cost = (best[from]?.cost ?? 0) + pageCost(pieces, to, used, height);
    if (cost < found.cost) found = { cost, from };
    below += piece.height + piece.gap * tightness;
  }
  return found;
}

function pageCost(pieces: readonly Piece[], to: number, used: number, height: number): number {
  const short = used < shortPage ? perShortPage : 0;
  const white = (Math.max(0, height - used) / height) ** 2;
  const next = pieces[to];
  if (!next) return perPage + short + perWhitePage.last * white;
  const forbidden = pieces[to - 1]?.keep ? perForbiddenBreak : 0;
  return perPage + short + forbidden + perWhiteBefore(next) * white;
}

function perWhiteBefore(next: Piece): number {
  if (next.opens) return perWhitePage.heading;
  return next.begins ? perWhitePage.chart : perWhitePage.within;
}
