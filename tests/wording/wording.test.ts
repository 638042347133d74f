/** Both languages say everything, with the same parameters, and the program asks for nothing they lack. */
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { faultCodesIn, keysIn, paramsOf, sentencesOf, sourcesOf } from './wording-files.ts';

const chinese = sentencesOf('zh-CN');
const english = sentencesOf('en');
const program = sourcesOf('src', 'views');

/** English has two forms of a counted sentence where Chinese has one. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (sentences: ReadonlyMap<string, string>) =>
  [...new Set([...sentences.keys()].map(withoutPlural))].sort();

describe('both languages', () => {
  test('have the same keys', () => {
    expect(keysOf(chinese)).toEqual(keysOf(english));
  });

  test('take the same parameters', () => {
    const different = [...chinese].flatMap(([key, text]) => {
      const forms = [key, `${withoutPlural(key)}_one`, `${withoutPlural(key)}_other`];
      const others = forms.flatMap((form) => english.get(form) ?? []);
      const wanted = paramsOf(text).join(' ');
      const given = paramsOf(others.join(' ')).join(' ');
      return wanted === given ? [] : [`${key}: ${wanted} | ${given}`];
    });
    expect(different).toEqual([]);
  });

  test.each(languages)('%s leaves nothing empty and no bracket open', (language) => {
    const odd = [...sentencesOf(language)].filter(
      ([, text]) => !text || /\{\{(?!\w+\}\})|(?<!\{\{\w+)\}\}|\{\{\{|\$t\(/.test(text),
    );
    expect(odd).toEqual([]);
  });
});

test('every key that the program or a view asks for exists', () => {
  const known = keysOf(english);
  const groups = new Set(
    known.flatMap((key) => key.split('.').map((_, at, parts) => parts.slice(0, at).join('.'))),
  );
  const exists = (key: string) => {
    if (!key.includes('*')) {
      return known.includes(key) || groups.has(key) || groups.has(key.replace(/\.$/, ''));
    }
    const pattern = key.replaceAll('.', '\\.').replaceAll('*', '[\\w.-]+');
    return known.some((each) => new RegExp(`^${pattern}(\\.|$)`).test(each));
  };
  const missing = [...program].flatMap(([path, text]) =>
    keysIn(text).flatMap((key) => (exists(key) ? [] : [`${path}: ${key}`])),
  );
  expect(missing).toEqual([]);
});

test('the search for keys sees literals and templates', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is source code in quotes
  expect(keysIn("t('report:cover.made') + t(`terms:zone.${zone}`)")).toEqual([
    'report:cover.made',
    'terms:zone.*',
  ]);
});

/** Words beside `code:` that are no faults: zod's own, and the answer to a bug. */
const notFaults = new Set(['custom', 'number', 'internal-error']);

describe('refusals', () => {
  const problemSource = program.get('src/domain/problem.ts') ?? '';
  const union = /type ProblemCode =([^;]+);/.exec(problemSource)?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].flatMap((match) => match[1] ?? []);

  test.each(languages)('have a title, a text and a remedy: %s', (language) => {
    expect(codes.length).toBeGreaterThan(10);
    const sentences = sentencesOf(language);
    const missing = codes.flatMap((code) =>
      ['title', 'text', 'remedy']
        .map((part) => `problems:${code}.${part}`)
        .filter((key) => !sentences.has(key)),
    );
    expect(missing).toEqual([]);
  });

  test.each(languages)('have a sentence for every fault: %s', (language) => {
    const sentences = sentencesOf(language);
    const used = new Set([...program.values()].flatMap(faultCodesIn));
    const missing = [...used].filter(
      (code) => !sentences.has(`problems:fault.${code}`) && !codes.includes(code as never),
    );
    expect(used.size).toBeGreaterThan(30);
    expect(missing.filter((code) => !notFaults.has(code))).toEqual([]);
  });

  test('the search for faults sees every way to make one', () => {
    expect(faultCodesIn("{ path, code: 'off-scale', params }")).toEqual(['off-scale']);
    expect(faultCodesIn("code: a ? 'too-small' : 'too-short',")).toEqual([
      'too-small',
      'too-short',
    ]);
    expect(faultCodesIn("refuseField('survey', 'not-one-of', x)")).toEqual(['not-one-of']);
  });
});
