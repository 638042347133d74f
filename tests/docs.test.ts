/** What the guides name is there: links, paths, npm scripts, commands. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { runCli } from './cli/run-cli.ts';

const root = join(import.meta.dirname, '..');
const guides = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'docs/benchmarks.md',
  'docs/console.md',
  'docs/console.zh-CN.md',
  'docs/privacy.md',
  'docs/statistics.md',
  'surveys/README.md',
];
const textOf = (guide: string) => readFileSync(join(root, guide), 'utf8');
const found = (guide: string, pattern: RegExp) =>
  [...textOf(guide).matchAll(pattern)].map(([, name = '']) => name);

describe.each(guides)('%s', (guide) => {
  it('links to files that exist', () => {
    const links = found(guide, /\]\(((?!https?:)[^)#]+)\)/g);
    expect(links.filter((link) => !existsSync(join(root, dirname(guide), link)))).toEqual([]);
  });

  it('names paths that exist', () => {
    const paths = found(
      guide,
      /`(?:node )?((?:src|tests|scripts|surveys|views|docs)\/[\w./-]*)[^`]*`/g,
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const scripts = found(guide, /\bnpm (?:run )?(?!ci\b|run\b|i\b)([a-z]+)/g);
    expect(scripts.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([]);
  });
});

describe('commands of the guides', () => {
  const pattern = /learning-transfer ((?:school |token )?[a-z-]+)/g;
  const commands = new Set(guides.flatMap((guide) => found(guide, pattern)));

  it('are many', () => {
    expect(commands.size).toBeGreaterThanOrEqual(7);
  });

  it.each([...commands])('%s has its help', async (command) => {
    const { code, stdout } = await runCli([...command.split(' '), '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: learning-transfer ${command}`);
  });
});

it('variables of the README are those that the server reads', () => {
  const config = textOf('src/config.ts');
  const names = found('README.md', /^\| `([A-Z_]+)`/gm);
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => !config.includes(`  ${name}: {`))).toEqual([]);
});
