/** Which form is asked when, and which form a file of answers belongs to. */
import { describe, expect, test } from 'vitest';
import { chooseForm } from '../../src/domain/analysis/choose-form.ts';
import { defaultForm, largestForm, sharedItems } from '../../src/domain/instrument/forms.ts';
import { formsWithin, measureOf } from '../../src/domain/instrument/measure.ts';
import { Problem } from '../../src/domain/problem.ts';
import { type SurveyShape, sheetOf, surveyOf } from './samples.ts';

const bones = {
  factors: [{ id: 'A' }],
  items: ['A1', 'A2', 'A3'].map((id) => ({ id, factor: 'A' })),
};
const survey = surveyOf({
  ...bones,
  forms: { quick: ['A3', 'A1'], full: ['A1', 'A2', 'A3'], other: ['A2'] },
});
const all = ['A1', 'A2', 'A3'];

test('quick at the end of training, full at the follow-up', () => {
  expect([defaultForm(survey, 'end'), defaultForm(survey, 'followup')]).toEqual(['quick', 'full']);
});

test('without forms of these names the largest is asked on both occasions', () => {
  const named = surveyOf({ ...bones, forms: { a: ['A1'], b: ['A1', 'A2'] } });
  expect([defaultForm(named, 'end'), defaultForm(named, 'followup')]).toEqual(['b', 'b']);
  expect(largestForm(named)).toBe('b');
});

test('answers to a form answer every form whose items it asks', () => {
  expect(formsWithin(survey, 'full')).toEqual(['quick', 'full', 'other']);
  expect(formsWithin(survey, 'quick')).toEqual(['quick']);
});

describe('two forms are one measure', () => {
  const of = (more: Partial<SurveyShape>) =>
    measureOf(surveyOf({ ...bones, forms: { quick: ['A1', 'A3'] }, ...more }), 'quick');

  test('whatever the order in which their items are asked', () => {
    expect(of({})).toBe(measureOf(survey, 'quick'));
  });

  test.each<[string, Partial<SurveyShape>]>([
    ['scale', { scale: { min: 0, max: 5 } }],
    ['share that must be answered', { scoring: { minAnsweredShare: 0.5, maxMissingShare: 0.2 } }],
    ['share that may be missing', { scoring: { minAnsweredShare: 0.66, maxMissingShare: 0.3 } }],
    ['direction of a factor', { factors: [{ id: 'A', polarity: 'unfavourable' }] }],
    ['key of an item', { items: bones.items.map((item) => ({ ...item, key: -1 })) }],
    ['items', { forms: { quick: ['A1', 'A2'] } }],
  ])('but not with another %s', (_, more) => {
    expect(of(more)).not.toBe(measureOf(survey, 'quick'));
  });
});

test('shared items are those that both forms ask', () => {
  expect(sharedItems(survey, 'quick', 'full')).toEqual(['A3', 'A1']);
  expect(sharedItems(survey, 'quick', 'other')).toEqual([]);
});

describe('the form of a file', () => {
  function refusal(columns: readonly string[], named?: string) {
    try {
      return chooseForm(survey, sheetOf(columns, []), named);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.faults.map((fault) => [fault.path, fault.code]);
    }
  }

  test('is the largest all of whose items somebody answered, not one person each', () => {
    const rows = [
      [3, null, null],
      [null, 2, null],
      [null, null, 1],
    ];
    expect(chooseForm(survey, sheetOf(all, rows))).toBe('full');
  });

  test('is a smaller one where nobody answered the rest of the columns', () => {
    expect(chooseForm(survey, sheetOf(all, [[3, null, 4]]))).toBe('quick');
  });

  test('is the largest that has all its columns where no form was answered whole', () => {
    expect(chooseForm(survey, sheetOf(all, [[null, null, 4]]))).toBe('full');
    expect(chooseForm(survey, sheetOf(['A3', 'A1'], []))).toBe('quick');
  });

  test('is the one named, where its columns are there', () => {
    expect(chooseForm(survey, sheetOf(all, [[3, 3, 3]]), 'quick')).toBe('quick');
    expect(refusal(['A1', 'A3'], 'full')).toEqual([['row 1, column A2', 'missing-column']]);
  });

  test('is refused where no form has its columns, naming those of the nearest', () => {
    expect(refusal(['A1'])).toEqual([['row 1, column A3', 'missing-column']]);
  });

  test.each(['long', 'constructor', '__proto__', ''])('is refused as unknown: “%s”', (name) => {
    expect(refusal(all, name)).toEqual([['--form', 'unknown-form']]);
  });
});
