/** What a plan still lacks, said once each. */
import { expect, it } from 'vitest';
import type { Plan, PlanAction } from '../../src/domain/plan/make-plan.ts';
import { planReminders } from '../../src/domain/plan/plan-reminders.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });

function action(id: string, change: Partial<PlanAction> = {}): PlanAction {
  return {
    id,
    factor: 'A',
    text: both('do'),
    owner: 'supervisor',
    ownerName: 'Li',
    when: 'after',
    dueOn: '2026-12-01',
    sign: both('seen'),
    grade: 'B',
    evidence: both(''),
    sources: [],
    ...change,
  };
}

const planOf = (...actions: readonly PlanAction[]): Plan => ({
  factors: [...new Set(actions.map(({ factor }) => factor))],
  actions,
});

it('has nothing to say of a plan with two or three factors, a supervisor, names, dates and signs', () => {
  expect(planReminders(planOf(action('1'), action('2', { factor: 'B' })))).toEqual([]);
});

it('says what is missing, with the actions', () => {
  const plan = planOf(
    action('1', { owner: 'office', dueOn: null, sign: both(' ') }),
    action('2', { owner: 'office', dueOn: null, when: 'before', ownerName: '' }),
    action('3', { owner: 'office', dueOn: null, done: true, ownerName: '' }),
  );
  expect(planReminders(plan)).toEqual([
    { about: 'few-factors', count: 1 },
    { about: 'no-supervisor' },
    { about: 'no-owner', actions: ['2'] },
    { about: 'no-date', actions: ['1'] },
    { about: 'no-sign', actions: ['1'] },
  ]);
});

it('finds an empty plan and one that wants too much', () => {
  expect(planReminders(planOf())).toEqual([{ about: 'few-factors', count: 0 }]);
  const many = planOf(...['A', 'B', 'C', 'D'].map((factor) => action(factor, { factor })));
  expect(planReminders(many)).toEqual([{ about: 'many-factors', count: 4 }]);
});
