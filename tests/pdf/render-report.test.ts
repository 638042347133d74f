import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, Report } from '../../src/domain/reports/report.ts';
import { neverFirst } from '../../src/pdf/character-class.ts';
import { renderReport } from '../../src/pdf/render-report.ts';
import { page } from '../../src/pdf/theme.ts';
import { hasTool, overlaps, pageTexts, read, words as wordsOf } from './poppler.ts';
import { type SampleOptions, sampleReport } from './sample-report.ts';
import { chineseWords, englishWords } from './sample-words.ts';

const poppler = hasTool('pdftotext') && hasTool('pdfinfo') && hasTool('pdffonts');
const withPoppler = describe.skipIf(!poppler);
const longName =
  '2026年秋季学期第二期全县乡镇街道党政负责人和县直部门分管负责同志基层治理现代化与应急管理能力系统提升专题研讨班暨跟踪培训班';
const solid = (text: string) => text.replace(/\s/g, '');

/** As PDFKit writes it: UTF-16, marks of PDF's own syntax escaped. */
function asPdfString(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16().toString('latin1');
  const escapes = ['\\\\', '((', '))', '\nn', '\rr', '\tt', '\bb', '\ff'];
  const known = new Map(escapes.map((pair) => [pair[0], `\\${pair[1]}`]));
  return [...bytes].map((byte) => known.get(byte) ?? byte).join('');
}

function withBlocks(blocks: readonly Block[], more: Partial<Report> = {}): Report {
  const sections = [{ id: 'one', title: '改进计划', newPage: true, blocks }];
  return { ...sampleReport(), sections, ...more };
}

describe('the bytes', () => {
  it('are the same for the same report', async () => {
    const first = await renderReport(sampleReport());
    await renderReport(sampleReport({ language: 'en', factors: 40 }));
    const second = await renderReport(sampleReport());
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it('stay below 300 KB for sixteen factors', async () => {
    expect((await renderReport(sampleReport())).length).toBeLessThan(300_000);
  });

  it.skipIf(!hasTool('qpdf'))('have no fault that qpdf can find', async () => {
    expect(read(await renderReport(sampleReport()), 'qpdf', ['--check'])).toContain('No syntax');
  });
});

withPoppler('the document', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await renderReport(sampleReport());
  });

  it('is tagged, titled and A4', () => {
    const info = read(pdf, 'pdfinfo');
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+培训成果转化诊断报告/);
    expect(info).toMatch(/Page size:\s+595\.28 x 841\.89/);
    expect(info).toMatch(/CreationDate:.*2026/);
  });

  it('names its language, shows its title and claims PDF/UA', () => {
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw.includes('/Lang (zh-CN)')).toBe(true);
    expect(raw.includes('/DisplayDocTitle true')).toBe(true);
    expect(raw.includes('<pdfuaid:part>1</pdfuaid:part>')).toBe(true);
  });

  it('embeds Noto Sans SC in two weights, subset, and no other font', () => {
    const fonts = read(pdf, 'pdffonts').trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) {
      expect(font).toMatch(/\+NotoSansSC-(Regular|Bold)\s.*\syes yes yes\s/);
    }
  });

  it('has headings, tables with head cells, lists and figures with their alternative', () => {
    const structure = read(pdf, 'pdfinfo', ['-struct-text']);
    for (const tag of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody', 'Figure']) {
      expect(structure, tag).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
    }
    const raw = Buffer.from(pdf).toString('latin1');
    const alternatives = Object.values(chineseWords.charts).map((chart) => chart.alternative);
    for (const text of alternatives) {
      expect(raw.includes(asPdfString(text)), text).toBe(true);
    }
  });

  it('has a bookmark for the cover and every section', () => {
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw.match(/\/Dest \[/g)).toHaveLength(1 + chineseWords.sections.length);
  });

  it('numbers its pages and repeats foot and label on each', () => {
    const pages = pageTexts(pdf);
    pages.forEach((text, index) => {
      expect(text).toContain('模拟数据');
      if (index > 0) expect(text).toContain(`${index + 1} / ${pages.length}`);
      if (index > 0) expect(solid(text)).toContain(solid(chineseWords.school));
    });
  });

  it('gives back every word as it was written', () => {
    const text = solid(pageTexts(pdf).join(''));
    const flat = read(pdf, 'pdftotext', ['-raw'], ['-']).replace(/\s/g, '');
    for (const section of chineseWords.sections) expect(text).toContain(solid(section));
    for (const each of [chineseWords.lead, chineseWords.body, ...chineseWords.quotations]) {
      expect(flat).toContain(solid(each));
    }
    expect(flat).toContain('2026年12月31日');
    expect(text).toContain(chineseWords.tooFew);
  });

  it('opens no line of running text with forbidden punctuation', () => {
    const lines = read(pdf, 'pdftotext', ['-raw'], ['-']).split('\n');
    for (const line of lines.filter((each) => /\p{Script=Han}/u.test(each))) {
      expect(neverFirst.has(line[0] ?? ''), line).toBe(false);
    }
  });
});

