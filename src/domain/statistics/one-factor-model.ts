/** The one-factor model fitted by maximum likelihood, with residual variances free to turn out impossible. */
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { newtonStep, type OneFactor, type Point, pointAt } from './one-factor-likelihood.ts';

export type OneFactorFit =
  | OneFactor
  | { readonly why: 'singular-covariance' | 'improper-solution' | 'no-convergence' };

/** An item of which the others leave less than this share unexplained is determined by them. */
const smallestUniqueShare = 1e-10;
/** A correlation below this is 0 and its rounding. */
const negligibleCorrelation = 1e-10;
const mostSteps = 200;
const mostDamping = 1e8;
/** Predicted gain in the fit below which only rounding is left to gain. */
const negligibleGain = 1e-12;
/** A squared loading beyond this is on its way to infinity: the variance of an item is 1. */
const largestCommunality = 1e4;

/**
 * Loadings and residual variances of at least three items, from their correlation matrix R.
 *
 * Minimises F = log|Σ| + tr(RΣ⁻¹), Σ = λλᵀ + diag(ψ) (Jöreskog 1967, Psychometrika 32(4), 443–482), by
 * Newton's method, damped (Levenberg 1944; Marquardt 1963) until F falls. Maximum likelihood commutes with
 * the units of the items: loadings times s_i are those of the covariance matrix. Three items are just
 * identified and solved in closed form, λ₁² = r₁₂ r₁₃ / r₂₃.
 * No fit where R is singular, where a residual variance is ≤ 0 or no real loadings fit
 * ('improper-solution'), and where no single minimum is found ('no-convergence').
 * R: lavaan `cfa(…, sample.cov = R, std.lv = TRUE)`.
 */
export function fitOneFactor(correlations: readonly (readonly number[])[]): OneFactorFit {
  const unique = uniqueShares(correlations);
  if (unique === null) return { why: 'singular-covariance' };
  const fit = unique.length === 3 ? fitThreeItems(correlations) : minimise(correlations, unique);
  if (fit === null) return { why: 'no-convergence' };
  return fit.residuals.some((residual) => residual <= 0) ? { why: 'improper-solution' } : fit;
}

/** Share of each item's variance that the others leave unexplained, 1 / r^ii; null where R is singular. */
function uniqueShares(correlations: readonly (readonly number[])[]): number[] | null {
  const matrix = new Matrix(correlations.map((row) => [...row]));
  const root = new CholeskyDecomposition(matrix);
  if (!root.isPositiveDefinite()) return null;
  const shares = root
    .solve(Matrix.eye(matrix.rows))
    .diagonal()
    .map((value) => 1 / value);
  return shares.every((share) => share > smallestUniqueShare) ? shares : null;
}

function fitThreeItems(correlations: readonly (readonly number[])[]): OneFactor | null {
  const r = (i: number, j: number) => {
    const value = correlations[i]?.[j] ?? 0;
    return Math.abs(value) < negligibleCorrelation ? 0 : value;
  };
  const opposite = [r(1, 2), r(0, 2), r(0, 1)];
  // Of two loadings whose product alone matters, any pair will do.
  if (opposite.filter((value) => value === 0).length > 1) return null;
  const product = opposite.reduce((all, value) => all * value, 1);
  // Without real loadings the likelihood only grows as one of them goes to infinity.
  if (product <= 0) return { loadings: [0, 0, 0], residuals: [-1, -1, -1] };
  const loadings = opposite.map((value) => Math.sqrt(product) / value);
  return { loadings, residuals: loadings.map((loading) => 1 - loading ** 2) };
}

/** The minimum of F, also an improper one; null where none is found. */
function minimise(
  correlations: readonly (readonly number[])[],
  unique: readonly number[],
): OneFactor | null {
  let point = pointAt(correlations, startingValues(correlations, unique));
  let damping = 0;
  for (let count = 0; point !== null && count < mostSteps && damping < mostDamping; count++) {
    const step = newtonStep(point, damping);
    if (step !== null && step.gain < negligibleGain && damping === 0) {
      return polish(correlations, moved(point, step.step));
    }
    const next: Point | null =
      step === null ? null : pointAt(correlations, moved(point, step.step));
    if (next === null || !(next.misfit < point.misfit)) {
      damping = Math.max(1e-3, damping * 4);
      continue;
    }
    point = next;
    damping = damping < 1e-2 ? 0 : damping / 8;
    if (point.loadings.some((loading) => loading ** 2 > largestCommunality)) return point;
  }
  return null;
}

/** One more full step: near the minimum each doubles the number of right digits. */
function polish(correlations: readonly (readonly number[])[], model: OneFactor): OneFactor | null {
  const point = pointAt(correlations, model);
  const step = point && newtonStep(point, 0);
  return point && step && moved(point, step.step);
}

function moved({ loadings, residuals }: OneFactor, step: readonly number[]): OneFactor {
  const add = (value: number, index: number) => value + (step[index] ?? 0);
  return {
    loadings: loadings.map(add),
    residuals: residuals.map((value, index) => add(value, loadings.length + index)),
  };
}

/**
 * Half of the unique shares as residual variances (Jöreskog 1967, section 5), and the loadings that are
 * best for them: from the largest latent root of ψ^−½ R ψ^−½.
 */
function startingValues(
  correlations: readonly (readonly number[])[],
  unique: readonly number[],
): OneFactor {
  const residuals = unique.map((share) => share * (1 - 1 / (2 * unique.length)));
  const scaled = correlations.map((row, i) =>
    row.map((value, j) => value / Math.sqrt((residuals[i] ?? 1) * (residuals[j] ?? 1))),
  );
  const roots = new EigenvalueDecomposition(new Matrix(scaled), { assumeSymmetric: true });
  const last = unique.length - 1;
  const size = Math.sqrt(Math.max(0.01, (roots.realEigenvalues[last] ?? 1) - 1));
  const vector = roots.eigenvectorMatrix.getColumn(last);
  return {
    loadings: residuals.map((residual, i) => Math.sqrt(residual) * size * (vector[i] ?? 0)),
    residuals,
  };
}
