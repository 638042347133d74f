/**
 * Frozen results went through the gate as it stood then. Where the minimum has been raised since, they go through it
 * again as it stands now; what can no longer be counted is withheld.
 */
import type { Cohort } from '../../domain/collection/cohort.ts';
import {
  type Gated,
  gateChange,
  gateDropout,
  gateDropoutByFactor,
  gateOutcomes,
  gatePartition,
  gateResults,
  schoolGate,
  withhold,
} from '../../domain/disclosure/gate.ts';
import { findPairMoments } from '../../storage/moments-store.ts';
import type { Deps } from '../deps.ts';
import type { ExaminedChange } from './examine-change.ts';
import type { Examined, ExamineOptions } from './examine-cohort.ts';
import { frozenKind, thawResults } from './frozen-results.ts';
import { momentsVersion } from './occasion-moments.ts';

export function gateFrozenOccasion(
  cohort: Cohort,
  frozen: Examined,
  { unit }: ExamineOptions,
): Examined {
  const gate = schoolGate(cohort.reportingMinimum);
  // Of a single unit nothing was frozen.
  if (unit !== undefined) {
    return { ...frozen, results: withhold(gate), outcomes: null, units: null, plan: null };
  }
  if (gate.minimum <= frozen.minimum) return frozen;
  const results = again(frozen.results, (value) =>
    // Its groups of people left out are no longer in the order in which the gate counts them.
    value.careless.excluded ? withhold(gate) : gateResults(gate, value),
  );
  return {
    ...frozen,
    results,
    outcomes: frozen.outcomes && again(frozen.outcomes, (value) => gateOutcomes(gate, value)),
    units:
      frozen.units &&
      again(frozen.units, (value) => gatePartition(gate, value, (part) => part.answered)),
    plan: results.shown ? frozen.plan : null,
    minimum: gate.minimum,
  };
}

export async function gateFrozenChange(
  deps: Pick<Deps, 'db'>,
  cohort: Cohort,
  frozen: ExaminedChange,
  { excludeCareless = false }: ExamineOptions,
): Promise<ExaminedChange> {
  const gate = schoolGate(cohort.reportingMinimum);
  const { minimum } = await thawResults<Examined>(deps, cohort.id, frozenKind('end', {}));
  if (gate.minimum <= minimum) return frozen;
  const [pairs] = await findPairMoments(deps.db, [cohort.id], momentsVersion);
  return {
    change: again(frozen.change, (value) =>
      // Without careless answers the people are others than those whose sums are kept.
      pairs && !excludeCareless ? gateChange(gate, value, partsOf(pairs)) : withhold(gate),
    ),
    dropout: again(frozen.dropout, (value) => gateDropout(gate, value)),
    dropoutByFactor: again(frozen.dropoutByFactor, (value) => gateDropoutByFactor(gate, value)),
  };
}

function partsOf(row: {
  readonly pairs: number;
  readonly end_people: number;
  readonly followup_people: number;
}) {
  const { pairs, end_people, followup_people } = row;
  return { pairs, others: [end_people - pairs, followup_people - pairs] };
}

function again<T>(frozen: Gated<T>, gated: (value: T) => Gated<T>): Gated<T> {
  return frozen.shown ? gated(frozen.value) : frozen;
}
