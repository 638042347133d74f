/**
 * What was done between two classes of a programme, and what became of the factor it aimed at. The classes are other
 * people at another time, so that a difference is no proof of what was done.
 */
import type { Factor, Survey } from '../instrument/survey.ts';
import type { LocalText } from '../language.ts';
import type { MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { differenceAmongGroups } from '../statistics/difference-among-groups.ts';
import { type Moments, noMoments } from '../statistics/moments.ts';
import { byLastDay } from './by-last-day.ts';
import type { ActionEffect } from './comparison.ts';

/** An action of a plan that was kept and marked as done. */
export interface DoneAction {
  readonly factor: string;
  readonly text: LocalText;
  /** ISO day; null where only that it was done is known. */
  readonly doneOn: string | null;
  /** ISO day by which it was done: that day, or the one on which the plan said so. */
  readonly doneBy: string;
}

export interface ClassWithPlan {
  readonly id: string;
  readonly name: string;
  readonly programme: string | null;
  /** Last day of training, ISO. */
  readonly endsOn: string;
  /** Moments in the layout, gated. */
  readonly values: Float64Array;
  /** Of its plans on either occasion. */
  readonly done: readonly DoneAction[];
}

/** A class, one that came after it, and the actions of the first that were done by then. */
interface Step {
  readonly before: ClassWithPlan;
  readonly after: ClassWithPlan;
  readonly actions: readonly DoneAction[];
  /** Ids of all factors that something was done about from the first to the second. */
  readonly touched: ReadonlySet<string>;
}

/**
 * For each class with something done, the first later class of its programme whose training ended on or after the day
 * it was done; several that ended on that same day each. One effect a factor and pair of classes, beside what all these
 * classes differ by anyway; p is adjusted over all effects. By programme, then by last day.
 */
export function actionEffects(
  survey: Survey,
  layout: MomentsLayout,
  classes: readonly ClassWithPlan[],
): readonly ActionEffect[] {
  const programmes = Map.groupBy(classes, ({ programme }) => programme ?? '');
  programmes.delete('');
  const scoresOf = layout.factors.map((factor) =>
    classes.map(({ values }) => scoreMoments(factor, values)),
  );
  const effects = [...programmes.keys()].sort().flatMap((programme) => {
    const own = (programmes.get(programme) ?? []).toSorted(byLastDay);
    return own.flatMap((before) =>
      stepsFrom(before, own).flatMap((step) =>
        effectsOf(survey, layout, scoresOf, programme, step),
      ),
    );
  });
  const adjusted = adjustPValues(effects.map(({ p }) => p));
  return effects.map((effect, index) => ({ ...effect, pAdjusted: adjusted[index] ?? null }));
}

/** @param own classes of the programme by last day */
function stepsFrom(before: ClassWithPlan, own: readonly ClassWithPlan[]): readonly Step[] {
  const found = before.done.flatMap((action) =>
    firstAfter(before, action, own).map((after) => ({ action, after })),
  );
  const byClass = Map.groupBy(found, ({ after }) => after);
  return own.flatMap((after) => {
    const actions = byClass.get(after)?.map(({ action }) => action) ?? [];
    return actions.length > 0
      ? [{ before, after, actions, touched: touchedBetween(before, after, own) }]
      : [];
  });
}

function firstAfter(
  before: ClassWithPlan,
  { doneBy }: DoneAction,
  own: readonly ClassWithPlan[],
): readonly ClassWithPlan[] {
  const later = own.filter(({ endsOn }) => endsOn > before.endsOn && endsOn >= doneBy);
  return later.filter(({ endsOn }) => endsOn === later[0]?.endsOn);
}

/** Of this class's plans whatever was done by then; of the other classes' what was done in between. */
function touchedBetween(
  before: ClassWithPlan,
  after: ClassWithPlan,
  own: readonly ClassWithPlan[],
): ReadonlySet<string> {
  const actions = own.flatMap((each) =>
    each.done.filter(
      ({ doneBy }) => doneBy <= after.endsOn && (each.id === before.id || doneBy > before.endsOn),
    ),
  );
  return new Set(actions.map(({ factor }) => factor));
}

function effectsOf(
  survey: Survey,
  layout: MomentsLayout,
  all: readonly (readonly Moments[])[],
  programme: string,
  { before, after, actions, touched }: Step,
): readonly ActionEffect[] {
  const scores = survey.factors.map((_, at) => bothScores(layout, at, before, after));
  const others = meanOf(
    survey.factors.flatMap((factor, at) =>
      touched.has(factor.id) ? [] : (favourabilityGain(factor, scores[at]) ?? []),
    ),
  );
  return survey.factors.flatMap((factor, at): ActionEffect[] => {
    const own = actions.filter((action) => action.factor === factor.id);
    const [first = noMoments, second = noMoments] = scores[at] ?? [];
    if (own.length === 0) return [];
    const { difference, ci95, p, why } = differenceAmongGroups(second, first, all[at] ?? []);
    return [
      {
        ...{ programme, before: nameOf(before), after: nameOf(after), factor: factor.id },
        actions: own.map(({ text, doneOn }) => ({ text, doneOn })),
        n: [first.n, second.n],
        ...{ difference, ci95, p, pAdjusted: null, others },
        ...(why ? { why } : {}),
      },
    ];
  });
}

function nameOf({ id, name, endsOn }: ClassWithPlan): ActionEffect['before'] {
  return { id, name, endsOn };
}

type BothScores = readonly [before: Moments, after: Moments];

function bothScores(
  { factors }: MomentsLayout,
  at: number,
  before: ClassWithPlan,
  after: ClassWithPlan,
): BothScores {
  const factor = factors[at];
  if (!factor) return [noMoments, noMoments];
  return [scoreMoments(factor, before.values), scoreMoments(factor, after.values)];
}

/** after − before in favourability; null where one of them has no figure. */
function favourabilityGain({ polarity }: Factor, scores: BothScores | undefined): number | null {
  const [before = noMoments, after = noMoments] = scores ?? [];
  if (before.n === 0 || after.n === 0) return null;
  const gain = after.mean - before.mean;
  return polarity === 'unfavourable' ? -gain : gain;
}

function meanOf(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}
