/** Survey definitions: the defaults of the smallest one, and every refusal by code and JSON path. */
import { describe, expect, test } from 'vitest';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';

/** The least that a definition may say. */
const smallest = () => ({
  id: 'tiny',
  version: '1.0.0',
  title: 'Tiny survey',
  scale: { min: 1, max: 5 } as Record<string, unknown>,
  factors: [{ id: 'A', name: 'Alpha' }] as Record<string, unknown>[],
  items: [{ id: 'A1', factor: 'A', text: 'I try.' }] as Record<string, unknown>[],
});

type Definition = ReturnType<typeof smallest> & Record<string, unknown>;

function faultsOf(json: unknown): readonly (readonly [string, string])[] {
  const parsed = parseSurvey(json);
  return parsed.ok ? [] : parsed.faults.map((fault) => [fault.path, fault.code] as const);
}

function changed(change: (definition: Definition) => void): Definition {
  const definition: Definition = smallest();
  change(definition);
  return definition;
}

function surveyFrom(json: unknown) {
  const parsed = parseSurvey(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

describe('defaults', () => {
  const survey = surveyFrom(smallest());

  test('key 1, favourable, no domain, the usual scoring, one form of all items', () => {
    expect(survey.items[0]).toMatchObject({ key: 1 });
    expect(survey.factors[0]).toMatchObject({ polarity: 'favourable', domain: null });
    expect(survey.scoring).toEqual({ minAnsweredShare: 0.66, maxMissingShare: 0.2 });
    expect(survey.forms).toEqual({ full: ['A1'] });
  });

  test('half of a scoring rule leaves the other half at its default', () => {
    const half = surveyFrom(
      changed((d) => Object.assign(d, { scoring: { maxMissingShare: 0.5 } })),
    );
    expect(half.scoring).toEqual({ minAnsweredShare: 0.66, maxMissingShare: 0.5 });
  });

  test('a plain text serves both languages and both occasions', () => {
    const both = { 'zh-CN': 'I try.', en: 'I try.' };
    expect(survey.items[0]?.text).toEqual({ end: both, followup: both });
  });
});

describe('texts', () => {
  const textOf = (text: unknown) =>
    surveyFrom(changed((d) => Object.assign(d.items[0] ?? {}, { text }))).items[0]?.text;

  test('one language repeats itself in the other', () => {
    expect(textOf({ 'zh-CN': '我会用。' })?.followup.en).toBe('我会用。');
  });

  test('one occasion repeats itself in the other', () => {
    expect(textOf({ followup: { en: 'I used it.' } })?.end['zh-CN']).toBe('I used it.');
  });

  test('an occasion may have a plain text', () => {
    const text = textOf({ end: 'I will.', followup: { 'zh-CN': '用了。', en: 'I did.' } });
    expect(text).toMatchObject({ end: { en: 'I will.' }, followup: { 'zh-CN': '用了。' } });
  });

  test('an empty definition counts as none', () => {
    const survey = surveyFrom(
      changed((d) => Object.assign(d.factors[0] ?? {}, { definition: {} })),
    );
    expect(survey.factors[0]?.definition).toBeNull();
  });
});

test.each([
  [0, 1],
  [0, 10],
  [1, 7],
  [9, 10],
])('a scale from %i to %i is accepted', (min, max) => {
  expect(
    faultsOf(
      changed((d) => {
        d.scale = { min, max };
      }),
    ),
  ).toEqual([]);
});

test('remarks and other unknown fields are left alone', () => {
  const json = changed((d) => Object.assign(d.factors[0] ?? {}, { provenance: 'by us' }));
  expect(faultsOf({ ...json, $schema: 'x' })).toEqual([]);
});

const second = { id: 'A2', factor: 'A', text: 'Again.' };
const choice = { id: 'use', kind: 'choice', text: 'How much?' };
const options = [
  { value: 0, label: 'none' },
  { value: 1, label: 'some' },
];

const refusals: readonly [string, (definition: Definition) => void, string, string][] = [
  ['no id', (d) => Object.assign(d, { id: undefined }), '$.id', 'required'],
  ['an id with a space', (d) => Object.assign(d, { id: 'a b' }), '$.id', 'bad-identifier'],
  ['an id that is a number', (d) => Object.assign(d, { id: 16 }), '$.id', 'wrong-type'],
  ['an empty id', (d) => Object.assign(d, { id: '' }), '$.id', 'bad-identifier'],
  ['no version', (d) => Object.assign(d, { version: undefined }), '$.version', 'required'],
  ['an odd version', (d) => Object.assign(d, { version: '1 / 2' }), '$.version', 'bad-version'],
  ['no title', (d) => Object.assign(d, { title: undefined }), '$.title', 'required'],
  ['an empty title', (d) => Object.assign(d, { title: ' ' }), '$.title', 'too-short'],
  ['a title in no language', (d) => Object.assign(d, { title: {} }), '$.title', 'text-missing'],
  ['no scale', (d) => Object.assign(d, { scale: undefined }), '$.scale', 'required'],
  ['no least answer', (d) => Object.assign(d.scale, { min: undefined }), '$.scale.min', 'required'],
  ['a fraction as scale', (d) => Object.assign(d.scale, { min: 1.5 }), '$.scale.min', 'wrong-type'],
  ['a scale below 0', (d) => Object.assign(d.scale, { min: -1 }), '$.scale.min', 'too-small'],
  ['a scale above 10', (d) => Object.assign(d.scale, { max: 11 }), '$.scale.max', 'too-large'],
  ['a scale of one point', (d) => Object.assign(d.scale, { max: 1 }), '$.scale', 'scale-empty'],
  [
    'too few labels',
    (d) => Object.assign(d.scale, { labels: ['no', 'yes'] }),
    '$.scale.labels',
    'label-count',
  ],
  [
    'too few labels in one language',
    (d) => Object.assign(d.scale, { labels: { 'zh-CN': ['否'], en: ['a', 'b', 'c', 'd', 'e'] } }),
    '$.scale.labels["zh-CN"]',
    'label-count',
  ],
  [
    'a share above 1',
    (d) => Object.assign(d, { scoring: { maxMissingShare: 20 } }),
    '$.scoring.maxMissingShare',
    'too-large',
  ],
  ['no factor', (d) => Object.assign(d, { factors: [] }), '$.factors', 'too-short'],
  [
    'an unknown polarity',
    (d) => Object.assign(d.factors[0] ?? {}, { polarity: 'bad' }),
    '$.factors[0].polarity',
    'not-one-of',
  ],
  [
    'a factor twice',
    (d) => d.factors.push({ id: 'A', name: 'Alpha' }),
    '$.factors[1].id',
    'repeated-id',
  ],
  [
    'a factor without items',
    (d) => d.factors.push({ id: 'B', name: 'Beta' }),
    '$.factors[1]',
    'factor-without-items',
  ],
  [
    'a domain that does not exist',
    (d) => {
      Object.assign(d, { domains: [{ id: 'x', name: 'X' }] });
      Object.assign(d.factors[0] ?? {}, { domain: 'y' });
    },
    '$.factors[0].domain',
    'unknown-domain',
  ],
  ['no item', (d) => Object.assign(d, { items: [] }), '$.items', 'too-short'],
  [
    'an item of no factor',
    (d) => Object.assign(d.items[0] ?? {}, { factor: undefined }),
    '$.items[0].factor',
    'required',
  ],
  [
    'an item of an unknown factor',
    (d) => d.items.push({ ...second, factor: 'Z' }),
    '$.items[1].factor',
    'unknown-factor',
  ],
  ['an item twice', (d) => d.items.push({ ...second, id: 'A1' }), '$.items[1].id', 'repeated-id'],
  ['a key of 2', (d) => d.items.push({ ...second, key: 2 }), '$.items[1].key', 'not-one-of'],
  [
    'an item without text',
    (d) => d.items.push({ ...second, text: undefined }),
    '$.items[1].text',
    'required',
  ],
  [
    'an item with an empty text',
    (d) => d.items.push({ ...second, text: {} }),
    '$.items[1].text',
    'text-missing',
  ],
  [
    'an item whose text is a number',
    (d) => d.items.push({ ...second, text: { en: 3 } }),
    '$.items[1].text.en',
    'wrong-type',
  ],
  [
    'an item with the name of a page field',
    (d) => d.items.push({ ...second, id: 'lang' }),
    '$.items[1].id',
    'reserved-id',
  ],
  [
    'an item whose text on one occasion is a number',
    (d) => d.items.push({ ...second, text: { end: 'I will.', followup: 3 } }),
    '$.items[1].text.followup',
    'wrong-type',
  ],
  ['no form', (d) => Object.assign(d, { forms: {} }), '$.forms', 'no-form'],
  [
    'a form without items',
    (d) => Object.assign(d, { forms: { full: [] } }),
    '$.forms.full',
    'too-short',
  ],
  [
    'a form with an unknown item',
    (d) => Object.assign(d, { forms: { full: ['A1', 'A9'] } }),
    '$.forms.full[1]',
    'unknown-item',
  ],
  [
    'a form with an item twice, under a Chinese name',
    (d) => Object.assign(d, { forms: { 全: ['A1', 'A1'] } }),
    '$.forms["全"][1]',
    'repeated-id',
  ],
  [
    'a question with the name of an item',
    (d) => Object.assign(d, { outcomes: { followup: [{ ...choice, id: 'A1', options }] } }),
    '$.outcomes.followup[0].id',
    'reserved-id',
  ],
  [
    'a question of an unknown kind',
    (d) => Object.assign(d, { outcomes: { end: [{ ...choice, kind: 'slider' }] } }),
    '$.outcomes.end[0].kind',
    'invalid',
  ],
  [
    'a question twice',
    (d) =>
      Object.assign(d, {
        outcomes: {
          end: [
            { ...choice, options },
            { ...choice, options },
          ],
        },
      }),
    '$.outcomes.end[1].id',
    'repeated-id',
  ],
];

test.each(refusals)('%s is refused', (_, change, path, code) => {
  expect(faultsOf(changed(change))).toEqual([[path, code]]);
});

test.each([null, 7, 'text', [], {}])('%j is refused', (json) => {
  expect(faultsOf(json).length).toBeGreaterThan(0);
});

test('every problem is named, not only the first', () => {
  const json = changed((d) => {
    d.items.push({ ...second, factor: 'Z' }, { ...second, id: 'A1' });
    d.factors.push({ id: 'B', name: 'Beta' });
  });
  expect(faultsOf(json)).toEqual([
    ['$.items[2].id', 'repeated-id'],
    ['$.items[1].factor', 'unknown-factor'],
    ['$.factors[1]', 'factor-without-items'],
  ]);
});

test.each(['__proto__', 'constructor', 'toString'])('%s is no way into a form', (name) => {
  const json: unknown = JSON.parse(`{"${name}": ["A1"], "full": ["A1"]}`);
  const survey = surveyFrom({ ...smallest(), forms: json });
  expect(Object.getPrototypeOf(survey.forms)).toBe(Object.prototype);
});
