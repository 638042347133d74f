/** Responses from a file: what is read, what is only noticed, and every refusal with row and column. */
import { describe, expect, test } from 'vitest';
import { sourceOfBytes } from '../../src/csv/byte-source.ts';
import { type ReadOptions, readResponses } from '../../src/csv/read-responses.ts';
import { analyseResponses } from '../../src/domain/analysis/analyse-responses.ts';
import { Problem } from '../../src/domain/problem.ts';
import { wordsIn } from '../../src/domain/wording/words.ts';
import { surveyOf } from '../domain/samples.ts';

const survey = surveyOf({
  factors: [{ id: 'A' }, { id: 'B' }],
  items: ['A1', 'A2', 'B1'].map((id) => ({ id, factor: id.slice(0, 1) })),
  forms: { quick: ['A1', 'B1'], full: ['A1', 'A2', 'B1'] },
});

const sourceOf = (csv: string) => sourceOfBytes(new TextEncoder().encode(csv));
const read = (csv: string, options: ReadOptions = {}) =>
  readResponses(sourceOf(csv), survey, options, wordsIn('en'));
const analysisOf = (csv: string, options: ReadOptions = {}) =>
  analyseResponses(survey, read(csv, options), options.form ? { form: options.form } : {});

function faultsOf(csv: string, options: ReadOptions = {}) {
  try {
    analysisOf(csv, options);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('invalid-responses');
    return error.faults.map((fault) => [fault.path, fault.code]);
  }
}

const both = { person: 'who', occasion: 'when' };

describe('answers', () => {
  test('are read by the name of their column, in any order', () => {
    const { sheet } = read('B1,A1,A2\n1,2,3\n4,5,1\n');
    expect(sheet.items).toEqual(['B1', 'A1', 'A2']);
    expect([...sheet.answers]).toEqual([1, 2, 3, 4, 5, 1]);
  });

  test('may be missing', () => {
    expect([...read('A1,A2,B1\n1,, \n').sheet.answers]).toEqual([1, -1, -1]);
  });

  test('may be thousands', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `${1 + (index % 5)},3,3`);
    expect(read(`A1,A2,B1\n${rows.join('\n')}`).sheet.rows).toBe(5000);
  });

  test.each([
    ['3.0', 'not-whole-number'],
    ['3.5', 'not-whole-number'],
    ['03', 'not-whole-number'],
    ['+3', 'not-whole-number'],
    ['3e0', 'not-whole-number'],
    ['0x3', 'not-whole-number'],
    ['３', 'not-whole-number'],
    ['n/a', 'not-whole-number'],
    ['3分', 'not-whole-number'],
    ['"3,0"', 'not-whole-number'],
    ['0', 'off-scale'],
    ['6', 'off-scale'],
    ['-1', 'off-scale'],
    ['99999999999999999999', 'off-scale'],
  ])('%s is refused', (cell, code) => {
    expect(faultsOf(`A1,A2,B1\n1,2,3\n1,${cell},3\n`)).toEqual([['row 3, column A2', code]]);
  });
});

