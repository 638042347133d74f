/** What the action library offers beside a plan: its factors first, the others after them. */
import type { PlanStanding } from '../../../app/results/edit-plan.ts';
import type { Language } from '../../../domain/language.ts';
import { actionsFor } from '../../../domain/plan/make-plan.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface LibraryGroup {
  readonly factor: string;
  readonly name: string;
  /** Whether the plan works on this factor. */
  readonly chosen: boolean;
  readonly actions: readonly {
    readonly id: string;
    readonly text: string;
    readonly actor: string;
    readonly grade: string;
    readonly evidence: string;
    readonly planned: boolean;
  }[];
}

export function libraryGroups(
  lang: Language,
  { cohort, library, plan, form }: PlanStanding,
): readonly LibraryGroup[] {
  if (!library) return [];
  const t = wordsIn(lang);
  const kept = new Set(form.actions.flatMap((action) => (action.kept ? [action.id] : [])));
  const chosen = new Set(plan?.factors ?? []);
  const groups = cohort.survey.factors.map((factor) => ({
    factor: factor.id,
    name: factor.name[lang],
    chosen: chosen.has(factor.id),
    actions: actionsFor(library, factor.id).map(({ id, text, actor, grade, evidence }) => ({
      id,
      text: text[lang],
      actor: t(`terms:actor.${actor}`),
      grade: t('plan:grade', { grade }),
      evidence: evidence[lang],
      planned: kept.has(id),
    })),
  }));
  return groups
    .filter(({ actions }) => actions.length > 0)
    .sort((a, b) => Number(b.chosen) - Number(a.chosen));
}
