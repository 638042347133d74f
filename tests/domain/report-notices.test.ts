/** The report's notes on a file: factors by name, and in one sentence what would fill pages. */
import { describe, expect, test } from 'vitest';
import { analyseOccasion } from '../../src/domain/analysis/analyse-occasion.ts';
import { languages } from '../../src/domain/language.ts';
import { reportNotices } from '../../src/domain/reports/report-notices.ts';
import { wordsIn } from '../../src/domain/wording/words.ts';
import { answersIn } from './report-answers.ts';
import { uniformSurvey } from './samples.ts';

describe.each(languages)('groups left out of the test, %s', (language) => {
  const t = wordsIn(language);
  const survey = uniformSurvey(3, 3);
  const answers = answersIn(survey, 3, 6);
  const found = analyseOccasion(survey, answers);
  const noticesOf = (untested: typeof found.untested) => {
    const told = { ...found, untested };
    const responses = { sheet: answers.sheet, notices: [] };
    return reportNotices(survey, responses, { kind: 'one', one: told }, told, language);
  };

  test('are named with their factors, never with ids', () => {
    const [sentence, ...more] = noticesOf([
      { factor: 'F1', groups: ['云岭镇'] },
      { factor: 'F2', groups: ['云岭镇'] },
    ]);
    const factors = language === 'en' ? '“Factor F1” and “Factor F2”' : '“因素F1”和“因素F2”';
    expect(sentence).toBe(t('report:notice.leftUntested', { groups: '云岭镇', factors }));
    expect(more).toEqual([]);
  });

  test('are counted where there are many', () => {
    const groups = Array.from({ length: 9 }, (_, index) => `g${index}`);
    expect(noticesOf([{ factor: 'F1', groups }])).toEqual([
      t('report:notice.leftUntestedMany', { groups: 9 }),
    ]);
  });

  test('are no note where there are none', () => {
    expect(noticesOf([])).toEqual([]);
  });
});
