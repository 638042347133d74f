/**
 * The one gate for what may be shown: screens, PDF, exports and API all pass their figures through
 * here. It withholds small groups, the small groups that two published figures would leave as a
 * remainder (complements), and comments of few people.
 */
import { emptyResult } from '../analysis/analyse-factors.ts';
import type { ChangeResult, FactorResult } from '../analysis/analysis.ts';
import type { Dropout } from '../analysis/compare-dropout.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { ChoiceResult, OutcomeResults } from '../analysis/outcome-results.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { noPairs } from '../statistics/paired-moments.ts';

/** No school may set a lower reporting minimum. */
const lowestMinimum = 5;
/** Free comments are shown from this many on. */
export const fewestComments = 10;

export interface Withheld {
  readonly reason: 'too-few-respondents';
  readonly minimum: number;
}

/** Something that may be shown, or why it may not. */
export type Gated<T> =
  | { readonly shown: true; readonly value: T }
  | { readonly shown: false; readonly withheld: Withheld };

/** How strict the gate is; `ownFile` is for a file that is the user's own. */
export interface Gate {
  /** Smallest number of people a figure may describe. */
  readonly minimum: number;
  readonly fewestComments: number;
}

export const ownFile: Gate = { minimum: 0, fewestComments: 0 };

/** A school may raise the minimum, never lower it. */
export function schoolGate(minimum: number): Gate {
  const floor = Math.max(lowestMinimum, minimum);
  return { minimum: floor, fewestComments: Math.max(fewestComments, floor) };
}

export function show<T>(value: T): Gated<T> {
  return { shown: true, value };
}

export function withhold(gate: Gate): { readonly shown: false; readonly withheld: Withheld } {
  return { shown: false, withheld: { reason: 'too-few-respondents', minimum: gate.minimum } };
}

/** Shows a value that describes `people`. */
export function gateGroup<T>(gate: Gate, people: number, value: T): Gated<T> {
  return people >= gate.minimum ? show(value) : withhold(gate);
}

/**
 * Results of an occasion: all withheld for too few respondents, else single factors that too few
 * answered; groups only where each is large enough.
 */
export function gateResults(gate: Gate, results: OccasionResults): Gated<OccasionResults> {
  const { groups, ...whole } = results;
  if (results.respondents - results.excluded < gate.minimum) return withhold(gate);
  const parts = groups && gatePartition(gate, groups, (group) => group.respondents);
  return show({
    ...whole,
    ...(parts?.shown ? { groups: parts.value } : {}),
    factors: results.factors.map((factor) => gateFactor(gate, factor)),
    domains: results.domains.map((domain) =>
      domain.n < gate.minimum ? { ...domain, favourability: null, ci95: null } : domain,
    ),
    items: results.items.filter((item) => item.n >= gate.minimum),
  });
}

function gateFactor(gate: Gate, factor: FactorResult): FactorResult {
  return factor.n < gate.minimum
    ? emptyResult(factor.id, 'too-few-respondents')
    : factor;
}

/**
 * Change, where nothing small can be told from it: enough pairs (on a single factor too), and on each
 * occasion either nobody or enough people outside the pairs. With 20 answers at the end, 18 of them
 * paired, the difference of the two published means would be the mean of the 2 who did not answer again.
 *
 * @param respondents who answered on each occasion, and who on both
 */
export function gateChange(
  gate: Gate,
  change: readonly ChangeResult[],
  respondents: { readonly end: number; readonly followup: number; readonly pairs: number },
): Gated<readonly ChangeResult[]> {
  const remainders = [
    respondents.end - respondents.pairs,
    respondents.followup - respondents.pairs,
  ];
  const tellsOnFew = remainders.some((people) => people > 0 && people < gate.minimum);
  if (respondents.pairs < gate.minimum || tellsOnFew) return withhold(gate);
  return show(change.map((each) => gateFactorChange(gate, each)));
}

function gateFactorChange(gate: Gate, change: ChangeResult): ChangeResult {
  if (change.pairs === 0 || change.pairs >= gate.minimum) return change;
  return {
    factor: change.factor,
    ...pairedChange(noPairs),
    pAdjusted: null,
    reliableChange: null,
    why: 'too-few-respondents',
  };
}

/**
 * A partition of the respondents (their units): shown only where every part reaches the minimum, since
 * one hidden part is the rest of the whole.
 */
export function gatePartition<T>(
  gate: Gate,
  parts: readonly T[],
  sizeOf: (part: T) => number,
): Gated<readonly T[]> {
  return parts.every((part) => sizeOf(part) >= gate.minimum) ? show(parts) : withhold(gate);
}

/** Comments in alphabetical order, so that their order tells nothing; repeats once. */
export function gateComments(gate: Gate, comments: readonly string[]): Gated<readonly string[]> {
  if (comments.length < Math.max(1, gate.fewestComments)) {
    return {
      shown: false,
      withheld: { reason: 'too-few-respondents', minimum: gate.fewestComments },
    };
  }
  const order = new Intl.Collator('zh-CN');
  return show([...new Set(comments)].sort(order.compare));
}

/** Who left against who stayed: both groups must reach the minimum, or nobody left. */
export function gateDropout(gate: Gate, dropout: Dropout): Gated<Dropout> {
  const { stayed, left } = dropout;
  const minimum = Math.max(1, gate.minimum);
  const enough = stayed.people >= minimum && (left.people === 0 || left.people >= minimum);
  return enough ? show(dropout) : withhold(gate);
}

/** Outcome questions: each needs the minimum of its own answers. */
export function gateOutcomes(gate: Gate, outcomes: OutcomeResults): Gated<OutcomeResults> {
  if (outcomes.respondents < Math.max(1, gate.minimum)) return withhold(gate);
  const enough = (choice: ChoiceResult) => choice.n >= Math.max(1, gate.minimum);
  return show({
    ...outcomes,
    choices: outcomes.choices.filter(enough),
    capabilities: outcomes.capabilities.filter(enough),
    texts: outcomes.texts.map((text) => {
      const gated = gateComments(gate, text.answers);
      return gated.shown
        ? { ...text, answers: gated.value }
        : { ...text, answers: [], withheld: gated.withheld };
    }),
  });
}
