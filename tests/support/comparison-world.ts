/**
 * A family of schools whose classes answered at random, in two versions: what the disclosure gate must not tell is
 * different in the second and everything else is the same.
 */
import { randomLcg } from 'd3-random';
import type { Kysely } from 'kysely';
import { type OccasionKind, occasionKinds } from '../../src/domain/instrument/survey.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { smallSurvey } from './deps.ts';

const items = {
  quick: ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1'],
  full: ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'B3', 'B4', 'B5', 'C1', 'C2'],
};
type Form = keyof typeof items;
const skipped = ['A4', 'A5', 'B4'];

/** Whoever leaves out the third factor alone still counts. */
export const worldSurvey = {
  ...smallSurvey,
  factors: [
    { id: 'A', name: 'Ability' },
    { id: 'B', name: 'Barrier', polarity: 'unfavourable' },
    { id: 'C', name: 'Coaching' },
  ],
  items: items.full.map((id) => ({ id, factor: id.slice(0, 1), text: id })),
  forms: items,
  outcomes: { end: [], followup: [] },
};

export const worldSchools = ['own', 'member-1', 'member-2'] as const;

export interface WorldClass {
  readonly school: (typeof worldSchools)[number];
  readonly programme: string | null;
  /** Month of 2026 in which training ended. */
  readonly month: number;
  readonly form: Form;
  /** The class's own, where it has one. */
  readonly minimum: number | null;
  /** How many answered each occasion; so many of the first ones did not come back to the second. */
  readonly end: number;
  readonly followup: number;
  readonly lost: number;
  /** So many answered the third factor, the others left it out; null: everybody. */
  readonly fewOnC: number | null;
  /** So many of the last ones left out so much of the full form that they count on the quick one alone. */
  readonly skipping: number;
  readonly open: readonly OccasionKind[];
}

export const classId = (at: number): string => `class-${at}`;

/** @param version the second one differs from the first only in what nobody may learn */
export async function fillWorld(
  db: Kysely<Tables>,
  classes: readonly WorldClass[],
  version: 1 | 2,
): Promise<void> {
  for (const id of worldSchools) {
    const parent_id = id === 'own' ? null : 'own';
    await db
      .insertInto('school')
      .values({ id, name: id, reporting_minimum: 5, parent_id })
      .execute();
  }
  for (const [at, one] of classes.entries()) await fillClass(db, at, one, version);
}

const survey = { survey_id: 'transfer-16', survey_version: '1.0.0' };

async function fillClass(
  db: Kysely<Tables>,
  at: number,
  one: WorldClass,
  version: 1 | 2,
): Promise<void> {
  const id = classId(at);
  const endsOn = `2026-${String(one.month).padStart(2, '0')}-15`;
  await db
    .insertInto('cohort')
    .values({
      ...{ id, school_id: one.school, name: `Class ${at}`, programme: one.programme, ...survey },
      ...{ ends_on: endsOn, time_zone: 'Asia/Shanghai', capabilities: '[]', join_code: id },
      ...{ joining: 'auto', simulated: 0, reporting_minimum: one.minimum },
    })
    .execute();
  for (const kind of occasionKinds) {
    const occasion = `${id}-${kind}`;
    const forced = one.open.includes(kind) ? 'open' : 'closed';
    const days = { opens_on: endsOn, closes_on: endsOn };
    await db
      .insertInto('occasion')
      .values({ id: occasion, cohort_id: id, kind, form: one.form, ...days, forced })
      .execute();
    const first = kind === 'end' ? 0 : one.lost;
    const rows = answersOf(at, one, kind, version).map((answers, person) => ({
      ...{ pseudonym: `${id}-${first + person}`, occasion_id: occasion, form: one.form },
      ...{ ...survey, day: endsOn, answers: JSON.stringify(answers), outcomes: '{}' },
    }));
    if (rows.length > 0) await db.insertInto('response').values(rows).execute();
  }
}

type Answers = Readonly<Record<string, number>>;

/** Of each person. */
function answersOf(
  at: number,
  one: WorldClass,
  kind: OccasionKind,
  version: 1 | 2,
): readonly Answers[] {
  const minimum = Math.max(5, one.minimum ?? 0);
  const skipping = one.form === 'full' ? one.skipping : 0;
  const isSmall = one[kind] - skipping < minimum;
  // The number of pairs may be told: it counts people, whether they left much out or not.
  const people = isSmall && version === 2 && skipping === 0 ? (one[kind] + 3) % minimum : one[kind];
  const draws = (stream: number, isHidden: boolean) => {
    const random = randomLcg((isHidden && version === 2 ? 0.7 : 0.1) + stream / 10 + at / 1000);
    return () => 1 + Math.floor(random() * 5);
  };
  const draw = {
    all: draws(0, isSmall),
    onC: draws(1, isSmall || one.fewOnC !== null),
    skipping: draws(2, true),
  };
  const given = Array.from({ length: people }, (_, person) => {
    const skips = person >= one[kind] - skipping;
    const leftOut = (item: string) =>
      (item.startsWith('C') && one.fewOnC !== null && person >= one.fewOnC) ||
      (skips && skipped.includes(item));
    const answer = (item: string) => {
      const usual = item.startsWith('C') ? draw.onC() : draw.all();
      return skips ? draw.skipping() : usual;
    };
    const answers = items[one.form].map((item) => [item, answer(item)] as const);
    return Object.fromEntries(answers.filter(([item]) => !leftOut(item)));
  });
  // Who of the first occasion gave which answers on the second is nobody's business where change is withheld.
  const isTurned =
    version === 2 && kind === 'followup' && skipping === 0 && !mayShowChange(one, minimum);
  return isTurned ? [...given.slice(1), ...given.slice(0, 1)] : given;
}

function mayShowChange({ end, followup, lost }: WorldClass, minimum: number): boolean {
  const pairs = Math.max(0, Math.min(end, lost + followup) - lost);
  const few = (people: number) => people > 0 && people < minimum;
  return pairs >= minimum && !few(end - pairs) && !few(followup - pairs);
}
