/** The classes that a selection chooses, before the gate: by conditions, by name, or of all schools of a family. */
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { stateOnDay } from '../../domain/collection/occasion.ts';
import { type Gate, schoolGate } from '../../domain/disclosure/gate.ts';
import { Problem } from '../../domain/problem.ts';
import { findCohortEntries } from '../../storage/cohort-store.ts';
import { findMembers, findRealCohorts, findSchool } from '../../storage/school-store.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { todayIn } from '../today.ts';
import type { AskedClass } from './comparable-forms.ts';
import { hasConditions, type Selection } from './selection.ts';

/** A class whose occasion has begun. */
export interface BegunClass extends AskedClass {
  /** As strict as the class was promised, and as the school that looks at it wants. */
  readonly gate: Gate;
  readonly open: boolean;
  readonly ofMember: boolean;
}

export interface AskedClasses {
  /** By last day of training. */
  readonly begun: readonly BegunClass[];
  /** Chosen classes whose occasion has not begun. */
  readonly notAsked: number;
  /** Classes of a family of schools that people may still answer: they count once they are closed. */
  readonly stillOpen: number;
}

type ChooseDeps = Pick<Deps, 'db' | 'now' | 'snapshots'>;

/** A school with the minimum it reports from. */
export interface ComparingSchool {
  readonly id: string;
  readonly name: string;
  readonly reporting_minimum: number;
}

/** Refuses `not-found`: a class of another school is named, or none with this id exists. */
export async function chooseClasses(
  deps: ChooseDeps,
  school: ComparingSchool,
  selection: Selection,
): Promise<AskedClasses> {
  return selection.level === 'school'
    ? classesOfFamily(deps, school, selection)
    : classesOfSchool(deps, school, selection);
}

async function classesOfSchool(
  deps: ChooseDeps,
  school: ComparingSchool,
  selection: Selection,
): Promise<AskedClasses> {
  const chosen = await cohortsOfSelection(deps, school.id, selection);
  return begunClasses(deps, school, selection, chosen);
}

/** Of this school, begun or not, in no order. Refuses `not-found`: a named class that it has not. */
export async function cohortsOfSelection(
  deps: Pick<Deps, 'db' | 'snapshots'>,
  schoolId: string,
  selection: Selection,
): Promise<readonly Cohort[]> {
  const entries = await findCohortEntries(deps.db, schoolId);
  const own = new Set(entries.map(({ id }) => id));
  if (selection.cohorts.some((id) => !own.has(id))) throw new Problem('not-found');
  const named = new Set(selection.cohorts);
  const allOfThem = named.size === 0 || hasConditions(selection);
  const fitting = entries.filter(
    ({ id, programme, ends_on }) =>
      named.has(id) || (allOfThem && fitsEntry(selection, programme, ends_on)),
  );
  const cohorts = await loadCohorts(
    deps.db,
    deps.snapshots,
    fitting.map(({ id }) => id),
  );
  return [...cohorts.values()].filter(
    (cohort) => named.has(cohort.id) || fitsLabels(selection, cohort),
  );
}

function fitsEntry(
  { programmes, from, to }: Selection,
  programme: string | null,
  endsOn: string,
): boolean {
  return (
    (programmes.length === 0 || (programme !== null && programmes.includes(programme))) &&
    (from === null || endsOn >= from) &&
    (to === null || endsOn <= to)
  );
}

function fitsLabels({ capability, learningLevel, transferRoad }: Selection, cohort: Cohort) {
  return (
    (capability === null ||
      cohort.capabilities.some((text) => text['zh-CN'] === capability || text.en === capability)) &&
    (learningLevel === null || cohort.learningLevel === learningLevel) &&
    (transferRoad === null || cohort.transferRoad === transferRoad)
  );
}

/**
 * All closed classes of the member schools and of the school itself. A member's simulated classes never count, the
 * school's own only where it has nothing else.
 */
async function classesOfFamily(
  deps: ChooseDeps,
  school: ComparingSchool,
  selection: Selection,
): Promise<AskedClasses> {
  const members = await findMembers(deps.db, school.id);
  const ids = members.map(({ id }) => id);
  const [ofMembers, own] = [
    await findRealCohorts(deps.db, ids),
    await findCohortEntries(deps.db, school.id),
  ];
  const cohorts = await loadCohorts(
    deps.db,
    deps.snapshots,
    [...ofMembers, ...own].map(({ id }) => id),
  );
  const { begun, notAsked } = begunClasses(deps, school, selection, [...cohorts.values()]);
  const closed = begun.filter(({ open }) => !open);
  const real = closed.filter(({ cohort }) => !cohort.simulated);
  const chosen = real.length > 0 ? real : closed;
  return { begun: chosen, notAsked, stillOpen: begun.length - closed.length };
}

function begunClasses(
  deps: ChooseDeps,
  school: ComparingSchool,
  { occasion: kind }: Selection,
  cohorts: readonly Cohort[],
): AskedClasses {
  const today = todayIn(
    deps.now(),
    cohorts.map(({ timeZone }) => timeZone),
  );
  const begun = cohorts.flatMap((cohort): BegunClass[] => {
    const occasion = occasionOf(cohort, kind);
    if (!occasion) return [];
    const state = stateOnDay(occasion, today.get(cohort.timeZone) ?? '');
    if (state === 'scheduled') return [];
    const ofMember = cohort.schoolId !== school.id;
    const gate = schoolGate(Math.max(school.reporting_minimum, cohort.reportingMinimum));
    return [{ cohort, occasion, gate, open: state === 'open', ofMember }];
  });
  return {
    begun: begun.sort(
      ({ cohort: a }, { cohort: b }) => compareText(a.endsOn, b.endsOn) || compareText(a.id, b.id),
    ),
    notAsked: cohorts.length - begun.length,
    stillOpen: 0,
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Refuses `not-found`. */
export async function comparingSchool(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<ComparingSchool> {
  const school = await findSchool(deps.db, schoolId);
  if (!school) throw new Problem('not-found');
  return school;
}
