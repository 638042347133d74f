/** The console as an administrator sees it: set-up to diagnosis in Chromium, on a phone and on a desk. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsoleEntry, createSetupToken } from '../../../src/app/console-entry.ts';
import { listParticipants } from '../../../src/app/participants.ts';
import {
  axeFindings,
  chromiumPath,
  launchBrowser,
  newPhone,
  scrollsSideways,
} from '../../support/browser.ts';
import { startTestServer } from '../../support/server.ts';
import { type ConsoleCast, startConsoleCast } from './console-cast.ts';

describe.skipIf(chromiumPath === null)('the console in a browser', () => {
  let browser: Browser;
  let cast: ConsoleCast;
  beforeAll(async () => {
    browser = await launchBrowser();
    cast = await startConsoleCast(8);
  });
  afterAll(async () => {
    await browser.close();
    await cast.server.close();
  });

  async function enter(page: Page): Promise<void> {
    const entry = await createConsoleEntry(cast.server.deps, cast.schoolId);
    await page.goto(`${cast.server.url}/admin/enter/${entry}`);
    await page.click('button.primary');
    await page.waitForURL('**/admin');
  }

  const looks = [
    { width: 390, locale: 'zh-CN', dark: false },
    { width: 1280, locale: 'en', dark: false },
    { width: 390, locale: 'en', dark: true },
    { width: 1280, locale: 'zh-CN', dark: true },
  ];

  it.each(looks)(
    'has nothing that axe finds, at $width in $locale, dark: $dark',
    async (look) => {
      const context = await newPhone(browser, look);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${cast.server.url}/admin`);
      expect(await axeFindings(page)).toEqual([]);
      await enter(page);
      const at = `/admin/cohorts/${cast.cohort.id}`;
      const [person] = await listParticipants(cast.server.deps, cast.schoolId, cast.cohort.id);
      for (const path of [
        '/admin',
        at,
        `${at}/participants/${person?.id}?renewed=1`,
        `${at}/poster`,
        `${at}/diagnosis?occasion=end`,
        `${at}/diagnosis?occasion=followup`,
      ]) {
        await page.goto(cast.server.url + path, { waitUntil: 'networkidle' });
        expect(await axeFindings(page), path).toEqual([]);
        expect(await scrollsSideways(page), path).toBe(false);
      }
      expect(errors).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it('draws every chart', async () => {
    const context = await newPhone(browser, { width: 1280 });
    const page = await context.newPage();
    await enter(page);
    await page.goto(
      `${cast.server.url}/admin/cohorts/${cast.cohort.id}/diagnosis?occasion=followup`,
      { waitUntil: 'networkidle' },
    );
    const blank = await page.evaluate<number>(
      `[...document.querySelectorAll('canvas')].filter((canvas) => !canvas.getContext('2d')
        .getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0)).length`,
    );
    expect(await page.locator('canvas').count()).toBeGreaterThan(3);
    expect(blank).toBe(0);
    await context.close();
  });

  it('walks from the set-up link to a class with people', async () => {
    const server = await startTestServer();
    const context = await newPhone(browser, { width: 1280 });
    const page = await context.newPage();
    await page.goto(`${server.url}/admin/setup/${await createSetupToken(server.deps)}`);
    await page.fill('#name', '青山县委党校');
    await page.click('button.primary');
    expect(await page.textContent('#token')).toMatch(/^lt_/);
    await page.click('a.primary');
    expect(await axeFindings(page)).toEqual([]);
    await page.fill('#name', '第三期专题班');
    await page.fill('#endsOn', '2026-10-20');
    await page.click('button.primary');
    await page.waitForURL('**/cohorts/*');
    await page.fill('#list', '王芳\t青山镇\n李雷\t小河乡');
    await page.click('#people button');
    await page.waitForURL('**added=2**');
    expect(await page.textContent('[data-count="end.invited"]')).toBe('2');
    await page.click('#people summary');
    await page.click('#people th a');
    const given = await page.textContent('#link');
    await page.click('#main form button');
    await page.waitForURL('**renewed=1');
    expect(await page.textContent('[role=status]')).toContain('已经换发');
    expect(await page.textContent('#link')).not.toBe(given);
    await page.goBack();
    await page.goBack();
    await page.click('#end .buttons button');
    expect(await page.textContent('[data-state="end"]')).toBe('已截止');
    await context.close();
    await server.close();
  });

  it('works without JavaScript', async () => {
    const context = await newPhone(browser, { javaScript: false });
    const page = await context.newPage();
    await enter(page);
    await page.click(`a[href="/admin/cohorts/${cast.cohort.id}"]`);
    expect(await page.textContent('[data-count="end.submitted"]')).toBe('8');
    await page.goto(`${cast.server.url}/admin/cohorts/${cast.cohort.id}/diagnosis?occasion=end`);
    await page.click('figure summary >> nth=0');
    expect(await page.isVisible('figure table >> nth=0')).toBe(true);
    await context.close();
  });

  it('shows new counts without reloading', async () => {
    const context = await newPhone(browser);
    const page = await context.newPage();
    await page.clock.install();
    await enter(page);
    await page.route('**/counts', (route) =>
      route.fulfill({
        json: {
          occasions: [
            {
              kind: 'end',
              state: 'closed',
              stateText: '已截止',
              invited: 30,
              notStarted: 9,
              drafts: 2,
              submitted: 19,
            },
          ],
        },
      }),
    );
    await page.goto(`${cast.server.url}/admin/cohorts/${cast.cohort.id}`);
    await page.clock.fastForward(11_000);
    await expect
      .poll(() => page.textContent('[data-count="end.submitted"]'), { timeout: 10_000 })
      .toBe('19');
    expect(await page.textContent('[data-state="end"]')).toBe('已截止');
    await context.close();
  });
});
