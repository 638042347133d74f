/** The answers of one work unit on their own, and of all units side by side, where the gate allows it. */
import { analyseOccasion } from '../../domain/analysis/analyse-occasion.ts';
import { type Grouping, groupingOf } from '../../domain/analysis/grouping.ts';
import { type OccasionResults, withDetail } from '../../domain/analysis/occasion-results.ts';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import {
  type Gated,
  type GatedResults,
  gateResults,
  gateUnit,
  schoolGate,
  show,
  withhold,
} from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { selectRows } from '../../domain/scoring/answer-sheet.ts';
import type { Deps } from '../deps.ts';
import type { Examined } from './examine-cohort.ts';
import { findLeft, findUnits, invitedOf } from './find-units.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';
import { unitsToShow } from './units-to-show.ts';

/** Withheld for a unit that may not be looked at, or that there is not; no plan, no change, no comments. */
export async function computeUnit(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  unit: string,
): Promise<Examined> {
  const answers = await loadAnswers(deps, cohort, kind);
  const unitOf = await findUnits(deps, cohort);
  const shown = (await unitsToShow(deps, cohort, kind, answers)).includes(unit);
  const gate = schoolGate(cohort.reportingMinimum);
  const left = await findLeft(deps, cohort);
  const listed = [...unitOf].filter(([person, name]) => name === unit && !left.has(person)).length;
  const rows = answers.persons.filter((person) => unitOf.get(person) === unit).length;
  return {
    respondents: shown ? rows : 0,
    invited: shown ? invitedOf(listed, rows) : 0,
    results: shown ? resultsOfUnit(cohort, answers, unitOf, unit) : withhold(gate),
    outcomes: null,
    units: null,
    plan: null,
    madeOn: dayIn(cohort.timeZone, deps.now()),
    minimum: gate.minimum,
  };
}

function resultsOfUnit(
  cohort: Cohort,
  answers: LoadedAnswers,
  unitOf: ReadonlyMap<string, string>,
  unit: string,
): Gated<GatedResults> {
  const gate = schoolGate(cohort.reportingMinimum);
  const rowsByUnit = Map.groupBy(
    answers.persons.keys(),
    (row) => unitOf.get(answers.persons[row] ?? '') ?? '',
  );
  const each = new Map(
    Array.from(rowsByUnit, ([name, rows]) => [name, analyseRows(cohort, answers, rows)]),
  );
  const gated = [...each.values()].map((results) => gateResults(gate, results));
  const own = each.get(unit);
  const ownGated = own && gateResults(gate, own);
  if (!ownGated?.shown || !gated.every(({ shown }) => shown)) return withhold(gate);
  return show(gateUnit(gate, ownGated.value, [...each.values()]));
}

function analyseRows(
  { survey }: Cohort,
  { form, persons, sheet }: LoadedAnswers,
  rows: readonly number[],
): OccasionResults {
  const answers = {
    form,
    sheet: selectRows(sheet, rows),
    persons: rows.map((row) => persons[row] ?? null),
  };
  return withDetail(survey, analyseOccasion(survey, answers));
}

/** Nothing where the units may not be compared. */
export async function groupedByUnit(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  answers: LoadedAnswers,
): Promise<{ readonly groups?: Grouping }> {
  if ((await unitsToShow(deps, cohort, kind, answers)).length === 0) return {};
  const unitOf = await findUnits(deps, cohort);
  return { groups: groupingOf(answers.persons.map((person) => unitOf.get(person) || null)) };
}
