/** What a comparison says beside the figures of its groups, each worked out only where it is asked for. */
import type { ComparisonInput, ComparisonLevel } from '../../domain/comparison/comparison.ts';
import type { Deps } from '../deps.ts';
import { effectsOfActions } from './action-effects.ts';
import type { ComparingSchool } from './chosen-classes.ts';
import type { ChosenGroup } from './chosen-group.ts';
import { positionOfClass } from './class-position.ts';
import type { ComparedForm } from './gate-classes.ts';
import { groupChanges } from './group-changes.ts';
import { trendsOfProgrammes } from './programme-trends.ts';
import type { ComparisonPart } from './selection.ts';

export interface AskedParts {
  readonly parts?: readonly ComparisonPart[];
  /** Id of the class whose position is asked for. */
  readonly group?: string;
}

export type ExaminedParts = Pick<
  ComparisonInput,
  'change' | 'trends' | 'position' | 'actionEffects'
>;

/** Nothing where no class may be shown. */
export async function examineParts(
  deps: Deps,
  school: ComparingSchool,
  level: ComparisonLevel,
  on: ComparedForm | null,
  groups: readonly ChosenGroup[],
  { parts = [], group }: AskedParts,
): Promise<ExaminedParts> {
  if (!on) return {};
  const asks = (part: ComparisonPart) => parts.includes(part);
  const one = level === 'class' ? groups.find(({ id }) => id === group)?.classes[0] : undefined;
  return {
    ...(asks('change') ? { change: await groupChanges(deps, on, level, groups) } : {}),
    ...(asks('trends') ? { trends: trendsOfProgrammes(on, groups) } : {}),
    ...(asks('position')
      ? { position: one ? await positionOfClass(deps, school, on, one) : null }
      : {}),
    ...(asks('actions') ? { actionEffects: await effectsOfActions(deps, on, groups) } : {}),
  };
}
