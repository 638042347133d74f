/** Which predictors carry how much of an outcome's variance when the predictors go together themselves. */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Comoments } from './comoments.ts';
import { negligibleSpread } from './moments.ts';

export type RelativeWeights =
  | { readonly weights: readonly number[]; readonly rSquared: number }
  | {
      readonly weights: null;
      readonly rSquared: null;
      readonly why: 'one-respondent' | 'no-variance' | 'singular-covariance';
    };

/** An eigenvalue of a correlation matrix below this is 0: a predictor is made up of the others. */
const negligibleEigenvalue = 1e-9;

/**
 * Johnson's relative weights from correlations. Johnson, J. W. (2000), Multivariate Behavioral Research
 * 35(1), 1–19: Λ = R^½ from the symmetric eigendecomposition R = V D V′, Λ = V D^½ V′;
 * β = Λ⁻¹ r; weight j = Σₖ Λⱼₖ² βₖ². The weights are 0 or more and add up to R².
 *
 * Null where the predictors' matrix is singular (an eigenvalue below 1e-9): weights of predictors that
 * repeat each other would be arbitrary. R: `e <- eigen(R); L <- e$vectors %*% diag(sqrt(e$values)) %*%
 * t(e$vectors); L^2 %*% solve(L, r)^2`.
 *
 * @param correlations of the predictors, p × p, symmetric with ones on the diagonal
 * @param withOutcome correlation of each predictor with the outcome
 */
export function relativeWeights(
  correlations: readonly (readonly number[])[],
  withOutcome: readonly number[],
): RelativeWeights {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    Matrix.from1DArray(withOutcome.length, withOutcome.length, correlations.flat()),
    { assumeSymmetric: true },
  );
  if (Math.min(...realEigenvalues) < negligibleEigenvalue) return none('singular-covariance');
  const roots = realEigenvalues.map(Math.sqrt);
  const vectors = eigenvectorMatrix.to2DArray();
  // Vᵀ r / √d: what β is in the space of the eigenvectors.
  const turned = roots.map((root, k) => {
    let sum = 0;
    for (let i = 0; i < vectors.length; i++) sum += at(vectors[i] ?? [], k) * at(withOutcome, i);
    return sum / root;
  });
  const beta = vectors.map((row) => dot(row, turned));
  const weights = vectors.map((row) => {
    const stretched = row.map((value, i) => value * at(roots, i));
    let sum = 0;
    for (let k = 0; k < vectors.length; k++) {
      sum += (dot(stretched, vectors[k] ?? []) * at(beta, k)) ** 2;
    }
    return sum;
  });
  return { weights, rSquared: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** The same from counts and products of deviations of complete cases; the last measure is the outcome. */
export function relativeWeightsOf({ n, products }: Comoments): RelativeWeights {
  if (n < 2) return none('one-respondent');
  const spreads = products.map((row, i) => Math.sqrt(Math.max(0, at(row, i)) / (n - 1)));
  if (spreads.some((spread) => spread < negligibleSpread)) return none('no-variance');
  const scaled = products.map((row, i) =>
    row.map((product, j) => (i === j ? 1 : product / (n - 1) / (at(spreads, i) * at(spreads, j)))),
  );
  const outcome = scaled.length - 1;
  const predictors = scaled.slice(0, outcome);
  return relativeWeights(
    predictors.map((row) => row.slice(0, outcome)),
    predictors.map((row) => at(row, outcome)),
  );
}

function none(why: 'one-respondent' | 'no-variance' | 'singular-covariance'): RelativeWeights {
  return { weights: null, rSquared: null, why };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += at(a, index) * at(b, index);
  return sum;
}

function at(values: readonly number[], index: number): number {
  return values[index] as number;
}
