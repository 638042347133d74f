/** Keeps what a class's pages show, so that its answers can be erased and its results stay. */
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { occasionKinds } from '../../domain/instrument/survey.ts';
import { replaceFrozenResults } from '../../storage/frozen-store.ts';
import type { Deps } from '../deps.ts';
import { computeChange } from './examine-change.ts';
import { computeOccasion, type Examined, type ExamineOptions } from './examine-cohort.ts';
import { frozenKind } from './frozen-results.ts';

const bothWays: readonly ExamineOptions[] = [{}, { excludeCareless: true }];

/**
 * Before the answers are erased, in the same transaction as that (`deps.db`). Only what the disclosure gate
 * lets through is kept, and none of the comments: they are what people wrote themselves.
 */
export async function freezeResults(deps: Deps, cohort: Cohort): Promise<void> {
  const rows: { kind: string; examined: unknown }[] = [];
  const kinds = occasionKinds.filter((kind) => occasionOf(cohort, kind));
  for (const options of bothWays) {
    for (const kind of kinds) {
      const examined = withoutComments(await computeOccasion(deps, cohort, kind, options));
      rows.push({ kind: frozenKind(kind, options), examined });
    }
    if (kinds.length < occasionKinds.length) continue;
    const examined = await computeChange(deps, cohort, options);
    rows.push({ kind: frozenKind('change', options), examined });
  }
  await replaceFrozenResults(
    deps.db,
    cohort.id,
    rows.map(({ kind, examined }) => ({
      cohort_id: cohort.id,
      kind,
      examined: JSON.stringify(examined),
    })),
  );
}

function withoutComments(examined: Examined): Examined {
  const { outcomes } = examined;
  if (!outcomes?.shown) return examined;
  return { ...examined, outcomes: { shown: true, value: { ...outcomes.value, texts: [] } } };
}
