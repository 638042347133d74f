/** Effects of actions as a comparison gives them, and that no part of it hangs on small classes. */
import { expect, it } from 'vitest';
import { createSchool } from '../../src/app/school.ts';
import { describeOnEach } from '../support/database.ts';
import { actionOf, done, people, schoolWithParts, text } from './compared-parts.ts';

describeOnEach('the parts of a comparison', (openDatabase) => {
  const start = () => schoolWithParts(openDatabase());

  it('effects are of what the plans of both occasions say was done, each once', async () => {
    const { add, examine, plan } = await start();
    await add(
      { id: 'a', programme: 'p', endsOn: '2026-01-10', ...people(6) },
      { id: 'b', programme: 'p', endsOn: '2026-03-10', ...people(7), level: 1 },
      { id: 'c', programme: 'p', endsOn: '2026-05-10', end: [0, 6], followup: [0, 4] },
      { id: 'd', programme: 'p', endsOn: '2026-07-10', ...people(6) },
    );
    const own = { custom: true } as const;
    await plan(
      ...(['a', 'end', '2026-02-01'] as const),
      actionOf('lib', 'A', done(null)),
      actionOf('own-1', 'A', { ...own, text: text('first'), ...done('2026-02-03') }),
      actionOf('struck', 'B', { ...done('2026-02-01'), kept: false }),
      actionOf('open', 'B'),
    );
    await plan(
      ...(['a', 'followup', '2026-02-20'] as const),
      actionOf('lib', 'A', done('2026-02-02')),
      actionOf('own-1', 'A', { ...own, text: text('second'), ...done('2026-02-04') }),
    );
    // Of the follow-up of this class too few answered for a plan to be shown.
    await plan('c', 'followup', '2026-06-01', actionOf('lib', 'B', done('2026-06-02')));
    const { actionEffects = [] } = await examine({ parts: ['actions'] });
    expect(actionEffects).toMatchObject([
      {
        ...{
          programme: 'p',
          before: { id: 'a' },
          after: { id: 'b', name: 'Class b' },
          factor: 'A',
        },
        ...{ n: [6, 7], difference: expect.any(Number), others: expect.any(Number) },
        actions: [{ doneOn: '2026-02-02' }, { doneOn: '2026-02-03' }, { doneOn: '2026-02-04' }],
      },
    ]);
    await plan('b', 'end', '2026-06-01', actionOf('lib', 'B', done(null)));
    const later = await examine({ parts: ['actions'] });
    expect(later.actionEffects?.map(({ before, after }) => before.id + after.id)).toEqual([
      'ab',
      'bd',
    ]);
  });

  it('say the same whatever small classes answer', async () => {
    const everything = async (level: number) => {
      const { deps, school, add, examine, plan } = await start();
      const member = (await createSchool(deps, 'Member')).id;
      const of = deps.db.updateTable('school').set({ parent_id: school });
      await of.where('id', '=', member).execute();
      await add(
        ...[1, 2, 3, 4].map((at) => ({
          ...{ id: `c${at}`, programme: 'p', endsOn: `2026-0${at}-01`, level: at % 2 },
          ...people(5 + at),
        })),
        { id: 'far-5', school: member, endsOn: '2026-02-20', ...people(5) },
        ...[
          { id: 'small', programme: 'p', open: ['end', 'followup'] as const, ...people(4) },
          { id: 'half', programme: 'p', end: [0, 4] as const, followup: [0, 4] as const },
          { id: 'far', school: member, ...people(4) },
        ].map((one) => ({ ...one, endsOn: '2026-02-15', level })),
      );
      for (const id of ['c1', 'small', 'half']) {
        await plan(id, 'end', '2026-01-02', actionOf(id, 'A', done('2026-01-03')));
      }
      const asked = { parts: ['change', 'trends', 'position', 'actions'], group: 'c1' } as const;
      const outputs = [];
      for (const level of ['class', 'programme', 'school'] as const) {
        for (const occasion of ['end', 'followup'] as const) {
          outputs.push(await examine(asked, { level, occasion }));
        }
      }
      return outputs;
    };
    const [first, second] = [await everything(0), await everything(2)];
    expect(first.map(({ groups }) => groups.length)).toEqual([4, 4, 1, 1, 2, 2]);
    expect(first[0]?.actionEffects).toHaveLength(1);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});
