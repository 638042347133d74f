/** What the design promises of our own survey: its size, its two tenses, its plain language. */
import { expect, test } from 'vitest';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import { occasionKinds } from '../../src/domain/instrument/survey.ts';
import { languages } from '../../src/domain/language.ts';
import { localTexts, punctuationFaults, surveyFile as survey } from './survey-files.ts';

const factorIds = 'LR MT POP PON PCT PS SS SO CV TD OU TEPE POE OC PSE PC'.split(' ');
const byId = new Map(survey.items.map((item) => [item.id, item]));
const quick = survey.forms.quick ?? [];
const full = survey.forms.full ?? [];
const factorsOf = (ids: readonly string[]) => new Set(ids.map((id) => byId.get(id)?.factor));
const itemTexts = survey.items.flatMap((item) =>
  occasionKinds.map((kind) => ({ id: item.id, kind, text: item.text[kind] })),
);

test('the parser accepts the survey', () => {
  expect(parseSurvey(survey)).toMatchObject({ ok: true });
});

test('it has the 16 factors of the framework, each in a domain that exists', () => {
  expect(survey.factors.map((factor) => factor.id).sort()).toEqual([...factorIds].sort());
  const domains = survey.domains.map((domain) => domain.id);
  for (const factor of survey.factors) expect(domains).toContain(factor.domain);
});

test('only supervisor opposition is unfavourable', () => {
  const hindering = survey.factors.filter((factor) => factor.polarity === 'unfavourable');
  expect(hindering.map((factor) => factor.id)).toEqual(['SO']);
});

test('the quick form has at most 20 items and at least one a factor', () => {
  expect(quick.length).toBeLessThanOrEqual(20);
  expect(factorsOf(quick)).toEqual(new Set(factorIds));
});

test('the full form has 48 to 50 items, every item once, the quick ones among them', () => {
  expect(full.length).toBeGreaterThanOrEqual(48);
  expect(full.length).toBeLessThanOrEqual(50);
  expect([...full].sort()).toEqual(survey.items.map((item) => item.id).sort());
  expect(quick.filter((id) => !full.includes(id))).toEqual([]);
});

test.each(factorIds)(
  '%s has three items, or four where the scale is weak in the literature',
  (id) => {
    const count = survey.items.filter((item) => item.factor === id).length;
    expect(count).toBe(['SO', 'PCT'].includes(id) ? 4 : 3);
  },
);

test('6 to 10 items are reversed, at most one a factor and none in the quick form', () => {
  const reversed = survey.items.filter((item) => item.key === -1);
  expect(reversed.length).toBeGreaterThanOrEqual(6);
  expect(reversed.length).toBeLessThanOrEqual(10);
  expect(new Set(reversed.map((item) => item.factor)).size).toBe(reversed.length);
  expect(reversed.filter((item) => quick.includes(item.id))).toEqual([]);
});

test.each(survey.items)(
  '$id is written in both languages and differs between the tenses',
  (item) => {
    for (const language of languages) {
      expect(item.text.end[language].trim()).not.toBe('');
      expect(item.text.followup[language].trim()).not.toBe('');
      expect(item.text.end[language]).not.toBe(item.text.followup[language]);
    }
  },
);

test.each(languages)('no two items share a text in %s', (language) => {
  const texts = itemTexts.map(({ text }) => text[language]);
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(itemTexts)(
  '$id ($kind) is one short, plain Chinese sentence without a negation',
  ({ text }) => {
    expect(text['zh-CN'].length).toBeLessThanOrEqual(30);
    expect(text['zh-CN']).toMatch(/^[\p{Script=Han}，、]+。$/u);
    expect(text['zh-CN']).not.toMatch(/不|没|无|(?<!差)别/u);
  },
);

test.each(itemTexts)('$id ($kind) is one short English sentence', ({ text }) => {
  expect(text.en).toMatch(/^[A-Z][A-Za-z ,'-]+\.$/);
  expect(text.en.split(' ').length).toBeLessThanOrEqual(26);
  expect(text.en).not.toMatch(/\b(not|never|no)\b/);
});

test('factor names fit beside a chart', () => {
  for (const { name } of survey.factors) {
    expect(name['zh-CN'].length, name['zh-CN']).toBeLessThanOrEqual(12);
    expect(name.en.length, name.en).toBeLessThanOrEqual(32);
  }
});

test('every factor has a definition, a provenance and a changeability of 1 to 3', () => {
  for (const factor of survey.factors) {
    expect(factor.definition?.['zh-CN']).toMatch(/。$/);
    expect(factor.provenance.en).toContain('none is an LTSI item');
    expect([1, 2, 3]).toContain(factor.changeability);
  }
});

test('what the Chinese says is set with full-width punctuation', () => {
  const faults = localTexts(survey).flatMap(({ path, text }) =>
    punctuationFaults(text['zh-CN']).map((f) => `${path}: ${f}`),
  );
  expect(faults).toEqual([]);
});

test('title and source claim the framework, not the instrument', () => {
  expect(survey.title.en).not.toContain('LTSI');
  expect(survey.title['zh-CN']).not.toContain('LTSI');
  expect(survey.source?.en).toContain('CC BY 4.0');
  expect(survey.source?.en).toContain('No affiliation');
});

test('the end of training asks nothing beside the items; the follow-up asks about use', () => {
  expect(survey.outcomes.end).toEqual([]);
  expect(survey.outcomes.followup.map(({ id, kind }) => [id, kind])).toEqual([
    ['usage', 'choice'],
    ['frequency', 'choice'],
    ['capability', 'capabilities'],
    ['helped', 'text'],
    ['hindered', 'text'],
  ]);
});
