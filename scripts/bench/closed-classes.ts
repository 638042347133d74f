/** Schools of closed classes, written as rows: what comparing them costs is what is measured, not how they came about. */
import { randomLcg } from 'd3-random';
import type { Deps } from '../../src/app/deps.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';

export interface ClosedClasses {
  /** Of the school, and its name. */
  readonly id: string;
  readonly classes: number;
  /** At the end of training, in each class. */
  readonly answers: number;
}

interface ClosedClass {
  readonly id: string;
  readonly schoolId: string;
  /** Its number in the school. */
  readonly at: number;
  readonly people: number;
}

/** @returns the ids of the classes */
export async function fillSchool(
  { db, surveys }: Deps,
  { id: schoolId, classes, answers }: ClosedClasses,
): Promise<readonly string[]> {
  const survey = surveys.get('transfer-16');
  if (!survey) throw new Error('the survey is there');
  const random = randomLcg(0.25);
  await db
    .insertInto('school')
    .values({ id: schoolId, name: schoolId, reporting_minimum: 5 })
    .execute();
  const ids = Array.from({ length: classes }, (_, index) => `class-${index}`);
  await db.transaction().execute(async (trx) => {
    for (const [at, id] of ids.entries()) {
      await fillClass({ db: trx }, survey, { id, schoolId, at, people: answers }, random);
    }
  });
  return ids;
}

async function fillClass(
  { db }: Pick<Deps, 'db'>,
  survey: Survey,
  { id, schoolId, at, people }: ClosedClass,
  random: () => number,
): Promise<void> {
  const version = { survey_id: survey.id, survey_version: survey.version };
  await db
    .insertInto('cohort')
    .values({
      ...{ id, school_id: schoolId, name: nameOf(at), programme: `基层治理能力提升${at % 20}` },
      ends_on: dayOf(at),
      ...{ time_zone: 'Asia/Shanghai', ...version, capabilities: '[]' },
      ...{ join_code: id, joining: 'auto', simulated: 1 },
    })
    .execute();
  const kinds = [
    { kind: 'end', opens_on: '2026-01-01', closes_on: '2026-01-14' },
    { kind: 'followup', opens_on: '2026-02-01', closes_on: '2026-02-28' },
  ];
  const occasions = kinds.map((each) => ({
    ...{ id: `${id}-${each.kind}`, cohort_id: id, form: 'full', forced: null },
    ...each,
  }));
  await db.insertInto('occasion').values(occasions).execute();
  // As a server has noted that was running on those days; one that was not does so first, beside what is measured.
  const turns = occasions.flatMap(({ id: occasion_id, opens_on, closes_on }) => [
    { occasion_id, turn: 'opened', day: opens_on },
    { occasion_id, turn: 'closed', day: closes_on },
  ]);
  await db.insertInto('occasion_turn').values(turns).execute();
  const responses = answersOfClass(survey, people, random).map((answers, person) => ({
    ...{ pseudonym: `${id}-${person}`, occasion_id: `${id}-end`, ...version, form: 'full' },
    ...{ day: '2026-01-01', answers, outcomes: '{}' },
  }));
  await db.insertInto('response').values(responses).execute();
}

/** A class's level, a person's level and noise. */
function answersOfClass(survey: Survey, people: number, random: () => number): readonly string[] {
  const shift = random();
  return Array.from({ length: people }, () => {
    const level = random() + shift;
    const answer = () => 1 + Math.min(4, Math.floor((random() + level) * 1.7));
    return JSON.stringify(
      Object.fromEntries((survey.forms.full ?? []).map((item) => [item, answer()])),
    );
  });
}

function nameOf(at: number): string {
  return `乡镇领导干部基层治理专题研讨班（第${at + 1}期）`;
}

/** One after the other, none later than the first day of 2026. */
function dayOf(at: number): string {
  const day = new Date(Date.UTC(2026, 0, 1));
  day.setUTCDate(day.getUTCDate() - (at % 700));
  return day.toISOString().slice(0, 10);
}
