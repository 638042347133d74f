/** What a plan needs of the action library: every factor served, every claim with its source, every sign checkable. */
import { expect, test } from 'vitest';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import { actionTimes, actors, evidenceGrades } from '../../src/domain/plan/action-library.ts';
import { parseActionLibrary } from '../../src/domain/plan/parse-action-library.ts';
import {
  actionFile as library,
  localTexts,
  punctuationFaults,
  surveyFile,
} from './survey-files.ts';

const factorIds = surveyFile.factors.map((factor) => factor.id);
const sourceIds = library.sources.map((source) => source.id);

test('the parser accepts the library against its survey', () => {
  const survey = parseSurvey(surveyFile);
  if (!survey.ok) throw new Error('the survey itself is refused');
  expect(library.survey).toBe(survey.value.id);
  expect(parseActionLibrary(library, survey.value)).toMatchObject({ ok: true });
});

test.each(factorIds)(
  '%s has three actions or more, one of them the supervisor’s, and one self-help',
  (id) => {
    const actions = library.actions.filter((action) => action.factor === id);
    expect(actions.length).toBeGreaterThanOrEqual(3);
    expect(actions.map((action) => action.actor)).toContain('supervisor');
    expect(library.selfHelp.filter((help) => help.factor === id)).toHaveLength(1);
  },
);

test('every action and every self-help belongs to a factor of the survey', () => {
  const named = [...library.actions, ...library.selfHelp].map(({ factor }) => factor);
  expect(named.filter((factor) => !factorIds.includes(factor))).toEqual([]);
});

test.each(library.actions)(
  '$id has a known actor, time and grade, and a date where one can be set',
  (action) => {
    expect(actors).toContain(action.actor);
    expect(actionTimes).toContain(action.when);
    expect(evidenceGrades).toContain(action.grade);
    if (action.when !== 'after') return expect(action.dueDays).toBeNull();
    expect(action.dueDays).toBeGreaterThanOrEqual(7);
    expect(action.dueDays).toBeLessThanOrEqual(45);
  },
);

test.each(library.actions)('$id names sources that exist, and grade D claims none', (action) => {
  expect(action.sources.filter((id) => !sourceIds.includes(id))).toEqual([]);
  expect(action.sources.length === 0).toBe(action.grade === 'D');
});

test('ids are unique, and every source is used and says how it was read', () => {
  const ids = library.actions.map((action) => action.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(library.actions.flatMap((action) => action.sources))).toEqual(new Set(sourceIds));
  for (const { read } of library.sources)
    expect(['full', 'abstract', 'excerpt', 'secondary']).toContain(read);
});

test('citations are references, without web addresses', () => {
  for (const { citation } of library.sources) expect(citation).not.toMatch(/https?:|www\./);
});

test.each(library.actions)('$id fits a table cell', ({ text, evidence, sign }) => {
  expect(text['zh-CN'].length).toBeLessThanOrEqual(45);
  expect(sign['zh-CN'].length).toBeLessThanOrEqual(40);
  expect(evidence['zh-CN'].length).toBeLessThanOrEqual(90);
});

test('self-help speaks to the trainee', () => {
  for (const { text } of library.selfHelp) {
    expect(text['zh-CN']).toMatch(/您|自己/);
    expect(text['zh-CN'].length).toBeLessThanOrEqual(50);
  }
});

test('every text is there in both languages, the Chinese with full-width punctuation', () => {
  for (const { path, text } of localTexts(library)) {
    expect(text['zh-CN'], path).toMatch(/\p{Script=Han}.*。$/u);
    expect(text.en, path).toMatch(/^[A-Z].*[.?]$/);
    expect(text.en, path).not.toMatch(/\p{Script=Han}/u);
    expect(punctuationFaults(text['zh-CN']), path).toEqual([]);
  }
});
