/** Groups × factors as cells, the figure in the cell where it can be read. */
import type { HeatMapSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';

export function heatMapPieces(_chart: HeatMapSpec, _setting: Setting): Piece[] {
  return [];
}
