/** Reads the reference figures that the scripts in `tests/fixtures/r` compute with R, and compares with them. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import { type SurveyShape, surveyOf } from './samples.ts';

/** The two programs differ by rounding only. */
export const relativeTolerance = 1e-8;

export type Answers = readonly (readonly (number | null)[])[];

export interface SurveyFixture {
  readonly name: string;
  readonly scale: { readonly min: number; readonly max: number };
  readonly scoring: { readonly minAnsweredShare: number; readonly maxMissingShare: number };
  readonly factors: SurveyShape['factors'];
  readonly items: SurveyShape['items'];
}

export function readFixture<T>(name: string): T {
  const url = new URL(`../fixtures/r/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}

export function surveyOfFixture(fixture: SurveyFixture, forms?: SurveyShape['forms']): Survey {
  const { scale, scoring, factors, items } = fixture;
  return surveyOf({ scale, scoring, factors, items, ...(forms ? { forms } : {}) });
}

/** Every figure of `expected` in `actual`, within the tolerance; null against null, never against a number. */
export function expectFigures(
  actual: unknown,
  expected: unknown,
  path = '$',
  tolerance = relativeTolerance,
): void {
  if (typeof expected === 'number') {
    expect(actual, path).toBeTypeOf('number');
    expect(
      relativeError(Number(actual), expected),
      `${path}: ${actual}, R ${expected}`,
    ).toBeLessThan(tolerance);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      const own = (actual as Record<string, unknown> | null)?.[key];
      expectFigures(own, value, `${path}.${key}`, tolerance);
    }
  } else expect(actual ?? null, path).toBe(expected ?? null);
}

export function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), expected === 0 ? 1 : 0);
}
