/** The views of a comparison: what each shows of the report, and on which level it is offered. */
import type { Selection } from '../../../app/comparisons/selection.ts';
import type { ComparisonLevel } from '../../../domain/comparison/comparison.ts';
import { type ComparisonView, comparisonViews } from './comparison-address.ts';

/** Sections of the report in each view; those that few need are folded. */
export const sectionsOf: Readonly<Record<ComparisonView, readonly string[]>> = {
  overview: ['findings', 'overview', 'method'],
  factor: ['factors', 'appendix', 'method'],
  change: ['change', 'method'],
  trend: ['trend', 'method'],
  position: ['position', 'method'],
  actions: ['actions', 'method'],
};
export const folded: ReadonlySet<string> = new Set(['appendix', 'method']);

/** Only a class has a place among classes; of schools the classes are not told one by one. */
const offered: Readonly<Record<ComparisonLevel, readonly ComparisonView[]>> = {
  class: comparisonViews,
  programme: ['overview', 'factor', 'change', 'trend', 'actions'],
  school: ['overview', 'factor', 'change'],
};

export function offeredViews({ level }: Selection): readonly ComparisonView[] {
  return offered[level];
}
