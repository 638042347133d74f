/** Change, trends and place as a comparison gives them: whose classes they are of, and what the gate withholds. */
import { expect, it } from 'vitest';
import { loadCohorts } from '../../src/app/cohorts/load-cohort.ts';
import type { Selection } from '../../src/app/comparisons/selection.ts';
import { examineChange } from '../../src/app/results/examine-change.ts';
import { createSchool } from '../../src/app/school.ts';
import { describeOnEach } from '../support/database.ts';
import { actionOf, done, people, schoolWithParts } from './compared-parts.ts';

describeOnEach('the parts of a comparison', (openDatabase) => {
  const start = () => schoolWithParts(openDatabase());

  it('are there only where they are asked for', async () => {
    const { add, examine } = await start();
    await add({ id: 'a', endsOn: '2026-01-10', ...people(6) });
    const parts = ['change', 'trends', 'position', 'actionEffects'];
    const input = await examine({});
    for (const part of parts) expect(input).not.toHaveProperty(part);
    const all = await examine({ parts: ['change', 'trends', 'position', 'actions'] });
    expect(all).toMatchObject({ trends: [], position: null, actionEffects: [] });
    expect(all.change?.groups).toHaveLength(1);
  });

  it('are nothing without a class that may be shown', async () => {
    const { add, examine } = await start();
    await add({ id: 'a', endsOn: '2026-01-10', ...people(4) });
    const input = await examine({ parts: ['change', 'trends', 'position', 'actions'], group: 'a' });
    expect(input.groups).toEqual([]);
    for (const part of ['change', 'trends', 'actionEffects', 'position']) {
      expect(input).not.toHaveProperty(part);
    }
  });

  it('change is the one of the class itself, withheld as there, stored or not', async () => {
    const { deps, add, examine } = await start();
    await add(
      { id: 'whole', endsOn: '2026-01-10', ...people(8) },
      { id: 'open', endsOn: '2026-01-11', ...people(7), open: ['end', 'followup'] },
      { id: 'few-left', endsOn: '2026-01-12', end: [0, 9], followup: [0, 7] },
      { id: 'few-pairs', endsOn: '2026-01-13', end: [0, 10], followup: [6, 16] },
      { id: 'many-left', endsOn: '2026-01-14', end: [0, 12], followup: [0, 7] },
    );
    const { change } = await examine({ parts: ['change'] });
    expect(change?.withheld).toEqual(['few-left', 'few-pairs']);
    expect(change?.groups.map(({ group, pairs }) => [group, pairs])).toEqual([
      ['many-left', 7],
      ['open', 7],
      ['whole', 8],
    ]);
    const cohorts = await loadCohorts(deps.db, deps.snapshots, ['whole', 'open', 'few-left']);
    for (const [id, cohort] of cohorts) {
      const { change: own } = await examineChange(deps, cohort);
      const group = change?.groups.find((each) => each.group === id);
      expect(own.shown).toBe(group !== undefined);
      if (!own.shown) continue;
      own.value.forEach(({ pairs, before, after, difference, ci95, p }, at) => {
        expect(group?.factors[at]).toMatchObject({ pairs, before, after, difference, ci95, p });
      });
    }
    expect((await examine({ parts: ['change'] })).change).toEqual(change);
  });

  it('change of a programme is over the means of its classes, those withheld left out', async () => {
    const { add, examine } = await start();
    await add(
      { id: 'a', programme: 'p', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', programme: 'p', endsOn: '2026-02-10', ...people(20) },
      { id: 'c', programme: 'p', endsOn: '2026-03-10', end: [0, 9], followup: [0, 7] },
      { id: 'd', programme: 'q', endsOn: '2026-03-10', ...people(9) },
      { id: 'e', programme: 'r', endsOn: '2026-03-10', end: [0, 9], followup: [0, 7] },
    );
    const classes = (await examine({ parts: ['change'] })).change;
    const { change } = await examine({ parts: ['change'] }, { level: 'programme' });
    expect(change?.withheld).toEqual(['r']);
    expect(change?.groups).toMatchObject([
      { group: 'p', classes: 2, pairs: 26 },
      { group: 'q', classes: 1, pairs: 9, factors: [{ ci95: null, why: 'one-class' }, {}] },
    ]);
    const differences = ['a', 'b'].map(
      (id) => classes?.groups.find(({ group }) => group === id)?.factors[0]?.difference ?? 0,
    );
    expect(change?.groups[0]?.factors[0]?.difference).toBeCloseTo(
      differences.reduce((sum, each) => sum + each, 0) / 2,
      12,
    );
  });

  it('change on other items than most pairs have is left out and named', async () => {
    const { add, examine } = await start();
    await add(
      { id: 'a', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', endsOn: '2026-02-10', ...people(7) },
      { id: 'c', endsOn: '2026-03-10', ...people(8), forms: { end: 'quick', followup: 'full' } },
    );
    const { change, groups } = await examine({ parts: ['change'] }, { occasion: 'followup' });
    expect(groups).toHaveLength(3);
    expect(change).toMatchObject({
      ...{ groups: [{ group: 'a' }, { group: 'b' }], withheld: [], otherItems: ['c'] },
    });
  });

  it('of member schools only the change of closed classes together is told', async () => {
    const { deps, school, add, examine, plan } = await start();
    const member = (await createSchool(deps, 'Member')).id;
    await deps.db
      .updateTable('school')
      .set({ parent_id: school })
      .where('id', '=', member)
      .execute();
    const ofMember = { school: member, programme: 'p' };
    await add(
      { id: 'own', programme: 'p', endsOn: '2026-01-10', ...people(6) },
      { id: 'own-2', programme: 'p', endsOn: '2026-01-20', ...people(6) },
      { id: 'm1', ...ofMember, endsOn: '2026-01-11', ...people(7) },
      { id: 'm2', ...ofMember, endsOn: '2026-01-12', ...people(8), open: ['followup'] },
    );
    await plan('m1', 'end', '2026-01-11', actionOf('x', 'A', done('2026-01-11')));
    const asked = { parts: ['change', 'trends', 'position', 'actions'], group: member } as const;
    const input = await examine(asked, { level: 'school' });
    expect(input.counts.classes).toBe(4);
    expect(input.change?.groups).toMatchObject([
      { group: member, classes: 1, pairs: 7 },
      { group: school, classes: 2, pairs: 12 },
    ]);
    expect(input.trends?.map(({ classes }) => classes.map(({ id }) => id))).toEqual([
      ['own', 'own-2'],
    ]);
    expect(input).toMatchObject({ position: null, actionEffects: [] });
  });

  it('trends show the classes of a programme one after the other, without those withheld', async () => {
    const { add, examine } = await start();
    await add(
      ...['2026-04-01', '2026-01-01', '2026-02-01', '2026-03-01'].map((endsOn, at) => ({
        ...{ id: `c${at}`, name: 'Same name', programme: 'p', endsOn, ...people(6), level: at % 2 },
      })),
      { id: 'small', programme: 'p', endsOn: '2026-02-15', ...people(4) },
    );
    const { trends = [] } = await examine({ parts: ['trends'] });
    expect(trends).toHaveLength(1);
    expect(trends[0]?.classes.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c0']);
    expect(new Set(trends[0]?.classes.map(({ name }) => name)).size).toBe(4);
    expect(trends[0]?.factors[0]).toMatchObject({
      ...{ factor: 'A', points: [{ n: 6 }, { n: 6 }, { n: 6 }, { n: 6 }] },
      perYear: { slope: expect.any(Number), pAdjusted: expect.any(Number) },
    });
  });

  it('the place of a class is among closed classes that are large enough and real', async () => {
    const { deps, add, examine } = await start();
    const many = (school: string, from: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...{ id: `${school}-${from + at}`, endsOn: '2026-01-01', level: at % 2, ...people(5) },
        ...(school === 'own' ? {} : { school }),
      }));
    await add(...many('own', 0, 18), { id: 'me', endsOn: '2026-01-02', ...people(6) });
    await add(
      { id: 'small', endsOn: '2026-01-01', ...people(4) },
      { id: 'open', endsOn: '2026-01-01', ...people(6), open: ['end'] },
      { id: 'sim', endsOn: '2026-01-01', ...people(6), simulated: true },
      {
        id: 'quick',
        endsOn: '2026-01-01',
        ...people(6),
        forms: { end: 'quick', followup: 'quick' },
      },
    );
    const place = async (selection: Partial<Selection> = {}, group = 'me') =>
      (await examine({ parts: ['position'], group }, selection)).position;
    // Most people answered the quick form, which the full one holds: the class of the quick one counts.
    expect(await place()).toMatchObject({ group: 'me', school: { classes: 19 }, server: null });
    const named = { cohorts: ['me', 'own-0'] };
    expect(await place(named)).toMatchObject({ school: { classes: 18, factors: null } });
    expect(await place({}, 'elsewhere')).toBeNull();
    expect(await place({ cohorts: ['sim', 'me'] }, 'sim')).toMatchObject({
      ...{ school: { classes: 0, factors: null }, server: null },
    });
    for (const name of ['x', 'y', 'z']) {
      const { id } = await createSchool(deps, name);
      expect((await place())?.server).toBeNull();
      await add(...many(id, 0, 4));
    }
    // The other schools' minimum holds for their classes.
    const found = await place(named);
    expect(found).toMatchObject({ school: { classes: 18 }, server: { classes: 30, needed: 20 } });
    expect(found?.server?.factors?.[0]?.percentile).toEqual(expect.any(Number));
    await deps.db
      .updateTable('school')
      .set({ reporting_minimum: 6 })
      .where('name', '=', 'x')
      .execute();
    expect((await place(named))?.server).toBeNull();
  });
});
