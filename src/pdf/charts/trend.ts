/** One score over time, a class a point with its interval. */
import type { TrendSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';

export function trendPiece(_chart: TrendSpec, _setting: Setting): Piece {
  return { height: 0, gap: 0, keep: false, draw: () => {} };
}
