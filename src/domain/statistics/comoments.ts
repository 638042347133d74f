/** Count, means and products of deviations of several measurements of the same cases: all that a covariance needs. */
import { negligibleSpread } from './moments.ts';

export interface Comoments {
  /** Complete cases. */
  readonly n: number;
  readonly means: readonly number[];
  /** Σ (xᵢ − x̄ᵢ)(xⱼ − x̄ⱼ) over the complete cases; symmetric, as long as `means` each way. */
  readonly products: readonly (readonly number[])[];
}

/**
 * Sample covariance matrix (n − 1); null below two cases. A variance below the negligible spread is
 * exactly 0, and so are its covariances. R: `cov(x)`.
 */
export function covarianceMatrix({ n, products }: Comoments): number[][] | null {
  if (n < 2) return null;
  const flat = products.map(
    (row, index) => Math.sqrt(Math.max(0, row[index] ?? 0) / (n - 1)) < negligibleSpread,
  );
  return products.map((row, i) =>
    row.map((product, j) => (flat[i] || flat[j] ? 0 : product / (n - 1))),
  );
}
