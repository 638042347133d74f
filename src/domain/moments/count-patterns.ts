/**
 * Counts how often each pattern of answers to a factor occurs in a group: on five points three items have few, so
 * that the sums are made once a pattern and not once a person.
 */
import { notAnswered } from '../scoring/answer-sheet.ts';
import { addPattern, type FactorPlan } from './add-pattern.ts';

/** A factor with more patterns than this is added person by person. */
const mostPatterns = 4096;

export interface PatternCounts {
  /** Factors whose patterns are counted, and the others. */
  readonly counted: readonly FactorPlan[];
  readonly wide: readonly FactorPlan[];
  /** A pattern is a number of this base: 0 for a missing answer, else the answer + 1, the first item first. */
  readonly radix: number;
  /** Columns of the counted factors' items one after another; factor f has those from `ends[f − 1]` to `ends[f]`. */
  readonly columns: Int32Array;
  readonly ends: Int32Array;
  /** The patterns of the row at hand, one a counted factor, as places in `people`. */
  readonly row: Int32Array;
  /** Where each factor's patterns begin. */
  readonly starts: Int32Array;
  readonly people: Uint32Array;
  /** The factor that each place in `people` belongs to. */
  readonly factorAt: Uint16Array;
  /** Places in `people` that are not 0, in order of arrival. */
  readonly seen: Int32Array;
  seenCount: number;
  /** Keyed answers of each pattern, a list a counted factor. */
  readonly keyed: readonly Int8Array[];
}

export function patternCounts(factors: readonly FactorPlan[], highest: number): PatternCounts {
  const radix = highest + 2;
  const patterns = (factor: FactorPlan) => radix ** factor.columns.length;
  const counted = factors.filter((factor) => patterns(factor) <= mostPatterns);
  const starts = new Int32Array(counted.length + 1);
  const ends = new Int32Array(counted.length);
  counted.forEach((factor, index) => {
    starts[index + 1] = (starts[index] as number) + patterns(factor);
    ends[index] = (ends[index - 1] ?? 0) + factor.columns.length;
  });
  const size = starts[counted.length] as number;
  const factorAt = new Uint16Array(size);
  counted.forEach((_, index) => {
    factorAt.fill(index, starts[index], starts[index + 1]);
  });
  return {
    counted,
    wide: factors.filter((factor) => patterns(factor) > mostPatterns),
    radix,
    columns: Int32Array.from(counted.flatMap((factor) => [...factor.columns])),
    ends,
    row: new Int32Array(counted.length),
    starts,
    people: new Uint32Array(size),
    factorAt,
    seen: new Int32Array(size),
    seenCount: 0,
    keyed: counted.map((factor) => keyedPatterns(factor, radix, patterns(factor))),
  };
}

function keyedPatterns(factor: FactorPlan, radix: number, patterns: number): Int8Array {
  const count = factor.columns.length;
  return Int8Array.from({ length: patterns * count }, (_, at) => {
    const item = at % count;
    const digit = Math.floor(Math.floor(at / count) / radix ** (count - 1 - item)) % radix;
    return keyOf(factor, item, digit - 1);
  });
}

/** The answer in the direction of the factor's name. */
export function keyOf(factor: FactorPlan, item: number, answer: number): number {
  return answer === notAnswered || !factor.reversed[item] ? answer : factor.turn - answer;
}

/** Finds the patterns of a row and says how many answers are missing in them. */
export function readPatterns(counts: PatternCounts, answers: Int8Array, start: number): number {
  const { columns, ends, row, starts, radix } = counts;
  let missing = 0;
  let item = 0;
  for (let factor = 0; factor < ends.length; factor++) {
    let pattern = 0;
    for (const end = ends[factor] as number; item < end; item++) {
      const column = columns[item] as number;
      const answer = column < 0 ? notAnswered : (answers[start + column] as number);
      missing -= answer >> 31;
      pattern = pattern * radix + answer + 1;
    }
    row[factor] = (starts[factor] as number) + pattern;
  }
  return missing;
}

/** Counts the row that was read last. */
export function countPatterns(counts: PatternCounts): void {
  const { row, people, seen } = counts;
  for (let factor = 0; factor < row.length; factor++) {
    const at = row[factor] as number;
    const before = people[at] as number;
    if (before === 0) seen[counts.seenCount++] = at;
    people[at] = before + 1;
  }
}

/** Adds what was counted to a group and begins anew. */
export function addCounted(counts: PatternCounts, values: Float64Array, base: number): void {
  const { counted, keyed, people, seen, starts, factorAt } = counts;
  for (let index = 0; index < counts.seenCount; index++) {
    const at = seen[index] as number;
    const factor = factorAt[at] as number;
    const plan = counted[factor] as FactorPlan;
    const pattern = (at - (starts[factor] as number)) * plan.columns.length;
    const own = keyed[factor] as Int8Array;
    addPattern(values, base, plan, own, pattern, people[at] as number);
    people[at] = 0;
  }
  counts.seenCount = 0;
}
