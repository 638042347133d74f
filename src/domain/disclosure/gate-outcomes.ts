/** What people said happened after training: each question on its own, comments only of many. */
import type { ChoiceResult, OutcomeResults } from '../analysis/outcome-results.ts';
import { type Gate, type Gated, show, withhold } from './minimum.ts';

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
