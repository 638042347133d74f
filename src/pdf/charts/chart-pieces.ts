/** From a chart description to pieces: its finding as title, then the drawing, never parted. */
import type { ChartSpec } from '../../domain/charts/chart-spec.ts';
import { keptWithNext, type Piece, type Setting, withGap } from '../piece.ts';
import { tagUnder } from '../sheet.ts';
import { taggedText } from '../text-pieces.ts';
import { measure, space, type } from '../theme.ts';
import { caterpillarPieces } from './caterpillar.ts';
import { columnsPiece } from './columns.ts';
import { dumbbellPieces } from './dumbbells.ts';
import { heatMapPieces } from './heat-map.ts';
import { intervalBarPieces } from './interval-bars.ts';
import { likertPieces } from './likert.ts';
import { radarPiece } from './radar.ts';
import { trendPiece } from './trend.ts';

export function chartPieces(chart: ChartSpec, setting: Setting): Piece[] {
  const room = { ...setting, width: Math.min(setting.width, measure) };
  const lines = withGap(taggedText(chart.title, type.strong, 'P', room, true), 20);
  const title = lines.map((line, at) => (at === 0 ? { ...line, begins: true } : line));
  const subtitle =
    chart.subtitle === '' ? [] : withGap(taggedText(chart.subtitle, type.caption, 'P', room), 1);
  const figure = tagUnder(setting.parent, 'Figure', { alternative: chart.alternative });
  const body = drawingPieces(chart, { ...setting, parent: figure });
  return [...keptWithNext(title), ...keptWithNext(subtitle), ...withGap(body, space.small)];
}

/** All that these pieces draw belongs to the figure, their `setting.parent`. */
function drawingPieces(chart: ChartSpec, setting: Setting): Piece[] {
  switch (chart.kind) {
    case 'radar':
      return [radarPiece(chart, setting)];
    case 'interval-bars':
      return intervalBarPieces(chart, setting);
    case 'dumbbells':
      return dumbbellPieces(chart, setting);
    case 'likert':
      return likertPieces(chart, setting);
    case 'columns':
      return [columnsPiece(chart, setting)];
    case 'caterpillar':
      return caterpillarPieces(chart, setting);
    case 'heat-map':
      return heatMapPieces(chart, setting);
    case 'trend':
      return [trendPiece(chart, setting)];
  }
}
