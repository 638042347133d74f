/** The class list as a browser shows it: reachable by everybody, nothing wider than a phone, a word while a list is read. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants, listParticipants } from '../../../src/app/class-list/participants.ts';
import { withdrawParticipant } from '../../../src/app/class-list/withdraw-participant.ts';
import {
  axeFindings,
  chromiumPath,
  contrastAlone,
  launchBrowser,
  newPhone,
  type PhoneOptions,
  scrollsSideways,
} from '../../support/browser.ts';
import { type ConsoleCast, signIn, startConsoleCast } from './console-cast.ts';

const csv = `名单\n姓名,单位,手机,性别\n王伟,县财政局,13800000001,男\n新学员,小河乡,13800000001,女\n`;
const bad = '姓名,邮箱\n王伟,x\n,\n';

describe.skipIf(!chromiumPath)('the class list in a browser', () => {
  let cast: ConsoleCast;
  let browser: Browser;
  let at: string;
  beforeAll(async () => {
    cast = await startConsoleCast();
    const { server, schoolId, cohort } = cast;
    at = `${server.url}/admin/cohorts/${cohort.id}`;
    const rows = [{ name: '王伟', unit: '青山镇人民政府' }, { name: '李娜' }, { name: '赵敏' }];
    const people = await addParticipants(server.deps, schoolId, cohort.id, rows);
    await withdrawParticipant(server.deps, schoolId, cohort.id, people[2]?.id ?? '');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await cast.server.close();
  });

  async function open(options: PhoneOptions = {}): Promise<Page> {
    const context = await newPhone(browser, { width: 360, ...options });
    const [name = '', value = ''] = (await signIn(cast)).split(/=(.*)/s);
    await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/admin' }]);
    return context.newPage();
  }

  async function upload(page: Page, content: string): Promise<void> {
    await page.goto(`${at}/people`);
    await page.click('.ways summary');
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
    await page.setInputFiles('#file', file);
    await page.click('.ways details[open] button');
    await page.waitForSelector('.tally');
  }

  const idOf = async (name: string) => {
    const { server, schoolId, cohort } = cast;
    const everybody = await listParticipants(server.deps, schoolId, cohort.id);
    return everybody.find((one) => one.name === name)?.id;
  };

  it.each([
    ['light', {}, undefined],
    ['dark', { dark: true }, contrastAlone],
  ] as const)(
    'has nothing that axe finds wrong, and fits a narrow phone (%s)',
    async (_, look, rules) => {
      const page = await open(look);
      const check = async (where: string) => {
        expect([where, await axeFindings(page, rules)]).toEqual([where, []]);
        expect([where, await scrollsSideways(page)]).toEqual([where, false]);
      };
      await page.goto(`${at}/people`);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await check('list');
      await upload(page, csv);
      await page.click('.missing summary');
      await check('review');
      await upload(page, bad);
      await check('refused');
      for (const name of ['王伟', '赵敏']) {
        await page.goto(`${at}/participants/${await idOf(name)}`);
        for (const summary of await page.locator('summary').all()) await summary.click();
        await check(name);
      }
      await page.context().close();
    },
    120_000,
  );

  it('says that it is reading while it reads', async () => {
    const page = await open();
    await page.goto(`${at}/people`);
    await page.click('.ways summary');
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.setInputFiles('#file', file);
    await page.evaluate(`{
      const button = document.querySelector('.ways details[open] button');
      const note = () => button.disabled && sessionStorage.setItem('said', button.textContent);
      new MutationObserver(note).observe(button, { attributes: true, childList: true });
    }`);
    await page.click('.ways details[open] button');
    await page.waitForSelector('.tally');
    expect(await page.evaluate('sessionStorage.getItem("said")')).toBe('正在读取……');
    await page.context().close();
  }, 60_000);

  it('imports without JavaScript', async () => {
    const page = await open({ javaScript: false });
    await upload(page, csv);
    await page.check('#shared-phones');
    await page.click('button[value="import"]');
    await page.waitForSelector('.note');
    const text = (await page.textContent('.note')) ?? '';
    expect(text).toContain('已加入1人');
    expect(text).toContain('已更改1人');
    await page.context().close();
  }, 60_000);
});
