/** Makes a cohort with its two occasions, on the newest version of its survey. */
import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { defaultDays } from '../../domain/collection/occasion.ts';
import { occasionKinds } from '../../domain/instrument/survey.ts';
import { insertCohort } from '../../storage/cohort-store.ts';
import type { OccasionTable } from '../../storage/tables.ts';
import { record } from '../audit.ts';
import { codeLetters } from '../code-letters.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { type CohortInput, cohortInput } from './cohort-input.ts';
import {
  type CohortDefaults,
  chosenDays,
  chosenForms,
  cohortDefaults,
  ownMinimum,
} from './cohort-options.ts';
import { cohortOfSchool } from './load-cohort.ts';

type ParsedInput = z.output<typeof cohortInput>;

/** Refuses `invalid-input`, among it an unknown survey or form. `simulated` is for the demo only. */
export async function createCohort(
  deps: Deps,
  schoolId: string,
  input: CohortInput,
  options: { readonly simulated?: boolean } = {},
): Promise<Cohort> {
  const wanted = parseInput(cohortInput, input);
  const defaults = await cohortDefaults(deps, schoolId, wanted.survey);
  const id = deps.randomId();
  const cohort = {
    id,
    school_id: schoolId,
    ...chosenColumns(wanted, defaults),
    join_code: newJoinCode(deps),
    simulated: options.simulated ? 1 : 0,
  };
  const occasions = newOccasions(deps, id, wanted, defaults);
  await deps.db.transaction().execute(async (trx) => {
    await insertCohort(trx, cohort, occasions);
    const target = { kind: 'cohort', id } as const;
    await record({ ...deps, db: trx }, { schoolId, action: 'cohort-created', target });
  });
  return cohortOfSchool(deps, schoolId, id);
}

function chosenColumns(wanted: ParsedInput, defaults: CohortDefaults) {
  return {
    name: wanted.name,
    programme: wanted.programme ?? null,
    ends_on: wanted.endsOn,
    time_zone: wanted.timeZone ?? 'Asia/Shanghai',
    survey_id: defaults.survey.id,
    survey_version: defaults.survey.version,
    capabilities: JSON.stringify(wanted.capabilities ?? defaults.capabilities),
    learning_level: wanted.learningLevel ?? null,
    transfer_road: wanted.transferRoad ?? null,
    reporting_minimum: ownMinimum(defaults.minimum, wanted.reportingMinimum),
    joining: wanted.joining ?? 'auto',
  };
}

function newOccasions(
  deps: Deps,
  cohortId: string,
  wanted: ParsedInput,
  { survey }: CohortDefaults,
): readonly OccasionTable[] {
  const forms = chosenForms(survey, wanted.forms ?? {});
  const days = chosenDays(defaultDays(wanted.endsOn), wanted.occasions);
  return occasionKinds.map((kind) => ({
    id: deps.randomId(),
    cohort_id: cohortId,
    kind,
    form: forms[kind],
    opens_on: days[kind].opensOn,
    closes_on: days[kind].closesOn,
    forced: null,
  }));
}

/** 50 random bits: short enough to type, and a wrong one gives nothing away. */
function newJoinCode(deps: Deps): string {
  return codeLetters(hash('sha256', deps.randomId(), 'buffer'), 10);
}
