/** Chinese sentences use the full-width marks of Chinese print. */
import { expect, test } from 'vitest';
import { punctuationFaults } from './chinese-punctuation.ts';
import { codeOf, sentencesOf, sourcesOf } from './wording-files.ts';

test('the wording has no half-width mark beside a Chinese character', () => {
  const faults = [...sentencesOf('zh-CN')].flatMap(([key, sentence]) =>
    punctuationFaults(sentence).map((fault) => `${key}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

test('no Chinese sentence stands in the source or in a view', () => {
  // Character classes, words that a file's header may use, examples in the API's description.
  const allowed = /^src\/(pdf|app\/class-list|http\/api\/operations)/;
  const spoken = [...sourcesOf('src', 'views')].flatMap(([path, text]) => {
    if (allowed.test(path)) return [];
    return (codeOf(text).match(/\p{Script=Han}[\p{Script=Han}，。；：？！]{5,}/gu) ?? []).map(
      (sentence) => `${path}: ${sentence}`,
    );
  });
  expect(spoken).toEqual([]);
});

test.each([
  '先保存,再提交',
  '应答率:高',
  '培训(项目)',
  '完成.',
  '有{{n}}人,请等待',
  '这里 有空格',
  '"学员"的回答',
])('%s would be found', (sentence) => expect(punctuationFaults(sentence)).not.toEqual([]));

test.each([
  '先保存，再提交。',
  '打开 https://example.org/a,b 即可',
  'n={{n}}，{{scale}}分',
  '请写成2026-10-20，9:00起',
  '已答{{done}}/{{total}}题',
  'All in English, even (this).',
])('%s is in order', (sentence) => expect(punctuationFaults(sentence)).toEqual([]));
