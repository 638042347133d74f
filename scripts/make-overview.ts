/**
 * The picture at the top of the README, from the running demo: the survey on a phone, the diagnosis in the
 * console, two pages of the report. Needs Chromium and poppler-utils.
 *
 *     node scripts/make-overview.ts docs/images/overview.png
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { demoLinks } from './demo-links.ts';

const target = process.argv[2] ?? 'docs/images/overview.png';
const folder = await mkdtemp(join(tmpdir(), 'learning-transfer-overview-'));
const demo = await demoLinks();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const phone = await shoot(browser, demo.survey, { width: 390, height: 844 }, '#next');
  const desk = await shoot(browser, demo.diagnosis, { width: 760, height: 1075 });
  const [summary, profile] = await pdfPages(demo.pdf);
  await compose(browser, [phone, desk, summary, profile]);
} finally {
  await browser.close();
  demo.stop();
  await rm(folder, { recursive: true, force: true });
}

type Size = { readonly width: number; readonly height: number };

async function shoot(from: Browser, url: string, viewport: Size, next?: string): Promise<Buffer> {
  const page = await from.newPage({ viewport, deviceScaleFactor: 2, locale: 'zh-CN' });
  await page.goto(url, { waitUntil: 'networkidle' });
  if (next) await page.click(next);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

async function pdfPages(url: string): Promise<[Buffer, Buffer]> {
  const file = join(folder, 'report.pdf');
  await writeFile(file, Buffer.from(await (await fetch(url)).arrayBuffer()));
  execFileSync('pdftoppm', ['-r', '110', '-png', '-f', '2', '-l', '4', file, join(folder, 'page')]);
  const pages = execFileSync('ls', [folder], { encoding: 'utf8' }).match(/page-\d+\.png/g) ?? [];
  const [first = '', , second = ''] = pages;
  return [await readFile(join(folder, first)), await readFile(join(folder, second))];
}

async function compose(from: Browser, pictures: readonly Buffer[]): Promise<void> {
  const page = await from.newPage({ viewport: { width: 1500, height: 560 }, deviceScaleFactor: 1 });
  const images = pictures.map(
    (png) => `<img src="data:image/png;base64,${png.toString('base64')}">`,
  );
  await page.setContent(`<style>
    body { margin: 0; padding: 28px; display: flex; gap: 24px; justify-content: center; background: #f5f6f8; }
    img { height: 504px; border: 1px solid #dfe3e8; background: #fff; }
  </style>${images.join('')}`);
  await writeFile(target, await page.screenshot());
}
