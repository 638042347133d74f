import { expect, it } from 'vitest';
import {
  addParticipants,
  listParticipants,
  renewLink,
} from '../../src/app/class-list/participants.ts';
import { type JoinInput, joinCohort, openJoin } from '../../src/app/participation/join-cohort.ts';
import { openVisit } from '../../src/app/participation/participant-visit.ts';
import { codeOf, makeClass, problemOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('joinCohort', (openDatabase) => {
  const start = async (names: readonly string[], input = {}) => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort } = await makeClass(deps, 0, input);
    const rows = names.map((name, index) => ({ name, unit: `Unit ${index}`, position: 'clerk' }));
    const people = rows.length ? await addParticipants(deps, school.id, cohort.id, rows) : [];
    const join = (request: JoinInput) => joinCohort(deps, cohort.joinCode, request);
    const token = async (request: JoinInput) => {
      const joined = await join(request);
      return joined.kind === 'link' ? joined.token : 'choose';
    };
    return { deps, school, cohort, people, join, token };
  };

  it('opens by the code as people type it, and refuses another', async () => {
    const { deps, cohort } = await start(['王伟']);
    const typed = cohort.joinCode
      .toLowerCase()
      .replace(/^(.{5})/, '$1-')
      .replaceAll('0', 'o');
    expect(await openJoin(deps, typed)).toMatchObject({ mode: 'list', cohort: { id: cohort.id } });
    expect(await codeOf(openJoin(deps, 'WRONG'))).toBe('unknown-join-code');
    expect(await codeOf(joinCohort(deps, 'WRONG', { name: '王伟' }))).toBe('unknown-join-code');
  });

  it('gives the link of the list to the name, however it is typed', async () => {
    const { people, token, deps } = await start(['王 伟', 'Ａnna Li', '买买提·艾力']);
    expect(await token({ name: ' 王伟　' })).toBe(people[0]?.token);
    expect(await token({ name: 'anna  LI' })).toBe(people[1]?.token);
    expect(await token({ name: '买买提•艾力' })).toBe(people[2]?.token);
    expect((await openVisit(deps, people[0]?.token ?? '')).participantId).toBe(people[0]?.id);
  });

  it('refuses a name that is not on the list, an empty one, a bad recovery code', async () => {
    const { join } = await start(['王伟']);
    expect(await codeOf(join({ name: '李娜' }))).toBe('name-not-on-list');
    expect((await problemOf(join({ name: ' \u200b ' }))).faults[0]?.path).toBe('name');
    const bad = await problemOf(join({ name: '王伟', recoveryCode: '12ab' }));
    expect([bad.code, bad.faults[0]?.path]).toEqual(['invalid-input', 'recoveryCode']);
  });

  it('lets a link be picked up once without a recovery code', async () => {
    const { join, token, people } = await start(['王伟']);
    expect(await token({ name: '王伟', recoveryCode: '' })).toBe(people[0]?.token);
    expect(await codeOf(join({ name: '王伟' }))).toBe('link-already-picked-up');
    const guess = join({ name: '王伟', recoveryCode: '1234' });
    expect(await codeOf(guess)).toBe('link-already-picked-up');
  });

  it('gives it again to who knows the recovery code, and locks after five wrong ones', async () => {
    const { deps, school, cohort, join, token, people } = await start(['王伟']);
    const own = { name: '王伟', recoveryCode: '4711' };
    const wrong = { name: '王伟', recoveryCode: '0000' };
    expect(await token(own)).toBe(people[0]?.token);
    expect(await token(own)).toBe(people[0]?.token);
    for (let n = 0; n < 5; n++) expect(await codeOf(join(wrong))).toBe('link-already-picked-up');
    expect(await codeOf(join(wrong))).toBe('too-many-attempts');
    expect(await codeOf(join(own))).toBe('too-many-attempts');
    const renewed = await renewLink(deps, school.id, cohort.id, people[0]?.id ?? '');
    expect(renewed.token).not.toBe(people[0]?.token);
    expect((await openVisit(deps, renewed.token)).participantId).toBe(people[0]?.id);
    // It is handed over in person: nobody picks it up by the name.
    expect(await codeOf(join({ name: '王伟', recoveryCode: '5555' }))).toBe(
      'link-already-picked-up',
    );
  });

  it('does not let guesses sent all at once pass the limit', async () => {
    const { join } = await start(['王伟']);
    await join({ name: '王伟', recoveryCode: '0033' });
    const codes = Array.from({ length: 40 }, (_, n) => String(n).padStart(4, '0'));
    const tried = codes.map((recoveryCode) => join({ name: '王伟', recoveryCode }));
    const settled = await Promise.allSettled(tried);
    expect(settled.filter((one) => one.status === 'fulfilled')).toEqual([]);
  });

  it('asks people of one name for their unit, and offers only those not yet picked up', async () => {
    const { join, token, people } = await start(['王伟', '王伟', '王伟']);
    const asked = await join({ name: '王伟' });
    if (asked.kind !== 'choose') throw new Error('gave a link');
    expect(asked.candidates.map((one) => one.label)).toEqual([
      'Unit 0 · clerk',
      'Unit 1 · clerk',
      'Unit 2 · clerk',
    ]);
    const choice = people[1]?.id ?? '';
    expect(await token({ name: '王伟', choice, recoveryCode: '7777' })).toBe(people[1]?.token);
    expect(await token({ name: '王伟', recoveryCode: '7777' })).toBe(people[1]?.token);
    const rest = await join({ name: '王伟' });
    expect(rest).toMatchObject({ candidates: [{ id: people[0]?.id }, { id: people[2]?.id }] });
    expect(await codeOf(join({ name: '王伟', choice }))).toBe('link-already-picked-up');
    expect(await codeOf(join({ name: '李娜', choice }))).toBe('name-not-on-list');
  });

  it('of two who claim one link at once gives it to one', async () => {
    const { join } = await start(['王伟']);
    const settled = await Promise.allSettled([join({ name: '王伟' }), join({ name: '王伟' })]);
    expect(settled.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('without a list enters whoever gives a name, and brings them back by their code', async () => {
    const { deps, school, cohort, token, join } = await start([]);
    expect((await openJoin(deps, cohort.joinCode)).mode).toBe('self');
    const first = await token({ name: '王伟', recoveryCode: '1234' });
    expect(await token({ name: '王伟', recoveryCode: '1234' })).toBe(first);
    const again = { name: '王伟', recoveryCode: '9999' };
    expect(await codeOf(join(again))).toBe('link-already-picked-up');
    expect(await codeOf(join({ name: '王伟' }))).toBe('link-already-picked-up');
    expect(await token({ name: '王伟（柳溪镇）' })).not.toBe(first);
    const listed = await listParticipants(deps, school.id, cohort.id);
    expect(listed).toHaveLength(2);
    expect(listed.every((one) => one.selfEntered && one.pickedUp)).toBe(true);
  });

  it('locks a name after five wrong codes, in self-entry too', async () => {
    const { cohort, deps, school, token, join } = await start([]);
    await token({ name: '王伟', recoveryCode: '1234' });
    for (const recoveryCode of ['0001', '0002', '0003', '0004', '0005']) {
      expect(await codeOf(join({ name: '王伟', recoveryCode }))).toBe('link-already-picked-up');
    }
    expect(await codeOf(join({ name: '王伟', recoveryCode: '1234' }))).toBe('too-many-attempts');
    expect(await listParticipants(deps, school.id, cohort.id)).toHaveLength(1);
  });

  it('enters one person however often one page is sent', async () => {
    const { deps, school, cohort, token } = await start([]);
    const sent = [1, 2, 3].map(() => token({ name: '王伟', page: 'p1' }));
    expect(new Set(await Promise.all(sent)).size).toBe(1);
    expect(await token({ name: '李娜', page: 'p1' })).not.toBe(await sent[0]);
    expect(await listParticipants(deps, school.id, cohort.id)).toHaveLength(2);
  });

  it('with a list takes nobody else, unless the cohort says so', async () => {
    const listed = await start(['王伟'], { joining: 'self' });
    expect(await listed.token({ name: '李娜' })).toMatch(/^[\w-]{22,}$/);
    const empty = await start([], { joining: 'list' });
    expect(await codeOf(empty.join({ name: '李娜' }))).toBe('name-not-on-list');
  });

  it('stops self-entry at a thousand', async () => {
    const { deps, cohort, join } = await start([]);
    const template = await deps.db.selectFrom('participant').selectAll().execute();
    expect(template).toEqual([]);
    await join({ name: 'first' });
    const row = await deps.db.selectFrom('participant').selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: 999 }, (_, n) => ({
      ...row,
      id: `${n}`,
      link_hash: `${n}`,
    }));
    await deps.db.insertInto('participant').values(copies).execute();
    expect(await codeOf(join({ name: 'last' }))).toBe('conflict');
    expect((await openJoin(deps, cohort.joinCode)).mode).toBe('self');
  });
});
