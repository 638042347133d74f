/** Both occasions of a cohort together, each part through the disclosure gate. */
import { analyseChange } from '../domain/analysis/analyse-change.ts';
import type { ChangeResult, DropoutResult } from '../domain/analysis/analysis.ts';
import { compareDropout, type Dropout } from '../domain/analysis/compare-dropout.ts';
import { dropoutByFactor } from '../domain/analysis/dropout-by-factor.ts';
import { pairRows } from '../domain/analysis/joint-moments.ts';
import { momentsOfOccasion } from '../domain/analysis/leave-out-careless.ts';
import type { OccasionAnswers } from '../domain/analysis/occasion-answers.ts';
import type { Cohort } from '../domain/collection/cohort.ts';
import {
  type Gated,
  gateChange,
  gateDropout,
  gateDropoutByFactor,
  type PairedPeople,
  schoolGate,
} from '../domain/disclosure/gate.ts';
import type { Survey } from '../domain/instrument/survey.ts';
import type { Deps } from './deps.ts';
import type { ExamineOptions } from './examine-cohort.ts';
import { loadAnswers } from './load-answers.ts';

export interface ExaminedChange {
  readonly change: Gated<readonly ChangeResult[]>;
  readonly dropout: Gated<Dropout>;
  readonly dropoutByFactor: Gated<DropoutResult>;
}

/** Both occasions together: change in those who answered twice, and who is missing. */
export async function examineChange(
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
      peopleOn(counted),
      peopleOn(all),
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

/** Without those left out on request. */
function peopleOn({ end, followup }: BothOccasions): PairedPeople {
  const isCounted = ({ leaveOut }: OccasionAnswers, row: number) => !leaveOut?.[row];
  const count = (answers: OccasionAnswers) =>
    answers.persons.filter((_, row) => isCounted(answers, row)).length;
  const pairs = pairRows(end, followup).filter(
    ([a, b]) => isCounted(end, a) && isCounted(followup, b),
  );
  return { end: count(end), followup: count(followup), pairs: pairs.length };
}
