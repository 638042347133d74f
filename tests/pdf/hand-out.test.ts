/** Poster and slips on paper: codes that a telephone reads, tagged, the same bytes for the same class. */
import { describe, expect, it } from 'vitest';
import { type Poster, renderPoster } from '../../src/pdf/hand-out/render-poster.ts';
import { renderSlips, type SlipSheets } from '../../src/pdf/hand-out/render-slips.ts';
import { hasTool, overlaps, pageTexts, read, words } from './poppler.ts';
import { codesIn } from './read-codes.ts';

const poppler = hasTool('pdftotext') && hasTool('pdfinfo') && hasTool('pdftoppm');
if (!poppler) console.warn('codes on paper are not read: install poppler-utils');
const withPoppler = describe.skipIf(!poppler);

const properties = {
  title: '应急<管理>班 · 海报',
  author: '青山县委党校',
  createdAt: '2026-10-20T00:00:00Z',
  language: 'zh-CN',
} as const;

const link = (index: number) => `https://survey.example.edu.cn/s/aBcDeFgHiJkLmNoPqRsTuV${index}`;

function slips(count: number, more: Partial<SlipSheets> = {}): SlipSheets {
  return {
    properties,
    title: '2026年第三期基层治理能力提升班',
    scan: '微信扫一扫，打开您的问卷',
    keep: '这是您个人的链接，两次评估都用它。请收好，不要转给别人。',
    simulated: null,
    slips: Array.from({ length: count }, (_, index) => ({
      name: `王小${'明芳伟秀英'[index % 5]}`,
      unit: index % 3 ? '青山镇人民政府' : '',
      link: link(index),
      alternative: '个人二维码',
    })),
    ...more,
  };
}

async function bytesOf(sheets: SlipSheets): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of renderSlips(sheets)) parts.push(part as unknown as Uint8Array);
  return Buffer.concat(parts);
}

const poster: Poster = {
  properties,
  kicker: '青山县委党校',
  title: '2026年第三期基层治理能力提升班',
  subtitle: '训末评估：约3分钟，2026年11月3日截止',
  steps: ['用微信扫一扫', '输入姓名，领取个人链接', '填写并提交，记下回执码'],
  promise: '姓名与答案分开存放，满5人提交后，学校才能看到全班结果和不带姓名的答卷。',
  link: 'https://survey.example.edu.cn/join/K7M2QX9ABC',
  alternative: '二维码',
  simulated: null,
};

it('has the same bytes for the same class', async () => {
  expect(Buffer.compare(await renderPoster(poster), await renderPoster(poster))).toBe(0);
  expect(Buffer.compare(await bytesOf(slips(12)), await bytesOf(slips(12)))).toBe(0);
});

it('draws hundreds of slips in little room', async () => {
  expect((await bytesOf(slips(200))).length).toBeLessThan(500_000);
});

withPoppler('slips', () => {
  it('stand ten on a page, each with a code that leads to its own link', async () => {
    const pdf = await bytesOf(slips(23));
    expect(pageTexts(pdf)).toHaveLength(3);
    expect(codesIn(pdf, 2, 5)).toEqual(Array.from({ length: 23 }, (_, index) => link(index)));
  });

  it('are tagged, in their language, with every code named', async () => {
    const pdf = await bytesOf(slips(2));
    expect(read(pdf, 'pdfinfo')).toMatch(/Tagged:\s+yes/);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (zh-CN)');
    expect(read(pdf, 'pdfinfo', ['-struct']).match(/Figure/g)).toHaveLength(2);
  });

  it('keep long names, units and rare characters within their edges', async () => {
    const long = {
      name: '𬭚·阿卜杜热合曼·艾尼瓦尔江·买买提明·吐尔逊江',
      unit: '青山县自然资源和规划局国土空间生态修复与耕地保护监督综合服务中心'.repeat(3),
      link: link(1),
      alternative: '个人二维码',
    };
    const pdf = await bytesOf(slips(0, { slips: Array.from({ length: 10 }, () => long) }));
    expect(pageTexts(pdf)).toHaveLength(1);
    expect(overlaps(words(pdf))).toEqual([]);
    expect(pageTexts(pdf)[0]).toContain('𬭚');
    const rows = words(pdf).map(({ top }) => Math.floor(top / (841.89 / 5)));
    expect(new Set(rows).size).toBe(5);
    expect(codesIn(pdf, 2, 5)).toHaveLength(10);
  });

  it('say on each of them that data are simulated', async () => {
    const pdf = await bytesOf(slips(7, { simulated: '模拟数据' }));
    expect(pageTexts(pdf)[0]?.match(/模拟数据/g)).toHaveLength(7);
  });
});

withPoppler('the poster', () => {
  it('is one page with a code that leads to the class', async () => {
    const pdf = await renderPoster(poster);
    expect(pageTexts(pdf)).toHaveLength(1);
    expect(codesIn(pdf, 1, 1)).toEqual([poster.link]);
    expect(overlaps(words(pdf))).toEqual([]);
    expect(read(pdf, 'pdfinfo')).toMatch(/Tagged:\s+yes/);
  });

  it('holds the longest name that a class may have, in both languages', async () => {
    const long = {
      ...poster,
      title: '基层治理现代化'.repeat(9).slice(0, 60),
      simulated: '模拟数据',
    };
    const english = { ...properties, language: 'en' } as const;
    for (const each of [long, { ...long, properties: english, title: 'Governance '.repeat(5) }]) {
      const pdf = await renderPoster(each);
      expect(pageTexts(pdf)).toHaveLength(1);
      expect(pageTexts(pdf)[0]).toContain('模拟数据');
      expect(Math.max(...words(pdf).map(({ bottom }) => bottom))).toBeLessThan(841.89 - 40);
      expect(codesIn(pdf, 1, 1)).toEqual([poster.link]);
    }
  });
});
