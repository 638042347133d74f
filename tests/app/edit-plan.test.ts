/** The plan as a school edits it: what is kept, what is refused, and that nobody's work is overwritten unseen. */
import { expect, it } from 'vitest';
import { cohortDiagnosis, cohortReport } from '../../src/app/results/analyse-cohort.ts';
import {
  type PlanStanding,
  readPlan,
  resetPlan,
  savePlan,
} from '../../src/app/results/edit-plan.ts';
import type { PlanInput } from '../../src/app/results/edited-plan-input.ts';
import { codeOf, makeClass, problemOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { resultsClass } from '../support/results-class.ts';

/** The form as it is shown, to be changed. */
function formOf({ form, revision }: PlanStanding): PlanInput {
  return {
    revision,
    note: form.note,
    actions: form.actions.map((action) => ({
      id: action.id,
      factor: action.factor,
      kept: action.kept,
      text: action.text['zh-CN'],
      owner: action.owner,
      ownerName: action.ownerName ?? '',
      dueOn: action.dueOn ?? '',
      sign: action.sign['zh-CN'],
      done: action.done ?? false,
      doneOn: action.doneOn ?? '',
    })),
  };
}

const save = { step: 'save' } as const;

describeOnEach('the edited plan', (openDatabase) => {
  const start = async (size = 8) => {
    const made = await resultsClass(size, { db: await openDatabase(), occasions: ['end'] });
    const { deps, schoolId, cohort } = made;
    const read = () => readPlan(deps, schoolId, cohort.id, 'end');
    return { ...made, read };
  };
  const changed = (standing: PlanStanding, change: Partial<PlanInput['actions'][number]>) => {
    const form = formOf(standing);
    const [first, ...others] = form.actions;
    if (!first) throw new Error('no action');
    return { ...form, actions: [{ ...first, ...change }, ...others] };
  };

  it('is the suggestion until somebody saves, and then what they saved', async () => {
    const { deps, schoolId, cohort, read } = await start();
    const before = await read();
    expect(before).toMatchObject({ revision: 0, edited: false, withheld: null });
    expect(before.plan?.edited).toBeUndefined();
    const input = {
      ...changed(before, { text: '自己的话', ownerName: ' 张 三 ', dueOn: '2026-12-01' }),
      note: '第一行\r\n第二行',
    };
    await savePlan(deps, before, input, save, 'zh-CN');
    const after = await read();
    const [first, second] = after.plan?.actions ?? [];
    expect(first).toMatchObject({
      text: { 'zh-CN': '自己的话', en: '自己的话' },
      ownerName: '张 三',
      dueOn: '2026-12-01',
      grade: before.plan?.actions[0]?.grade,
    });
    // What was not changed keeps both languages.
    expect(second).toEqual(before.plan?.actions[1]);
    expect(after.plan).toMatchObject({ note: '第一行\n第二行', edited: { revision: 1 } });
    expect((await cohortDiagnosis(deps, schoolId, cohort.id, 'end')).plan).toEqual(after.plan);
    const report = await cohortReport(deps, schoolId, cohort.id, 'end', 'zh-CN');
    expect(JSON.stringify(report)).toContain('单位领导');
    for (const words of ['自己的话', '张 三', '第二行']) {
      expect(JSON.stringify(report)).toContain(words);
    }
  });

  it('keeps struck actions in the form and nowhere else; done ones say so', async () => {
    const { deps, read } = await start();
    const before = await read();
    const input = changed(before, { kept: false, text: '' });
    const second = input.actions[1];
    if (!second) throw new Error('no action');
    input.actions[1] = { ...second, done: true, doneOn: '2026-11-02' };
    await savePlan(deps, before, input, save, 'zh-CN');
    const { form, plan } = await read();
    expect(form.actions).toHaveLength(input.actions.length);
    expect(plan?.actions).toHaveLength(input.actions.length - 1);
    expect(plan?.actions[0]).toMatchObject({ done: true, doneOn: '2026-11-02' });
  });

  it('moves, adds from the library and adds the school’s own', async () => {
    const { deps, read, cohort } = await start();
    const first = await read();
    const ids = first.form.actions.map(({ id }) => id);
    await savePlan(deps, first, formOf(first), { step: 'down', id: ids[0] ?? '' }, 'zh-CN');
    const moved = await read();
    expect(moved.form.actions.slice(0, 2).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    const offered = first.library?.actions.find(({ id }) => !ids.includes(id));
    if (!offered) throw new Error('nothing to add');
    await savePlan(deps, moved, formOf(moved), { step: 'add', id: offered.id }, 'zh-CN');
    const added = await read();
    expect(added.plan?.actions.find(({ id }) => id === offered.id)?.text).toEqual(offered.text);
    const factor = cohort.survey.factors[3]?.id ?? '';
    await savePlan(deps, added, formOf(added), { step: 'own', factor, text: '发奖状' }, 'zh-CN');
    const own = (await read()).plan?.actions.find(({ custom }) => custom);
    expect(own).toMatchObject({ factor, grade: null, text: { 'zh-CN': '发奖状', en: '发奖状' } });
  });

  it('refuses a save over somebody’s newer one, which stays', async () => {
    const { deps, read } = await start();
    const [mine, theirs] = [await read(), await read()];
    await savePlan(deps, theirs, changed(theirs, { text: '他们的' }), save, 'zh-CN');
    const late = savePlan(deps, mine, changed(mine, { text: '我的' }), save, 'zh-CN');
    expect(await codeOf(late)).toBe('conflict');
    expect((await read()).plan?.actions[0]?.text['zh-CN']).toBe('他们的');
    // One save after another from the same form would overwrite unseen as well.
    expect(await codeOf(resetPlan(deps, mine, mine.revision))).toBe('conflict');
  });

  it('goes back to the suggestion, and counts on', async () => {
    const { deps, read } = await start();
    const before = await read();
    await savePlan(deps, before, changed(before, { text: '改过' }), save, 'zh-CN');
    await resetPlan(deps, before, 1);
    const after = await read();
    expect(after).toMatchObject({ edited: false, revision: 2, plan: before.plan });
    await savePlan(deps, after, changed(after, { text: '再改' }), save, 'zh-CN');
    expect((await read()).revision).toBe(3);
    const entries = await deps.db
      .selectFrom('audit_entry')
      .select(['action', 'details'])
      .where('action', 'like', 'plan-%')
      .execute();
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'plan-changed',
      'plan-changed',
      'plan-reset',
    ]);
    expect(JSON.stringify(entries)).not.toContain('改');
  });

  it('refuses what is no plan, with the field', async () => {
    const { deps, read } = await start();
    const standing = await read();
    const refused = async (change: Partial<PlanInput['actions'][number]>) => {
      const promise = savePlan(deps, standing, changed(standing, change), save, 'zh-CN');
      const { code, faults } = await problemOf(promise);
      return [code, faults[0]?.path];
    };
    expect(await refused({ text: '' })).toEqual(['invalid-input', 'actions.0.text']);
    expect(await refused({ dueOn: '2026-02-30' })).toEqual(['invalid-input', 'actions.0.dueOn']);
    expect(await refused({ sign: 'x'.repeat(501) })).toEqual(['invalid-input', 'actions.0.sign']);
    expect(await refused({ factor: 'nonsense' })).toEqual(['not-found', undefined]);
    const own = { step: 'own', factor: 'SS', text: ' ' } as const;
    const empty = savePlan(deps, standing, formOf(standing), own, 'zh-CN');
    expect((await problemOf(empty)).faults[0]?.path).toBe('text');
    expect((await read()).revision).toBe(0);
  });

  it('is shown to nobody, and not edited, below the minimum', async () => {
    const { deps, read } = await start(4);
    const standing = await read();
    expect(standing).toMatchObject({ plan: null, form: { actions: [] } });
    expect(standing.withheld).toMatchObject({ minimum: 5 });
    const input = { revision: 0, note: 'x', actions: [] };
    expect(await codeOf(savePlan(deps, standing, input, save, 'zh-CN'))).toBe('not-found');
    expect(await codeOf(resetPlan(deps, standing, 0))).toBe('not-found');
  });

  it('is nobody else’s', async () => {
    const { deps, cohort } = await start(0);
    const other = await makeClass(deps, 0);
    expect(await codeOf(readPlan(deps, other.school.id, cohort.id, 'end'))).toBe('not-found');
  });
});
