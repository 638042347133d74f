import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { pseudonymOf } from '../../src/app/keys.ts';
import {
  begunField,
  type SealedFor,
  sealBegun,
  secondsSince,
} from '../../src/app/participation/completion-time.ts';
import { createSubmissionQueue } from '../../src/app/participation/submission-queue.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { cohortDiagnosis } from '../../src/app/results/analyse-cohort.ts';
import { makeClass, quickAnswers, type TestClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';

/** Opened ten seconds before it is sent, or two: the two items of the quick form take four. */
const opened = { slow: '2026-10-20T01:59:50Z', fast: '2026-10-20T01:59:58Z' };
type Pace = keyof typeof opened;

const quick = ({ cohort }: TestClass) => cohort.occasions[0]?.id ?? '';

/** The form of this person of the class, complete. */
function formOf(deps: TestDeps, made: TestClass, person: number, pace: Pace) {
  const pseudonym = pseudonymOf(deps.keys, made.people[person]?.id ?? '');
  const owner: SealedFor = { pseudonym, occasionId: quick(made) };
  const begun = sealBegun(deps.keys, owner, Temporal.Instant.from(opened[pace]));
  const token = made.people[person]?.token ?? '';
  return { owner, begun, token, fields: { ...quickAnswers, [begunField]: begun } };
}

describeOnEach('completion times', (openDatabase) => {
  const start = async (size: number) => {
    const deps = await testDeps({ db: await openDatabase() });
    const made = await makeClass(deps, size);
    const send = (person: number, pace: Pace, via = deps) => {
      const { token, fields } = formOf(deps, made, person, pace);
      return submitResponse(via, token, 'end', fields);
    };
    return { deps, made, send };
  };
  const counters = (deps: TestDeps) =>
    deps.db.selectFrom('occasion_pace').selectAll().orderBy('occasion_id').execute();

  it('are counted for the class, once a person', async () => {
    const { deps, made, send } = await start(3);
    await Promise.all([send(0, 'fast'), send(1, 'slow'), send(1, 'slow')]);
    expect(await counters(deps)).toEqual([{ occasion_id: quick(made), timed: 2, fast: 1 }]);
    for (const pace of ['slow', 'fast'] as const) {
      expect((await send(0, pace)).repeated).toBe(true);
    }
    const { token } = formOf(deps, made, 2, 'fast');
    await submitResponse(deps, token, 'end', quickAnswers);
    expect(await counters(deps)).toEqual([{ occasion_id: quick(made), timed: 2, fast: 1 }]);
  });

  it('change no receipt and are no answer', async () => {
    const { deps, made, send } = await start(1);
    const { token } = formOf(deps, made, 0, 'fast');
    const { receipt } = await send(0, 'fast');
    const bare = await submitResponse(deps, token, 'end', quickAnswers);
    expect(bare).toEqual({ receipt, repeated: true });
    const [row] = await deps.db.selectFrom('response').selectAll().execute();
    expect(row).toMatchObject({ answers: '{"A1":4,"B1":2}', outcomes: '{}' });
  });

  it('of several classes in one batch, and of several servers, add up', async () => {
    const { deps, made, send } = await start(4);
    const other = await makeClass(deps, 2);
    const { db, keys, now, snapshots } = deps;
    const second = { ...deps, submissions: createSubmissionQueue({ db, keys, now, snapshots }) };
    const elsewhere = formOf(deps, other, 0, 'fast');
    await Promise.all([
      send(0, 'fast'),
      send(1, 'fast', second),
      send(2, 'slow', second),
      send(3, 'slow'),
      submitResponse(deps, elsewhere.token, 'end', elsewhere.fields),
    ]);
    const found = new Map((await counters(deps)).map((row) => [row.occasion_id, row]));
    expect(found.get(quick(made))).toMatchObject({ timed: 4, fast: 2 });
    expect(found.get(quick(other))).toMatchObject({ timed: 1, fast: 1 });
  });

  it('and answers are stored together or not at all', async () => {
    const { deps, send } = await start(1);
    await deps.db.schema.dropTable('occasion_pace').execute();
    await expect(send(0, 'fast')).rejects.toThrow(/occasion_pace/);
    expect(await deps.db.selectFrom('response').selectAll().execute()).toEqual([]);
  });

  it('are told from five known times on, and neither mark anybody nor leave anybody out', async () => {
    const { deps, made, send } = await start(6);
    for (const person of [0, 1, 2, 3]) await send(person, 'fast');
    const { token } = formOf(deps, made, 4, 'fast');
    await submitResponse(deps, token, 'end', quickAnswers);
    const diagnosis = (excludeCareless = false) =>
      cohortDiagnosis(deps, made.school.id, made.cohort.id, 'end', { excludeCareless });
    expect((await diagnosis()).careless?.completionTime).toEqual({
      checked: 0,
      flagged: 0,
      limit: null,
      why: 'too-few-respondents',
    });
    await send(5, 'slow');
    for (const excludeCareless of [false, true]) {
      const { careless, respondents, factors } = await diagnosis(excludeCareless);
      expect(careless?.completionTime).toMatchObject({ checked: 5, flagged: 4, limit: 2 });
      expect(careless?.flagged).toBe(0);
      expect([respondents, factors?.[0]?.n]).toEqual([6, 6]);
    }
  });

  it('that nobody sent are said to be unknown', async () => {
    const { deps, made } = await start(5);
    for (const { token } of made.people) await submitResponse(deps, token, 'end', quickAnswers);
    const { careless } = await cohortDiagnosis(deps, made.school.id, made.cohort.id, 'end');
    expect(careless?.completionTime).toMatchObject({ checked: 0, limit: null, why: 'no-times' });
  });
});

it('a seal tells the seconds to its owner within a day, and nothing to anybody else', () => {
  const keys = { secret: new Uint8Array(32).fill(1) };
  const owner = { pseudonym: 'p', occasionId: 'o' };
  const at = Temporal.Instant.from('2026-10-20T02:00:00.900Z');
  const begun = sealBegun(keys, owner, at);
  const after = (seconds: number, by: SealedFor = owner, text = begun, key = keys) =>
    secondsSince(key, by, text, at.add({ milliseconds: Math.round(1000 * seconds) }));
  expect(begun).toMatch(/^\d{10}\.[\w-]{16}$/);
  // Rounded down when the page was opened, so never shorter than it was.
  expect(after(0)).toBe(0.9);
  expect(after(30)).toBe(30.9);
  expect(after(24 * 3600 - 0.9)).toBe(24 * 3600);
  expect(after(24 * 3600)).toBeNull();
  expect(after(-2)).toBeNull();
  expect(after(30, { ...owner, pseudonym: 'q' })).toBeNull();
  expect(after(30, { ...owner, occasionId: 'n' })).toBeNull();
  expect(after(30, owner, begun, { secret: new Uint8Array(32).fill(2) })).toBeNull();
  const [second = '', seal = ''] = begun.split('.');
  const forged = [`${Number(second) - 60}.${seal}`, `${second}.${seal.slice(0, -1)}`, `0${begun}`];
  for (const text of ['', second, `${begun},${begun}`, `${begun}\n`, '\0', ...forged]) {
    expect(after(30, owner, text), text).toBeNull();
  }
  expect(secondsSince(keys, owner, undefined, at)).toBeNull();
});
