/** The linear algebra that omega and the relative weights rest on, against R. */
import { determinant, EigenvalueDecomposition, inverse, Matrix, solve } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { readFixture } from './r-fixtures.ts';

interface MatrixCase {
  readonly name: string;
  readonly matrix: number[][];
  /** Largest first. */
  readonly values: readonly number[];
  /** Symmetric square root: unlike single eigenvectors it has neither sign nor order. */
  readonly root: number[][];
  readonly inverse: number[][];
  readonly determinant: number;
  readonly right: readonly number[];
  readonly solution: readonly number[];
}

/** Largest deviation, relative to the largest figure of what is expected. */
function deviation(actual: readonly number[], expected: readonly number[]): number {
  const largest = Math.max(...expected.map(Math.abs));
  return (
    Math.max(...expected.map((value, i) => Math.abs((actual[i] ?? Number.NaN) - value))) / largest
  );
}

describe.each(readFixture<MatrixCase[]>('linear-algebra'))('$name', (fixture) => {
  const matrix = new Matrix(fixture.matrix);
  const smallest = fixture.values.at(-1) ?? 0;
  const condition = (fixture.values[0] ?? 0) / smallest;
  /** An inverse can keep no more digits than the matrix has: ε times its condition. */
  const tolerance = Math.max(1e-10, condition * 2 ** -50);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });

  test('eigenvalues, smallest first', () => {
    const sorted = realEigenvalues.toSorted((a, b) => b - a);
    expect(realEigenvalues).toEqual(sorted.toReversed());
    expect(deviation(sorted, fixture.values)).toBeLessThan(1e-12);
    expect(Math.abs((sorted.at(-1) ?? 0) / smallest - 1)).toBeLessThan(tolerance);
  });

  test('eigenvectors, by the square root they make', () => {
    const roots = Matrix.diag(realEigenvalues.map(Math.sqrt));
    const root = eigenvectorMatrix.mmul(roots).mmul(eigenvectorMatrix.transpose());
    expect(deviation(root.to1DArray(), fixture.root.flat())).toBeLessThan(1e-10);
  });

  test('inverse, solution and determinant', () => {
    expect(deviation(inverse(matrix).to1DArray(), fixture.inverse.flat())).toBeLessThan(tolerance);
    const right = Matrix.columnVector([...fixture.right]);
    expect(deviation(solve(matrix, right).to1DArray(), fixture.solution)).toBeLessThan(tolerance);
    expect(deviation([determinant(matrix)], [fixture.determinant])).toBeLessThan(tolerance);
  });
});
