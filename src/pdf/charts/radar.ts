/** Domains on spokes; the first of two series outlined, the second filled. */
import { scaleLinear } from 'd3-scale';
import { curveLinearClosed, lineRadial } from 'd3-shape';
import type { RadarSpec } from '../../domain/charts/chart-spec.ts';
import type { Piece, Setting } from '../piece.ts';
import { drawRule, type Sheet } from '../sheet.ts';
import { drawLabel, drawText, measureText, type TextBlock, textWidth } from '../text-pieces.ts';
import { colour, mix, page, type } from '../theme.ts';
import { figureText, limitColour } from './axis.ts';

const largest = { compact: 76, roomy: 96 } as const;
/** In a column, where a larger wheel would push what stands below to the next page. */
const largestInColumn = 60;
const labelDistance = 9;
const legendHeight = 20;

interface Spoke {
  readonly angle: number;
  readonly name: TextBlock;
  readonly figures: TextBlock;
}

interface Wheel {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export function radarPiece(chart: RadarSpec, setting: Setting): Piece {
  const inColumn = setting.width < page.contentWidth * 0.75;
  const roomiest = setting.compact ? largest.compact : largest.roomy;
  const labelWidth = Math.min(130, setting.width * 0.27);
  const spokes = spokesOf(chart, labelWidth, setting);
  const left = labelsWide(spokes, -1) + labelDistance;
  const right = labelsWide(spokes, 1) + labelDistance;
  const radius = Math.min(
    inColumn ? largestInColumn : roomiest,
    (setting.width - left - right) / 2,
  );
  // In the middle, unless the labels of one side need the room.
  const centre = Math.min(
    Math.max(setting.width / 2, left + radius),
    setting.width - right - radius,
  );
  const above = overhang(spokes, -1);
  const below = overhang(spokes, 1);
  const legend = chart.series.length > 1 ? legendHeight : 0;
  const height = above + 2 * radius + below + legend;
  return {
    height,
    gap: 0,
    keep: false,
    draw: (sheet, x, y) => {
      const wheel = { x: x + centre, y: y + above + radius, radius };
      const draw = () => {
        drawWheel(sheet, chart, spokes, wheel);
        if (legend > 0) drawLegend(sheet, chart, wheel.x, y + height - legend + 4);
      };
      sheet.tagged(setting.parent, draw, { x, y, width: setting.width, height });
    },
  };
}

function spokesOf(chart: RadarSpec, width: number, { language }: Setting): Spoke[] {
  return chart.spokes.map((name, index) => ({
    angle: (index / chart.spokes.length) * 2 * Math.PI,
    name: measureText(name, { ...type.captionStrong, leading: 12.5 }, width, language),
    figures: measureText(
      chart.series.map((series) => figureText(series.values[index] ?? null)).join(' \u2192 '),
      type.label,
      width,
      language,
    ),
  }));
}

function labelHeight(spoke: Spoke): number {
  return spoke.name.height + spoke.figures.height;
}

/** Width of the labels at the left (−1) or right (+1) of the wheel. */
function labelsWide(spokes: readonly Spoke[], side: -1 | 1): number {
  const beside = spokes.filter((spoke) => Math.sin(spoke.angle) * side >= 0.2);
  const lines = beside.flatMap((spoke) => [...spoke.name.lines, ...spoke.figures.lines]);
  return Math.max(0, ...lines.map((line) => line.width));
}

/** How far labels stand out above (−1) or below (+1) the wheel. */
function overhang(spokes: readonly Spoke[], side: -1 | 1): number {
  const heights = spokes
    .filter((spoke) => -Math.cos(spoke.angle) * side > 0.9)
    .map((spoke) => labelHeight(spoke) + labelDistance);
  return Math.max(12, ...heights);
}

function drawWheel(sheet: Sheet, chart: RadarSpec, spokes: readonly Spoke[], wheel: Wheel): void {
  const away = scaleLinear([chart.axis.min, chart.axis.max], [0, wheel.radius]).clamp(true);
  const last = chart.series.at(-1);
  if (last) drawOutline(sheet, last.values, spokes, wheel, away, 'filled');
  drawRings(sheet, chart, wheel, away);
  for (const spoke of spokes) {
    const end = pointAt(wheel, spoke.angle, wheel.radius);
    drawRule(sheet, [wheel.x, wheel.y], end, limitColour);
  }
  chart.series.forEach((series, index) => {
    const filled = index === chart.series.length - 1;
    drawOutline(sheet, series.values, spokes, wheel, away, filled ? 'line' : 'dashed');
    drawPoints(sheet, series.values, spokes, wheel, away, filled);
  });
  drawRingFigures(sheet, chart, wheel, away);
  for (const spoke of spokes) drawSpokeLabel(sheet, spoke, wheel);
}

function pointAt(wheel: Wheel, angle: number, distance: number): [number, number] {
  return [wheel.x + Math.sin(angle) * distance, wheel.y - Math.cos(angle) * distance];
}

function drawRings(
  sheet: Sheet,
  chart: RadarSpec,
  wheel: Wheel,
  away: (value: number) => number,
): void {
  for (const tick of chart.axis.ticks) {
    if (away(tick) === 0) continue;
    sheet.pen.circle(wheel.x, wheel.y, away(tick));
    sheet.pen.lineWidth(0.5).strokeColor(limitColour).stroke();
  }
}

function drawRingFigures(
  sheet: Sheet,
  chart: RadarSpec,
  wheel: Wheel,
  away: (value: number) => number,
): void {
  // Between two spokes, where no line of a series is likely to end.
  const angle = Math.PI / Math.max(3, chart.spokes.length);
  for (const tick of chart.axis.ticks) {
    if (away(tick) === 0) continue;
    const [x, y] = pointAt(wheel, angle, away(tick));
    sheet.pen.circle(x, y, 5).fillColor(colour.paper).fill();
    drawLabel(sheet, String(tick), type.caption, x, y - type.caption.leading / 2, 'center');
  }
}

/** A spoke without a value leaves a gap: the line is drawn open, and nothing is filled. */
function drawOutline(
  sheet: Sheet,
  values: readonly (number | null)[],
  spokes: readonly Spoke[],
  wheel: Wheel,
  away: (value: number) => number,
  manner: 'filled' | 'line' | 'dashed',
): void {
  const complete = values.every((value) => value !== null);
  if (!complete && manner === 'filled') return;
  const line = lineRadial<number | null>()
    .defined((value) => value !== null)
    .angle((_, index) => spokes[index]?.angle ?? 0)
    .radius((value) => away(value ?? 0));
  const path = (complete ? line.curve(curveLinearClosed) : line)(values);
  if (!path) return;
  const pen = sheet.pen;
  pen.save().translate(wheel.x, wheel.y).path(path);
  if (manner === 'filled') pen.fillColor(mix(colour.paper, colour.ink, 0.12)).fill();
  else {
    pen.lineWidth(manner === 'line' ? 1.5 : 1.1).strokeColor(colour.ink);
    if (manner === 'dashed') pen.dash(3, { space: 2 });
    pen.stroke();
  }
  pen.restore();
}

function drawPoints(
  sheet: Sheet,
  values: readonly (number | null)[],
  spokes: readonly Spoke[],
  wheel: Wheel,
  away: (value: number) => number,
  filled: boolean,
): void {
  values.forEach((value, index) => {
    if (value === null) return;
    const [x, y] = pointAt(wheel, spokes[index]?.angle ?? 0, away(value));
    sheet.pen.circle(x, y, 2.6).lineWidth(1.1);
    sheet.pen.fillAndStroke(filled ? colour.ink : colour.paper, colour.ink);
  });
}

function drawSpokeLabel(sheet: Sheet, spoke: Spoke, wheel: Wheel): void {
  const [x, y] = pointAt(wheel, spoke.angle, wheel.radius + labelDistance);
  const sine = Math.sin(spoke.angle);
  const height = labelHeight(spoke);
  const top = y - height / 2 - (Math.cos(spoke.angle) * height) / 2;
  const align = Math.abs(sine) < 0.2 ? 'center' : sine > 0 ? 'left' : 'right';
  const shift = { left: 0, center: spoke.name.width / 2, right: spoke.name.width }[align];
  drawText(sheet, spoke.name, x - shift, top, align);
  drawText(sheet, spoke.figures, x - shift, top + spoke.name.height, align);
}

function drawLegend(sheet: Sheet, chart: RadarSpec, middle: number, y: number): void {
  const widths = chart.series.map(
    (each) => textWidth(each.name, type.caption, sheet.language) + 40,
  );
  let x = middle - (widths.reduce((sum, each) => sum + each, 0) - 16) / 2;
  chart.series.forEach((series, index) => {
    const filled = index === chart.series.length - 1;
    const line = y + type.caption.leading / 2;
    drawRule(sheet, [x, line], [x + 18, line], colour.ink, 1.2);
    sheet.pen.circle(x + 9, line, 2.6).lineWidth(1.1);
    sheet.pen.fillAndStroke(filled ? colour.ink : colour.paper, colour.ink);
    drawLabel(sheet, series.name, type.caption, x + 23, y);
    x += widths[index] ?? 0;
  });
}
