import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakPositions } from '../../src/pdf/break-positions.ts';
import { neverFirst, neverLast } from '../../src/pdf/character-class.ts';
import { setLines } from '../../src/pdf/set-lines.ts';
import { typefaceOf } from '../../src/pdf/typeface.ts';

const face = typefaceOf('regular', 'zh-CN');
const size = 10.5;
const set = (text: string, width: number) => setLines(text, { face, size, width });
const texts = (text: string, width: number) => set(text, width).map((line) => line.text);

const sample =
  '在这次回答的48人中\uff0c有36人表示\u201c领导支持\u201d低于期望0.6分\uff08满分5分\uff09\uff0c' +
  '区间为[3.19, 3.73]\uff0c这一差距自2026年10月20日至2026年11月30日的30\u201460天里没有缩小\u3002建议\u300a关于改进培训的通知\u300b' +
  '印发后\uff0c尽快落实transfer design的要求\uff1b完成率约为85.5%\u3002';

describe('setting lines', () => {
  it('keeps forbidden punctuation from the ends of lines at every width', () => {
    for (let width = 60; width < 400; width += 3) {
      for (const line of texts(sample, width)) {
        expect(neverFirst.has(line[0] ?? ''), `${width}: ${line}`).toBe(false);
        expect(neverLast.has(line.at(-1) ?? ''), `${width}: ${line}`).toBe(false);
      }
    }
  });

  it('may break between two names in quotation marks that stand without a comma', () => {
    const ends = breakPositions('“反馈”“转化动力”').map(({ at }) => at);
    expect(ends).toContain('“反馈”'.length);
  });

  it('never makes a line wider than asked, and measures as it draws', () => {
    for (let width = 60; width < 400; width += 3) {
      for (const line of set(sample, width)) {
        expect(line.width).toBeLessThanOrEqual(width + 0.02);
        expect(face.width(line.text, size)).toBeCloseTo(line.width, 3);
      }
    }
  });

  it('keeps dates, figures with their units and English words whole', () => {
    for (let width = 90; width < 400; width += 3) {
      const broken = texts(sample, width).join('|');
      for (const whole of [
        '2026年10月20日',
        '30\u201460天',
        '0.6分',
        '48人',
        'transfer',
        '85.5%',
        '[3.19, 3.73]',
      ]) {
        expect(broken).toContain(whole);
      }
    }
  });

  it('leaves no single character alone on the last line where the lines before can give one', () => {
    const text = '学员普遍愿意把所学用到工作里去'.repeat(3);
    for (let count = 8; count < 30; count += 1) {
      const lines = texts(text, count * size);
      if (lines.length > 1) expect((lines.at(-1) ?? '').length).toBeGreaterThan(1);
    }
  });

  it('breaks what has no place to break rather than run into the margin', () => {
    const lines = set('x'.repeat(200), 100);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(100);
  });

  it('parts no Chinese word in a title', () => {
    const title = '2026年秋季学期基层治理能力提升专题培训班';
    for (let width = 60; width < 300; width += 5) {
      const lines = setLines(title, { face, size: 15, width, balanced: true });
      const broken = lines.map((line) => line.text).join('|');
      for (const word of ['秋季', '学期', '治理', '能力', '提升', '专题', '培训']) {
        expect(broken).toContain(word);
      }
      expect(Math.max(...lines.map((line) => line.width))).toBeLessThanOrEqual(width + 0.02);
    }
  });

  it('begins a new line where the text does, and drops what draws nothing', () => {
    expect(texts('一\n二\r\n三', 100)).toEqual(['一', '二', '三']);
    expect(texts('a\u200bb\u0007c\ufe0f', 100)).toEqual(['abc']);
    expect(texts('', 100)).toEqual(['']);
  });

  it('loses no character of any text', () => {
    const characters = fc.constantFrom(...'工作用人\uff0c\u3002\u201c\u201d(12) ab3.\u300a\u300b—');
    fc.assert(
      fc.property(fc.array(characters), fc.integer({ min: 12, max: 200 }), (letters, width) => {
        const text = letters.join('');
        const kept = texts(text, width).join('').replace(/\s/g, '');
        expect(kept).toBe(text.replace(/\s/g, ''));
      }),
      { seed: 20 },
    );
  });
});

describe('measuring', () => {
  it('puts a sixth of the type size between Chinese and figures, on both sides', () => {
    const apart = face.width('年', 1000) + face.width('10', 1000) + face.width('月', 1000);
    expect(face.width('年10月', 1000) - apart).toBeCloseTo(2 * 166);
  });

  it('gives up the blank half of a full-width mark before another and at the end of a line', () => {
    expect(face.width('人\u3002', 1000)).toBe(1500);
    expect(face.width('\u3002\u201d', 1000)).toBe(1000);
    expect(face.width('人\u3002人', 1000)).toBe(3000);
  });

  it('sets English quotation marks narrow in English only', () => {
    const english = typefaceOf('regular', 'en');
    expect(english.width('\u201c', 1000)).toBe(475);
    expect(face.width('\u201c', 1000)).toBe(1000);
    expect(face.width('n\u2019t', 1000)).toBeLessThan(1400);
  });

  it('keeps them narrow in English about a Chinese name, and square within Chinese text', () => {
    const english = typefaceOf('regular', 'en');
    expect(english.width('\u201c三班\u201d', 1000)).toBe(2000 + 2 * 475);
    expect(english.width('说\u201c好\u201d吗', 1000)).toBe(5000);
  });
});
