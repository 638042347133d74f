import { describe, expect, it } from 'vitest';
import type { ChartAxis } from '../../../src/domain/charts/chart-spec.ts';
import { chartTable } from '../../../src/http/admin/results/chart-table.ts';

const axis: ChartAxis = { min: 1, max: 5, ticks: [1, 2, 3, 4, 5], limits: [] };
const base = { title: '', subtitle: '', alternative: '', axis };

describe('the table of a caterpillar', () => {
  const row = { label: 'A', estimate: 3, interval: [2.5, 3.5] as const, mean: 3.1, note: '' };
  const names = ['Estimate', 'Raw mean'] as const;

  it('says of every group whether it stands apart, where one does', () => {
    const rows = [
      { ...row, apart: 'below' as const },
      { ...row, label: 'B' },
    ];
    const table = chartTable('en', { kind: 'caterpillar', ...base, names, rows });
    expect(table.rows.map((cells) => cells.at(-1))).toEqual([
      'lower',
      'no distinguishable difference',
    ]);
  });

  it('leaves out raw means and what nothing is said about', () => {
    const rows = [{ ...row, mean: null }];
    const table = chartTable('en', { kind: 'caterpillar', ...base, names, rows });
    expect(table.columns).toEqual(['Group', 'Estimate', '95% interval']);
    expect(table.rows).toEqual([['A', '3.00', '[2.50, 3.50]']]);
  });
});

describe('the table of dumbbells', () => {
  const names = ['End', 'Follow-up'] as const;
  const row = { label: 'A', before: 3, after: 3.5, note: '+0.50' };

  it('has the intervals of groups beside their means', () => {
    const rows = [
      { ...row, beforeInterval: [2.5, 3.5] as const, afterInterval: [3, 4] as const },
      { label: 'B', before: null, after: null, note: '–', missing: 'withheld' as const },
    ];
    const table = chartTable('en', { kind: 'dumbbells', ...base, names, rows });
    expect(table.columns[0]).toBe('Group');
    expect(table.rows[0]).toEqual(['A', '3.00 [2.50, 3.50]', '3.50 [3.00, 4.00]', '+0.50']);
    expect(table.rows[1]?.[1]).toBe('Too few people, not shown');
  });

  it('of factors has none', () => {
    const table = chartTable('en', { kind: 'dumbbells', ...base, names, rows: [row] });
    expect(table.columns[0]).toBe('Factor');
    expect(table.rows[0]).toEqual(['A', '3.00', '3.50', '+0.50']);
  });
});

describe('the table of a trend', () => {
  it('has every class, withheld ones in words', () => {
    const points = [
      { label: 'A', at: 0, value: 3, interval: [2.5, 3.5] as const },
      { label: 'B', at: 30, value: null, interval: null, missing: 'withheld' as const },
    ];
    const table = chartTable('en', { kind: 'trend', ...base, points, line: null });
    expect(table.rows[0]).toEqual(['A', '3.00', '[2.50, 3.50]']);
    expect(table.rows[1]?.[1]).toBe('Too few people, not shown');
  });
});
