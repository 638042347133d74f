/** A school whose classes are compared with all the parts, and the plans of its classes. */
import type { Kysely } from 'kysely';
import { examineComparison } from '../../src/app/comparisons/examine-comparison.ts';
import type { AskedParts } from '../../src/app/comparisons/examine-parts.ts';
import { type Selection, wholeSchool } from '../../src/app/comparisons/selection.ts';
import { createSchool } from '../../src/app/school.ts';
import type { EditedAction, EditedPlan } from '../../src/domain/plan/edited-plan.ts';
import { storeEditedPlan } from '../../src/storage/plan-store.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { type AnsweredClass, addAnsweredClass } from '../support/answered-classes.ts';
import { testDeps } from '../support/deps.ts';

export const text = (of: string) => ({ 'zh-CN': `做${of}`, en: `Do ${of}` });

export function actionOf(
  id: string,
  factor: string,
  more: Partial<EditedAction> = {},
): EditedAction {
  return {
    ...{ id, factor, text: text(id), owner: 'supervisor', when: 'after', dueOn: null },
    ...{ sign: text(id), grade: 'C', evidence: text(id), sources: [], kept: true, ...more },
  };
}

export const done = (doneOn: string | null) => ({ done: true, doneOn }) as const;

/** So many on both occasions. */
export const people = (count: number) => ({ end: [0, count], followup: [0, count] }) as const;

export async function schoolWithParts(db: Promise<Kysely<Tables>>) {
  let count = 0;
  const deps = {
    ...(await testDeps({ db: await db })),
    randomId: () => `id-${count++}`,
  };
  const school = (await createSchool(deps, 'School')).id;
  const add = (...classes: readonly (Omit<AnsweredClass, 'school'> & { school?: string })[]) =>
    Promise.all(classes.map((one) => addAnsweredClass(deps.db, { school, ...one })));
  const examine = (asked: AskedParts, selection: Partial<Selection> = {}) =>
    examineComparison(deps, school, { ...wholeSchool, ...selection }, 'en', asked);
  const plan = (id: string, kind: string, savedOn: string, ...actions: readonly EditedAction[]) => {
    const stored: EditedPlan = { note: 'says "done":true', actions };
    const row = { cohort_id: id, kind, revision: 1, saved_on: savedOn };
    return storeEditedPlan(deps.db, { ...row, plan: JSON.stringify(stored) });
  };
  return { deps, school, add, examine, plan };
}
