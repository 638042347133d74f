/** What other programs read in our PDFs: poppler's and qpdf's command line tools. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** True where a tool is installed; tests that need it say so and are skipped elsewhere. */
export function hasTool(name: string): boolean {
  return spawnSync(name, ['-v']).error === undefined;
}

/** What a tool prints about a PDF; `-` and the like follow the file name. */
export function read(pdf: Uint8Array, tool: string, before: string[] = [], after: string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.pdf');
  try {
    writeFileSync(file, pdf);
    return execFileSync(tool, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 1e8 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of each page. */
export function pageTexts(pdf: Uint8Array): string[] {
  return read(pdf, 'pdftotext', ['-layout'], ['-']).split('\f').slice(0, -1);
}

export interface Word {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every word with its box, in points from the top left. */
export function words(pdf: Uint8Array): Word[] {
  const html = read(pdf, 'pdftotext', ['-bbox-layout'], ['-']);
  const pattern =
    /<page |<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
  const found: Word[] = [];
  let page = 0;
  for (const [whole, left, top, right, bottom, text = ''] of html.matchAll(pattern)) {
    if (whole === '<page ') page += 1;
    else {
      const [x, y, x2, y2] = [left, top, right, bottom].map(Number);
      found.push({ page, text, left: x ?? 0, top: y ?? 0, right: x2 ?? 0, bottom: y2 ?? 0 });
    }
  }
  return found;
}

/** Pairs of words whose boxes run into each other. */
export function overlaps(all: readonly Word[]): [Word, Word][] {
  const pairs: [Word, Word][] = [];
  all.forEach((one, index) => {
    for (const other of all.slice(index + 1)) {
      if (other.page !== one.page) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 1 && down > 2) pairs.push([one, other]);
    }
  });
  return pairs;
}
