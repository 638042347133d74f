/**
 * The administrator's whole way, on the real server as `npm start` joins it: from the set-up link to the report on
 * the desk, with a spreadsheet program's file, thirty phones, a real mail server, and the programs that open what
 * is taken along.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readCode from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSetupToken } from '../../../src/app/accounts/console-entry.ts';
import { type RunningServer, startServer } from '../../../src/start-server.ts';
import { chromiumPath, launchBrowser, newPhone } from '../../support/browser.ts';
import { type MailServer, readMail, startMailServer } from '../../support/mail-server.ts';
import {
  convert,
  type OfficeFile,
  pagesOf,
  runWith,
  tools,
  unzipped,
} from '../../support/office.ts';

const className = '乡镇干部治理能力提升班';
const people = Array.from({ length: 32 }, (_, index) => ({
  name: `学员${'甲乙丙丁戊己庚辛'[index % 8]}${index + 1}`,
  unit: ['柳溪镇', '云岭镇', '东河镇', '石桥镇'][index % 4] ?? '',
  phone: `1380013${String(8000 + index)}`,
  email: `trainee${index + 1}@example.org`,
}));
/** The last two do not answer. */
const answering = people.slice(0, 30);
/** Of the square in which a poster's code is read, in pixels. */
const side = 240;
/** Thirty phones are thirty browsers. */
const phonesTimeout = 180_000;
const password = '竹杖芒鞋轻胜马，一蓑烟雨任平生';

