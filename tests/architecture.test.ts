/** The dependency rule and the house rules a compiler cannot see; planted breaches prove that each can fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Source {
  /** Below `src`, e.g. `domain/plan/make-plan.ts`. */
  readonly path: string;
  readonly text: string;
}

interface Layer {
  /** Layers (folders of `src`) and files beside them that it may import, itself always. */
  readonly layers: readonly string[];
  /** Packages it may import; all of them where left out. */
  readonly packages?: RegExp;
}

const layers: Readonly<Record<string, Layer>> = {
  domain: {
    layers: [],
    packages: /^(zod|i18next|temporal-polyfill|ml-matrix|pure-rand(\/.+)?|@stdlib\/.+)$/,
  },
  csv: { layers: ['domain'], packages: /^(csv-(parse|stringify)\/sync|node:buffer)$/ },
  storage: {
    layers: ['domain'],
    packages: /^(kysely(\/.+)?|better-sqlite3|pg|temporal-polyfill|node:.+)$/,
  },
  pdf: {
    layers: ['domain'],
    packages: /^(pdfkit|fontkit|linebreak|qrcode|d3-(scale|shape)|@expo-google-fonts\/.+|node:.+)$/,
  },
  office: {
    layers: ['domain'],
    packages: /^(read-excel-file\/.+|write-excel-file\/.+|docx|fflate)$/,
  },
  mail: { layers: ['domain'], packages: /^(nodemailer(\/.+)?|node:.+)$/ },
  robots: { layers: ['domain'], packages: /^(zod|node:.+)$/ },
  calendar: { layers: ['domain'], packages: /^ical-generator$/ },
  app: {
    layers: ['domain', 'storage', 'pdf', 'csv', 'office', 'mail', 'robots', 'calendar'],
  },
  jobs: { layers: ['domain', 'app'] },
  http: { layers: ['domain', 'app'] },
  // Beside the layers; only the joiners import these two.
  'config.ts': { layers: ['storage'] },
  'log.ts': { layers: ['config.ts'] },
};

/** These join the layers and may import everything. */
const joiners = /^(cli|main|run-server|start-server|open-deps)(\.ts|\/)/;

const source = fileURLToPath(new URL('../src', import.meta.url));
const sources: readonly Source[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|js)$/.test(path))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(source, path), 'utf8'),
  }));
const typescript = sources.filter(({ path }) => path.endsWith('.ts'));