withPoppler.each<SampleOptions>([
  {},
  { factors: 3 },
  { factors: 40, className: longName },
  { language: 'en' },
  { language: 'en', factors: 3, simulated: false },
  { language: 'en', factors: 40 },
])('a report of %o', (options) => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    pdf = await renderReport(sampleReport(options));
  });

  it('keeps all text inside the margins, and no word on another', () => {
    const all = wordsOf(pdf);
    for (const word of all) {
      expect(word.left, word.text).toBeGreaterThan(page.margin - 1);
      expect(word.right, word.text).toBeLessThan(page.width - page.margin + 1);
      expect(word.bottom, word.text).toBeLessThan(page.height - 10);
    }
    expect(overlaps(all)).toEqual([]);
  });

  it('has at least five lines of its own on every page', () => {
    const inside = (top: number) => top > page.margin - 4 && top < page.bottom;
    const all = wordsOf(pdf).filter((word) => inside(word.top));
    const pages = Math.max(...all.map((word) => word.page));
    for (let number = 1; number <= pages; number += 1) {
      const lines = new Set(
        all.filter((word) => word.page === number).map((word) => Math.round(word.top)),
      );
      expect(lines.size, `page ${number}`).toBeGreaterThanOrEqual(5);
    }
  });

  it('shows the class name in full', () => {
    const language = options.language ?? 'zh-CN';
    const words = language === 'en' ? englishWords : chineseWords;
    const [cover = ''] = pageTexts(pdf);
    expect(solid(cover)).toContain(solid(options.className ?? words.className));
    expect(cover.includes(words.simulated)).toBe(options.simulated !== false);
  });
});

withPoppler('unusual texts', () => {
  it('come back as typed: look-alikes, rare characters, characters the font lacks', async () => {
    const text = '用\u2f64工\u2f2f人\u2f08 㛃䶮\u{2cc56}䂮 \u{1f600} \u0e44 (a) \u2018b\u2019';
    const pdf = await renderReport(withBlocks([{ kind: 'paragraph', style: 'body', text }]));
    expect(solid(read(pdf, 'pdftotext', ['-raw'], ['-']))).toContain(solid(text));
  });

  it('stay apart in a narrow table, with the head on every page', async () => {
    const cell = '训前由学员与单位领导商定一项应用任务'.repeat(3);
    const rows = Array.from({ length: 40 }, (_, index) => [String(index + 1), cell, cell, cell]);
    const columns = ['序号', '四十个字的列标题'.repeat(4), '行动', '完成的标志'].map((title) => ({
      title,
      align: 'left' as const,
      weight: 1,
    }));
    const table: Block = { kind: 'table', caption: '表', columns, rows, note: '注' };
    const pdf = await renderReport(withBlocks([table]));
    expect(overlaps(wordsOf(pdf))).toEqual([]);
    const [, ...pages] = pageTexts(pdf);
    expect(pages.length).toBeGreaterThan(2);
    for (const text of pages) expect(text).toContain('完成的标志');
    // Read aloud once only: the repetitions are artifacts.
    const structure = solid(read(pdf, 'pdfinfo', ['-struct-text']));
    expect(structure.split('完成的标志')).toHaveLength(2);
  });

  it('wrap in charts: labels of forty characters, eight spokes, half the width', async () => {
    const label =
      '在单位使用培训所学时得到领导和同事支持的程度以及遇到的具体困难与可用资源情况共计';
    const words = chineseWords;
    const axis = {
      min: 1,
      max: 5,
      ticks: [1, 2, 3, 4, 5],
      limits: words.limits.map((each, index) => ({ value: 2.9 + index / 10, label: each })),
    };
    const row = { label, zone: 'watch' as const, value: 3, interval: [2, 4] as const };
    const radar: Block = {
      kind: 'chart',
      chart: {
        kind: 'radar',
        ...words.charts.radar,
        axis,
        spokes: Array.from({ length: 8 }, () => '积极的个人结果'),
        series: [{ name: words.occasions[0], values: [1, 2, 3, null, 5, 1, 2, 3] }],
      },
    };
    const bars: Block = {
      kind: 'chart',
      chart: { kind: 'interval-bars', ...words.charts.bars, axis, rows: [row, row] },
    };
    const beside: Block = { kind: 'columns', columns: [[radar], [bars]] };
    const pdf = await renderReport(withBlocks([radar, bars, beside]));
    expect(overlaps(wordsOf(pdf))).toEqual([]);
    expect(solid(read(pdf, 'pdftotext', ['-raw'], ['-'])).split(label).length).toBeGreaterThan(2);
  });

  it('survive a cell longer than a page, an empty report and markup in the title', async () => {
    const cell = '很长的一段话。'.repeat(900);
    const columns = [{ title: '列', align: 'left' as const, weight: 1 }];
    const table: Block = { kind: 'table', caption: '', columns, rows: [[cell]], note: null };
    const long = await renderReport(withBlocks([table]));
    expect(overlaps(wordsOf(long))).toEqual([]);
    const properties = { title: 'A < B & C', author: '', createdAt: '2026-01-01T00:00:00Z' };
    const empty = await renderReport({ ...sampleReport(), sections: [], properties });
    expect(read(empty, 'pdfinfo')).toMatch(/Title:\s+A < B & C/);
    expect(read(empty, 'pdfinfo', ['-meta'])).toContain('A &lt; B &amp; C');
  });
});

