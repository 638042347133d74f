/** Where one class stands among the closed classes of its school and of this server that answered the same. */
import { factorFigures } from '../../domain/analysis/analyse-factors.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { classPosition } from '../../domain/comparison/class-position.ts';
import type { ClassPosition } from '../../domain/comparison/comparison.ts';
import { schoolGate } from '../../domain/disclosure/gate.ts';
import { measureOf } from '../../domain/instrument/measure.ts';
import { findCohortIdsOfSurvey } from '../../storage/cohort-store.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { closedToday } from '../results/occasion-moments.ts';
import type { BegunClass, ComparingSchool } from './chosen-classes.ts';
import type { ChosenClass } from './chosen-group.ts';
import { type ComparedForm, gateClasses } from './gate-classes.ts';

/**
 * By the same figures as the comparison it is part of. A simulated class is placed among simulated ones, any other
 * among the others.
 */
export async function positionOfClass(
  deps: Pick<Deps, 'db' | 'now' | 'snapshots'>,
  school: ComparingSchool,
  { survey, form, layout }: ComparedForm,
  one: ChosenClass,
): Promise<ClassPosition> {
  const others = await otherClasses(deps, school, one);
  const { shown } = await gateClasses(deps, others, () => measureOf(survey, form));
  const figures = ({ cohort, values }: ChosenClass) => ({
    school: cohort.schoolId,
    factors: factorFigures(survey, layout, values),
  });
  return classPosition(survey, { id: one.cohort.id, ...figures(one) }, shown.map(figures));
}

/** Before the gate, which is as strict as for the members of a school: whatever either school wants. */
async function otherClasses(
  deps: Pick<Deps, 'db' | 'now' | 'snapshots'>,
  school: ComparingSchool,
  { cohort: { id, simulated, survey }, occasion: { kind } }: ChosenClass,
): Promise<readonly BegunClass[]> {
  const ids = await findCohortIdsOfSurvey(deps.db, survey.id, simulated);
  const cohorts = await loadCohorts(
    deps.db,
    deps.snapshots,
    ids.filter((other) => other !== id),
  );
  const asked = [...cohorts.values()].flatMap((cohort) => askedOn(cohort, kind));
  return asked.filter(closedToday(deps, asked)).map(({ cohort, occasion }) => ({
    ...{ cohort, occasion, open: false, ofMember: cohort.schoolId !== school.id },
    gate: schoolGate(Math.max(school.reporting_minimum, cohort.reportingMinimum)),
  }));
}

function askedOn(cohort: Cohort, kind: BegunClass['occasion']['kind']) {
  const occasion = occasionOf(cohort, kind);
  return occasion ? [{ cohort, occasion }] : [];
}
