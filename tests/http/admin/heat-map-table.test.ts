/** The heat map of very many groups as a table of the page: sorted, paged, and no larger than a page can be. */
import { describe, expect, it } from 'vitest';
import { readSelection } from '../../../src/app/comparisons/selection.ts';
import type { HeatMapSpec } from '../../../src/domain/charts/chart-spec.ts';
import { comparisonReport } from '../../../src/domain/reports/comparison/comparison-report.ts';
import { readLookedAt } from '../../../src/http/admin/comparisons/comparison-address.ts';
import { rowsOfPage, rowsOnPage } from '../../../src/http/admin/comparisons/heat-map-order.ts';
import { heatRow } from '../../../src/http/admin/comparisons/heat-map-rows.ts';
import { heatMapTable } from '../../../src/http/admin/comparisons/heat-map-table.ts';
import { renderPage } from '../../../src/http/render-page.ts';
import { sampleComparison } from '../../support/sample-comparison.ts';

const many = 2 * rowsOnPage + 30;
const input = sampleComparison({ groups: many, people: 6, longNames: true, withheld: true });
const selection = readSelection({ programme: '应急管理' });
const table = (query: Record<string, string> = {}) => tableOf(input, query);

function tableOf(of: typeof input, query: Record<string, string>) {
  const looked = readLookedAt(query);
  const rows = rowsOfPage(of, looked);
  const chart = chartOf(of, rows.groups);
  return heatMapTable(of.language, chart, of, selection, looked, rows);
}

function chartOf(of: typeof input, shown: typeof input.groups): HeatMapSpec {
  const [section] = comparisonReport(of, { sections: ['overview'], shown }).sections;
  for (const block of section?.blocks ?? []) {
    if (block.kind === 'chart' && block.chart.kind === 'heat-map') return block.chart;
  }
  throw new Error('a comparison has a heat map');
}

describe('a heat map of 230 classes', () => {
  it('stands on three pages, each class on one of them', () => {
    const pages = ['1', '2', '3', '9'].map((page) => table({ page }).rows.map(({ id }) => id));
    expect(pages.map((rows) => rows.length)).toEqual([rowsOnPage, rowsOnPage, 30, 30]);
    expect(new Set(pages.flat()).size).toBe(many);
    expect(table().pages?.before).toBeNull();
    expect(table({ page: '3' }).pages?.after).toBeNull();
  });

  it('keeps sorting and selection from page to page', () => {
    const next = table({ sort: 'SS', order: 'desc' }).pages?.after ?? '';
    const query = new URL(next, 'http://localhost').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      ...{ sort: 'SS', order: 'desc', page: '2', programme: '应急管理' },
    });
  });

  it('brings together those that stand apart, which are then marked before all others', () => {
    const one = sampleComparison({ groups: 60, people: 20, spread: 0.15, seed: 4 });
    const rows = tableOf(one, { sort: 'apart' }).rows;
    const marked = rows.map(({ cells }) => cells.some(({ look }) => /above|below/.test(look)));
    const count = marked.filter(Boolean).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(60);
    expect(marked.slice(0, count).every(Boolean)).toBe(true);
    expect(tableOf(one, { sort: 'apart' }).apartFirst).toBeNull();
    expect(tableOf(one, {}).apartFirst).toContain('sort=apart');
  });

  it.each(['asc', 'desc'])('puts what is withheld last, sorted %s', (order) => {
    const sort = input.survey.factors[1]?.id ?? '';
    const pages = ['1', '2', '3'].flatMap((page) => table({ sort, order, page }).rows);
    const cells = pages.map(({ cells: [, cell] }) => Number(cell?.text));
    const known = cells.filter((value) => !Number.isNaN(value));
    const turn = order === 'asc' ? 1 : -1;
    expect(known.length).toBeLessThan(many);
    expect(cells.slice(0, known.length)).toEqual(known);
    expect(known).toEqual(known.toSorted((a, b) => turn * (a - b)));
  });

  it('cuts a long name before what tells it from the next', () => {
    for (const { head, tail, id } of table().rows) {
      expect(head + tail).toBe(input.groups.find((group) => group.id === id)?.name);
      expect(tail).toContain('（');
    }
  });

  it('keeps the day in brackets whole that tells classes of one name apart', () => {
    const words = { of: () => '', withheld: '', none: '' };
    const cut = (label: string) => {
      const row = heatRow({ id: 'a', label, n: 9, cells: [] }, undefined, input, words);
      return [row.head, row.tail];
    };
    expect(cut('中青年干部班（2026年1月23日）')).toEqual(['中青年干部班', '（2026年1月23日）']);
    expect(cut('Young leaders (23 January 2026)')).toEqual(['Young leaders ', '(23 January 2026)']);
    expect(cut('（第一期）')).toEqual(['（第一期）', '']);
  });

  it('cuts an English name between words', () => {
    const english = sampleComparison({ groups: 3, people: 6, longNames: true, language: 'en' });
    const { rows } = tableOf(english, {});
    expect(rows.map(({ tail }) => tail)).toEqual(['class 1', 'class 2', 'class 3']);
  });

  it('is less than 150 KB of HTML', () => {
    const html = renderPage('admin/comparisons/heat-map', {
      ...{ lang: 'zh-CN', title: '', map: table() },
    });
    expect(Buffer.byteLength(html)).toBeLessThan(150_000);
  });
});
