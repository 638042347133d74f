/** The wording as plain data, and every place in the program that speaks of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../src/domain/language.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const folder = join(root, 'src/domain/wording');

/** A file each. */
export const namespaces = readdirSync(join(folder, 'en')).map((name) => name.replace('.json', ''));

/** Sentences of a language by key, `namespace:path`; items of a list count by their place. */
export function sentencesOf(language: Language): ReadonlyMap<string, string> {
  return new Map(
    namespaces.flatMap((namespace) => {
      const file = join(folder, language, `${namespace}.json`);
      return flat(JSON.parse(readFileSync(file, 'utf8')), '').map(
        ([key, text]) => [`${namespace}:${key}`, text] as const,
      );
    }),
  );
}

function flat(value: unknown, path: string): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    flat(inner, path ? `${path}.${key}` : key),
  );
}

export function paramsOf(sentence: string): readonly string[] {
  return [
    ...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')),
  ].sort();
}

/** Source of the program and its views, by path. */
export function sourcesOf(...folders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(ts|ejs)$/.test(path))
        .map(
          (path) => [`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8')] as const,
        ),
    ),
  );
}

/** Without comments: they may speak of a key that does not exist, and in any language. */
export function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

/** Keys in quotes or backquotes; `${…}` becomes `*`. */
export function keysIn(source: string): readonly string[] {
  const pattern = new RegExp(`(['"\`])((?:${namespaces.join('|')}):[^'"\`\\n]*?)\\1`, 'g');
  return [...codeOf(source).matchAll(pattern)].map((match) =>
    (match[2] ?? '').replace(/\$\{[^}]*\}/g, '*'),
  );
}

/** Codes of faults that a source file makes. */
export function faultCodesIn(source: string): readonly string[] {
  const places = [
    /\b(?:code|error|message): ([^,\n]*(?:\n\s*[?:][^,\n]*)*)/g,
    /\brefuseField\([^,]+, ('[a-z-]+')/g,
  ];
  return places.flatMap((place) =>
    [...source.matchAll(place)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].flatMap((code) => code[1] ?? []),
    ),
  );
}
