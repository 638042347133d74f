/** The first plan: two or three factors, a supervisor's action, due dates, and none without a library. */
import { describe, expect, test } from 'vitest';
import type { FactorResult } from '../../src/domain/analysis/analysis.ts';
import { diagnose } from '../../src/domain/diagnosis/diagnose.ts';
import type { Zone } from '../../src/domain/diagnosis/zone.ts';
import type { ActionLibrary } from '../../src/domain/plan/action-library.ts';
import { makePlan } from '../../src/domain/plan/make-plan.ts';
import { actionOf, libraryOf, resultOf, uniformSurvey } from './samples.ts';

const survey = uniformSurvey(5, 1);
const ids = survey.factors.map((factor) => factor.id);
const onePerFactor = libraryOf(ids.map((id) => actionOf(`do-${id}`, id)));

/** F1 is the worst, F5 the best; all in one zone unless said otherwise. */
function results(zone: Zone, others: Readonly<Record<string, Zone>> = {}): FactorResult[] {
  return ids.map((id, index) => {
    const favourability = 2 + 0.25 * index;
    return resultOf(id, { favourability, mean: favourability, zone: others[id] ?? zone });
  });
}

function plan(factors: readonly FactorResult[], library: ActionLibrary | null = onePerFactor) {
  return makePlan(diagnose(survey, factors, library), library, '2026-12-20');
}

describe('factors', () => {
  test('are the first three barriers', () => {
    expect(plan(results('barrier'))?.factors).toEqual(['F1', 'F2', 'F3']);
  });

  test('are two where there are two barriers', () => {
    const two = results('watch', { F1: 'barrier', F2: 'barrier' });
    expect(plan(two)?.factors).toEqual(['F1', 'F2']);
  });

  test('are filled up to two from the others below the target', () => {
    expect(plan(results('watch', { F2: 'barrier' }))?.factors).toEqual(['F2', 'F1']);
    expect(plan(results('watch'))?.factors).toEqual(['F1', 'F2']);
  });

  test('are only those that the library can help', () => {
    const library = libraryOf([actionOf('a', 'F2'), actionOf('b', 'F4')]);
    expect(plan(results('barrier'), library)?.factors).toEqual(['F2', 'F4']);
  });
});

test('there is no plan without a library, nor where every factor reaches the target', () => {
  const good = ids.map((id) => resultOf(id, { favourability: 4, zone: 'catalyst' }));
  expect(plan(results('barrier'), null)).toBeNull();
  expect(plan(good)).toBeNull();
});

describe('actions of a factor', () => {
  const worst = [resultOf('F1', { favourability: 2, zone: 'barrier' })];
  const chosen = (actions: Parameters<typeof libraryOf>[0]) =>
    plan(worst, libraryOf(actions))?.actions.map((action) => action.id);

  test('begin with the best evidence after the course, then others’ actions, three at most', () => {
    const actions = [
      actionOf('same-owner', 'F1', { grade: 'A', when: 'before' }),
      actionOf('later', 'F1', { grade: 'D' }),
      actionOf('first', 'F1', { grade: 'B' }),
      actionOf('other-owner', 'F1', { grade: 'C', actor: 'office', when: 'before' }),
    ];
    expect(chosen(actions)).toEqual(['first', 'other-owner', 'same-owner']);
  });

  test('hold one of the supervisor’s wherever the library offers one', () => {
    const actions = [
      actionOf('a', 'F1', { grade: 'A', actor: 'office' }),
      actionOf('b', 'F1', { grade: 'A', actor: 'trainer' }),
      actionOf('c', 'F1', { grade: 'A', actor: 'organisation' }),
      actionOf('d', 'F1', { grade: 'D', actor: 'supervisor' }),
    ];
    expect(chosen(actions)).toEqual(['a', 'b', 'd']);
  });
});

describe('due dates', () => {
  const dueOn = (more: Parameters<typeof actionOf>[2]) =>
    plan(results('barrier'), libraryOf([actionOf('a', 'F1', more)]))?.actions[0]?.dueOn;

  test('count from the day the plan is made, over the end of a year', () => {
    expect(dueOn({ dueDays: 14 })).toBe('2027-01-03');
  });

  test('there are none for what belongs to the next course', () => {
    expect(dueOn({ when: 'before', dueDays: null })).toBeNull();
    expect(dueOn({ when: 'during', dueDays: 30 })).toBeNull();
  });
});

test('every action has an owner, a sign and its evidence', () => {
  for (const action of plan(results('barrier'))?.actions ?? []) {
    expect(action).toMatchObject({ owner: 'trainee', grade: 'B', sources: ['S1'] });
    expect(action.sign.en).not.toBe('');
  }
});
