import fc from 'fast-check';
import { expect, it } from 'vitest';
import { setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { openVisit } from '../../src/app/participation/participant-visit.ts';
import { saveDraft } from '../../src/app/participation/save-draft.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { codeOf, fullAnswers, makeClass, problemOf, quickAnswers } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';

const followupTime = '2026-11-25T02:00:00Z';

describeOnEach('submitResponse', (openDatabase) => {
  const start = async (size = 1) => {
    const deps = await testDeps({ db: await openDatabase() });
    const made = await makeClass(deps, size);
    const [token = ''] = made.people.map((person) => person.token);
    return { deps, ...made, token };
  };
  const stored = (deps: TestDeps) => deps.db.selectFrom('response').selectAll().execute();

  it('stores the answers as given, with version, form and day, and gives a receipt', async () => {
    const { deps, token } = await start();
    deps.setNow('2026-10-20T15:59:59Z');
    const { receipt, repeated } = await submitResponse(deps, token, 'end', quickAnswers);
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(repeated).toBe(false);
    expect(await stored(deps)).toMatchObject([
      {
        survey_id: 'transfer-16',
        survey_version: '1.0.0',
        form: 'quick',
        day: '2026-10-20',
        answers: '{"A1":4,"B1":2}',
        outcomes: '{}',
      },
    ]);
  });

  it('takes the same answers again with the same receipt, after closing too', async () => {
    const { deps, token } = await start();
    const first = await submitResponse(deps, token, 'end', quickAnswers);
    const again = { ...quickAnswers, lang: 'en', A2: '1' };
    expect(await submitResponse(deps, token, 'end', again)).toEqual({
      receipt: first.receipt,
      repeated: true,
    });
    deps.setNow('2026-12-31T00:00:00Z');
    expect((await submitResponse(deps, token, 'end', quickAnswers)).receipt).toBe(first.receipt);
    expect(await stored(deps)).toHaveLength(1);
  });

  it('refuses other answers on a finished occasion, incomplete ones too', async () => {
    const { deps, token } = await start();
    await submitResponse(deps, token, 'end', quickAnswers);
    const altered = submitResponse(deps, token, 'end', { ...quickAnswers, A1: '5' });
    expect(await codeOf(altered)).toBe('already-submitted');
    expect(await codeOf(submitResponse(deps, token, 'end', {}))).toBe('already-submitted');
    expect((await stored(deps))[0]?.answers).toBe('{"A1":4,"B1":2}');
  });

  it('names every item that is missing or off the scale, and stores nothing', async () => {
    const { deps, token } = await start();
    const problem = await problemOf(submitResponse(deps, token, 'end', { A1: '7' }));
    expect(problem.code).toBe('incomplete-answers');
    expect(problem.faults).toEqual([
      { path: 'A1', code: 'off-scale', params: { min: 1, max: 5 } },
      { path: 'B1', code: 'missing' },
    ]);
    expect(await stored(deps)).toEqual([]);
  });

  it('refuses what comes before the day and after it, with the dates', async () => {
    const { deps, token } = await start();
    const early = await problemOf(submitResponse(deps, token, 'followup', fullAnswers));
    expect(early.code).toBe('not-open');
    expect(early.params).toMatchObject({ state: 'scheduled', opensOn: '2026-11-19' });
    deps.setNow('2026-11-03T16:00:00Z');
    const late = await problemOf(submitResponse(deps, token, 'end', quickAnswers));
    expect(late.params).toMatchObject({ state: 'closed', closesOn: '2026-11-03' });
  });

  it('refuses an unknown link', async () => {
    const { deps } = await start();
    expect(await codeOf(submitResponse(deps, 'nobody', 'end', quickAnswers))).toBe('unknown-link');
  });

  it('keeps the two occasions of a person apart, under one pseudonym', async () => {
    const { deps, token } = await start();
    const first = await submitResponse(deps, token, 'end', quickAnswers);
    deps.setNow(followupTime);
    const outcomes = { usage: '2', 'applied-1': '1', helped: 'time' };
    const second = await submitResponse(deps, token, 'followup', { ...fullAnswers, ...outcomes });
    expect(second.receipt).not.toBe(first.receipt);
    const rows = await stored(deps);
    expect(new Set(rows.map((row) => row.pseudonym)).size).toBe(1);
    expect(rows.map((row) => row.outcomes)).toContain('{"usage":2,"applied-1":1,"helped":"time"}');
  });

  it('of fifty identical at once stores one, and gives all the same receipt', async () => {
    const { deps, token } = await start();
    const sent = Array.from({ length: 50 }, () => submitResponse(deps, token, 'end', quickAnswers));
    const receipts = await Promise.all(sent);
    expect(new Set(receipts.map((one) => one.receipt)).size).toBe(1);
    expect(receipts.filter((one) => !one.repeated)).toHaveLength(1);
    expect(await stored(deps)).toHaveLength(1);
  });

  it('in one batch gives each their own: stored, repeated, altered, incomplete, unknown', async () => {
    const { deps, people } = await start(4);
    const [a, b, c, d] = people.map((person) => person.token);
    await submitResponse(deps, b ?? '', 'end', quickAnswers);
    const settled = await Promise.allSettled([
      submitResponse(deps, a ?? '', 'end', quickAnswers),
      submitResponse(deps, b ?? '', 'end', quickAnswers),
      submitResponse(deps, c ?? '', 'end', { A1: '1' }),
      submitResponse(deps, 'nobody', 'end', quickAnswers),
      submitResponse(deps, a ?? '', 'end', { A1: '1', B1: '1' }),
      submitResponse(deps, d ?? '', 'followup', fullAnswers),
    ]);
    const outcome = settled.map((one) =>
      one.status === 'fulfilled' ? String(one.value.repeated) : one.reason.code,
    );
    expect(outcome).toEqual([
      'false',
      'true',
      'incomplete-answers',
      'unknown-link',
      'already-submitted',
      'not-open',
    ]);
  });

  it('stores whole classes in batches, and loses none', async () => {
    const { deps, people } = await start(300);
    const all = people.map(({ token }) => submitResponse(deps, token, 'end', quickAnswers));
    const receipts = new Set((await Promise.all(all)).map((one) => one.receipt));
    expect(receipts.size).toBe(300);
    expect(await stored(deps)).toHaveLength(300);
  });

  it('takes away the draft of the finished occasion, and of no other', async () => {
    const { deps, school, cohort, people } = await start(2);
    const [a = '', b = ''] = people.map((person) => person.token);
    await setOccasion(deps, school.id, cohort.id, 'followup', { state: 'open' });
    await saveDraft(deps, a, 'followup', { A1: '1' });
    await saveDraft(deps, b, 'end', { A1: '1' });
    await Promise.all([
      submitResponse(deps, a, 'end', quickAnswers),
      submitResponse(deps, b, 'followup', fullAnswers),
    ]);
    expect(await deps.db.selectFrom('draft').select('fields').execute()).toHaveLength(2);
    await submitResponse(deps, b, 'end', quickAnswers);
    expect((await openVisit(deps, a)).draft).toEqual({ A1: '1' });
    expect(await deps.db.selectFrom('draft').select('fields').execute()).toHaveLength(1);
  });

  it('whatever the order and mixture of two people’s posts, keeps the first complete answers of each', async () => {
    const { deps, school, cohort } = await start(0);
    const post = fc.record({ who: fc.nat(1), A1: fc.constantFrom('1', '2', '9', '') });
    await fc.assert(
      fc.asyncProperty(fc.array(post, { maxLength: 12 }), async (posts) => {
        const { addParticipants } = await import('../../src/app/class-list/participants.ts');
        const rows = [0, 1].map(() => ({ name: deps.randomId() }));
        const people = await addParticipants(deps, school.id, cohort.id, rows);
        const sent = posts.map(({ who, A1 }) =>
          submitResponse(deps, people[who]?.token ?? '', 'end', { A1, B1: '3' }),
        );
        await Promise.allSettled(sent);
        for (const [who, { token }] of people.entries()) {
          const first = posts.find((one) => one.who === who && /^[12]$/.test(one.A1));
          const { occasions } = await openVisit(deps, token);
          expect(occasions[0]?.submitted).toBe(first !== undefined);
          if (!first) continue;
          const again = submitResponse(deps, token, 'end', { A1: first.A1, B1: '3' });
          expect((await again).repeated).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});
