/** Answer shares of items as stacked bars, centred on the middle of the scale. */
import { scaleLinear } from 'd3-scale';
import type { LikertSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { type Box, drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, textWidth } from '../text-pieces.ts';
import { colour, mix, type } from '../theme.ts';
import { rowChartPieces } from './row-chart.ts';

const barHeight = 13;
const keyLine = 15;
const swatch = 8;

export function likertPieces(chart: LikertSpec, setting: Setting): Piece[] {
  const keys = placeKeys(chart.categories, setting);
  const sides = chart.rows.map((row) => beside(row.shares));
  const left = Math.max(0.1, ...sides.map((side) => side.left));
  const right = Math.max(0.1, ...sides.map((side) => side.right));
  const differ = new Set(chart.rows.map((row) => row.n)).size > 1;
  const counts = chart.rows.map((row) => (differ ? `n = ${row.n}` : ''));
  const widest = Math.max(
    ...counts.map((each) => textWidth(each, type.caption, setting.language)),
    0,
  );
  return rowChartPieces(
    {
      labels: chart.rows.map((row) => ({ text: row.label })),
      asideWidth: widest,
      head: {
        height: keys.height + 5,
        draw: (sheet, plot, x) => drawKeys(sheet, chart.categories, keys.spots, x, plot.y),
      },
      drawRow: (sheet, index, plot, asideLeft) => {
        const at = scaleLinear()
          .domain([-left, right])
          .range([plot.x, plot.x + plot.width]);
        const middle = plot.y + plot.height / 2;
        // Behind the bars: in front it would cross the share of the middle category.
        drawRule(sheet, [at(0), plot.y], [at(0), plot.y + plot.height], colour.ink, 0.75);
        drawShares(sheet, chart.rows[index]?.shares ?? [], at, middle);
        const top = middle - type.caption.leading / 2;
        drawLabel(sheet, counts[index] ?? '', type.caption, asideLeft, top);
      },
    },
    setting,
  );
}

/** Shares left and right of the middle of the scale; a middle category counts half to either side. */
function beside(shares: readonly number[]): { left: number; right: number } {
  const middle = (shares.length - 1) / 2;
  let left = 0;
  let right = 0;
  shares.forEach((share, index) => {
    if (index < middle) left += share;
    else if (index > middle) right += share;
    else {
      left += share / 2;
      right += share / 2;
    }
  });
  return { left, right };
}

function drawShares(
  sheet: Sheet,
  shares: readonly number[],
  at: (share: number) => number,
  middle: number,
): void {
  let from = -beside(shares).left;
  shares.forEach((share, index) => {
    if (share <= 0) return;
    const box = { x: at(from), y: middle - barHeight / 2, width: at(from + share) - at(from) };
    const step = stepColour(index, shares.length);
    sheet.pen.rect(box.x, box.y, box.width, barHeight).fillColor(step.fill).fill();
    drawRule(sheet, [box.x, box.y], [box.x, box.y + barHeight], colour.paper, 0.75);
    drawShare(sheet, share, { ...box, height: barHeight }, step.ink);
    from += share;
  });
}

function drawShare(sheet: Sheet, share: number, box: Box, ink: string): void {
  const text = `${Math.round(share * 100)}%`;
  if (textWidth(text, type.caption, sheet.language) + 4 > box.width) return;
  const style = { ...type.caption, colour: ink };
  drawLabel(sheet, text, style, box.x + box.width / 2, box.y, 'center');
}

/** From barrier through grey to catalyst; the outer steps are deepened until white reads on them. */
function stepColour(index: number, count: number): { fill: string; ink: string } {
  const middle = (count - 1) / 2;
  if (index === middle) return { fill: colour.line, ink: colour.ink };
  const side = index < middle ? colour.barrier : colour.catalyst;
  const strength = Math.abs(index - middle) / middle;
  if (strength > 0.7) return { fill: mix(side, colour.ink, 0.22), ink: colour.paper };
  return { fill: mix(colour.paper, side, 0.2 + 0.4 * strength), ink: colour.ink };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function placeKeys(
  categories: readonly string[],
  setting: Setting,
): { readonly spots: readonly Spot[]; readonly height: number } {
  let x = 0;
  let y = 0;
  const spots = categories.map((name) => {
    const width = swatch + 5 + textWidth(name, type.caption, setting.language);
    if (x > 0 && x + width > setting.width) {
      x = 0;
      y += keyLine;
    }
    const spot = { x, y };
    x += width + 14;
    return spot;
  });
  return { spots, height: y + keyLine };
}

function drawKeys(
  sheet: Sheet,
  categories: readonly string[],
  spots: readonly Spot[],
  left: number,
  top: number,
): void {
  categories.forEach((name, index) => {
    const spot = spots[index];
    if (!spot) return;
    const [x, y] = [left + spot.x, top + spot.y];
    const { fill } = stepColour(index, categories.length);
    sheet.pen.rect(x, y + (type.caption.leading - swatch) / 2, swatch, swatch);
    sheet.pen.fillColor(fill).fill();
    drawLabel(sheet, name, type.caption, x + swatch + 5, y);
  });
}
