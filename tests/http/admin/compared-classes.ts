/** Closed classes of the shipped survey, written as rows, for pages that compare them. */
import type { ConsoleCast } from './console-cast.ts';

export interface ComparedClass {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly programme?: string;
  /** Last day of training, ISO. */
  readonly endsOn?: string;
  /** Added to every answer. */
  readonly level?: number;
}

const version = { survey_id: 'transfer-16', survey_version: '1.0.0' };

export async function addClosedClass(
  { server: { deps }, schoolId }: ConsoleCast,
  { id, name, people, programme, endsOn = '2026-03-01', level = 0 }: ComparedClass,
): Promise<void> {
  const items = deps.surveys.get('transfer-16')?.forms.full ?? [];
  const { db } = deps;
  await db
    .insertInto('cohort')
    .values({
      ...{ id, school_id: schoolId, name, programme: programme ?? null, ends_on: endsOn },
      ...{ time_zone: 'Asia/Shanghai', capabilities: '[]', join_code: id, joining: 'auto' },
      ...{ simulated: 0, ...version },
    })
    .execute();
  const occasions = (['end', 'followup'] as const).map((kind) => ({
    ...{ id: `${id}-${kind}`, cohort_id: id, kind, form: 'full', forced: 'closed' as const },
    ...{ opens_on: endsOn, closes_on: endsOn },
  }));
  await db.insertInto('occasion').values(occasions).execute();
  const responses = occasions.flatMap((occasion) =>
    Array.from({ length: people }, (_, person) => ({
      ...{ pseudonym: `${id}-${person}`, occasion_id: occasion.id, form: 'full', ...version },
      ...{ day: endsOn, outcomes: '{}' },
      answers: JSON.stringify(answersOf(items, person, level)),
    })),
  );
  await db.insertInto('response').values(responses).execute();
}

function answersOf(items: readonly string[], person: number, level: number) {
  return Object.fromEntries(
    items.map((item, at) => {
      const answer = 2 + ((person * (3 + (at % 4)) + at) % 3) + level;
      return [item, Math.min(5, Math.max(1, answer))];
    }),
  );
}
