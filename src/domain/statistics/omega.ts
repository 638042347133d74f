/** McDonald's omega: the share of a factor's sum that one common factor explains. */
import { Matrix } from 'ml-matrix';
import { type Comoments, covarianceMatrix } from './comoments.ts';
import { fitOneFactor } from './one-factor-model.ts';

export interface McDonaldOmega {
  /** 0 to 1. */
  readonly omega: number | null;
  readonly why?:
    | 'one-item'
    | 'two-items'
    | 'no-answers'
    | 'one-respondent'
    | 'singular-covariance'
    | 'improper-solution'
    | 'no-convergence';
}

/**
 * Omega total of the one-factor maximum-likelihood model, Σ = λλᵀ + diag(ψ), on the covariance matrix of at
 * least three items.
 *
 * ω = (Σ λ_i)² / ((Σ λ_i)² + Σ ψ_i). McDonald (1999), Test Theory, eq. 6.20. Complete cases only. The
 * residual variances are free, so that an improper solution shows; then there is no omega
 * ('improper-solution': one of them ≤ 0, or no real loadings fit). None either where the covariance
 * matrix is singular ('singular-covariance': an item without spread, items that determine each other, no
 * more respondents than items), where no single solution is found ('no-convergence'), for one or two
 * items, and below two complete cases.
 * R: lavaan `cfa('f =~ x1 + x2 + x3', x, std.lv = TRUE)`, then with its estimates
 * `sum(lambda)^2 / (sum(lambda)^2 + sum(theta))`; the same whichever `likelihood` is chosen.
 */
export function mcdonaldOmega(comoments: Comoments): McDonaldOmega {
  const items = comoments.means.length;
  if (items === 1) return { omega: null, why: 'one-item' };
  if (items === 2) return { omega: null, why: 'two-items' };
  if (items === 0 || comoments.n === 0) return { omega: null, why: 'no-answers' };
  const covariances = covarianceMatrix(comoments);
  if (covariances === null) return { omega: null, why: 'one-respondent' };
  const spreads = covariances.map((row, item) => Math.sqrt(row[item] ?? 0));
  const singular = comoments.n <= items || spreads.includes(0);
  if (singular) return { omega: null, why: 'singular-covariance' };
  const fit = fitOneFactor(correlationsOf(covariances, spreads));
  if ('why' in fit) return { omega: null, why: fit.why };
  // Loadings and residual variances of the correlations, taken back to the units of the items.
  const common = spreads.reduce((sum, spread, i) => sum + spread * (fit.loadings[i] ?? 0), 0) ** 2;
  const own = spreads.reduce((sum, spread, i) => sum + spread ** 2 * (fit.residuals[i] ?? 0), 0);
  return { omega: common / (common + own) };
}

/** Symmetric to the last digit, however the products were added up. */
function correlationsOf(
  covariances: readonly (readonly number[])[],
  spreads: readonly number[],
): Matrix {
  const covariance = (i: number, j: number) => covariances[i]?.[j] ?? 0;
  return new Matrix(
    spreads.map((a, i) =>
      spreads.map((b, j) => (i === j ? 1 : (covariance(i, j) + covariance(j, i)) / (2 * (a * b)))),
    ),
  );
}
