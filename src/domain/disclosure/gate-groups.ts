/** Groups of one occasion: parts of everybody, so that one hidden part is the rest of the whole. */
import type { OccasionAnalysis } from '../analysis/analysis.ts';
import { areFew, type Gate, gatePartition } from './minimum.ts';

type Parts = Pick<OccasionAnalysis, 'groups' | 'comparison'>;

/**
 * Groups and their comparison where every group, and whoever belongs to none, are enough; a factor only
 * where that holds for those with a score on it.
 */
export function gateGroups(gate: Gate, results: OccasionAnalysis, counted: number): Parts {
  const { groups, comparison, factors } = results;
  if (!groups) return {};
  const grouped = groups.reduce((sum, group) => sum + group.respondents, 0);
  const parts = gatePartition(gate, groups, (group) => group.respondents);
  if (!parts.shown || areFew(gate, counted - grouped)) return {};
  const hidden = new Set(
    factors.flatMap((factor, index) => {
      const sizes = groups.map((group) => group.factors[index]?.n ?? 0);
      const rest = factor.n - sizes.reduce((sum, n) => sum + n, 0);
      return [...sizes, rest].some((n) => areFew(gate, n)) ? [factor.id] : [];
    }),
  );
  return {
    groups: groups.map((group) => ({
      ...group,
      factors: group.factors.map((each) =>
        hidden.has(each.id)
          ? { id: each.id, n: 0, mean: null, sd: null, why: 'too-few-respondents' as const }
          : each,
      ),
    })),
    ...(comparison ? { comparison: comparison.filter(({ factor }) => !hidden.has(factor)) } : {}),
  };
}
