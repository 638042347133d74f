import { expect, it } from 'vitest';
import {
  joinParent,
  leaveParent,
  listMemberLinks,
  makeMemberLink,
  openMemberLink,
  readFamily,
  setupMember,
  withdrawMemberLink,
} from '../../src/app/accounts/members.ts';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { createCohort, setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { memberFigures, oneMemberFigures } from '../../src/app/results/member-figures.ts';
import { createSchool, type School } from '../../src/app/school.ts';
import { addAnsweredClass } from '../support/answered-classes.ts';
import { codeOf, problemOf, quickAnswers } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';
import { newPassword } from './accounts-class.ts';

const join = async (deps: TestDeps, member: School, parent: School) =>
  joinParent(deps, member.id, await makeMemberLink(deps, parent.id));

/** A class whose end of training is answered by `people` and closed; `A1` is the answer to one item. */
async function closedClass(deps: TestDeps, school: School, people: number, A1 = '4') {
  const wanted = { name: `${people}`, endsOn: '2026-10-20' };
  const cohort = await createCohort(deps, school.id, wanted);
  const rows = Array.from({ length: people }, (_, index) => ({ name: `Person ${index}` }));
  const invited = await addParticipants(deps, school.id, cohort.id, rows);
  for (const { token } of invited) {
    await submitResponse(deps, token, 'end', { ...quickAnswers, A1 });
  }
  await setOccasion(deps, school.id, cohort.id, 'end', { state: 'closed' });
  return cohort;
}

describeOnEach('member schools', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const parent = await createSchool(deps, '蓝天市委党校');
    const member = await createSchool(deps, '青山县委党校');
    const outsider = await createSchool(deps, '绿水县委党校');
    return { deps, parent, member, outsider };
  };
  /** What the parent sees of the end of training of its only member. */
  const seen = async (deps: TestDeps, parent: School) => {
    const [school] = await memberFigures(deps, parent.id);
    const end = school?.occasions.find(({ kind }) => kind === 'end');
    if (!end) throw new Error('the member is not listed');
    const { figures, ...counts } = end;
    const factors = figures.shown ? figures.value.factors : null;
    return { counts, means: factors?.map(({ favourability }) => favourability) ?? null };
  };

  it('join by a link, once, and leave', async () => {
    const { deps, parent, member, outsider } = await start();
    const token = await makeMemberLink(deps, parent.id);
    expect((await openMemberLink(deps, token)).name).toBe(parent.name);
    await joinParent(deps, member.id, token);
    expect(await codeOf(joinParent(deps, outsider.id, token))).toBe('not-found');
    expect((await readFamily(deps, parent.id)).members).toEqual([
      { id: member.id, name: member.name },
    ]);
    expect((await readFamily(deps, member.id)).parent?.id).toBe(parent.id);
    await leaveParent(deps, member.id);
    expect((await readFamily(deps, parent.id)).members).toEqual([]);
    expect(await codeOf(leaveParent(deps, member.id))).toBe('conflict');
    const log = await deps.db.selectFrom('audit_entry').selectAll().execute();
    const noted = log.filter(({ action }) => action.startsWith('member-joined'));
    expect(noted.map(({ school_id }) => school_id).toSorted()).toEqual(
      [member.id, parent.id].toSorted(),
    );
  });

  it('are one level deep and never go in a circle', async () => {
    const { deps, parent, member, outsider } = await start();
    const refusal = async (promise: Promise<unknown>) => {
      const problem = await problemOf(promise);
      return `${problem.code} ${problem.faults[0]?.code}`;
    };
    const early = await makeMemberLink(deps, member.id);
    expect(await refusal(join(deps, parent, parent))).toBe('conflict own-school');
    await join(deps, member, parent);
    expect(await refusal(join(deps, member, outsider))).toBe('conflict already-member');
    expect(await refusal(join(deps, parent, outsider))).toBe('conflict has-members');
    expect(await refusal(joinParent(deps, outsider.id, early))).toBe('conflict parent-is-member');
    expect(await refusal(joinParent(deps, parent.id, early))).toBe('conflict parent-is-member');
    expect(await refusal(makeMemberLink(deps, member.id))).toBe('conflict has-parent');
    // A refusal leaves the link good.
    expect((await openMemberLink(deps, early)).name).toBe(member.name);
  });

  it('do not join through a link that is withdrawn or older than seven days', async () => {
    const { deps, parent, member, outsider } = await start();
    const token = await makeMemberLink(deps, parent.id);
    const [{ id } = { id: '' }] = await listMemberLinks(deps, parent.id);
    expect(await codeOf(withdrawMemberLink(deps, outsider.id, id))).toBe('not-found');
    await withdrawMemberLink(deps, parent.id, id);
    expect(await codeOf(joinParent(deps, member.id, token))).toBe('not-found');
    const late = await makeMemberLink(deps, parent.id);
    deps.setNow('2026-10-27T02:00:00Z');
    expect(await codeOf(joinParent(deps, member.id, late))).toBe('not-found');
  });

  it('may be new, with an administrator of their own', async () => {
    const { deps, parent } = await start();
    const token = await makeMemberLink(deps, parent.id);
    const wanted = { name: '白云县委党校', person: '李雷', login: 'lilei', ...newPassword };
    expect(await codeOf(setupMember(deps, token, { ...wanted, name: parent.name }))).toBe(
      'name-taken',
    );
    await setupMember(deps, token, wanted);
    expect((await readFamily(deps, parent.id)).members.map(({ name }) => name)).toEqual([
      '白云县委党校',
    ]);
    expect(await codeOf(setupMember(deps, token, { ...wanted, login: 'other' }))).toBe('not-found');
  });

  it('are seen merged over their closed classes', async () => {
    const { deps, parent, member } = await start();
    await closedClass(deps, member, 5, '5');
    await closedClass(deps, member, 15, '1');
    await join(deps, member, parent);
    const { counts, means } = await seen(deps, parent);
    expect(counts).toMatchObject({ classes: 2, respondents: 20, left: 0 });
    // 5 people gave 5, 15 gave 1; the second factor is turned round: 6 − 2.
    expect(means).toEqual([2, 4]);
  });

  it('are seen by their parent alone', async () => {
    const { deps, parent, member, outsider } = await start();
    await closedClass(deps, member, 6);
    await join(deps, member, parent);
    expect((await oneMemberFigures(deps, parent.id, member.id)).name).toBe(member.name);
    for (const other of [outsider.id, member.id]) {
      expect(await codeOf(oneMemberFigures(deps, other, member.id))).toBe('not-found');
    }
    expect(await codeOf(oneMemberFigures(deps, parent.id, outsider.id))).toBe('not-found');
    expect(await codeOf(oneMemberFigures(deps, member.id, parent.id))).toBe('not-found');
    await leaveParent(deps, member.id);
    expect(await codeOf(oneMemberFigures(deps, parent.id, member.id))).toBe('not-found');
    expect(await memberFigures(deps, parent.id)).toEqual([]);
  });

  it('show the same figures with a small class as without it, so that nothing is its difference', async () => {
    const { deps, parent, member } = await start();
    await closedClass(deps, member, 10, '2');
    await join(deps, member, parent);
    const before = await seen(deps, parent);
    await leaveParent(deps, member.id);
    await closedClass(deps, member, 4, '5');
    await join(deps, member, parent);
    const after = await seen(deps, parent);
    expect(after.means).toEqual(before.means);
    expect(after.counts).toMatchObject({ classes: 1, respondents: 10, left: 1 });
  });

  it('show nothing of a class that is still open, nor of a simulated one', async () => {
    const { deps, parent, member } = await start();
    const open = await closedClass(deps, member, 8);
    const simulated = await closedClass(deps, member, 9);
    await join(deps, member, parent);
    await setOccasion(deps, member.id, open.id, 'end', { state: 'open' });
    const { id } = simulated;
    await deps.db.updateTable('cohort').set({ simulated: 1 }).where('id', '=', id).execute();
    expect(await seen(deps, parent)).toMatchObject({
      counts: { classes: 0, respondents: 0, left: 0 },
      means: null,
    });
  });

  it('count no class on another form than its own where that takes a few people in', async () => {
    const { deps, parent, member } = await start();
    const day = { school: member.id, endsOn: '2026-01-10' };
    const quick = { end: 'quick', followup: 'quick' };
    await addAnsweredClass(deps.db, { ...day, id: 'quick', end: [0, 20], forms: quick });
    await addAnsweredClass(deps.db, { ...day, id: 'full', end: [0, 9] });
    await join(deps, member, parent);
    expect((await seen(deps, parent)).counts).toMatchObject({ classes: 2, respondents: 29 });
    // Too much of the full form is missing, nothing of the quick one.
    await deps.db
      .insertInto('response')
      .values({
        ...{ pseudonym: 'tenth', occasion_id: 'full-end', form: 'full', day: '2026-01-10' },
        ...{ survey_id: 'transfer-16', survey_version: '1.0.0', outcomes: '{}' },
        answers: JSON.stringify({ A1: 5, A2: 1, B1: 5 }),
      })
      .execute();
    await deps.db.deleteFrom('occasion_moments').execute();
    const { counts } = await seen(deps, parent);
    expect(counts).toMatchObject({ classes: 1, respondents: 20, left: 1 });
  });

  it('are held to the larger of both schools’ minima', async () => {
    const { deps, parent, member } = await start();
    await closedClass(deps, member, 8);
    await join(deps, member, parent);
    const raise = (school: School, reporting_minimum: number) =>
      deps.db
        .updateTable('school')
        .set({ reporting_minimum })
        .where('id', '=', school.id)
        .execute();
    expect((await seen(deps, parent)).means).not.toBeNull();
    await raise(parent, 9);
    expect((await seen(deps, parent)).means).toBeNull();
    await raise(parent, 5);
    await raise(member, 9);
    expect((await seen(deps, parent)).means).toBeNull();
  });
});
