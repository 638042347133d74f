/** Action libraries: every refusal by code and JSON path. */
import { expect, test } from 'vitest';
import type { Action } from '../../src/domain/plan/action-library.ts';
import { parseActionLibrary } from '../../src/domain/plan/parse-action-library.ts';
import { actionOf, libraryOf, uniformSurvey } from './samples.ts';

const survey = uniformSurvey(1, 1);

function faultsOf(json: unknown) {
  const parsed = parseActionLibrary(json, survey);
  return parsed.ok ? [] : parsed.faults.map((fault) => [fault.path, fault.code]);
}

test('a library that fits its survey is accepted', () => {
  expect(faultsOf(libraryOf([actionOf('a', 'F1')]))).toEqual([]);
});

test.each<[string, Partial<Action> | Record<string, unknown>, string, string]>([
  ['an unknown factor', { factor: 'F9' }, '$.actions[1].factor', 'unknown-factor'],
  ['an unknown source', { sources: ['S1', 'S9'] }, '$.actions[1].sources[1]', 'unknown-source'],
  ['an id twice', { id: 'a' }, '$.actions[1].id', 'repeated-id'],
  ['nobody to do it', { actor: 'minister' }, '$.actions[1].actor', 'not-one-of'],
  ['an unknown grade', { grade: 'E' }, '$.actions[1].grade', 'not-one-of'],
  ['an unknown moment', { when: 'soon' }, '$.actions[1].when', 'not-one-of'],
  ['no date after the course', { dueDays: null }, '$.actions[1].dueDays', 'required'],
  ['a date today', { dueDays: 0 }, '$.actions[1].dueDays', 'too-small'],
  ['a date in two years', { dueDays: 730 }, '$.actions[1].dueDays', 'too-large'],
  ['no sign of completion', { sign: undefined }, '$.actions[1].sign', 'required'],
])('%s is refused', (_, change, path, code) => {
  const actions = [actionOf('a', 'F1'), { ...actionOf('b', 'F1'), ...change } as Action];
  expect(faultsOf(libraryOf(actions))).toEqual([[path, code]]);
});

test('an action before the next course needs no number of days', () => {
  const action = actionOf('a', 'F1', { when: 'before', dueDays: null });
  expect(faultsOf(libraryOf([action]))).toEqual([]);
});

test('help for an unknown factor and a source twice are refused', () => {
  const library = libraryOf([actionOf('a', 'F1')]);
  const json = {
    ...library,
    sources: [...library.sources, ...library.sources],
    selfHelp: [{ factor: 'F9', text: 'Try.' }],
  };
  expect(faultsOf(json)).toEqual([
    ['$.sources[1].id', 'repeated-id'],
    ['$.selfHelp[0].factor', 'unknown-factor'],
  ]);
});
