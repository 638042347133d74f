import { beforeAll, describe, expect, it } from 'vitest';
import type { HeatMapSpec } from '../../src/domain/charts/chart-spec.ts';
import type { Block, Report } from '../../src/domain/reports/report.ts';
import { fitLabels } from '../../src/pdf/fit-label.ts';
import { renderReport } from '../../src/pdf/render-report.ts';
import { page, type, zoneTint } from '../../src/pdf/theme.ts';
import { type SampleComparison, sampleComparison } from '../support/sample-comparison.ts';
import { hasTool, overlaps, pageTexts, read, type Word, words as wordsOf } from './poppler.ts';
import { heatMapOf, sampleChartsReport } from './sample-comparison-charts.ts';
import { sampleReport } from './sample-report.ts';

const poppler = hasTool('pdftotext') && hasTool('pdfinfo');
const withPoppler = describe.skipIf(!poppler);
const solid = (text: string) => text.replace(/\s/g, '');

function withMap(chart: HeatMapSpec): Report {
  const blocks: Block[] = [{ kind: 'chart', chart }];
  return {
    ...sampleReport(),
    sections: [{ id: 'overview', title: '总览', newPage: true, blocks }],
  };
}

/** Words turned by a quarter have boxes of their own shape, which the head of a map is made of. */
function level(all: readonly Word[]): Word[] {
  return all.filter(({ top, bottom, left, right }) => bottom - top <= Math.max(right - left, 14));
}

describe('tints of zones', () => {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string) => {
    const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  it('carry ink that can be read', () => {
    for (const tint of Object.values(zoneTint)) {
      expect(contrast(tint, type.body.colour)).toBeGreaterThan(4.5);
    }
  });

  it('are told apart in grey print: hindering the darkest, watch the lightest', () => {
    const { barrier, catalyst, watch } = zoneTint;
    expect(contrast(barrier, catalyst)).toBeGreaterThan(1.25);
    expect(contrast(catalyst, watch)).toBeGreaterThan(1.15);
  });
});

describe('names too long for their place', () => {
  const room = { style: type.label, width: 120, lines: 1, language: 'zh-CN' as const };
  const textOf = (names: readonly string[], more: Partial<typeof room> = {}) =>
    fitLabels(names, { ...room, ...more }).map(({ lines }) =>
      lines.map(({ text }) => text).join(''),
    );

  it('lose their middle and keep their number', () => {
    const name = '2026年秋季学期第二期全县乡镇街道党政负责人专题研讨班（12）';
    const [short = ''] = textOf([name]);
    expect(short).toMatch(/^2026年.*….*（12）$/u);
    expect(textOf(['短名'])).toEqual(['短名']);
  });

  it('stay different where only the middle differs', () => {
    const names = ['甲', '乙', '丙'].map((part) => `${'同'.repeat(20)}${part}${'样'.repeat(20)}`);
    const cut = textOf(names, { width: 300 });
    expect(new Set(cut).size).toBe(3);
    const twice = textOf([names[0] ?? '', names[0] ?? '']);
    expect(twice[0]).toBe(twice[1]);
  });

  it('keep within their lines and do not part Latin words', () => {
    const name =
      'Seminar on county governance, emergency management and service to the public, class 7';
    const [block] = fitLabels([name], { ...room, width: 130, lines: 2, language: 'en' });
    expect(block?.lines.length).toBe(2);
    const text = block?.lines.map((line) => line.text).join(' ') ?? '';
    for (const word of text.replace('…', ' ').split(/\s+/))
      expect(name.split(/\s+/)).toContain(word);
    expect(text).toContain('class 7');
  });
});

