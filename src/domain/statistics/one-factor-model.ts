/** The one-factor model fitted by maximum likelihood, with residual variances free to turn out impossible. */
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { newtonStep, type OneFactor, type Point, pointAt } from './one-factor-likelihood.ts';

export type OneFactorFit =
  | OneFactor
  | { readonly why: 'singular-covariance' | 'improper-solution' | 'no-convergence' };

/** A share of an item's variance, unexplained or residual, that is 0 and its rounding. */
const negligibleShare = 1e-10;
/** A correlation below this is 0 and its rounding. */
const negligibleCorrelation = 1e-10;
const firstDamping = 1;
const mostDamping = 1e8;
const mostSteps = 100;
/** Predicted gain in the fit below which only rounding is left to gain. */
const negligibleGain = 1e-12;
/** A squared loading beyond this is on its way to infinity: the variance of an item is 1. */
const largestCommunality = 100;

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
export function fitOneFactor(correlations: Matrix): OneFactorFit {
  if (isSingular(correlations)) return { why: 'singular-covariance' };
  const fit = correlations.rows === 3 ? fitThreeItems(correlations) : minimise(correlations);
  if (fit === null) return { why: 'no-convergence' };
  const proper = fit.residuals.every((residual) => residual > negligibleShare);
  return proper ? fit : { why: 'improper-solution' };
}

/** Whether the others leave nothing of an item unexplained: 1 / r^ii, in whatever order the items come. */
function isSingular(correlations: Matrix): boolean {
  const root = new CholeskyDecomposition(correlations);
  if (!root.isPositiveDefinite()) return true;
  const inverse = root.solve(Matrix.eye(correlations.rows)).diagonal();
  return inverse.some((value) => !(1 / value > negligibleShare));
}

function fitThreeItems(correlations: Matrix): OneFactor | null {
  const r = (i: number, j: number) => {
    const value = correlations.get(i, j);
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

/** The minimum of F, or where it is improper any values on the way there; null where none is found. */
function minimise(correlations: Matrix): OneFactor | null {
  let point = pointAt(correlations, startingValues(correlations));
  let damping = firstDamping;
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
  return point?.residuals.some((residual) => residual <= 0) ? point : null;
}

/** One more full step: near the minimum each doubles the number of right digits. */
function polish(correlations: Matrix, model: OneFactor): OneFactor | null {
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
 * Half of each variance as residual, and the loadings that are best for that: √(θ − ½) times the latent
 * vector of the largest latent root θ of R. With few respondents or hardly related items F may have
 * several minima, proper and improper; from here Newton's method mostly ends in the one that lavaan gives.
 */
function startingValues(correlations: Matrix): OneFactor {
  const roots = new EigenvalueDecomposition(correlations, { assumeSymmetric: true });
  const largest = Math.max(...roots.realEigenvalues);
  const vector = roots.eigenvectorMatrix.getColumn(roots.realEigenvalues.indexOf(largest));
  const size = Math.sqrt(largest - 0.5);
  return { loadings: vector.map((value) => size * value), residuals: vector.map(() => 0.5) };
}
