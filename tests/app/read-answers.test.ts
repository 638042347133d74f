import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepKnownFields, readAnswers } from '../../src/domain/collection/read-answers.ts';
import { parsed, smallSurvey } from '../support/deps.ts';

const survey = parsed(smallSurvey);
const capabilities = ['one', 'two'].map((text) => ({ 'zh-CN': text, en: text }));
const quick = { survey, form: 'quick', kind: 'end', capabilities } as const;
const full = { survey, form: 'full', kind: 'followup', capabilities } as const;
const items = { A1: '1', A2: '2', B1: '3', B2: '5' };

const faultsOf = (asked: typeof quick | typeof full, fields: Record<string, unknown>) => {
  const read = readAnswers(asked, fields);
  return read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`);
};

describe('readAnswers', () => {
  it('takes a complete form, in the order of the form, and leaves other fields alone', () => {
    const read = readAnswers(quick, { B1: '5', lang: 'en', A2: '9', A1: '1', usage: '77' });
    expect(read).toEqual({ ok: true, given: { answers: { A1: 1, B1: 5 }, outcomes: {} } });
  });

  it.each(['0', '6', '3.0', '03', ' 3', '3\n', '+3', '-1', 'x', '１', '1e0', '999'])(
    'refuses %j as off the scale',
    (text) => {
      expect(faultsOf(quick, { A1: text, B1: '1' })).toEqual(['A1 off-scale']);
    },
  );

  it.each([undefined, '', '  ', ['4', '4'], 4])('takes %j for not answered', (value) => {
    expect(faultsOf(quick, { A1: value, B1: '1' })).toEqual(['A1 missing']);
  });

  it('leaves outcome questions optional, and checks what is given', () => {
    expect(faultsOf(full, items)).toEqual([]);
    const wrong = { usage: '02', 'applied-1': ' ', 'applied-2': '0', helped: 'x'.repeat(21) };
    expect(faultsOf(full, { ...items, ...wrong })).toEqual([
      'usage off-scale',
      'applied-2 off-scale',
      'helped too-long',
    ]);
  });

  it('keeps text as people meant it: line breaks, no control characters, nothing around', () => {
    const given = { usage: '2', 'applied-1': '3', helped: ' a\r\nb\u0000c\u001b ' };
    const read = readAnswers(full, { ...items, ...given });
    expect(read).toMatchObject({
      ok: true,
      given: { outcomes: { usage: 2, 'applied-1': 3, helped: 'a\nbc' } },
    });
  });

  it('never throws and never stores what is off the scale, whatever is posted', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (fields) => {
        const read = readAnswers(full, { ...fields });
        if (read.ok)
          for (const value of Object.values(read.given.answers))
            expect(value).toBeOneOf([1, 2, 3, 4, 5]);
      }),
    );
  });

  it('is not fooled by field names that every object has', () => {
    const odd = { ...survey, forms: { quick: ['constructor', 'toString'] } };
    expect(readAnswers({ ...quick, survey: odd }, {}).ok).toBe(false);
  });
});

describe('keepKnownFields', () => {
  it('keeps the form’s own fields as they came, no longer than they may be', () => {
    const fields = { A1: '9', A2: ' 3', B1: '', other: 'x', helped: 'y'.repeat(50), usage: '1' };
    const kept = { A1: '9', A2: ' 3', usage: '1', helped: 'y'.repeat(20) };
    expect(keepKnownFields(full, fields)).toEqual(kept);
  });
});
