/** Erasing a person: who they were is gone, what the class answered is not, and nothing tells which answers were theirs. */
import fc from 'fast-check';
import type { Kysely, Transaction } from 'kysely';
import { expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { readCohort, setOccasion } from '../../src/app/cohorts/cohorts.ts';
import type { Deps } from '../../src/app/deps.ts';
import { eraseCohort } from '../../src/app/housekeeping/erase-cohort.ts';
import { erasePerson } from '../../src/app/housekeeping/erase-person.ts';
import { pseudonymOf } from '../../src/app/keys.ts';
import { closeProfile } from '../../src/app/participation/close-profile.ts';
import { saveDraft } from '../../src/app/participation/save-draft.ts';
import { createSubmissionQueue } from '../../src/app/participation/submission-queue.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import {
  cohortChange,
  cohortDiagnosis,
  cohortResponsesCsv,
} from '../../src/app/results/analyse-cohort.ts';
import { examineChange } from '../../src/app/results/examine-change.ts';
import { examineOccasion } from '../../src/app/results/examine-cohort.ts';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { codeOf, makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';

const units = ['North', 'South'];

const eraseWholeClass = (deps: Deps, schoolId: string, cohortId: string) =>
  eraseCohort(deps, schoolId, cohortId);

/** The database of another process, whose transactions begin once this has been done. */
function lateBy(db: Kysely<Tables>, first: () => Promise<void>): Kysely<Tables> {
  const begin = () => ({
    execute: async (work: (trx: Transaction<Tables>) => Promise<unknown>) => {
      await first();
      return db.transaction().execute(work);
    },
  });
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'transaction') return begin;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

describeOnEach('erasing a person', (openDatabase) => {
  const start = async (size: number) => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort } = await makeClass(deps, 0);
    const rows = Array.from({ length: size }, (_, index) => ({
      name: `Person ${index}`,
      unit: units[index % units.length] ?? '',
      email: `p${index}@example.org`,
    }));
    const people = await addParticipants(deps, school.id, cohort.id, rows);
    await setOccasion(deps, school.id, cohort.id, 'followup', { state: 'open' });
    const answer = async (person: number, kind: OccasionKind) => {
      const value = (step: number) => String(1 + ((person * step) % 5));
      const fields = {
        A1: value(1),
        A2: value(2),
        B1: value(3),
        B2: value(4),
        usage: String(1 + (person % 3)),
        'applied-1': String(1 + (person % 2)),
        helped: `Comment ${person}`,
      };
      await submitResponse(deps, people[person]?.token ?? '', kind, fields);
    };
    const erase = (person: number) =>
      erasePerson(deps, school.id, cohort.id, people[person]?.id ?? '');
    return { deps, school, cohort, people, answer, erase };
  };
  type World = Awaited<ReturnType<typeof start>>;

  /** The last bits of a sum depend on the order of the rows; nothing shows more than six digits. */
  const asShown = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, part: unknown) =>
        typeof part === 'number' ? Number(part.toPrecision(10)) : part,
      ),
    );

  /** Everything that screen, paper, API and export say of the class, comments apart. */
  const figures = async ({ deps, school, cohort }: World) => {
    const withoutTexts = async (kind: OccasionKind) => {
      const { outcomes, ...rest } = await examineOccasion(deps, cohort, kind);
      const shown = outcomes?.shown ? { ...outcomes.value, texts: [] } : outcomes;
      return { ...rest, outcomes: shown };
    };
    const csv = async (kind: OccasionKind) =>
      (await cohortResponsesCsv(deps, school.id, cohort.id, kind)).split('\r\n').toSorted();
    const status = await readCohort(deps, school.id, cohort.id);
    return asShown({
      end: await withoutTexts('end'),
      followup: await withoutTexts('followup'),
      careful: await examineOccasion(deps, cohort, 'end', { excludeCareless: true }),
      change: await examineChange(deps, cohort),
      api: [
        await cohortDiagnosis(deps, school.id, cohort.id, 'followup'),
        await cohortChange(deps, school.id, cohort.id),
      ],
      csv: [await csv('end'), await csv('followup')],
      counts: status.occasions.map(({ invited, drafts, submitted }) => [
        invited,
        drafts,
        submitted,
      ]),
    });
  };

  it('takes name, contacts, link and draft, and leaves the answers', async () => {
    const world = await start(12);
    const { deps, people, answer, erase } = world;
    for (let person = 0; person < 11; person++) await answer(person, 'end');
    await saveDraft(deps, people[3]?.token ?? '', 'followup', { A1: '5' });
    const known = pseudonymOf(deps.keys, people[3]?.id ?? '');
    await erase(3);
    const rows = await deps.db.selectFrom('participant').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/Person 3"|p3@/);
    expect(await deps.db.selectFrom('response').selectAll().execute()).toHaveLength(11);
    const traces = async (table: 'response' | 'draft' | 'closed_profile' | 'erasing') =>
      deps.db.selectFrom(table).select('pseudonym').where('pseudonym', '=', known).execute();
    for (const table of ['response', 'draft', 'closed_profile', 'erasing'] as const) {
      expect(await traces(table), table).toEqual([]);
    }
    expect(await codeOf(submitResponse(deps, people[3]?.token ?? '', 'end', {}))).toBe(
      'unknown-link',
    );
    expect(await codeOf(erase(3))).toBe('not-found');
  });

  it('keeps the pair together and drops the comments', async () => {
    const world = await start(10);
    const { deps, answer, erase, people } = world;
    for (const kind of ['end', 'followup'] as const) {
      for (let person = 0; person < 10; person++) await answer(person, kind);
    }
    await closeProfile(deps, people[4]?.token ?? '');
    await erase(4);
    const rows = await deps.db
      .selectFrom('response')
      .innerJoin('detached_person', 'detached_person.pseudonym', 'response.pseudonym')
      .selectAll('response')
      .execute();
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.outcomes).join()).not.toContain('Comment');
    expect(rows.map((row) => row.outcomes).join()).toContain('usage');
    expect(await deps.db.selectFrom('closed_profile').selectAll().execute()).toEqual([]);
  });

  it('changes no figure, whoever is erased', { timeout: 60_000 }, async () => {
    const person = fc.record({
      end: fc.boolean(),
      followup: fc.boolean(),
      draft: fc.boolean(),
      erased: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 4, maxLength: 16 }), async (plan) => {
        const world = await start(plan.length);
        for (const [index, { end, followup, draft }] of plan.entries()) {
          if (end) await world.answer(index, 'end');
          if (followup) await world.answer(index, 'followup');
          const token = world.people[index]?.token ?? '';
          if (draft && !followup) await saveDraft(world.deps, token, 'followup', { A1: '2' });
        }
        const before = await figures(world);
        for (const [index, { erased }] of plan.entries()) if (erased) await world.erase(index);
        expect(await figures(world)).toEqual(before);
      }),
      { numRuns: 10, seed: 4 },
    );
  });

  it('hides a unit that few people share without telling it', async () => {
    const world = await start(7);
    await world.erase(1);
    const [row] = await world.deps.db.selectFrom('detached_person').selectAll().execute();
    expect(units).not.toContain(row?.unit);
    const large = await start(12);
    await large.erase(1);
    const [kept] = await large.deps.db.selectFrom('detached_person').selectAll().execute();
    expect(kept?.unit).toBe('South');
  });

  it('lets nobody delete an answer in another way', async () => {
    const { deps, answer } = await start(2);
    await answer(0, 'end');
    await expect(deps.db.deleteFrom('response').execute()).rejects.toThrow('insert-only');
    await expect(deps.db.updateTable('response').set({ day: '' }).execute()).rejects.toThrow(
      'insert-only',
    );
  });

  it.each([
    [
      'a submission',
      (deps: TestDeps, token: string) => {
        const submissions = createSubmissionQueue(deps);
        return submitResponse({ ...deps, submissions }, token, 'end', { A1: '4', B1: '2' });
      },
    ],
    ['a draft', (deps: TestDeps, token: string) => saveDraft(deps, token, 'end', { A1: '4' })],
    ['a closed profile', closeProfile],
  ] as const)(
    'leaves nothing of %s that another process was about to store',
    async (_what, store) => {
      for (const eraseNow of [erasePerson, eraseWholeClass]) {
        const { deps, school, cohort, people } = await start(6);
        const [{ id = '', token = '' } = {}] = people;
        const erase = () => eraseNow(deps, school.id, cohort.id, id);
        expect(await codeOf(store({ ...deps, db: lateBy(deps.db, erase) }, token))).toBe(
          'unknown-link',
        );
        for (const table of ['response', 'draft', 'closed_profile'] as const) {
          expect(await deps.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
        }
      }
    },
  );

  it('is for the own school alone', async () => {
    const { deps, cohort, people } = await start(1);
    const other = await makeClass(deps, 0);
    const person = people[0]?.id ?? '';
    expect(await codeOf(erasePerson(deps, other.school.id, cohort.id, person))).toBe('not-found');
    expect(await codeOf(erasePerson(deps, other.school.id, other.cohort.id, person))).toBe(
      'not-found',
    );
  });
});