describe('refused are', () => {
  test('a header twice', () => {
    expect(faultsOf('A1,A2,B1,A1\n1,2,3,4\n')).toEqual([['row 1, column A1', 'repeated-column']]);
  });

  test('also of a column that is not used', () => {
    expect(faultsOf('A1,A2,B1,x,x\n1,2,3,4,5\n')).toEqual([['row 1, column x', 'repeated-column']]);
  });

  test('missing item columns, of the form that lacks the fewest', () => {
    expect(faultsOf('A1,x\n1,2\n')).toEqual([['row 1, column B1', 'missing-column']]);
    expect(faultsOf('A1,B1\n1,2\n', { form: 'full' })).toEqual([
      ['row 1, column A2', 'missing-column'],
    ]);
  });

  test('rows with a cell too few or too many, at the column where that shows', () => {
    expect(faultsOf('A1,A2,B1\n1,2\n1,2,3,4\n1,2,3\n')).toEqual([
      ['row 2, column B1', 'ragged-row'],
      ['row 3, column 4', 'ragged-row'],
    ]);
  });

  test('a person twice on one occasion', () => {
    const csv = 'who,when,A1,A2,B1\np,end,1,2,3\np,followup,1,2,3\np,end,1,2,3\n';
    expect(faultsOf(csv, both)).toEqual([['row 4, column who', 'repeated-person']]);
  });

  test('a person twice where there is one occasion', () => {
    const csv = 'who,A1,A2,B1\np,1,2,3\np ,1,2,3\n';
    expect(faultsOf(csv, { person: 'who' })).toEqual([['row 3, column who', 'repeated-person']]);
  });

  test('any other word for an occasion, an empty cell too, each once', () => {
    const csv = 'who,when,A1,A2,B1\np,End,1,2,3\np,,1,2,3\nq,T2,1,2,3\n';
    expect(faultsOf(csv, both)).toEqual([
      ['row 2, column when', 'unknown-occasion'],
      ['row 3, column when', 'unknown-occasion'],
      ['row 4, column when', 'unknown-occasion'],
    ]);
  });

  test.each(['group', 'person', 'occasion'] as const)('a %s column that is not there', (option) => {
    expect(faultsOf('A1,A2,B1\n1,2,3\n', { [option]: 'gone' })).toContainEqual([
      'row 1, column gone',
      'missing-named-column',
    ]);
  });

  test('a form that does not exist', () => {
    expect(faultsOf('A1,A2,B1\n1,2,3\n', { form: 'long' })).toEqual([['--form', 'unknown-form']]);
  });

  test('a file without a header', () => {
    expect(faultsOf('')).toEqual([['row 1', 'no-header']]);
    expect(faultsOf('\n\n')).toEqual([['row 1', 'no-header']]);
  });

  test('all problems at once, of the header and of the rows', () => {
    const csv = 'A1,x,x\n7,1,1\n2,1\n3.5,1,1\n';
    expect(faultsOf(csv, { group: 'unit' })).toEqual([
      ['row 1, column x', 'repeated-column'],
      ['row 1, column unit', 'missing-named-column'],
      ['row 1, column B1', 'missing-column'],
      ['row 2, column A1', 'off-scale'],
      ['row 3, column x', 'ragged-row'],
      ['row 4, column A1', 'not-whole-number'],
    ]);
  });
});

describe('a header alone', () => {
  test('is 0 respondents', () => {
    expect(analysisOf('A1,A2,B1\n')).toMatchObject({
      respondents: 0,
      excluded: 0,
      factors: [
        { n: 0, mean: null, zone: 'insufficient', why: 'no-answers' },
        { n: 0, mean: null, zone: 'insufficient', why: 'no-answers' },
      ],
    });
  });

  test('is 0 respondents on both occasions', () => {
    const analysis = analysisOf('who,when,A1,A2,B1\n', both);
    expect(analysis.occasions?.end.respondents).toBe(0);
    expect(analysis.change?.map((each) => [each.pairs, each.why])).toEqual([
      [0, 'no-pairs'],
      [0, 'no-pairs'],
    ]);
  });
});

describe('notices', () => {
  test('list the columns that were not used', () => {
    const { notices } = read('time,A1,A2,B1,unit,\nx,1,2,3,y,\n', { group: 'unit' });
    expect(notices).toEqual(['Columns that were not used: time']);
  });

  test('count the responses without group or person', () => {
    const csv = 'who,unit,A1,A2,B1\n,x,1,2,3\n ,,1,2,3\np,x,1,2,3\n';
    const analysis = analysisOf(csv, { group: 'unit', person: 'who' });
    expect(read(csv, { group: 'unit', person: 'who' }).notices).toEqual([
      expect.stringMatching(/^1 .*group/),
      expect.stringMatching(/^2 .*person/),
    ]);
    expect(analysis.factors?.[0]?.n).toBe(3);
    expect(analysis.groups?.map((group) => [group.id, group.respondents])).toEqual([['x', 2]]);
  });

  test('are none where everything was used', () => {
    expect(read('A1,A2,B1\n1,2,3\n').notices).toEqual([]);
  });
});

