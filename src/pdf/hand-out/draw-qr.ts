/** A link as a QR code in vectors: sharp at every size, and one path, so that thousands stay small. */
import QRCode from 'qrcode';
import type { Box, Sheet } from '../sheet.ts';

/** Modules of white that ISO/IEC 18004 wants on every side. */
const quietZone = 4;

/** Draws the code, its white margin included, into the box; what it says is the caller's to tag. */
export function drawQr(sheet: Sheet, link: string, box: Box): void {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const unit = box.width / (modules.size + 2 * quietZone);
  const { pen } = sheet;
  pen.save();
  pen.translate(box.x + quietZone * unit, box.y + quietZone * unit).scale(unit);
  for (const { x, y, length } of runs(modules)) pen.rect(x, y, length, 1);
  pen.fillColor('#000000').fill();
  pen.restore();
}

interface Modules {
  readonly size: number;
  readonly data: Uint8Array;
}

/** Dark modules side by side in one row are one rectangle. */
function* runs({ size, data }: Modules) {
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && data[y * size + x]) x += 1;
      if (x > from) yield { x: from, y, length: x - from };
    }
  }
}
