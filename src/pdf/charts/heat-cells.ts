/**
 * The cells of one row: tinted by zone, with mark and figure in ink, so that grey print says the same. A cell
 * that stands apart is framed, with an arrow; a withheld one is hatched.
 */
import type { HeatCell } from '../../domain/charts/chart-spec.ts';
import type { Zone } from '../../domain/diagnosis/zone.ts';
import { drawCellHatch } from '../hatch.ts';
import { type Box, baselineOf, drawRule, type Sheet } from '../sheet.ts';
import { textWidth } from '../text-pieces.ts';
import { colour, mix, type TypeStyle, zoneTint } from '../theme.ts';
import { figureText } from './axis.ts';
import { besideFigure, figureWidth, type HeatMapLayout } from './heat-map-layout.ts';

const white = 0.4;
const quietMark = mix(colour.paper, colour.ink, 0.45);

type CellStyle = Pick<HeatMapLayout, 'cellWidth' | 'figure' | 'mark'>;

/** @param row from the left of the first cell */
export function drawHeatCells(
  sheet: Sheet,
  cells: readonly HeatCell[],
  row: Omit<Box, 'width'>,
  style: CellStyle,
): void {
  const boxes = cells.map((_, at) => boxOf(row, at, style.cellWidth));
  drawGrounds(sheet, cells, boxes);
  cells.forEach((cell, at) => {
    const box = boxes[at];
    if (box) drawCell(sheet, cell, box, style);
  });
}

function boxOf(row: Omit<Box, 'width'>, at: number, cellWidth: number): Box {
  return {
    x: row.x + at * cellWidth + white,
    y: row.y + white,
    width: cellWidth - 2 * white,
    height: row.height - 2 * white,
  };
}

/** One path for all cells of a zone. */
function drawGrounds(sheet: Sheet, cells: readonly HeatCell[], boxes: readonly Box[]): void {
  for (const zone of ['catalyst', 'watch', 'barrier'] satisfies Zone[]) {
    let any = false;
    cells.forEach((cell, at) => {
      const box = boxes[at];
      if (!box || cell.value === null || cell.zone !== zone) return;
      sheet.pen.rect(box.x, box.y, box.width, box.height);
      any = true;
    });
    if (any) sheet.pen.fillColor(zoneTint[zone]).fill();
  }
}

function drawCell(sheet: Sheet, cell: HeatCell, box: Box, style: CellStyle): void {
  if (cell.value === null) {
    if (cell.missing === 'withheld') drawCellHatch(sheet, box);
    else drawDash(sheet, box);
    return;
  }
  if (cell.apart) drawFrame(sheet, box);
  if (style.figure) drawFigure(sheet, cell, cell.value, box, style.figure);
  else drawMarks(sheet, cell, box, style.mark);
}

/** Figures of a column stand under each other, whether or not there is an arrow before them. */
function drawFigure(
  sheet: Sheet,
  { zone, apart }: HeatCell,
  value: number,
  box: Box,
  figure: TypeStyle,
): void {
  const { mark, white } = besideFigure;
  const middle = box.y + box.height / 2;
  const room = figureWidth(figure, sheet.language);
  const left = box.x + (box.width - room) / 2;
  const text = figureText(value);
  const right = left + room - mark - 2 * white;
  const top = middle - figure.leading / 2;
  const start = right - textWidth(text, figure, sheet.language);
  sheet.line(text, start, top + baselineOf(figure), figure);
  if (apart) drawArrow(sheet, apart, left + besideFigure.apart / 2 + 0.3, middle, 4.6);
  drawCellMark(sheet, zone, right + white + mark / 2, middle, mark);
}

function drawMarks(sheet: Sheet, { zone, apart }: HeatCell, box: Box, size: number): void {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const shift = apart && zone !== 'insufficient' ? size * 0.62 : 0;
  if (apart) drawArrow(sheet, apart, x - shift, y, size * 1.2);
  drawCellMark(sheet, zone, x + shift, y, size);
}

function drawDash(sheet: Sheet, { x, y, width, height }: Box): void {
  const half = Math.min(3, width / 3);
  const middle = y + height / 2;
  drawRule(sheet, [x + width / 2 - half, middle], [x + width / 2 + half, middle], colour.quiet);
}

/** Inside its cell, so that frames side by side do not touch. */
export function drawFrame(sheet: Sheet, { x, y, width, height }: Box): void {
  const thickness = Math.min(0.9, height / 10);
  sheet.pen.rect(x + thickness / 2, y + thickness / 2, width - thickness, height - thickness);
  sheet.pen.lineWidth(thickness).strokeColor(colour.ink).stroke();
}

/** ▲ ▼ in ink, ■ smaller and quiet since most cells have it; none where evidence is too thin. */
export function drawCellMark(sheet: Sheet, zone: Zone, x: number, y: number, size: number): void {
  const half = size / 2;
  const pen = sheet.pen;
  if (zone === 'catalyst') {
    pen.polygon([x, y - half], [x + half, y + half * 0.8], [x - half, y + half * 0.8]);
  } else if (zone === 'barrier') {
    pen.polygon([x, y + half], [x + half, y - half * 0.8], [x - half, y - half * 0.8]);
  } else if (zone === 'watch') {
    pen.rect(x - half * 0.5, y - half * 0.5, size * 0.5, size * 0.5);
  } else return;
  pen.fillColor(zone === 'watch' ? quietMark : colour.ink).fill();
}

/** Above or below the others: an arrow with a shaft, unlike the marks of zones. */
export function drawArrow(
  sheet: Sheet,
  apart: 'above' | 'below',
  x: number,
  y: number,
  length: number,
  stroke: string = colour.ink,
): void {
  const up = apart === 'above' ? -1 : 1;
  const tip = y + (up * length) / 2;
  const barb = length * 0.31;
  sheet.pen.moveTo(x, y - (up * length) / 2).lineTo(x, tip);
  sheet.pen.moveTo(x - barb, tip - up * barb).lineTo(x, tip);
  sheet.pen.lineTo(x + barb, tip - up * barb);
  sheet.pen
    .lineWidth(Math.min(1, length / 5))
    .strokeColor(stroke)
    .stroke();
}
