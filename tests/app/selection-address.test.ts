/** A selection as an address says it: one for each choice, and what no address may say. */
import { parse } from 'node:querystring';
import { describe, expect, it } from 'vitest';
import {
  readSelection,
  type Selection,
  selectionQuery,
  wholeSchool,
} from '../../src/app/comparisons/selection.ts';
import { Problem } from '../../src/domain/problem.ts';

const read = (query: string) => readSelection(parse(query));
const faultsOf = (query: string) => {
  try {
    read(query);
  } catch (error) {
    return error instanceof Problem ? error.faults.map(({ path, code }) => `${path} ${code}`) : [];
  }
  return [];
};

describe('a selection', () => {
  it('is the whole school where nothing is said, empty fields of a form included', () => {
    expect(read('')).toEqual(wholeSchool);
    expect(
      read('occasion=&level=&cohort=&programme=&from=&to=&capability=&learning=&road='),
    ).toEqual(wholeSchool);
    expect(read('view=trend&factor=SO&page=3')).toEqual(wholeSchool);
  });

  it('has one address, whatever the order and however often something is said', () => {
    const query =
      'cohort=b&road=high&programme=%E4%B9%99&programme=%E7%94%B2&from=2026-01-01&cohort=a&cohort=b' +
      '&learning=tacit&occasion=followup&capability=x&to=2026-02-01';
    const selection = read(query);
    expect(selection).toEqual({
      ...{ occasion: 'followup', level: 'class', cohorts: ['a', 'b'], programmes: ['乙', '甲'] },
      ...{ from: '2026-01-01', to: '2026-02-01', capability: 'x' },
      ...{ learningLevel: 'tacit', transferRoad: 'high' },
    });
    const turned = {
      ...selection,
      cohorts: ['b', 'a', 'b'],
      programmes: selection.programmes.toReversed(),
    };
    expect(selectionQuery(turned)).toBe(selectionQuery(selection));
    expect(read(selectionQuery(selection))).toEqual(selection);
  });

  it('of schools has no conditions', () => {
    expect(read('level=school&from=2026-01-01&cohort=a&programme=p')).toEqual({
      ...wholeSchool,
      level: 'school',
    });
    const asked: Selection = { ...wholeSchool, level: 'school', from: '2026-01-01' };
    expect(selectionQuery(asked)).toBe('occasion=end&level=school');
  });

  it('that cannot be is refused with the names of the fields', () => {
    expect(faultsOf('occasion=later&from=2026-13-01&road=middle')).toEqual([
      'occasion not-one-of',
      'from not-a-date',
      'road not-one-of',
    ]);
    expect(faultsOf('from=2026-02-01&to=2026-01-01')).toEqual(['to before-first-day']);
    expect(faultsOf('from=2026-02-01&from=2026-01-01')).toEqual(['from wrong-type']);
    expect(faultsOf(`capability=${'x'.repeat(201)}`)).toEqual(['capability too-long']);
  });
});
