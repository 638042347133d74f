/**
 * 2,042 real answers from 49 groups (data set lq2002, GPL and not part of this repository: LQ2002 names the folder that
 * holds it) as 49 classes of a school: page, PDF, CSV and API show what `analyse` says of the file, and R agrees.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createCohort } from '../../../src/app/cohorts/create-cohort.ts';
import { submitResponse } from '../../../src/app/participation/submit-response.ts';
import { createSchool, createToken } from '../../../src/app/school.ts';
import type { Analysis, ComparisonResult } from '../../../src/domain/analysis/analysis.ts';
import type { CaterpillarSpec } from '../../../src/domain/charts/chart-spec.ts';
import { runCli } from '../../cli/run-cli.ts';
import { expectFigures, readFixture } from '../../domain/r-fixtures.ts';
import { pageTexts } from '../../pdf/poppler.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { signIn } from './console-cast.ts';

const folder = process.env.LQ2002;

interface World {
  readonly server: TestServer;
  readonly schoolId: string;
  readonly cookie: string;
  /** Ids of the classes by the group's name in the file, in the file's natural order. */
  readonly classes: ReadonlyMap<string, string>;
  readonly analysis: Analysis;
}

describe.skipIf(!folder)('49 groups of real people as classes of a school', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(folder ?? '');
  }, 120_000);
  afterAll(() => world.server.close());

  it('the API gives what the command line gives, and R agrees', async () => {
    const [first] = world.analysis.comparison ?? [];
    expect(first?.groups).toBe(49);
    const comparison = withNames(await fromApi(world), world.classes);
    expect(comparison).toEqual(world.analysis.comparison);
    const { comparison: fromR } = readFixture<{ comparison: unknown }>('lq2002');
    expectFigures(comparison, fromR, 'comparison');
  });

  it('every cell of the page is the mean that the command line gives', async () => {
    const html = await page(world, 'view=overview');
    for (const group of world.analysis.groups ?? []) {
      const row = rowOf(html, world.classes.get(group.id) ?? '');
      const means = group.factors.map(({ mean }) => mean?.toFixed(2));
      expect(
        [...row.matchAll(/<td class="c[^>]*>[^\d<]*(\d\.\d\d)/g)].map(([, text]) => text),
        group.id,
      ).toEqual(means);
    }
  });

  it('the chart of each factor draws the estimates that the command line gives', async () => {
    for (const { factor, estimates } of world.analysis.comparison ?? []) {
      const html = await page(world, `view=factor&factor=${factor}`);
      const [chart] = chartsOf(html).filter(({ kind }) => kind === 'caterpillar');
      const drawn = chart?.rows.map(({ mean, estimate, interval }) => [
        mean,
        estimate,
        ...(interval ?? [estimate, estimate]),
      ]);
      const expected = estimates
        .map(({ mean, shrunken, interval95 }) => [mean, shrunken, ...(interval95 ?? [])])
        .sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
      expect(drawn, factor).toEqual(expected);
    }
  });

  it('the PDF prints the same means, and the same tests', async () => {
    const pdf = new Uint8Array(
      await (await get(world, '/admin/comparisons/report.pdf?occasion=end&paper=en')).arrayBuffer(),
    );
    const lines = pageTexts(pdf).join('\n').split('\n');
    for (const group of world.analysis.groups ?? []) {
      const means = group.factors.map(({ mean }) => mean?.toFixed(2) ?? '');
      const line = lines.find(
        (each) =>
          each.trim().startsWith(`Company ${group.id} `) &&
          means.every((mean) => each.includes(mean)),
      );
      expect(line, `Company ${group.id}: ${means}`).toBeDefined();
    }
    for (const { welch, omegaSquared } of world.analysis.comparison ?? []) {
      const figures = [welch.f?.toFixed(2) ?? '', omegaSquared?.toFixed(3) ?? ''];
      expect(
        lines.some((line) => figures.every((figure) => line.includes(figure))),
        `${figures}`,
      ).toBe(true);
    }
  });

  it('the CSV holds the same figures in full', async () => {
    const text = await (
      await get(world, '/admin/comparisons/results.csv?occasion=end&paper=en')
    ).text();
    for (const { estimates } of world.analysis.comparison ?? []) {
      for (const { mean, shrunken, fromOthers } of estimates) {
        for (const figure of [mean, shrunken, fromOthers.difference, fromOthers.pAdjusted]) {
          expect(text).toContain(String(figure));
        }
      }
    }
  });
});

