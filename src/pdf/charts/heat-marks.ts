/** The marks in cells: zones as ▲ ■ ▼, what stands apart as a frame and an arrow with a shaft. Many are one path. */
import type { Zone } from '../../domain/diagnosis/zone.ts';
import type { Box, Sheet } from '../sheet.ts';
import { colour, mix } from '../theme.ts';

export interface Spot {
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** ■ is quiet, since most cells have it. */
const quietMark = mix(colour.paper, colour.ink, 0.45);
/** Width of the head of an arrow, on either side of the shaft, of its length. */
const barbShare = 0.31;

/** The marks of all cells; none where evidence is too thin. */
export function drawCellMarks(
  sheet: Sheet,
  marks: readonly (Spot & { readonly zone: Zone })[],
): void {
  const quiet = marks.filter(({ zone }) => zone === 'watch');
  const loud = marks.filter(({ zone }) => zone === 'catalyst' || zone === 'barrier');
  for (const { x, y, size } of quiet) {
    sheet.pen.rect(x - size / 4, y - size / 4, size / 2, size / 2);
  }
  if (quiet.length > 0) sheet.pen.fillColor(quietMark).fill();
  for (const { zone, ...spot } of loud) addTriangle(sheet, spot, zone === 'catalyst' ? -1 : 1);
  if (loud.length > 0) sheet.pen.fillColor(colour.ink).fill();
}

/** @param down 1 for ▼, −1 for ▲ */
function addTriangle(sheet: Sheet, { x, y, size }: Spot, down: 1 | -1): void {
  const half = size / 2;
  const base = y - down * half * 0.8;
  sheet.pen.polygon([x, y + down * half], [x + half, base], [x - half, base]);
}

/** Above or below the others; all arrows are as long as the first. */
export function drawArrows(
  sheet: Sheet,
  arrows: readonly (Spot & { readonly apart: 'above' | 'below' })[],
  stroke: string = colour.ink,
): void {
  const [first] = arrows;
  if (!first) return;
  for (const arrow of arrows) addArrow(sheet, arrow);
  sheet.pen
    .lineWidth(Math.min(1, first.size / 5))
    .strokeColor(stroke)
    .stroke();
}

function addArrow(
  sheet: Sheet,
  { x, y, size, apart }: Spot & { readonly apart: 'above' | 'below' },
): void {
  const up = apart === 'above' ? -1 : 1;
  const tip = y + (up * size) / 2;
  const barb = size * barbShare;
  sheet.pen.moveTo(x, y - (up * size) / 2).lineTo(x, tip);
  sheet.pen.moveTo(x - barb, tip - up * barb).lineTo(x, tip);
  sheet.pen.lineTo(x + barb, tip - up * barb);
}

/** Inside their cells, so that frames side by side do not touch. */
export function drawFrames(sheet: Sheet, boxes: readonly Box[]): void {
  const [first] = boxes;
  if (!first) return;
  const thickness = Math.min(0.9, first.height / 10);
  for (const { x, y, width, height } of boxes) {
    sheet.pen.rect(x + thickness / 2, y + thickness / 2, width - thickness, height - thickness);
  }
  sheet.pen.lineWidth(thickness).strokeColor(colour.ink).stroke();
}
