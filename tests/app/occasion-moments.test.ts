/** Moments of occasions: the same stored as made from the answers, and never older than the answers. */
import { expect, it } from 'vitest';
import { setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { cohortOfSchool } from '../../src/app/cohorts/load-cohort.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { loadAnswers } from '../../src/app/results/load-answers.ts';
import { momentsOfOccasions } from '../../src/app/results/occasion-moments.ts';
import { pairMomentsOf } from '../../src/app/results/pair-moments.ts';
import { analyseChange } from '../../src/domain/analysis/analyse-change.ts';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import { pairedChange } from '../../src/domain/statistics/paired-change.ts';
import { makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

const followupTime = '2026-11-25T02:00:00Z';
const afterAll = '2027-01-10T02:00:00Z';

describeOnEach('the moments of occasions', (openDatabase) => {
  const start = async (size: number) => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort, people } = await makeClass(deps, size);
    const answer = async (kind: OccasionKind, first: number, last: number) => {
      for (const [index, { token }] of people.slice(first, last).entries()) {
        const value = (step: number) => String(1 + ((first + index * step) % 5));
        const quick = { A1: value(1), B1: value(2) };
        const fields = kind === 'end' ? quick : { ...quick, A2: value(3), B2: value(4) };
        await submitResponse(deps, token, kind, fields);
      }
    };
    const read = async (kind: OccasionKind) => {
      const fresh = await cohortOfSchool(deps, school.id, cohort.id);
      const occasion = fresh.occasions.find((one) => one.kind === kind);
      if (!occasion) throw new Error('no occasion');
      const found = await momentsOfOccasions(deps, [{ cohort: fresh, occasion }]);
      const forms = [...(found.get(occasion.id) ?? [])];
      return Object.fromEntries(
        forms.map(([form, { people, values }]) => [form, { people, values: [...values()] }]),
      );
    };
    const stored = async () => {
      const rows = await deps.db
        .selectFrom('occasion_moments')
        .innerJoin('occasion', 'occasion.id', 'occasion_moments.occasion_id')
        .select(['occasion.kind', 'occasion_moments.form', 'people'])
        .orderBy('occasion.kind')
        .orderBy('occasion_moments.form')
        .execute();
      return rows.map(({ kind, form, people }) => `${kind} ${form} ${people}`);
    };
    const pairsStored = () => deps.db.selectFrom('pair_moments').selectAll().execute();
    const set = (kind: OccasionKind, state: 'open' | 'closed') =>
      setOccasion(deps, school.id, cohort.id, kind, { state });
    return { deps, school, cohort, people, answer, read, stored, pairsStored, set };
  };

  it('are not stored while it is open, and not before it opens', async () => {
    const { answer, read, stored } = await start(6);
    await answer('end', 0, 6);
    expect(await read('end')).toMatchObject({ quick: { people: 6 } });
    expect(await read('followup')).toMatchObject({ full: { people: 0 }, quick: { people: 0 } });
    expect(await stored()).toEqual([]);
  });

  it('are stored when it is closed by hand, the same as before', async () => {
    const { answer, read, stored, set } = await start(6);
    await answer('end', 0, 6);
    const before = await read('end');
    await set('end', 'closed');
    expect(await stored()).toEqual(['end quick 6']);
    expect(await read('end')).toEqual(before);
  });

  it('are stored by whoever first asks after its last day, for every form that its items answer', async () => {
    const { deps, answer, read, stored } = await start(6);
    deps.setNow(followupTime);
    await answer('followup', 0, 6);
    const before = await read('followup');
    expect(await stored()).toEqual([]);
    deps.setNow(afterAll);
    expect(await read('followup')).toEqual(before);
    expect(await stored()).toEqual(['followup full 6', 'followup quick 6']);
    expect(await read('followup')).toEqual(before);
  });

  it('of a class that nobody answered are stored as nobody', async () => {
    const { stored, set } = await start(0);
    await set('end', 'closed');
    expect(await stored()).toEqual(['end quick 0']);
  });

  it('go when it is opened again, and with an answer that comes after all', async () => {
    const { deps, answer, read, stored, set } = await start(7);
    await answer('end', 0, 5);
    await set('end', 'closed');
    await set('end', 'open');
    expect(await stored()).toEqual([]);
    await set('end', 'closed');
    // As after a server whose clock is behind: stored here, open there.
    await deps.db.updateTable('occasion').set({ forced: 'open' }).execute();
    expect(await stored()).toEqual(['end quick 5']);
    await answer('end', 5, 7);
    expect(await stored()).toEqual([]);
    expect(await read('end')).toMatchObject({ quick: { people: 7 } });
  });

  it('stay when an answer is refused or repeated, or another class answers', async () => {
    const { deps, answer, stored, set } = await start(6);
    await answer('end', 0, 6);
    await set('end', 'closed');
    await answer('end', 0, 6);
    const other = await makeClass(deps, 1);
    await submitResponse(deps, other.people[0]?.token ?? '', 'end', { A1: '1', B1: '1' });
    expect(await stored()).toEqual(['end quick 6']);
  });

  it('are made anew where their layout is an older one', async () => {
    const { deps, answer, read, stored, set } = await start(5);
    await answer('end', 0, 5);
    await set('end', 'closed');
    const before = await read('end');
    await deps.db.updateTable('occasion_moments').set({ version: 0, vector: '[]' }).execute();
    expect(await read('end')).toEqual(before);
    expect(await stored()).toEqual(['end quick 5']);
  });

  it('miss no answer that comes while they are stored', async () => {
    const { deps, cohort, people, stored, read } = await start(40);
    const asked = cohort.occasions
      .filter(({ kind }) => kind === 'end')
      .map((occasion) => ({ cohort, occasion }));
    // Two servers whose clocks disagree: here it is open, there it was closed long ago.
    const later = { ...deps, now: () => deps.now().add({ hours: 24 * 365 }) };
    const sent = people.map(async ({ token }, index) => {
      await new Promise((resolve) => setTimeout(resolve, index % 7));
      await submitResponse(deps, token, 'end', { A1: '4', B1: '2' });
      await momentsOfOccasions(later, asked);
    });
    await Promise.all(sent);
    await momentsOfOccasions(later, asked);
    expect(await stored()).toEqual(['end quick 40']);
    expect(await read('end')).toMatchObject({ quick: { people: 40 } });
  });

  it('have this layout: a change of it counts momentsVersion up', async () => {
    const { answer, read } = await start(2);
    await answer('end', 0, 2);
    expect((await read('end')).quick?.values).toEqual([
      // respondents, excluded
      ...[2, 0],
      // A: complete, Σx, Σx², of the incomplete n, Σx, Σx², unfavourable
      ...[2, 3, 5, 0, 0, 0, 2],
      ...[2, 4, 10, 0, 0, 0, 0],
    ]);
  });

  it('of the pairs are stored once both are closed, and give the change', async () => {
    const { deps, school, cohort, answer, pairsStored, set } = await start(9);
    await answer('end', 0, 9);
    deps.setNow(followupTime);
    await answer('followup', 0, 7);
    const open = (await pairMomentsOf(deps, [cohort])).get(cohort.id);
    expect(await pairsStored()).toEqual([]);
    await set('followup', 'closed');
    expect(await pairsStored()).toHaveLength(1);
    const fresh = await cohortOfSchool(deps, school.id, cohort.id);
    const pairs = (await pairMomentsOf(deps, [fresh])).get(cohort.id);
    expect(pairs).toEqual(open);
    expect(pairs?.people).toEqual({ end: 9, followup: 7, pairs: 7 });
    const both = [
      await loadAnswers(deps, fresh, 'end'),
      await loadAnswers(deps, fresh, 'followup'),
    ] as const;
    const change = analyseChange(fresh.survey, ...both);
    pairs?.factors.forEach((moments, index) => {
      expect(change[index]).toMatchObject(pairedChange(moments));
    });
    await set('end', 'open');
    expect(await pairsStored()).toEqual([]);
  });
});
