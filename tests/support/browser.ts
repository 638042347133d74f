/** Chromium for tests that must see what a phone sees; where it is not installed they are skipped, aloud. */
import { existsSync } from 'node:fs';
import AxeSource from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Null where there is no Chromium. */
export const chromiumPath: string | null = existsSync(path) ? path : null;

if (chromiumPath === null) {
  console.warn(`browser tests skipped: no Chromium at ${path}; install it or set CHROMIUM_PATH`);
}

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? path, args: quiet });
}

export interface PhoneOptions {
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly dark?: boolean;
  readonly locale?: string;
}

/** A phone with nothing remembered. */
export function newPhone(browser: Browser, options: PhoneOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: options.width ?? 390, height: 844 },
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.locale ?? 'zh-CN',
  });
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Colours are all that dark mode changes; the other rules have been run on the light page. */
export const contrastAlone = ['color-contrast'] as const;

/** What axe-core finds wrong, one line a violation; by all its rules, or by those named. */
export async function axeFindings(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  // As an expression of the tool, not a script of the page, so that the page's own policy stays in force.
  await page.evaluate(AxeSource.source);
  // What passes need not be told, which on a long page is most of the work.
  const resultTypes = ['violations'];
  const options = JSON.stringify({ resultTypes, ...(rules && { runOnly: rules }) });
  const violations = await page.evaluate<readonly AxeViolation[]>(
    `(async () => (await axe.run(${options})).violations)()`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
}
