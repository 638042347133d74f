/** The diagnosis on screen: withheld below five, with the charts and tables of the report from five on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohortReport } from '../../../src/app/results/analyse-cohort.ts';
import type { ChartSpec } from '../../../src/domain/charts/chart-spec.ts';
import type { Block } from '../../../src/domain/reports/report.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

async function diagnosis(cast: ConsoleCast): Promise<string> {
  const path = `/admin/cohorts/${cast.cohort.id}/diagnosis?occasion=end`;
  return (await visit(cast, path, { cookie: await signIn(cast) })).text();
}

describe('with four answers', () => {
  let cast: ConsoleCast;
  beforeAll(async () => {
    cast = await startConsoleCast(4);
  });
  afterAll(() => cast.server.close());

  it('says why there is nothing to see, and shows no figure', async () => {
    const html = await diagnosis(cast);
    expect(html).toContain('class="withheld"');
    expect(html).not.toMatch(/<canvas|<td[^>]*>\d\.\d\d</);
  });
});

describe('with eight answers', () => {
  let cast: ConsoleCast;
  let html: string;
  beforeAll(async () => {
    cast = await startConsoleCast(8);
    html = await diagnosis(cast);
  });
  afterAll(() => cast.server.close());

  it('draws exactly the charts of the printed report', async () => {
    const report = await cohortReport(
      cast.server.deps,
      cast.schoolId,
      cast.cohort.id,
      'end',
      'zh-CN',
    );
    const printed = report.sections.flatMap((section) => chartsIn(section.blocks));
    const onScreen = [...html.matchAll(/data-chart="([^"]*)"/g)].map(
      ([, data = '']) => JSON.parse(plainText(data)) as ChartSpec,
    );
    expect(onScreen.length).toBeGreaterThan(2);
    expect(onScreen).toEqual(printed);
  });

  it('has a text alternative and a table for each of them', () => {
    const charts = html.match(/<canvas role="img" aria-label="[^"]+"/g)?.length;
    expect(html.match(/<figure class="chart">/g)).toHaveLength(charts ?? -1);
    expect(html.match(/<details><summary>查看数据表/g)).toHaveLength(charts ?? -1);
  });

  it('has the sections of the report, the plan among them', () => {
    expect(html).toContain('改进计划');
    expect(html).toContain('完成标志');
  });

  it('runs nothing inline and loads nothing from elsewhere', () => {
    expect(html).not.toMatch(
      /<script(?![^>]* src="\/)|<link rel="stylesheet" href="(?!\/)| style=/,
    );
  });

  it('finds its drawing library on this server', async () => {
    const response = await fetch(`${cast.server.url}/admin/charts/chart.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/javascript/);
  });
});

function chartsIn(blocks: readonly Block[]): readonly ChartSpec[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'columns') return block.columns.flatMap(chartsIn);
    return block.kind === 'chart' ? [block.chart] : [];
  });
}

function plainText(text: string): string {
  return text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
