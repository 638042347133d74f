/** Effects of actions: which classes are laid side by side, and what is told of the other factors. */
import { expect, test } from 'vitest';
import { actionEffects, type DoneAction } from '../../src/domain/comparison/action-effects.ts';
import { collectMoments } from '../../src/domain/moments/collect-moments.ts';
import { sheetOf, uniformSurvey } from './samples.ts';

const survey = uniformSurvey(3, 1, { unfavourable: ['F3'] });
const items = survey.items.map(({ id }) => id);
const { layout } = collectMoments(survey, sheetOf(items, []), items);

const did = (factor: string, doneOn: string | null, savedOn = doneOn ?? ''): DoneAction => ({
  factor,
  text: { 'zh-CN': `做${factor}`, en: `Do ${factor}` },
  doneOn,
  doneBy: doneOn ?? savedOn,
});

/** Six people around these levels, one a factor. */
function classOf(
  id: string,
  endsOn: string,
  levels: readonly number[],
  done: readonly DoneAction[] = [],
  programme: string | null = 'p',
) {
  const rows = [-1, 0, 0, 0, 0, 1].map((step) => levels.map((level) => level + step));
  const values = collectMoments(survey, sheetOf(items, rows), items).ungrouped;
  return { id, name: `Class ${id}`, programme, endsOn, values, done };
}

const flat = [3, 3, 3];
const pairsOf = (classes: Parameters<typeof actionEffects>[2]) =>
  actionEffects(survey, layout, classes).map(
    ({ before, after, factor }) => `${before.id} ${after.id} ${factor}`,
  );

test('the next class that ended on or after the day it was done, of the same programme', () => {
  const classes = (doneOn: string | null, savedOn?: string) => [
    classOf('a', '2026-01-10', flat, [did('F1', doneOn, savedOn)]),
    classOf('b', '2026-03-10', flat),
    classOf('x', '2026-04-10', flat, [], 'other'),
    classOf('y', '2026-04-11', flat, [], null),
    classOf('c', '2026-05-10', flat),
  ];
  expect(pairsOf(classes('2026-02-01'))).toEqual(['a b F1']);
  expect(pairsOf(classes('2026-03-10'))).toEqual(['a b F1']);
  expect(pairsOf(classes('2026-03-11'))).toEqual(['a c F1']);
  expect(pairsOf(classes('2026-05-11'))).toEqual([]);
  // Without a day the plan was saved by then.
  expect(pairsOf(classes(null, '2026-04-01'))).toEqual(['a c F1']);
  // Done before its own training ended: still nothing but what came after it.
  expect(pairsOf(classes('2025-12-01'))).toEqual(['a b F1']);
});

test('of classes that ended on one day none is before the other, and both are after an earlier one', () => {
  const classes = [
    classOf('a', '2026-01-10', flat, [did('F1', '2026-01-20')]),
    classOf('b', '2026-03-10', flat, [did('F2', '2026-01-20')]),
    classOf('c', '2026-03-10', flat),
  ];
  expect(pairsOf(classes)).toEqual(['a b F1', 'a c F1']);
});

test('no programme, no pair', () => {
  expect(
    pairsOf([
      classOf('a', '2026-01-10', flat, [did('F1', '2026-01-20')], null),
      classOf('b', '2026-03-10', flat, [], null),
    ]),
  ).toEqual([]);
});

test('one effect a factor and pair, with all its actions; those done later go with a later class', () => {
  const effects = actionEffects(survey, layout, [
    classOf('a', '2026-01-10', flat, [
      did('F1', '2026-02-01'),
      did('F1', null, '2026-02-02'),
      did('F1', '2026-04-01'),
      did('F2', '2026-02-01'),
    ]),
    classOf('b', '2026-03-10', [4, 3, 2]),
    classOf('c', '2026-05-10', [4, 3, 2]),
  ]);
  expect(effects.map(({ after, factor, actions }) => [after.id, factor, actions.length])).toEqual([
    ['b', 'F1', 2],
    ['b', 'F2', 1],
    ['c', 'F1', 1],
  ]);
  expect(effects[0]).toMatchObject({
    ...{ programme: 'p', n: [6, 6], difference: 1 },
    actions: [{ doneOn: '2026-02-01' }, { doneOn: null }],
  });
});

test('others: the favourability of the factors that nothing was done about between the two', () => {
  const classes = (...more: readonly DoneAction[]) => [
    classOf('a', '2026-01-10', flat, [did('F1', '2026-02-01'), ...more]),
    classOf('b', '2026-03-10', [4, 4, 2], [did('F2', '2026-01-01')]),
  ];
  // F2 goes from 3 to 4, F3 from 3 to 2, which helps: both by 1.
  expect(actionEffects(survey, layout, classes())[0]?.others).toBeCloseTo(1, 12);
  const [first] = actionEffects(survey, layout, classes(did('F2', '2026-02-02')));
  expect(first?.others).toBeCloseTo(1, 12);
  const all = classes(did('F2', '2026-02-02'), did('F3', '2026-02-02'));
  expect(actionEffects(survey, layout, all).map(({ others }) => others)).toEqual([
    null,
    null,
    null,
  ]);
});

test('what an earlier class’s plan did between the two counts as done too', () => {
  const effects = actionEffects(survey, layout, [
    classOf('z', '2025-06-01', flat, [did('F2', '2026-02-15')]),
    classOf('a', '2026-01-10', flat, [did('F1', '2026-02-01')]),
    classOf('b', '2026-03-10', [3, 4, 2]),
  ]);
  const ofA = effects.find(({ before }) => before.id === 'a');
  // F2 is touched, so that F3 alone is left.
  expect(ofA?.others).toBeCloseTo(1, 12);
  const ofZ = effects.find(({ before }) => before.id === 'z');
  expect([ofZ?.after.id, ofZ?.factor]).toEqual(['b', 'F2']);
  expect(ofZ?.others).toBeCloseTo(1, 12);
});

test('a factor that the gate withholds of one class has the reason', () => {
  const [before, after] = [
    classOf('a', '2026-01-10', flat, [did('F1', '2026-02-01')]),
    classOf('b', '2026-03-10', flat),
  ];
  const factor = layout.factors[0];
  if (!factor) throw new Error('there is a factor');
  after.values.fill(0, factor.complete, factor.unfavourable + 1);
  expect(actionEffects(survey, layout, [before, after])).toMatchObject([
    {
      n: [6, 0],
      difference: null,
      ci95: null,
      p: null,
      pAdjusted: null,
      why: 'too-few-respondents',
    },
  ]);
});
