/** Both languages say the same things: every refusal and fault that the code can name has its sentence in each. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.ts';
import en from '../../../src/domain/wording/en/problems.json' with { type: 'json' };
import enSurvey from '../../../src/domain/wording/en/survey.json' with { type: 'json' };
import { faultSentence } from '../../../src/domain/wording/fault-sentence.ts';
import { wordsIn } from '../../../src/domain/wording/words.ts';
import zh from '../../../src/domain/wording/zh-CN/problems.json' with { type: 'json' };
import zhSurvey from '../../../src/domain/wording/zh-CN/survey.json' with { type: 'json' };
import { problemStatus } from '../../../src/http/problem-status.ts';

type Tree = { readonly [key: string]: string | Tree };

/** Key paths with the parameters of each sentence; plural forms count once. */
function sentences(tree: Tree, start = ''): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = `${start}${key.replace(/_(one|other)$/, '')}`;
    if (typeof value !== 'string') return sentences(value, `${path}.`);
    const names = [...value.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    return [`${path} ${names.join(' ')}`];
  });
}

const source = new URL('../../../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(?!http|pdf|storage).*\.ts$/.test(name),
);
const code = files.map((name) => readFileSync(new URL(name, source), 'utf8')).join('\n');

describe('the wording', () => {
  it('has the same sentences with the same parameters in both languages', () => {
    expect(new Set(sentences(en))).toEqual(new Set(sentences(zh)));
    expect(new Set(sentences(enSurvey))).toEqual(new Set(sentences(zhSurvey)));
  });

  it('has a title, a text and a remedy for every refusal', () => {
    const refusals: Record<string, unknown> = { ...zh };
    for (const name of [...Object.keys(problemStatus), 'internal-error']) {
      expect([name, refusals[name]]).toEqual([
        name,
        { title: expect.any(String), text: expect.any(String), remedy: expect.any(String) },
      ]);
    }
  });

  it('has a sentence for every fault named in the code', () => {
    const named = [...code.matchAll(/\b(?:code|error|message): '([a-z]+(?:-[a-z]+)*)'/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'custom');
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !(name in zh.fault))).toEqual([]);
  });

  it('names the place of a fault as each language does', () => {
    const said = (language: Language, path: string): string =>
      faultSentence({ path, code: 'not-an-email' }, wordsIn(language));
    const places = [
      ['row 4, column SO1', '第4行、SO1列'],
      ['row 3, name', '第3行“姓名”'],
      ['row 3, a, b: c', '第3行“a, b: c”'],
      ['row 2', '第2行'],
      ['$.items[3].factor', '$.items[3].factor'],
      ['row 2, column {{code}} $t(problems:place.row)', '第2行、{{code}} $t(problems:place.row)列'],
    ] as const;
    for (const [path, chinese] of places) {
      expect(said('zh-CN', path)).toBe(`${chinese}：不是电子邮箱地址`);
      expect(said('en', path)).toBe(`${path}: not an e-mail address`);
    }
  });

  it('uses full-width punctuation in Chinese', () => {
    const texts = JSON.stringify([zh, zhSurvey], null, 1)
      .split('\n')
      .map((line) => line.replace(/^\s*"[^"]*": /, '').replace(/,$/, ''));
    expect(
      texts.filter((text) => /[\u4e00-\u9fff}][,:;?!]/.test(text.replace(/"[,:]/g, ''))),
    ).toEqual([]);
  });
});
