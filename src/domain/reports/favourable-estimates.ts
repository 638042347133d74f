/** The groups' estimates turned so that high helps, the highest first. */
import { favourabilityInterval, favourabilityOf } from '../scoring/favourability.ts';
import type { GroupFinding } from './group-findings.ts';
import type { WordContext } from './report-context.ts';

export interface FavourableEstimate {
  readonly group: string;
  readonly n: number;
  readonly mean: number;
  readonly shrunken: number;
  /** Null where all estimates are the overall mean: no spread between groups was found, and an interval of no width would look like certainty. */
  readonly interval: readonly [number, number] | null;
}

/** Empty where there are no estimates. */
export function favourableEstimates(
  { input }: Pick<WordContext, 'input'>,
  { comparison, factor }: GroupFinding,
): FavourableEstimate[] {
  const { scale } = input.survey;
  return comparison.estimates
    .flatMap(({ group, n, mean, shrunken, interval95 }) =>
      shrunken === null || interval95 === null
        ? []
        : {
            group,
            n,
            mean: favourabilityOf(factor, scale, mean),
            shrunken: favourabilityOf(factor, scale, shrunken),
            interval:
              interval95[0] === interval95[1]
                ? null
                : favourabilityInterval(factor, scale, interval95),
          },
    )
    .sort((a, b) => b.shrunken - a.shrunken);
}
