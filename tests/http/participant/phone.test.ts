/** Both occasions on a phone, as a trainee meets them: with and without JavaScript, interrupted, impatient, by keyboard. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, launchBrowser, newPhone, type PhoneOptions } from '../../support/browser.ts';
import { type Classroom, openClassroom } from '../../support/classroom.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

describe.skipIf(chromiumPath === null)('on a phone', () => {
  let server: TestServer;
  let browser: Browser;
  let room: Classroom;
  let link: string;

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    server.setDay('2026-10-20');
    room = await openClassroom(server);
    link = room.links[0] ?? '';
  });

  async function open(options: PhoneOptions = {}): Promise<Page> {
    const context = await newPhone(browser, options);
    const page = await context.newPage();
    page.on('pageerror', (error) => expect.unreachable(`script error: ${error.message}`));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) expect.unreachable(message.text());
    });
    await page.goto(link);
    return page;
  }

  /** Chooses this option in every visible radio group; by script, since sixty real taps take ten seconds. */
  async function answerVisible(page: Page, option: number): Promise<void> {
    await page.locator('fieldset:visible').evaluateAll((groups, index) => {
      for (const group of groups) group.querySelectorAll('label')[index]?.click();
    }, option);
  }

  async function answerAllSteps(page: Page, option: number): Promise<void> {
    await page.locator('#next').click();
    while (await page.locator('#next').isVisible()) {
      await answerVisible(page, option);
      await page.locator('#next').click();
    }
    await answerVisible(page, option);
  }

  const receipt = (page: Page): Promise<string> => page.locator('#receipt').innerText();
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('both occasions, one step at a time', async () => {
    const page = await open();
    await answerAllSteps(page, 3);
    await button(page, '提交并查看我的结果').click();
    expect(await receipt(page)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    server.setDay('2026-11-19');
    await page.goto(link);
    await answerAllSteps(page, 1);
    await page.locator('textarea').first().fill('局长支持');
    await button(page, '提交并查看我的结果').click();
    await page.waitForSelector('#receipt');
    const second = await receipt(page);
    await page.goto(link);
    expect(await receipt(page)).toBe(second);
  });

  it('both occasions without JavaScript, with a draft saved on the way', async () => {
    const page = await open({ javaScript: false });
    await page.locator('#step-1 fieldset label').first().click();
    await page.locator('#step-1').getByRole('button').click();
    expect(await page.locator('.saved:visible').count()).toBe(1);
    expect(await page.locator('input:checked').count()).toBe(1);
    await answerVisible(page, 2);
    await button(page, '提交并查看我的结果').click();
    expect(await receipt(page)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    server.setDay('2026-11-19');
    await page.goto(link);
    await answerVisible(page, 4);
    await button(page, '提交并查看我的结果').click();
    expect(await page.locator('#receipt').count()).toBe(1);
  });

  it('closes the profile for good without JavaScript, and keeps the receipt', async () => {
    const page = await open({ javaScript: false });
    await answerVisible(page, 2);
    await button(page, '提交并查看我的结果').click();
    const code = await receipt(page);
    expect(await page.locator('.bars').count()).toBe(1);
    await button(page, '收起我的画像').click();
    expect(await receipt(page)).toBe(code);
    expect(await page.locator('#profile + .note').innerText()).toContain('您已收起画像');
    await page.goBack();
    await page.reload();
    expect(await page.locator('.bars').count()).toBe(0);
    expect(await button(page, '收起我的画像').count()).toBe(0);
  });

  it('an incomplete form without JavaScript comes back with links to what is missing', async () => {
    const page = await open({ javaScript: false });
    await answerVisible(page, 2);
    await page.locator('#q7 input').evaluateAll((inputs) => {
      for (const input of inputs) input.remove();
    });
    await button(page, '提交并查看我的结果').click();
    expect(await page.locator('fieldset[aria-invalid="true"]').count()).toBe(1);
    await page.getByRole('link', { name: '第7题还没有选择' }).click();
    expect(page.url()).toMatch(/#q7$/);
  });

  it('resumes on another device where the first one stopped', async () => {
    const first = await open();
    await first.locator('#next').click();
    await answerVisible(first, 3);
    const saved = first.waitForResponse((response) => response.status() === 204);
    await first.locator('#next').click();
    await saved;
    await first.locator('fieldset:visible label').first().click();
    await first.context().close();
    const second = await open();
    expect(await second.locator('#step-2').isVisible()).toBe(true);
    expect(await second.locator('#step-1 input:checked').count()).toBe(5);
  });

  it('does not go on while an answer is missing, and says which', async () => {
    const page = await open();
    await page.locator('#next').click();
    await page.locator('#next').click();
    expect(await page.locator('#step-1 fieldset[aria-invalid="true"]').count()).toBe(5);
    expect(await page.locator('#f1').innerText()).toContain('第1题还没有选择');
    await page.locator('#q1 label').first().click();
    expect(await page.locator('#step-1 fieldset[aria-invalid="true"]').count()).toBe(4);
  });

  it('goes back and forward by its own buttons and the browser’s', async () => {
    const page = await open();
    await page.locator('#next').click();
    await answerVisible(page, 0);
    await page.locator('#next').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('h2');
    await page.goBack();
    expect(await page.locator('#step-1').isVisible()).toBe(true);
    await page.locator('#back').click();
    expect(await page.locator('#step-0').isVisible()).toBe(true);
  });

  it('answers by keyboard alone', async () => {
    const page = await open();
    await page.locator('#next').focus();
    await page.keyboard.press('Enter');
    for (let step = 1; step <= 4; step += 1) {
      const groups = await page.locator('fieldset:visible').count();
      for (let group = 0; group < groups; group += 1) {
        await page.keyboard.press('Tab');
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
      }
      if (step < 4) await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Enter');
    expect(await receipt(page)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    await page.goBack();
    expect(await page.locator('h1').innerText()).toBe('现在没有要填的问卷');
  });

  it('a double tap on submit stores one response', async () => {
    const before = await submissions();
    const page = await open();
    await answerAllSteps(page, 2);
    await page.locator('#send').dblclick();
    await page.waitForSelector('#receipt');
    expect(await submissions()).toBe(before + 1);
  });

  async function submissions(): Promise<number> {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/survey_submissions_total (\d+)/.exec(text)?.[1]);
  }

  it('finds out on the next step that another device has finished', async () => {
    const slow = await open();
    await slow.locator('#next').click();
    await answerVisible(slow, 1);
    const fast = await open();
    await answerAllSteps(fast, 2);
    await fast.locator('#send').click();
    await fast.waitForSelector('#receipt');
    await slow.locator('#next').click();
    await slow.waitForSelector('h1:has-text("现在没有要填的问卷")');
    expect(await slow.getByRole('link', { name: '训末评估的回执和结果' }).count()).toBe(1);
  });

  it.each([true, false])(
    'changing the language keeps the answers (script: %s)',
    async (javaScript) => {
      const page = await open({ javaScript });
      if (javaScript) await page.locator('#next').click();
      await answerVisible(page, 0);
      const answered = await page.locator('input:checked').count();
      await button(page, 'English').click();
      await page.waitForSelector('html[lang=en]');
      expect(await page.locator('input:checked').count()).toBe(answered);
      await button(page, '中文').click();
      await page.waitForSelector('html[lang=zh-CN]');
      expect(await page.locator('input:checked').count()).toBe(answered);
    },
  );

  it('says when a draft could not be saved, and saves it later', async () => {
    const page = await open();
    await page.locator('#next').click();
    await answerVisible(page, 3);
    await page.context().setOffline(true);
    await page.locator('#next').click();
    await page.waitForSelector('#status:has-text("没有存上")');
    const saved = page.waitForResponse((response) => response.status() === 204);
    await page.context().setOffline(false);
    await saved;
  });
});