async function startWorld(data: string): Promise<World> {
  const definition = JSON.parse(readFileSync(join(data, 'survey.json'), 'utf8'));
  const server = await startTestServer(definition);
  const { id: schoolId } = await createSchool(server.deps, 'Real answers');
  const groups = groupsIn(readFileSync(join(data, 'responses.csv'), 'utf8'));
  const classes = new Map<string, string>();
  for (const [name, answers] of groups) {
    const cohort = await createCohort(server.deps, schoolId, {
      name: `Company ${name}`,
      endsOn: '2026-10-20',
      survey: definition.id,
    });
    classes.set(name, cohort.id);
    const people = await addParticipants(
      server.deps,
      schoolId,
      cohort.id,
      answers.map((_, at) => ({ name: `P${at}` })),
    );
    const items = cohort.survey.forms.full ?? [];
    await Promise.all(
      people.map(({ token }, at) =>
        submitResponse(server.deps, token, 'end', fieldsOf(items, answers[at] ?? {})),
      ),
    );
  }
  const files = ['--survey', join(data, 'survey.json'), '--responses', join(data, 'responses.csv')];
  const run = await runCli(['analyse', ...files, '--group', 'COMPID']);
  const cookie = await signIn({ server, schoolId });
  return { server, schoolId, cookie, classes, analysis: JSON.parse(run.stdout) as Analysis };
}

/** Rows by group, in natural order. */
function groupsIn(csv: string): [string, Record<string, string>[]][] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const columns = head.split(',');
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, at) => [columns[at], cell])),
  );
  return [...Map.groupBy(rows, (row) => row.COMPID ?? '')].sort(
    ([a], [b]) => Number(a) - Number(b),
  );
}

function fieldsOf(items: readonly string[], answers: Readonly<Record<string, string>>) {
  return Object.fromEntries(items.map((item) => [item, answers[item] ?? '']));
}

async function fromApi({ server, classes }: World): Promise<readonly ComparisonResult[]> {
  const token = await createToken(server.deps, 'Real answers', 'analyst');
  const query = [...classes.values()].map((id) => `cohort=${id}`).join('&');
  const response = await fetch(`${server.url}/api/v1/comparisons?occasion=end&${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { comparison: readonly ComparisonResult[] }).comparison;
}

function withNames(comparison: readonly ComparisonResult[], classes: ReadonlyMap<string, string>) {
  const names = new Map([...classes].map(([name, id]) => [id, name]));
  return comparison.map((result) => ({
    ...result,
    estimates: result.estimates.map((each) => ({ ...each, group: names.get(each.group) })),
  }));
}

function get({ server, cookie }: World, path: string): Promise<Response> {
  return fetch(`${server.url}${path}`, { headers: { cookie } });
}

async function page(world: World, query: string): Promise<string> {
  return (await get(world, `/admin/comparisons?occasion=end&${query}`)).text();
}

/** The row of the heat map that belongs to a class, found by its checkbox. */
function rowOf(html: string, id: string): string {
  return (
    html
      .split('<tr>')
      .find((row) => row.includes(`class="heat-tick" name="cohort" value="${id}"`)) ?? ''
  );
}

function chartsOf(html: string): readonly CaterpillarSpec[] {
  return [...html.matchAll(/data-chart="([^"]*)"/g)].map(([, text = '']) =>
    JSON.parse(
      text
        .replaceAll('&#34;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ),
  );
}
