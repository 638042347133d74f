/**
 * A made-up population for the demo: plausible means, spreads, reliabilities and correlations of the 16
 * factors. These are NOT published norms; they only make a class that behaves like one.
 */

export interface FactorModel {
  readonly id: string;
  /** Favourable-keyed mean and standard deviation on 1–5. */
  readonly mean: number;
  readonly sd: number;
  /** Reliability that a scale of three items is to have. */
  readonly alpha: number;
  /** Share of the variance that lies between classes. */
  readonly icc: number;
  /** Shift from the end of training to the follow-up, in standard deviations. */
  readonly drift: number;
}

const factor = (
  id: string,
  mean: number,
  sd: number,
  alpha: number,
  icc = 0.05,
  drift = 0,
): FactorModel => ({
  id,
  mean,
  sd,
  alpha,
  icc,
  drift,
});

export const factorModels: readonly FactorModel[] = [
  factor('LR', 3.4, 0.75, 0.73),
  factor('MT', 3.9, 0.65, 0.83, 0.05, -0.15),
  factor('POP', 2.7, 0.8, 0.69, 0.12),
  factor('PON', 2.4, 0.75, 0.76),
  factor('PCT', 3.3, 0.75, 0.68),
  factor('PS', 3.4, 0.75, 0.83, 0.12),
  factor('SS', 3.2, 0.85, 0.91, 0.12),
  factor('SO', 3.8, 0.75, 0.63, 0.12),
  factor('CV', 3.6, 0.7, 0.84, 0.05, -0.15),
  factor('TD', 3.8, 0.7, 0.85),
  factor('OU', 3.5, 0.7, 0.7, 0.05, -0.2),
  factor('TEPE', 3.9, 0.6, 0.81, 0.05, -0.1),
  factor('POE', 2.9, 0.8, 0.83, 0.12),
  factor('OC', 3.3, 0.75, 0.85, 0.12),
  factor('PSE', 3.9, 0.6, 0.76),
  factor('PC', 3.1, 0.8, 0.7, 0.12),
];

/** Correlation of a person's latent scores between the occasions. */
export const stability = 0.55;

/** Latent correlations below the diagonal, favourable-keyed, in the order of `factorModels`. */
export const correlations: readonly (readonly number[])[] = [
  [],
  [0.38],
  [0.12, 0.14],
  [0.07, 0.08, 0.41],
  [0.25, 0.32, 0.13, 0.07],
  [0.18, 0.2, 0.31, 0.18, 0.22],
  [0.18, 0.2, 0.35, 0.21, 0.24, 0.57],
  [0.14, 0.16, 0.2, 0.1, 0.18, 0.4, 0.44],
  [0.3, 0.44, 0.14, 0.08, 0.22, 0.2, 0.2, 0.16],
  [0.31, 0.47, 0.14, 0.08, 0.23, 0.2, 0.2, 0.16, 0.54],
  [0.25, 0.34, 0.19, 0.1, 0.23, 0.32, 0.34, 0.26, 0.37, 0.38],
  [0.36, 0.47, 0.18, 0.12, 0.32, 0.18, 0.19, 0.14, 0.32, 0.34, 0.27],
  [0.16, 0.18, 0.53, 0.42, 0.17, 0.36, 0.41, 0.24, 0.17, 0.17, 0.23, 0.23],
  [0.14, 0.16, 0.27, 0.16, 0.19, 0.44, 0.49, 0.34, 0.16, 0.16, 0.27, 0.15, 0.31],
  [0.29, 0.37, 0.09, 0.05, 0.27, 0.12, 0.12, 0.1, 0.19, 0.21, 0.18, 0.4, 0.13, 0.1],
  [0.16, 0.18, 0.34, 0.22, 0.2, 0.47, 0.52, 0.36, 0.18, 0.18, 0.29, 0.18, 0.39, 0.4, 0.11],
];
