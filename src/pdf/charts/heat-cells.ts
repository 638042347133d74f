/**
 * The cells of one row: tinted by zone, with mark and figure in ink, so that grey print says the same. A cell
 * that stands apart is framed, with an arrow; a withheld one is hatched.
 */
import type { HeatCell } from '../../domain/charts/chart-spec.ts';
import type { Zone } from '../../domain/diagnosis/zone.ts';
import { drawCellHatch } from '../hatch.ts';
import { type Box, baselineOf, drawRule, type Sheet } from '../sheet.ts';
import { textWidth } from '../text-pieces.ts';
import { colour, type TypeStyle, zoneTint } from '../theme.ts';
import { figureText } from './axis.ts';
import { besideFigure, figureWidth, type HeatMapLayout } from './heat-map-layout.ts';
import { drawArrows, drawCellMarks, drawFrames, type Spot } from './heat-marks.ts';

const white = 0.4;
const tinted = ['catalyst', 'watch', 'barrier'] satisfies Zone[];

type CellStyle = Pick<HeatMapLayout, 'cellWidth' | 'figure' | 'mark'>;

/** A cell with a value, and where it is drawn. */
interface Placed {
  readonly zone: Zone;
  readonly apart: HeatCell['apart'];
  readonly value: number;
  readonly box: Box;
}

/** @param row from the left of the first cell */
export function drawHeatCells(
  sheet: Sheet,
  cells: readonly HeatCell[],
  row: Omit<Box, 'width'>,
  style: CellStyle,
): void {
  const placed: Placed[] = [];
  for (const [at, { value, missing, zone, apart }] of cells.entries()) {
    const box = boxOf(row, at, style.cellWidth);
    if (value !== null) placed.push({ zone, apart, value, box });
    else if (missing === 'withheld') drawCellHatch(sheet, box);
    else drawDash(sheet, box);
  }
  drawGrounds(sheet, placed);
  const boxes = placed.filter(({ apart }) => apart).map(({ box }) => box);
  drawFrames(sheet, boxes);
  if (style.figure) drawFigures(sheet, placed, style.figure);
  else drawMarks(sheet, placed, style.mark);
}

function boxOf(row: Omit<Box, 'width'>, at: number, cellWidth: number): Box {
  return {
    x: row.x + at * cellWidth + white,
    y: row.y + white,
    width: cellWidth - 2 * white,
    height: row.height - 2 * white,
  };
}

function drawDash(sheet: Sheet, { x, y, width, height }: Box): void {
  const half = Math.min(3, width / 3);
  const middle = y + height / 2;
  drawRule(sheet, [x + width / 2 - half, middle], [x + width / 2 + half, middle], colour.quiet);
}

/** One path for all cells of a zone. */
function drawGrounds(sheet: Sheet, placed: readonly Placed[]): void {
  for (const zone of tinted) {
    const boxes = placed.filter((each) => each.zone === zone);
    for (const { box } of boxes) sheet.pen.rect(box.x, box.y, box.width, box.height);
    if (boxes.length > 0) sheet.pen.fillColor(zoneTint[zone]).fill();
  }
}

/** Figures of a column stand under each other, whether or not there is an arrow before them. */
function drawFigures(sheet: Sheet, placed: readonly Placed[], figure: TypeStyle): void {
  const { apart, mark, white: gap } = besideFigure;
  const room = figureWidth(figure, sheet.language);
  const spot = ({ box }: Placed, shift: number, size: number): Spot => ({
    x: box.x + (box.width - room) / 2 + shift,
    y: box.y + box.height / 2,
    size,
  });
  for (const each of placed) {
    const { x, y } = spot(each, room - mark - 2 * gap, 0);
    const text = figureText(each.value);
    const start = x - textWidth(text, figure, sheet.language);
    sheet.line(text, start, y - figure.leading / 2 + baselineOf(figure), figure);
  }
  drawArrows(
    sheet,
    arrowsOf(placed, (each) => spot(each, apart / 2 + 0.3, 4.6)),
  );
  const marks = placed.map((each) => ({
    ...spot(each, room - gap - mark / 2, mark),
    zone: each.zone,
  }));
  drawCellMarks(sheet, marks);
}

/** Without figures: the mark in the middle, beside its arrow where there is one. */
function drawMarks(sheet: Sheet, placed: readonly Placed[], size: number): void {
  const spot = ({ box, zone, apart }: Placed, side: 1 | -1, of: number): Spot => ({
    x: box.x + box.width / 2 + (apart && zone !== 'insufficient' ? side * size * 0.62 : 0),
    y: box.y + box.height / 2,
    size: of,
  });
  drawArrows(
    sheet,
    arrowsOf(placed, (each) => spot(each, -1, size * 1.2)),
  );
  drawCellMarks(
    sheet,
    placed.map((each) => ({ ...spot(each, 1, size), zone: each.zone })),
  );
}

function arrowsOf(placed: readonly Placed[], spot: (each: Placed) => Spot) {
  return placed.flatMap((each) => (each.apart ? [{ ...spot(each), apart: each.apart }] : []));
}
