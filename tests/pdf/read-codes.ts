/** QR codes as a telephone reads them: the page drawn by poppler, then looked at. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';

interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel. */
  readonly grey: Uint8Array;
}

/** What each cell of each page says, row by row; cells without a code are left out. */
export function codesIn(pdf: Uint8Array, columns: number, rows: number): readonly string[] {
  return picturesOf(pdf).flatMap((picture) => {
    const [width, height] = [picture.width / columns, picture.height / rows].map(Math.floor);
    const cells = Array.from({ length: columns * rows }, (_, index) => {
      const [x, y] = [index % columns, Math.floor(index / columns)];
      return codeIn(picture, x * (width ?? 0), y * (height ?? 0), width ?? 0, height ?? 0);
    });
    return cells.flatMap((code) => code ?? []);
  });
}

function codeIn(picture: Picture, left: number, top: number, width: number, height: number) {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = picture.grey[(top + y) * picture.width + left + x] ?? 255;
      pixels.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  // Its types are of a module that is only ever required.
  const read = jsQR as unknown as typeof jsQR.default;
  return read(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data;
}

function picturesOf(pdf: Uint8Array): readonly Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'codes-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync('pdftoppm', ['-gray', '-r', '110', join(folder, 'in.pdf'), join(folder, 'page')]);
    const files = readdirSync(folder).filter((name) => name.endsWith('.pgm'));
    return files.toSorted().map((name) => readPgm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `P5 width height 255` and then the pixels. */
function readPgm(bytes: Buffer): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 60));
  if (!head) throw new Error('not a picture that pdftoppm draws');
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, grey: bytes.subarray(head[0].length) };
}
