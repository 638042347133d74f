/** A Word document: its parts, its fonts and what each kind of block becomes. */
import { expect, it } from 'vitest';
import type { Block } from '../../src/domain/reports/report.ts';
import { writeDocument } from '../../src/office/write-document.ts';
import { unzipped } from '../support/office.ts';

const blocks: readonly Block[] = [
  { kind: 'paragraph', style: 'lead', text: '首要障碍是领导支持。' },
  { kind: 'heading', text: '小标题' },
  { kind: 'figures', figures: [{ value: '87%', label: '应答率' }] },
  { kind: 'findings', title: '障碍', zone: 'barrier', findings: [{ title: '甲', detail: '2.10' }] },
  { kind: 'list', ordered: false, items: ['一条'] },
  { kind: 'quotations', quotations: ['一句话'] },
  { kind: 'withheld', text: '不予显示' },
  {
    kind: 'table',
    caption: '表',
    columns: [
      { title: '措施', align: 'left', weight: 3 },
      { title: '证据', align: 'center', weight: 1 },
    ],
    rows: [['谈一次', 'A']],
    note: '注',
  },
];

it('holds the words of every block, headings as styles, rows that do not split, named fonts', async () => {
  const files = unzipped(
    await writeDocument({
      language: 'zh-CN',
      title: '改进计划',
      subtitle: '青山县委党校',
      footer: '班次',
      watermark: '模拟数据',
      author: '青山县委党校',
      blocks: [...blocks, { kind: 'columns', columns: [blocks.slice(0, 1), blocks.slice(1, 2)] }],
    }),
  );
  const body = files['word/document.xml'] ?? '';
  for (const words of [
    '首要障碍',
    '小标题',
    '87%',
    '▼ 障碍',
    '一条',
    '一句话',
    '不予显示',
    '谈一次',
  ]) {
    expect(body).toContain(words);
  }
  expect(body).toContain('w:val="Heading2"');
  expect(body).toContain('<w:tblHeader/>');
  expect(body).toContain('<w:cantSplit/>');
  expect(body).toContain('w:w="11906"');
  const styles = files['word/styles.xml'] ?? '';
  expect(styles).toContain('w:eastAsia="宋体"');
  expect(styles).toContain('w:eastAsia="黑体"');
  expect(
    Object.entries(files).some(([name, xml]) => /header/.test(name) && xml.includes('模拟数据')),
  ).toBe(true);
});