withPoppler('a chart of groups', () => {
  const chart = (groups: number): Block => ({
    kind: 'chart',
    chart: {
      kind: 'caterpillar',
      ...chineseWords.charts.bars,
      axis: { min: 1, max: 5, ticks: [1, 2, 3, 4, 5], limits: [{ value: 3, label: '中点' }] },
      names: ['估计值和95%区间', '原始均值'],
      rows: Array.from({ length: groups }, (_, index) => {
        const estimate = 4.2 - (2 * index) / groups;
        const interval = [estimate - 0.2, estimate + 0.2] as const;
        const note = `${estimate.toFixed(2)} [${interval.map((end) => end.toFixed(2)).join(', ')}]`;
        return {
          label: `第${index + 1}组（30人）`,
          estimate,
          interval,
          mean: estimate + 0.1,
          note,
        };
      }),
    },
  });

  it.each([2, 20, 21, 60])('holds %i groups on one page, none on another', async (groups) => {
    // Words before it, as in the report: the chart follows on a page of its own.
    const before: Block = { kind: 'paragraph', style: 'body', text: '前面的话。'.repeat(60) };
    const pdf = await renderReport(withBlocks([before, before, chart(groups)]));
    const all = wordsOf(pdf);
    const pages = new Set(all.filter(({ text }) => /^第\d+组/.test(text)).map(({ page }) => page));
    expect(pages.size).toBe(1);
    expect(all.filter(({ text }) => /^第\d+组/.test(text))).toHaveLength(groups);
    expect(overlaps(all)).toEqual([]);
  });
});

withPoppler('bars of shares', () => {
  it('are written as whole percentages, axis and figures', async () => {
    const axis = { min: 0, max: 0.2, ticks: [0, 0.1, 0.2], limits: [], percent: true };
    const interval = [0.01, 0.19] as const;
    const rows = [{ label: '甲', zone: 'watch' as const, value: 0.154, interval }];
    const bars = { kind: 'interval-bars' as const, ...chineseWords.charts.bars, axis, rows };
    const text = pageTexts(await renderReport(withBlocks([{ kind: 'chart', chart: bars }]))).join();
    for (const figure of ['0%', '10%', '20%', '15%']) expect(text).toContain(figure);
    expect(text).not.toContain('0.15');
  });
});

withPoppler('the comments of a large class', () => {
  it('are all there, on few pages', async () => {
    const quotations = Array.from({ length: 300 }, (_, at) => `第${at + 1}份留言。`);
    const pdf = await renderReport(withBlocks([{ kind: 'quotations', quotations }]));
    const pages = pageTexts(pdf);
    const text = solid(pages.join(''));
    for (const quotation of quotations) expect(text).toContain(quotation);
    expect(pages.length).toBeLessThanOrEqual(7);
  });
});
