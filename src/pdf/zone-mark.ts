/** ▲ ■ ▼ as paths: the same shape at any size, told apart in grey print. */
import type { Zone } from '../domain/diagnosis/zone.ts';
import type { Sheet } from './sheet.ts';
import { colour, zoneColour } from './theme.ts';

/** Draws the mark of a zone in a square of `size` around its middle; none where evidence is too thin. */
export function drawZoneMark(sheet: Sheet, zone: Zone, x: number, y: number, size: number): void {
  const half = size / 2;
  const pen = sheet.pen;
  if (zone === 'catalyst') {
    pen.polygon([x, y - half], [x + half, y + half * 0.8], [x - half, y + half * 0.8]);
  } else if (zone === 'barrier') {
    pen.polygon([x, y + half], [x + half, y - half * 0.8], [x - half, y - half * 0.8]);
  } else if (zone === 'watch') {
    pen.rect(x - half * 0.8, y - half * 0.8, size * 0.8, size * 0.8);
  } else {
    pen
      .circle(x, y, half * 0.7)
      .lineWidth(0.7)
      .strokeColor(colour.quiet)
      .stroke();
    return;
  }
  pen.fillColor(zoneColour[zone]).fill();
}