describe('the form', () => {
  test('is the largest that was answered', () => {
    const csv = 'A1,A2,B1\n1,2,3\n4,,5\n';
    expect(analysisOf(csv).factors?.map((factor) => factor.n)).toEqual([1, 1]);
  });

  test('is the smaller one where nobody answered the rest', () => {
    expect(analysisOf('A1,A2,B1\n1,,3\n4,,5\n')).toMatchObject({ excluded: 0 });
  });

  test('named, decides who is excluded', () => {
    const csv = 'A1,A2,B1\n1,2,3\n4,,5\n';
    expect(analysisOf(csv, { form: 'full' }).excluded).toBe(1);
    expect(analysisOf(csv, { form: 'quick' }).excluded).toBe(0);
  });
});

describe('two occasions', () => {
  const csv = [
    'who,when,unit,A1,A2,B1',
    'p,end,x,1,,3',
    'q,end,x,2,,3',
    'r,end,y,3,,3',
    ',end,y,5,,5',
    'q,followup,x,4,5,3',
    'p,followup,x,3,1,4',
    'new,followup,y,1,1,1',
  ].join('\n');
  const analysis = analysisOf(csv, { ...both, group: 'unit' });

  test('have their own respondents and figures; at the top rows are counted', () => {
    expect(analysis.respondents).toBe(7);
    expect(analysis.occasions?.end).toMatchObject({ respondents: 4, excluded: 0 });
    expect(analysis.occasions?.followup).toMatchObject({ respondents: 3, excluded: 0 });
    expect(analysis.factors).toBeUndefined();
    expect(analysis.groups).toBeUndefined();
  });

  test('have each their form: quick at the end, full at the follow-up', () => {
    expect(analysis.occasions?.end.factors[0]).toMatchObject({ n: 4, mean: 2.75 });
    expect(analysis.occasions?.followup.factors[0]).toMatchObject({ n: 3, mean: 2.5 });
  });

  test('have each their groups', () => {
    const sizes = (kind: 'end' | 'followup') =>
      analysis.occasions?.[kind].groups?.map((group) => [group.id, group.respondents]);
    expect(sizes('end')).toEqual([
      ['x', 2],
      ['y', 2],
    ]);
    expect(sizes('followup')).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
  });

  test('change is over the pairs, on the items that both forms share', () => {
    expect(analysis.change?.[0]).toMatchObject({
      factor: 'A',
      pairs: 2,
      before: 1.5,
      after: 3.5,
      difference: 2,
      why: 'no-variance',
    });
    expect(analysis.change?.[1]).toMatchObject({ pairs: 2, difference: 0.5, df: 1 });
  });

  test('a factor that one of the forms does not ask has no pairs, and says why', () => {
    const apart = surveyOf({
      factors: [{ id: 'A' }, { id: 'B' }],
      items: ['A1', 'B1'].map((id) => ({ id, factor: id.slice(0, 1) })),
      forms: { quick: ['A1'], full: ['A1', 'B1'] },
    });
    const file = 'who,when,A1,B1\np,end,1,\nq,end,2,\np,followup,3,3\nq,followup,5,5\n';
    const responses = readResponses(sourceOf(file), apart, both, wordsIn('en'));
    const { change } = analyseResponses(apart, responses);
    expect(change?.[0]).toMatchObject({ factor: 'A', pairs: 2 });
    expect(change?.[1]).toMatchObject({ factor: 'B', pairs: 0, p: null, why: 'no-shared-items' });
  });

  test('who was excluded on one occasion enters no change', () => {
    const gaps = 'who,when,A1,A2,B1\np,end,1,1,1\nq,end,1,1,1\np,followup,2,2,2\nq,followup,5,,\n';
    const { change } = analysisOf(gaps, { ...both, form: 'full' });
    expect(change?.[0]).toMatchObject({ pairs: 1, difference: 1, why: 'one-pair' });
  });
});

test('without options, parts that were not asked for are absent', () => {
  expect(Object.keys(analysisOf('A1,A2,B1\n1,2,3\n')).sort()).toEqual([
    'careless',
    'excluded',
    'factors',
    'notices',
    'respondents',
    'survey',
  ]);
});

test('item columns outside the form, and made-up answers, are noticed', () => {
  const { notices } = analysisOf('A1,A2,B1,simulated\n1,2,3,1\n', { form: 'quick' });
  expect(notices.join(' ')).toContain('A2');
  expect(read('A1,A2,B1,simulated\n1,2,3,1\n').simulated).toBe(true);
  expect(read('A1,A2,B1\n1,2,3\n').simulated).toBe(false);
});
