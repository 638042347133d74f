/** The likelihood of the one-factor model at one set of values, and the step of Newton's method from there. */
import { CholeskyDecomposition, Matrix } from 'ml-matrix';

export interface OneFactor {
  readonly loadings: readonly number[];
  readonly residuals: readonly number[];
}

export interface Point extends OneFactor {
  /** F = log|Σ| + tr(RΣ⁻¹). */
  readonly misfit: number;
  /** Σ⁻¹. */
  readonly inverse: Matrix;
  /** Σ⁻¹RΣ⁻¹. */
  readonly sandwich: Matrix;
}

/** Directions that the likelihood hardly bends along leave the solution open. */
const smallestCurvature = 1e-9;

/**
 * F and what its derivatives need; null where Σ is not positive definite. Σ is inverted by Sherman and
 * Morrison (1950), Ann. Math. Stat. 21(1), 124–127, which also holds where a residual variance is negative.
 */
export function pointAt(correlations: Matrix, { loadings, residuals }: OneFactor): Point | null {
  const ratios = loadings.map((loading, i) => loading / (residuals[i] ?? 1));
  const whole = 1 + innerProduct(ratios, loadings);
  const negative = residuals.filter((residual) => residual < 0).length;
  // The determinant of Σ is that of ψ times `whole`; a single factor can make up for one residual only.
  if (negative > 1 || !(negative === 1 ? whole < 0 : whole > 0)) return null;
  const inverse = new Matrix(
    ratios.map((a, i) =>
      ratios.map((b, j) => (i === j ? 1 / (residuals[i] ?? 1) : 0) - (a * b) / whole),
    ),
  );
  const right = correlations.mmul(inverse);
  const logDeterminant = residuals.reduce(
    (sum, residual) => sum + Math.log(Math.abs(residual)),
    Math.log(Math.abs(whole)),
  );
  return {
    loadings,
    residuals,
    misfit: logDeterminant + right.trace(),
    inverse,
    sandwich: symmetric(inverse.mmul(right)),
  };
}

/**
 * The step that minimises the second-order picture of F, damped by a multiple of the unit matrix, and the
 * gain it predicts. Null where that picture has no single minimum.
 */
export function newtonStep(
  point: Point,
  damping: number,
): { readonly step: readonly number[]; readonly gain: number } | null {
  const downhill = gradient(point).map((slope) => -slope);
  const curvature = hessian(point);
  const size = downhill.length;
  for (let i = 0; i < size; i++) curvature.set(i, i, curvature.get(i, i) + damping);
  const root = new CholeskyDecomposition(curvature);
  if (!root.isPositiveDefinite()) return null;
  const pivots = root.lowerTriangularMatrix.diagonal();
  if (Math.min(...pivots) ** 2 < smallestCurvature) return null;
  const step = root.solve(Matrix.columnVector(downhill)).to1DArray();
  return { step, gain: step.reduce((sum, move, i) => sum + move * (downhill[i] ?? 0), 0) / 2 };
}

/** ∂F/∂λ = 2Ωλ, ∂F/∂ψ_i = Ω_ii, with Ω = Σ⁻¹ − Σ⁻¹RΣ⁻¹. */
function gradient({ loadings, inverse, sandwich }: Point): number[] {
  const omega = Matrix.sub(inverse, sandwich);
  const slopes = omega.mmul(Matrix.columnVector([...loadings])).to1DArray();
  return [...slopes.map((slope) => 2 * slope), ...omega.diagonal()];
}

/**
 * Second derivatives of F: tr(A Σ_a Σ⁻¹ Σ_b) + tr(Ω Σ_ab), with A = 2Σ⁻¹RΣ⁻¹ − Σ⁻¹ and Σ_a, Σ_ab the
 * derivatives of Σ; written out with w = Σ⁻¹λ and u = Aλ.
 */
function hessian({ loadings, inverse, sandwich }: Point): Matrix {
  const k = loadings.length;
  const a = Matrix.mul(sandwich, 2).sub(inverse);
  const column = Matrix.columnVector([...loadings]);
  const w = inverse.mmul(column).to1DArray();
  const u = a.mmul(column).to1DArray();
  const lw = innerProduct(w, loadings);
  const lu = innerProduct(u, loadings);
  const result = Matrix.zeros(2 * k, 2 * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const aij = a.get(i, j);
      const wij = inverse.get(i, j);
      const [ui, uj, wi, wj] = [u[i] ?? 0, u[j] ?? 0, w[i] ?? 0, w[j] ?? 0];
      const bend = 2 * (wij - sandwich.get(i, j));
      result.set(i, j, ui * wj + wi * uj + lw * aij + lu * wij + bend);
      result.set(i, k + j, aij * wj + uj * wij);
      result.set(k + j, i, aij * wj + uj * wij);
      result.set(k + i, k + j, aij * wij);
    }
  }
  return result;
}

function innerProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Both halves alike to the last digit, as the decomposition demands. */
function symmetric(matrix: Matrix): Matrix {
  return matrix.transpose().add(matrix).mul(0.5);
}
