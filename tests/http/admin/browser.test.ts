/** The console as an administrator sees it: every page in Chromium, narrow and wide, light and dark; and the way through it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupToken } from '../../../src/app/accounts/console-entry.ts';
import { createCohort } from '../../../src/app/cohorts/cohorts.ts';
import { defaultDays } from '../../../src/domain/collection/occasion.ts';
import { formatIn } from '../../../src/domain/reports/report-context.ts';
import {
  axeFindings,
  chromiumPath,
  contrastAlone,
  launchBrowser,
  newPhone,
  type PhoneOptions,
  scrollsSideways,
} from '../../support/browser.ts';
import { startTestServer } from '../../support/server.ts';
import { plainPassword } from './account-session.ts';
import { type Roles, startRoles } from './roles.ts';
import { allRows, methodOf } from './routes/all-rows.ts';

const notPages = /\.(pdf|csv|ics|svg|js|xlsx|docx|zip|json)(\?|$)|\/counts$/;
const looked = (await allRows()).filter(
  (row) => methodOf(row) === 'GET' && row.expected.administrator === 200,
);

describe.skipIf(chromiumPath === null)('the console in a browser', () => {
  let browser: Browser;
  let cast: Roles;
  let at: string;
  const signedIn = async (options?: PhoneOptions): Promise<BrowserContext> => {
    const context = await newPhone(browser, options);
    const cookie = (await cast.cookieOf('administrator')) ?? '';
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: cast.server.url }]);
    return context;
  };
  beforeAll(async () => {
    [browser, cast] = await Promise.all([launchBrowser(), startRoles(8)]);
    at = `${cast.server.url}/admin/cohorts/${cast.cohort.id}`;
  });
  afterAll(async () => {
    await browser.close();
    await cast.server.close();
  });

  it('has nothing that axe finds, nothing too dark to read, and nothing that scrolls sideways', async () => {
    const context = await signedIn();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    const found: string[] = [];
    let pages = 0;
    for (const row of looked) {
      await row.before?.(cast.world);
      const path = row.path(cast.world);
      if (notPages.test(path)) continue;
      pages += 1;
      found.push(...(await faultsOf(page, cast.server.url, path)));
    }
    expect(found).toEqual([]);
    expect(errors).toEqual([]);
    expect(pages).toBeGreaterThan(10);
    await context.close();
  }, 300_000);

  it('draws every chart', async () => {
    const context = await signedIn({ width: 1280 });
    const page = await context.newPage();
    await page.goto(`${at}/diagnosis?occasion=followup`, { waitUntil: 'networkidle' });
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
    const account = { name: '青山县委党校', person: '韩梅梅', login: 'meimei' };
    for (const [name, value] of Object.entries(account)) await page.fill(`#${name}`, value);
    await page.fill('#password', plainPassword);
    await page.fill('#passwordAgain', plainPassword);
    await page.click('button.primary');
    expect(await page.textContent('#token')).toMatch(/^lt_/);
    await page.click('a.primary');
    await page.click('a[href="/admin/cohorts/new"]');
    await page.fill('#name', '第三期专题班');
    await page.fill('#endsOn', '2026-10-20');
    await page.click('button.primary');
    await page.click('.next a');
    await page.waitForURL('**/people');
    await page.click('summary:has-text("粘贴")');
    await page.fill('#list', '王芳\t青山镇\n李雷\t小河乡');
    await page.click('form:has(#list) button');
    await page.waitForURL('**added=2');
    expect(await page.textContent('main')).toContain('王芳');
    await page.click('.tabs a >> nth=0');
    expect(await page.textContent('[data-count="end.invited"]')).toBe('2');
    await page.click('#end .buttons a');
    await page.fill('#reason', '培训提前结束');
    await page.click('button.primary');
    expect(await page.textContent('[data-state="end"]')).toBe('已截止');
    expect(await page.textContent('#end')).toContain('培训提前结束');
    await page.click('#end .buttons button');
    expect(await page.textContent('[data-state="end"]')).toBe('开放中');
    await context.close();
    await server.close();
  }, 60_000);

  it('shows the days of both occasions while the last day is chosen, as the server makes them', async () => {
    const context = await signedIn();
    const page = await context.newPage();
    await page.goto(`${cast.server.url}/admin/cohorts/new`);
    for (const lang of ['zh-CN', 'en'] as const) {
      await page.goto(`${cast.server.url}/admin/cohorts/new?lang=${lang}`);
      await page.fill('#endsOn', '2027-01-31');
      const { end, followup } = defaultDays('2027-01-31');
      const days = [end.opensOn, end.closesOn, followup.opensOn, followup.closesOn];
      expect(await page.locator('[data-day]').allTextContents()).toEqual(
        days.map((day) => formatIn(lang).date(day)),
      );
    }
    await context.close();
  });

  it('moves the usual days with the last day on the form of a class, and leaves others', async () => {
    const { server, schoolId } = cast;
    const wanted = { name: '改期班', endsOn: '2026-10-20' };
    const occasions = { end: { closesOn: '2026-10-30' } };
    const cohort = await createCohort(server.deps, schoolId, { ...wanted, occasions });
    const context = await signedIn();
    const page = await context.newPage();
    await page.goto(`${server.url}/admin/cohorts/${cohort.id}/edit`);
    await page.fill('#endsOn', '2026-10-22');
    expect(await page.inputValue('#endClosesOn')).toBe('2026-10-30');
    expect(await page.inputValue('#followupOpensOn')).toBe('2026-11-21');
    await context.close();
  });

  it('works without JavaScript', async () => {
    const context = await signedIn({ javaScript: false });
    const page = await context.newPage();
    await page.goto(`${cast.server.url}/admin`);
    await page.click(`h2 a[href="/admin/cohorts/${cast.cohort.id}"]`);
    expect(await page.textContent('[data-count="end.submitted"]')).toBe('8');
    await page.goto(`${at}/diagnosis?occasion=end`);
    await page.click('figure summary >> nth=0');
    expect(await page.isVisible('figure table >> nth=0')).toBe(true);
    await context.close();
  });

  it('shows new counts without reloading', async () => {
    const context = await signedIn();
    const page = await context.newPage();
    await page.clock.install();
    const counts = { invited: 30, notStarted: 9, drafts: 2, submitted: 19 };
    const occasion = { kind: 'end', state: 'closed', stateText: '已截止', ...counts };
    await page.route('**/counts', (route) => route.fulfill({ json: { occasions: [occasion] } }));
    await page.goto(at);
    await page.clock.fastForward(11_000);
    await expect
      .poll(() => page.textContent('[data-count="end.submitted"]'), { timeout: 10_000 })
      .toBe('19');
    expect(await page.textContent('[data-state="end"]')).toBe('已截止');
    await context.close();
  });
});

/** Narrow, light and Chinese by every rule; wide and dark by its contrast; narrow and English by its width. */
async function faultsOf(page: Page, url: string, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  const sideways = async (look: string) => {
    if (await scrollsSideways(page)) found.push(`${path}: scrolls sideways, ${look}`);
  };
  const narrow = { width: 390, height: 844 };
  await page.setViewportSize(narrow);
  await page.emulateMedia({ colorScheme: 'light' });
  const response = await page.goto(url + path);
  if (response?.status() !== 200) found.push(`${path}: ${response?.status()}`);
  await sideways('Chinese');
  found.push(...(await axeFindings(page)).map((finding) => `${path}: ${finding}`));
  await page.setViewportSize({ width: 1280, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await sideways('wide');
  found.push(...(await axeFindings(page, contrastAlone)).map((each) => `${path}, dark: ${each}`));
  await page.setViewportSize(narrow);
  await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=en`);
  await sideways('English');
  await page.context().clearCookies({ name: 'console-lang' });
  return found;
}