describe.skipIf(chromiumPath === null)('the whole way', () => {
  let folder: string;
  let mail: MailServer;
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let address: string;
  let now = Temporal.Instant.from('2026-10-20T08:00:00Z');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'walk-'));
    mail = await startMailServer();
    server = await startServer({
      environment: {
        ...{ DATA_DIR: join(folder, 'data'), DATABASE_URL: '', BASE_URL: '', PORT: '0' },
        ...{ LOG_LEVEL: 'silent', SMTP_URL: mail.url, MAIL_FROM: 'training@example.org' },
      },
      now: () => now,
    });
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => expect.unreachable(`script error: ${error.message}`));
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await mail.close();
    await rm(folder, { recursive: true, force: true });
  });

  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();

  it('begins at the one-time link, with a school and an account', async () => {
    await page.goto(`${server.url}/admin/setup/${await createSetupToken(server.deps)}`);
    await page.locator('#name').fill('青山县委党校');
    await page.locator('#person').fill('林老师');
    await page.locator('#login').fill('linlaoshi');
    await page.locator('#password').fill(password);
    await page.locator('#passwordAgain').fill(password);
    await page.locator('main button.primary').click();
    expect(await page.locator('#token').innerText()).toMatch(/^lt_/);
    await page.locator('main a.primary').click();
    expect(await page.locator('h1').innerText()).toBe('班次');
  });

  it('makes a class from its name and last day', async () => {
    await page.locator('main a.primary').first().click();
    await page.locator('#name').fill(className);
    await page.locator('#endsOn').fill('2026-10-20');
    await page.locator('button.primary').first().click();
    await page.waitForURL(/\/admin\/cohorts\/[\w-]+$/);
    address = page.url();
    expect(await page.locator('#followup').innerText()).toContain('2026年11月19日');
  });

  it.skipIf(!tools.soffice)('takes the class list from a spreadsheet program', async () => {
    await follow('学员名单');
    await page.locator('#file').setInputFiles(await classList());
    await page.locator('form[enctype] button.primary').click();
    expect(await page.locator('main').innerText()).toContain('32');
    await page.locator('button[value="import"]').click();
    await page.waitForURL(/\/people/);
    expect(await page.locator('#list-title').innerText()).toContain('32');
  });

  it('shows a poster whose code leads to the class', async () => {
    await page.goto(`${address}/poster`);
    const grey = await page.evaluate<readonly number[]>(`(async () => {
      const image = document.querySelector('.poster-code img');
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = ${side};
      const context = canvas.getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, ${side}, ${side});
      context.drawImage(image, 0, 0, ${side}, ${side});
      const { data } = context.getImageData(0, 0, ${side}, ${side});
      return [...data].filter((_, at) => at % 4 === 0);
    })()`);
    const pixels = grey.flatMap((value) => [value, value, value, 255]);
    const code = readCode.default(Uint8ClampedArray.from(pixels), side, side);
    expect(code?.data).toBe(await page.locator('.poster-code code').innerText());
    expect(code?.data).toMatch(/\/join\/\w+$/);
  });

  it('is answered by thirty phones', { timeout: phonesTimeout }, async () => {
    const join = await page.locator('.poster-code code').innerText();
    for (let start = 0; start < answering.length; start += 5) {
      const some = answering.slice(start, start + 5);
      const receipts = await Promise.all(
        some.map(({ name }, at) => answer(join, name, start + at)),
      );
      for (const receipt of receipts) expect(receipt).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    }
    const count = page.locator('[data-count="end.submitted"]');
    await expect.poll(() => count.innerText(), { timeout: 20_000 }).toBe('30');
  });

  it('reminds by mail those who are missing, and nobody else', async () => {
    now = Temporal.Instant.from('2026-10-20T09:30:00Z');
    // Everybody was invited as soon as they were on the list of an open class.
    await expect.poll(() => mail.received.length, { timeout: 30_000 }).toBe(people.length);
    await page.goto(`${address}/messages`);
    await page.locator('a[href*="messages/send"]').first().click();
    await page.locator('#again').check();
    await page.locator('form .primary').click();
    const all = people.length + 2;
    await expect.poll(() => mail.received.length, { timeout: 30_000 }).toBe(all);
    const reminders = mail.received.slice(people.length);
    const missing = people.slice(30).map(({ email }) => email);
    expect(reminders.flatMap(({ to }) => to).sort()).toEqual(missing.sort());
    const [link] = /http:\/\/\S+\/s\/\S+/.exec(readMail(reminders[0] as never).text) ?? [''];
    expect((await fetch(link)).status).toBe(200);
  });

  it('closes by hand, with a reason', async () => {
    await page.goto(`${address}/occasions/end/close`);
    await page.locator('#reason').fill('学员已返岗');
    await page.locator('form .primary').click();
    await page.waitForURL(/#end$|cohorts\/[\w-]+$/);
    expect(await page.locator('[data-state="end"]').innerText()).toBe('已截止');
    expect(await page.locator('#end').innerText()).toContain('学员已返岗');
  });

  it('edits the plan, and the paper follows', async () => {
    await page.goto(`${address}/plan?occasion=end`);
    await page.locator('textarea[name^="text."]').first().fill('分管领导每周听一次学员的应用汇报');
    await page.locator('input[name^="ownerName."]').first().fill('周镇长');
    await page.locator('.save button').click();
    await page.waitForURL(/saved|plan/);
    expect(await page.locator('[role="status"]').count()).toBe(1);
    const pdf = await download('report.pdf');
    if (!tools.pdftotext) return;
    const text = closed(pagesOf(pdf));
    expect(text).toContain('改进计划');
    expect(text).toContain('周镇长');
    for (const part of ['分管领导', '应用汇报']) expect(text).toContain(part);
  });

  it.skipIf(!tools.soffice)('takes spreadsheet and Word files along that open', async () => {
    const names = ['results.xlsx', 'summary.docx', 'plan.docx'] as const;
    const files: OfficeFile[] = [];
    for (const name of names) {
      const extension = name === 'results.xlsx' ? 'xlsx' : 'docx';
      files.push({ bytes: await download(name), extension });
    }
    const papers = convert(files, 'pdf');
    if (!tools.pdftotext) return;
    const [workbook = [], summary = [], plan = []] = papers.map(pagesOf);
    expect(closed(workbook)).toContain(className);
    expect(summary).toHaveLength(1);
    // A cell of the table breaks its lines where it must.
    expect(closed(plan)).toContain('分管领导每周听一次');
  });

  it.skipIf(!tools.pspp)('takes a package along that PSPP runs without a warning', async () => {
    const files = unzipped(await download('responses-spss.zip'));
    const syntax = Object.keys(files).find((name) => name.endsWith('.sps')) ?? '';
    const { status, output } = runWith(files, 'pspp', ['-o', '-', '-O', 'format=txt', syntax]);
    expect(status).toBe(0);
    expect(output).not.toMatch(/warning|error|警告|错误/i);
  });

  it.skipIf(!tools.rscript)('takes a package along that R runs without a warning', async () => {
    const files = unzipped(await download('responses-r.zip'));
    const script = Object.keys(files).find((name) => name.endsWith('.R')) ?? '';
    const { status, output } = runWith(files, 'Rscript', [
      ...['-e', `options(warn = 2); source("${script}", encoding = "UTF-8")`],
    ]);
    expect([status, output.match(/warning|error/i)]).toEqual([0, null]);
  });

  async function classList(): Promise<string> {
    const rows = people.map(({ name, unit, phone, email }) => [name, unit, phone, email].join(','));
    const csv = Buffer.from(`\ufeff姓名,单位,手机,邮箱\n${rows.join('\n')}\n`);
    const [workbook] = convert([{ bytes: csv, extension: 'csv' }], 'xlsx');
    const path = join(folder, '名单.xlsx');
    await writeFile(path, workbook ?? '');
    return path;
  }

  /** From scanning the code to the receipt. */
  async function answer(joinLink: string, name: string, person: number): Promise<string> {
    const context = await newPhone(browser, { javaScript: false });
    const phone = await context.newPage();
    await phone.goto(joinLink);
    await phone.locator('#name').fill(name);
    await phone.locator('button.primary').click();
    await phone.waitForURL(/\/s\//);
    await phone.locator('fieldset').evaluateAll((groups, seed) => {
      for (const [at, group] of groups.entries()) {
        group.querySelectorAll('input')[(seed * 7 + at * 3 + ((seed * at) % 4)) % 5]?.click();
      }
    }, person);
    await phone.getByRole('button', { name: '提交并查看我的结果', exact: true }).click();
    const receipt = await phone.locator('#receipt').innerText();
    await context.close();
    return receipt;
  }

  /** By the link of the diagnosis page, in Chinese. */
  async function download(file: string): Promise<Uint8Array> {
    await page.goto(`${address}/diagnosis?occasion=end`);
    const waiting = page.waitForEvent('download');
    await page.locator(`.downloads a[href*="/${file}"]`).first().click();
    const path = join(folder, file);
    await (await waiting).saveAs(path);
    return readFile(path);
  }
});

/** Without the spaces that setting leaves between lines and languages. */
function closed(pages: readonly string[]): string {
  return pages.join('').replace(/\s/g, '');
}
