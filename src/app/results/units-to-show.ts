/** Which work units of a class may be looked at on their own. */
import { momentsOfOccasion } from '../../domain/analysis/leave-out-careless.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { partsToShow, schoolGate } from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Deps } from '../deps.ts';
import { findUnits } from './find-units.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';

/**
 * The units of those who answered, where nothing that is published beside them tells of a few: answers are cut
 * by unit, by whether they look careless where that is told, and by whether the person answered the other
 * occasion; every piece must be enough people. Whatever is shown is a union of these pieces.
 */
export async function unitsToShow(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  answers: LoadedAnswers,
): Promise<readonly string[]> {
  const gate = schoolGate(cohort.reportingMinimum);
  const unitOf = await findUnits(deps, cohort);
  const { careless, answers: marked } = momentsOfOccasion(cohort.survey, answers, true);
  const others = await answeredOther(deps, cohort, kind);
  const people = answers.persons.map((person, row) => ({
    unit: unitOf.get(person) ?? '',
    careless: Boolean(marked.leaveOut?.[row]),
    both: others.has(person),
  }));
  const tells = { careless: careless.flagged >= gate.minimum, both: others.size >= gate.minimum };
  return partsToShow(gate, people, tells);
}

async function answeredOther(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<ReadonlySet<string>> {
  const other = kind === 'end' ? 'followup' : 'end';
  if (!occasionOf(cohort, other)) return new Set();
  return new Set((await loadAnswers(deps, cohort, other)).persons);
}
