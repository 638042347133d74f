/** Classes with their answers as they lie in the database, for tests that need many of them. */
import type { Kysely } from 'kysely';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import type { Tables } from '../../src/storage/tables.ts';

export interface AnsweredClass {
  readonly id: string;
  readonly school: string;
  readonly programme?: string;
  readonly name?: string;
  /** Last day of training, ISO. */
  readonly endsOn: string;
  /** Which people answered: the first number up to before the second. */
  readonly end?: readonly [number, number];
  readonly followup?: readonly [number, number];
  readonly forms?: Readonly<Record<OccasionKind, string>>;
  /** Added to what a person answers, in the direction of the factor's name. */
  readonly level?: number;
  readonly simulated?: boolean;
  /** Still open, whatever its days say. */
  readonly open?: readonly OccasionKind[];
}

const version = { survey_id: 'transfer-16', survey_version: '1.0.0' };

/** Of the small survey. Occasions are closed unless they are said to be open. */
export async function addAnsweredClass(db: Kysely<Tables>, one: AnsweredClass): Promise<void> {
  const { id, forms = { end: 'full', followup: 'full' }, open = [] } = one;
  await db
    .insertInto('cohort')
    .values({
      ...{ id, school_id: one.school, name: one.name ?? `Class ${id}`, ends_on: one.endsOn },
      ...{ programme: one.programme ?? null, time_zone: 'Asia/Shanghai', capabilities: '[]' },
      ...{ join_code: id, joining: 'auto', simulated: one.simulated ? 1 : 0, ...version },
    })
    .execute();
  for (const kind of ['end', 'followup'] as const) {
    const occasion = `${id}-${kind}`;
    await db
      .insertInto('occasion')
      .values({
        ...{ id: occasion, cohort_id: id, kind, form: forms[kind] },
        ...{ opens_on: one.endsOn, closes_on: one.endsOn },
        forced: open.includes(kind) ? 'open' : 'closed',
      })
      .execute();
    const [first, last] = one[kind] ?? [0, 0];
    const rows = Array.from({ length: last - first }, (_, at) => ({
      ...{ pseudonym: `${id}-${first + at}`, occasion_id: occasion, form: forms[kind], ...version },
      ...{ day: one.endsOn, outcomes: '{}' },
      answers: JSON.stringify(answersOf(forms[kind], first + at, kind, one.level ?? 0)),
    }));
    if (rows.length > 0) await db.insertInto('response').values(rows).execute();
  }
}

const items = { quick: ['A1', 'B1'], full: ['A1', 'A2', 'B1', 'B2'] };

/** Different from person to person, item to item and occasion to occasion, and always the same. */
export function answersOf(form: string, person: number, kind: OccasionKind, level: number) {
  const asked = form === 'quick' ? items.quick : items.full;
  return Object.fromEntries(
    asked.map((id, at) => {
      const step = kind === 'end' ? 0 : 1;
      const turned = id === 'A2' ? -level : level;
      const answer = 2 + ((person * (3 + at) + step * (1 + (person % 2)) + at) % 3) + turned;
      return [id, Math.min(5, Math.max(1, answer))];
    }),
  );
}