withPoppler.each<SampleComparison & { readonly pages: number }>([
  { groups: 2, pages: 4 },
  { groups: 12, longNames: true, withheld: true, pages: 7 },
  { groups: 12, language: 'en', longNames: true, withheld: true, pages: 8 },
  { groups: 49, language: 'en', pages: 7 },
  { groups: 49, longNames: true, withheld: true, pages: 8 },
  { groups: 300, language: 'en', longNames: true, withheld: true, pages: 18 },
])('charts of %o', ({ pages, ...options }) => {
  let pdf: Uint8Array;
  const input = sampleComparison({ people: 8, ...options });
  beforeAll(async () => {
    pdf = await renderReport(sampleChartsReport(input));
  });

  it('keep all text inside the margins, and no word on another', () => {
    const all = wordsOf(pdf);
    for (const word of all) {
      expect(word.left, word.text).toBeGreaterThan(page.margin - 1);
      expect(word.right, word.text).toBeLessThan(page.width - page.margin + 1);
      expect(word.bottom, word.text).toBeLessThan(page.height - 10);
    }
    for (let number = 1; number <= pages; number += 1) {
      expect(overlaps(level(all.filter((word) => word.page === number)))).toEqual([]);
    }
  });

  it('stand on few pages', () => {
    expect(pageTexts(pdf).length).toBeLessThanOrEqual(pages);
  });

  it('print the figure of every cell that has one', () => {
    const text = read(pdf, 'pdftotext', ['-raw'], ['-']);
    const printed = new Map<string, number>();
    for (const [figure] of text.matchAll(/\b\d\.\d\d\b/g)) {
      printed.set(figure, (printed.get(figure) ?? 0) + 1);
    }
    for (const { cells } of heatMapOf(input).rows) {
      for (const { value } of cells) {
        if (value === null) continue;
        const figure = value.toFixed(2);
        const left = printed.get(figure) ?? 0;
        expect(left, figure).toBeGreaterThan(0);
        printed.set(figure, left - 1);
      }
    }
  });
});

withPoppler('a heat map of 2,000 groups', () => {
  let pdf: Uint8Array;
  const chart = heatMapOf(sampleComparison({ groups: 2000, people: 6, withheld: true }));
  beforeAll(async () => {
    pdf = await renderReport(withMap(chart));
  });

  it('names every group, on few pages, with the factors over each', () => {
    const pages = pageTexts(pdf);
    expect(pages.length).toBeLessThanOrEqual(13);
    const names = wordsOf(pdf).filter(({ text }) => /^乡镇干部班/u.test(text));
    expect(names).toHaveLength(2000);
    const text = solid(read(pdf, 'pdftotext', ['-raw'], ['-']));
    expect(text).toContain('乡镇干部班2000期');
    expect(text).toContain(solid(chart.withoutFigures ?? ''));
    expect(overlaps(names.filter((word) => word.page === 2))).toEqual([]);
  });

  it('is a figure with its text alternative, its repeated heads ornament', () => {
    const structure = read(pdf, 'pdfinfo', ['-struct-text']);
    expect(structure.match(/^\s*Figure\b/gm)).toHaveLength(1);
    const text = solid(structure);
    // Upright names are read aloud once, in each of the two panels.
    expect(text.split('同事的支持').length - 1).toBeLessThanOrEqual(2);
  });

  it('has the same bytes again', async () => {
    expect(Buffer.compare(pdf, await renderReport(withMap(chart)))).toBe(0);
  });
});

withPoppler('unusual heat maps', () => {
  const base = heatMapOf(sampleComparison({ groups: 3 }));
  const mapOf = (more: Partial<HeatMapSpec>) => renderReport(withMap({ ...base, ...more }));

  it('are drawn without rows, without columns, with one', async () => {
    await mapOf({ rows: [] });
    await mapOf({ columns: [], rows: base.rows.map((row) => ({ ...row, cells: [] })) });
    const one = { columns: base.columns.slice(0, 1) };
    const rows = base.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 1) }));
    expect(pageTexts(await mapOf({ ...one, rows })).join()).toContain(base.rows[0]?.label);
  });

  it('leave figures out and say so where forty factors leave no room', async () => {
    const times = <T>(values: readonly T[]) => [...values, ...values, ...values].slice(0, 40);
    const rows = base.rows.map((row) => ({ ...row, cells: times(row.cells) }));
    const pdf = await mapOf({ columns: times(base.columns), rows });
    const text = solid(pageTexts(pdf).join());
    expect(text).toContain(solid(base.withoutFigures ?? ''));
    for (const word of wordsOf(pdf)) expect(word.right).toBeLessThan(page.width - page.margin + 1);
  });

  it('hatch what is withheld with its words, and dash what nobody answered', async () => {
    const cell = { value: null, zone: 'insufficient', apart: null } as const;
    const rows = (missing: 'withheld' | 'none') =>
      base.rows.map((row) => ({ ...row, cells: row.cells.map(() => ({ ...cell, missing })) }));
    const withheld = pageTexts(await mapOf({ rows: rows('withheld') })).join();
    expect(withheld).toContain(base.withheldLabel);
    expect(withheld).not.toMatch(/\b0\.00\b/);
    const none = pageTexts(await mapOf({ rows: rows('none') })).join();
    expect(none).not.toContain(base.withheldLabel);
  });
});
