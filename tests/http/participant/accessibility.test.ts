/** axe-core on every page in both languages, light and dark; nothing scrolls sideways on a narrow phone. */
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantGallery } from '../../../scripts/gallery-pages.ts';
import {
  axeFindings,
  chromiumPath,
  contrastAlone,
  launchBrowser,
  newPhone,
  scrollsSideways,
} from '../../support/browser.ts';
import { completeForm, openClassroom, post } from '../../support/classroom.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

describe.skipIf(chromiumPath === null)('every page', () => {
  let server: TestServer;
  let browser: Browser;
  let pages: readonly string[];

  beforeAll(async () => {
    server = await startTestServer();
    browser = await launchBrowser();
    const people = [{ name: '甲' }, { name: '乙' }, { name: '丙' }];
    const room = await openClassroom(server, { people, simulated: true });
    const [fresh = '', between = '', closed = ''] = room.links;
    for (const link of [between, closed]) await post(link, completeForm(room, 'end'));
    await post(`${closed}/profile`, { occasion: 'end' });
    pages = [
      '/',
      fresh,
      `${between}/receipt/end`,
      `${closed}/receipt/end`,
      between,
      room.joinAddress,
      '/s/unknown',
      '/nothing',
    ];
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('would be found out', async () => {
    const phone = await newPhone(browser);
    const page = await phone.newPage();
    await page.setContent(
      '<main><h1>x</h1><img src="x.png"><p style="width:999px">wide</p></main>',
    );
    expect((await axeFindings(page)).join()).toContain('image-alt');
    expect(await scrollsSideways(page)).toBe(true);
    await phone.close();
  });

  it.each([
    ['zh-CN', false],
    ['zh-CN', true],
    ['en', false],
    ['en', true],
  ] as const)('is accessible in %s, dark: %s', async (lang, dark) => {
    const phone = await newPhone(browser, { width: 360, dark });
    const page = await phone.newPage();
    for (const address of pages) {
      await page.goto(`${new URL(address, server.url)}?lang=${lang}`);
      const found = await axeFindings(page, dark ? contrastAlone : undefined);
      expect([address, found]).toEqual([address, []]);
      expect([address, await scrollsSideways(page)]).toEqual([address, false]);
    }
    await phone.close();
  });

  it.each(['zh-CN', 'en'])('of the survey’s steps and refusals too, in %s', async (lang) => {
    const file = new URL('../../../surveys/transfer-16.json', import.meta.url);
    const definition: unknown = JSON.parse(await readFile(file, 'utf8'));
    const wanted = participantGallery(definition).filter(({ name }) => name.endsWith(lang));
    const phone = await newPhone(browser, { width: 360 });
    const page = await phone.newPage();
    for (const { name, html } of wanted) {
      await page.route(`${server.url}/made-up`, (route) =>
        route.fulfill({ contentType: 'text/html', body: html }),
      );
      await page.goto(`${server.url}/made-up#page-${name.startsWith('survey-followup') ? 10 : 1}`);
      expect([name, await axeFindings(page)]).toEqual([name, []]);
      expect([name, await scrollsSideways(page)]).toEqual([name, false]);
      await page.unroute(`${server.url}/made-up`);
      await page.goto('about:blank');
    }
    await phone.close();
  });
});
