/** Change between the occasions, in the people who answered both, on the items both forms ask. */
import { sharedItems } from '../instrument/forms.ts';
import type { Survey } from '../instrument/survey.ts';
import { collectMoments } from '../moments/collect-moments.ts';
import { itemComoments } from '../moments/read-moments.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { cronbachAlpha } from '../statistics/cronbach-alpha.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import type { PairedMoments } from '../statistics/paired-moments.ts';
import { reliableChange } from '../statistics/reliable-change.ts';
import type { ChangeResult } from './analysis.ts';
import { jointMoments, keepAll } from './joint-moments.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';

/**
 * Paired change of every factor, in the direction of its name. A factor without shared items has 0 pairs and
 * the reason. The reliable change of one person takes the spread of the pairs and the alpha of the shared
 * items at the end of training.
 */
export function analyseChange(
  survey: Survey,
  end: OccasionAnswers,
  followup: OccasionAnswers,
): ChangeResult[] {
  const shared = sharedItems(survey, end.form, followup.form);
  const joint = jointMoments(survey, end, followup);
  const alphas = sharedAlphas(survey, end, shared);
  const isShared = new Set(shared);
  const asked = new Set(
    survey.items.filter(({ id }) => isShared.has(id)).map(({ factor }) => factor),
  );
  const changes = survey.factors.map(({ id }, index) =>
    factorChange(id, joint[index], alphas[index] ?? null, asked.has(id)),
  );
  const adjusted = adjustPValues(changes.map((change) => change.p));
  return changes.map((change, index) => ({ ...change, pAdjusted: adjusted[index] ?? null }));
}

function factorChange(
  factor: string,
  moments: PairedMoments | undefined,
  alpha: number | null,
  isAsked: boolean,
): Omit<ChangeResult, 'pAdjusted'> {
  if (!moments) throw new Error(`no joint moments of ${factor}`);
  const { why: changeWhy, ...change } = pairedChange(moments);
  const { why: limitWhy, ...limit } = reliableChange(moments.before, alpha);
  const why = isAsked ? (changeWhy ?? limitWhy) : 'no-shared-items';
  return { factor, ...change, ...limit, ...(why ? { why } : {}) };
}

/** Alpha of each factor's shared items on one occasion; null where it cannot be computed. */
function sharedAlphas(
  survey: Survey,
  answers: OccasionAnswers,
  shared: readonly string[],
): (number | null)[] {
  const leaveOut = scoreAnswers(survey, answers).excluded;
  const collected = collectMoments(keepAll(survey), answers.sheet, shared, { leaveOut });
  return collected.layout.factors.map(
    (factor) => cronbachAlpha(itemComoments(factor, collected.ungrouped)).alpha,
  );
}
