/** Every figure of a comparison, a row a group and factor: what CSV and workbook hold alike. */
import type { FactorFigures, GroupEstimate } from '../analysis/analysis.ts';
import type {
  ComparedGroup,
  ComparisonInput,
  GroupFactorChange,
} from '../comparison/comparison.ts';
import { comparisonFindings } from '../comparison/comparison-findings.ts';
import type { Factor } from '../instrument/survey.ts';

/** Means, estimates and differences in the direction of the factor's name; `favourability` and `apart` read “high helps”. */
export interface ComparisonFigure {
  readonly group: ComparedGroup;
  readonly factor: Factor;
  readonly figures: FactorFigures;
  /** Null where the group has no score on the factor. */
  readonly estimate: GroupEstimate | null;
  readonly apart: 'above' | 'below' | null;
  /** Null where it was not asked for or is withheld. */
  readonly change: GroupFactorChange | null;
}

/** Groups in their order, factors in the survey's. */
export function comparisonFigures(input: ComparisonInput): readonly ComparisonFigure[] {
  const { survey, groups, comparison } = input;
  const { apart } = comparisonFindings(survey, comparison);
  const key = (group: string, factor: string) => `${group}\n${factor}`;
  const sideOf = new Map(apart.map(({ group, factor, side }) => [key(group, factor.id), side]));
  const estimateOf = new Map(
    comparison.map(({ factor, estimates }) => [
      factor,
      new Map(estimates.map((estimate) => [estimate.group, estimate])),
    ]),
  );
  const changeOf = new Map(
    input.change?.groups.map(({ group, factors }) => [
      group,
      new Map(factors.map((each) => [each.factor, each])),
    ]),
  );
  return groups.flatMap((group) =>
    survey.factors.flatMap((factor, index): ComparisonFigure[] => {
      const figures = group.factors[index];
      if (!figures) return [];
      return [
        {
          group,
          factor,
          figures,
          estimate: estimateOf.get(factor.id)?.get(group.id) ?? null,
          apart: sideOf.get(key(group.id, factor.id)) ?? null,
          change: changeOf.get(group.id)?.get(factor.id) ?? null,
        },
      ];
    }),
  );
}