function importsOf(text: string): readonly string[] {
  const pattern = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

/** `domain` for a file in src/domain, its own name for a file beside the layers. */
function placeOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function breachesIn({ path, text }: Source): readonly string[] {
  const layer = layers[placeOf(path)];
  if (joiners.test(path)) return [];
  return importsOf(text).flatMap((name) => {
    if (!name.startsWith('.')) {
      return layer?.packages && !layer.packages.test(name) ? [`${path} imports ${name}`] : [];
    }
    const target = placeOf(posix.join(posix.dirname(path), name));
    const allowed = target === placeOf(path) || layer?.layers.includes(target);
    return allowed ? [] : [`${path} imports ${target}`];
  });
}

/** Comments out, so that a rule may be spoken of. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

const readsEnvironment = ({ text }: Source) =>
  /\bprocess\s*\.\s*env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process|['"]env['"]\]/.test(codeOf(text));
const usesAny = ({ text }: Source) => /(:|\bas|<|\||,)\s*any\b(?!\s*[(:=])/.test(codeOf(text));
const isImpure = ({ text }: Source) =>
  /Date\.now|new Date\(\)|Math\.random|Temporal\.Now|\bprocess\.|\bcrypto\.|\bfetch\(/.test(
    codeOf(text),
  );
const paths = (list: readonly Source[]) => list.map(({ path }) => path);
const domain = typescript.filter(({ path }) => path.startsWith('domain/'));

describe('the dependency rule', () => {
  test('holds', () => {
    expect(typescript.length).toBeGreaterThan(100);
    expect(typescript.flatMap(breachesIn)).toEqual([]);
  });

  test('knows every file of src', () => {
    const places = new Set(typescript.map(({ path }) => placeOf(path)));
    const unknown = [...places].filter(
      (place) => !layers[place] && !joiners.test(`${place}/`) && !joiners.test(place),
    );
    expect(unknown).toEqual([]);
  });

  test.each([
    ['domain/scoring/a.ts', "import { x } from '../../storage/connect.ts';"],
    ['domain/scoring/a.ts', "import type { Deps } from '../../app/deps.ts';"],
    ['domain/a.ts', "export { x } from '../csv/read-table.ts';"],
    ['domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['domain/a.ts', "import express from 'express';"],
    ['domain/a.ts', "const pdf = await import('pdfkit');"],
    ['csv/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['csv/a.ts', "import { openVisit } from '../app/participant-visit.ts';"],
    ['storage/a.ts', "import { schools } from '../app/schools.ts';"],
    ['storage/a.ts', "import pino from 'pino';"],
    ['pdf/blocks/a.ts', "import { connect } from '../../storage/connect.ts';"],
    ['app/a.ts', "import { render } from '../http/render-page.ts';"],
    ['app/a.ts', "import { readConfig } from '../config.ts';"],
    ['http/api/a.ts', "import { readDraft } from '../../storage/draft-store.ts';"],
    ['http/a.ts', "const { renderReport } = await import('../pdf/render-report.ts');"],
    ['http/a.ts', "import '../log.ts';"],
    ['log.ts', "import { x } from './app/deps.ts';"],
    ['config.ts', "import { x } from './app/deps.ts';"],
  ])('is broken by %s with %s', (path, text) => {
    expect(breachesIn({ path, text })).toHaveLength(1);
  });

  test.each([
    ['domain/plan/a.ts', "import { z } from 'zod';\nimport { b } from '../scoring/b.ts';"],
    ['app/a.ts', "import { renderReport } from '../pdf/render-report.ts';"],
    ['main.ts', "import { startServer } from './start-server.ts';"],
    ['cli/a.ts', "import { readConfig } from '../config.ts';"],
  ])('is kept by %s with %s', (path, text) => {
    expect(breachesIn({ path, text })).toEqual([]);
  });
});

describe('the environment', () => {
  test('is read by config.ts alone', () => {
    expect(paths(typescript.filter(readsEnvironment))).toEqual(['config.ts']);
  });

  test.each(['const { env } = process;', 'process.env.PORT', "process['env']", 'f(process . env)'])(
    'would be seen in %s',
    (text) => expect(readsEnvironment({ path: 'a.ts', text })).toBe(true),
  );
});

describe('the domain', () => {
  test('has no clock, no chance, no input and no output', () => {
    expect(paths(domain.filter(isImpure))).toEqual([]);
  });

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'Temporal.Now.instant()'])(
    'would be caught with %s',
    (text) => expect(isImpure({ path: 'domain/a.ts', text })).toBe(true),
  );
});

describe('any', () => {
  test('is nowhere', () => expect(paths(typescript.filter(usesAny))).toEqual([]));

  test.each(['let x: any;', 'x as any', 'Map<string, any>', 'f<any>()', 'string | any'])(
    'would be seen in %s',
    (text) => expect(usesAny({ path: 'a.ts', text })).toBe(true),
  );

  test.each(['const any = 1;', '// any of them', "'for any reader'", 'x = any(y)'])(
    'is not seen in %s',
    (text) => expect(usesAny({ path: 'a.ts', text })).toBe(false),
  );
});

describe('files', () => {
  const tooLong = ({ text }: Source) => text.split('\n').length > 301;

  test('have at most 300 lines', () => {
    expect(paths(sources.filter(tooLong))).toEqual([]);
    expect(tooLong({ path: 'a.ts', text: 'x\n'.repeat(301) })).toBe(true);
    expect(tooLong({ path: 'a.ts', text: 'x\n'.repeat(300) })).toBe(false);
  });

  test('open by saying why they exist', () => {
    const silent = sources.filter(({ text }) => !/^(#!.*\n)?\/(\*\*|\/)/.test(text));
    expect(paths(silent)).toEqual([]);
  });

  test('are named in kebab-case', () => {
    const odd = sources.filter(
      ({ path }) => !/^([a-z0-9-]+\/|zh-CN\/)*[\w-]+(\.d)?\.(ts|js)$/.test(path),
    );
    expect(paths(odd)).toEqual([]);
  });
});
