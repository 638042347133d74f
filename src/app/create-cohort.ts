/** Makes a cohort with its two occasions, on the newest version of its survey. */
import { hash } from 'node:crypto';
import type { z } from 'zod';
import type { Cohort } from '../domain/collection/cohort.ts';
import { defaultOccasions } from '../domain/collection/occasion.ts';
import { defaultForm } from '../domain/instrument/forms.ts';
import { type OccasionKind, occasionKinds, type Survey } from '../domain/instrument/survey.ts';
import type { LocalText } from '../domain/language.ts';
import { insertCohort } from '../storage/cohort-store.ts';
import { record } from './audit.ts';
import { codeLetters } from './code-letters.ts';
import { type CohortInput, cohortInput } from './cohort-input.ts';
import type { Deps } from './deps.ts';
import { cohortOfSchool } from './load-cohort.ts';
import { parseInput, refuseField } from './parse-input.ts';

type ParsedInput = z.output<typeof cohortInput>;

const defaultSurvey = 'transfer-16';

/** Refuses `invalid-input`, among it an unknown survey or form. `simulated` is for the demo only. */
export async function createCohort(
  deps: Deps,
  schoolId: string,
  input: CohortInput,
  options: { readonly simulated?: boolean } = {},
): Promise<Cohort> {
  const wanted = parseInput(cohortInput, input);
  const survey = chosenSurvey(deps, wanted);
  const forms = chosenForms(survey, wanted);
  const id = deps.randomId();
  const cohort = {
    id,
    school_id: schoolId,
    name: wanted.name,
    programme: wanted.programme ?? null,
    ends_on: wanted.endsOn,
    time_zone: wanted.timeZone ?? 'Asia/Shanghai',
    survey_id: survey.id,
    survey_version: survey.version,
    capabilities: JSON.stringify(wanted.capabilities ?? defaultCapabilities(survey)),
    join_code: newJoinCode(deps),
    joining: wanted.joining ?? 'auto',
    simulated: options.simulated ? 1 : 0,
  };
  const occasions = defaultOccasions(wanted.endsOn, forms).map((occasion) => ({
    id: deps.randomId(),
    cohort_id: id,
    kind: occasion.kind,
    form: occasion.form,
    opens_on: occasion.opensOn,
    closes_on: occasion.closesOn,
    forced: occasion.forced,
  }));
  await deps.db.transaction().execute(async (trx) => {
    await insertCohort(trx, cohort, occasions);
    const target = { kind: 'cohort', id } as const;
    await record({ ...deps, db: trx }, { schoolId, action: 'cohort-created', target });
  });
  return cohortOfSchool(deps, schoolId, id);
}

function chosenSurvey(deps: Deps, wanted: ParsedInput): Survey {
  const survey = deps.surveys.get(wanted.survey ?? defaultSurvey);
  const allowed = [...deps.surveys.keys()].join(', ');
  return survey ?? refuseField('survey', 'not-one-of', { values: allowed });
}

function chosenForms(survey: Survey, wanted: ParsedInput): Record<OccasionKind, string> {
  const allowed = Object.keys(survey.forms).join(', ');
  const [end = '', followup = ''] = occasionKinds.map((kind) => {
    const form = wanted.forms?.[kind] ?? defaultForm(survey, kind);
    return Object.hasOwn(survey.forms, form)
      ? form
      : refuseField(`forms.${kind}`, 'not-one-of', { values: allowed });
  });
  return { end, followup };
}

function defaultCapabilities(survey: Survey): readonly LocalText[] {
  return occasionKinds
    .flatMap((kind) => survey.outcomes[kind])
    .flatMap((question) => (question.kind === 'capabilities' ? question.capabilities : []));
}

/** 50 random bits: short enough to type, and a wrong one gives nothing away. */
function newJoinCode(deps: Deps): string {
  return codeLetters(hash('sha256', deps.randomId(), 'buffer'), 10);
}
