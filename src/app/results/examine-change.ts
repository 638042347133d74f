/** Both occasions of a cohort together, each part through the disclosure gate. */
import { analyseChange } from '../../domain/analysis/analyse-change.ts';
import type { ChangeResult, DropoutResult } from '../../domain/analysis/analysis.ts';
import { compareDropout, type Dropout } from '../../domain/analysis/compare-dropout.ts';
import { dropoutByFactor } from '../../domain/analysis/dropout-by-factor.ts';
import { momentsOfOccasion } from '../../domain/analysis/leave-out-careless.ts';
import type { OccasionAnswers } from '../../domain/analysis/occasion-answers.ts';
import type { Cohort } from '../../domain/collection/cohort.ts';
import {
  type Gated,
  gateChange,
  gateDropout,
  gateDropoutByFactor,
  type PairedPeople,
  schoolGate,
} from '../../domain/disclosure/gate.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import type { Deps } from '../deps.ts';
import type { ExamineOptions } from './examine-cohort.ts';
import { gateFrozenChange } from './frozen-gate.ts';
import { frozenKind, thawResults } from './frozen-results.ts';
import { loadAnswers } from './load-answers.ts';

export interface ExaminedChange {
  readonly change: Gated<readonly ChangeResult[]>;
  readonly dropout: Gated<Dropout>;
  readonly dropoutByFactor: Gated<DropoutResult>;
}

/**
 * Both occasions together: change in those who answered twice, and who is missing. What was frozen, once the
 * answers of the class are erased.
 */
export async function examineChange(
  deps: Deps,
  cohort: Cohort,
  options: ExamineOptions = {},
): Promise<ExaminedChange> {
  if (cohort.erasedOn === null) return computeChange(deps, cohort, options);
  const kind = frozenKind('change', options);
  const frozen = await thawResults<ExaminedChange>(deps, cohort.id, kind);
  return gateFrozenChange(deps, cohort, frozen, options);
}

export async function computeChange(
  deps: Deps,
  cohort: Cohort,
  { excludeCareless = false }: ExamineOptions = {},
): Promise<ExaminedChange> {
  const gate = schoolGate(cohort.reportingMinimum);
  const all = {
    end: await loadAnswers(deps, cohort, 'end'),
    followup: await loadAnswers(deps, cohort, 'followup'),
  };
  const counted = excludeCareless ? withoutCareless(cohort.survey, all) : all;
  const { survey } = cohort;
  const whole = dropoutByFactor(survey, all.end, all.followup);
  const byFactor = dropoutByFactor(survey, counted.end, counted.followup);
  const dropoutShown = gateDropoutByFactor(gate, byFactor, whole);
  return {
    change: gateChange(
      gate,
      analyseChange(survey, counted.end, counted.followup),
      peopleByFate(counted),
    ),
    dropout: dropoutShown.shown
      ? gateDropout(gate, compareDropout(survey, counted.end, counted.followup))
      : dropoutShown,
    dropoutByFactor: dropoutShown,
  };
}

interface BothOccasions {
  readonly end: OccasionAnswers;
  readonly followup: OccasionAnswers;
}

/** The same answers, those that look careless marked to be left out. */
function withoutCareless(survey: Survey, { end, followup }: BothOccasions): BothOccasions {
  return {
    end: momentsOfOccasion(survey, end, true).answers,
    followup: momentsOfOccasion(survey, followup, true).answers,
  };
}

const bothCounted = 'counted, counted';

function peopleByFate({ end, followup }: BothOccasions): PairedPeople {
  const [first, second] = [fatesOn(end), fatesOn(followup)];
  const fates = Array.from(
    new Set([...first.keys(), ...second.keys()]),
    (person) => `${first.get(person) ?? 'absent'}, ${second.get(person) ?? 'absent'}`,
  );
  const parts = Map.groupBy(fates, (fate) => fate);
  const pairs = parts.get(bothCounted)?.length ?? 0;
  parts.delete(bothCounted);
  return { pairs, others: Array.from(parts.values(), (people) => people.length) };
}

/** What became of each person's answers. */
function fatesOn({ persons, leaveOut }: OccasionAnswers): ReadonlyMap<string | null, string> {
  return new Map(persons.map((person, row) => [person, leaveOut?.[row] ? 'left out' : 'counted']));
}
