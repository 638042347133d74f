import { expect, it } from 'vitest';
import { renewLink } from '../../src/app/class-list/participants.ts';
import { linkTokenOf } from '../../src/app/keys.ts';
import { closeProfile } from '../../src/app/participation/close-profile.ts';
import { openVisit } from '../../src/app/participation/participant-visit.ts';
import { readProfile } from '../../src/app/participation/read-profile.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { codeOf, fullAnswers, makeClass, quickAnswers } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('closing a profile', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort, people } = await makeClass(deps, 2);
    const [token = '', other = ''] = people.map((person) => person.token);
    return { deps, school, cohort, people, token, other };
  };

  it('leaves the receipt alone, on both occasions, and other people’s profiles', async () => {
    const { deps, token, other } = await start();
    const { receipt } = await submitResponse(deps, token, 'end', quickAnswers);
    await submitResponse(deps, other, 'end', quickAnswers);
    await closeProfile(deps, token);
    await closeProfile(deps, token);
    expect(await readProfile(deps, token, 'end')).toMatchObject({ receipt, results: null });
    expect((await readProfile(deps, other, 'end')).results).not.toBeNull();
    deps.setNow('2026-11-25T00:00:00Z');
    await submitResponse(deps, token, 'followup', fullAnswers);
    expect((await readProfile(deps, token, 'followup')).results).toBeNull();
    expect((await submitResponse(deps, token, 'end', quickAnswers)).receipt).toBe(receipt);
  });

  it('holds under a renewed link, and changes nothing else', async () => {
    const { deps, school, cohort, people, token } = await start();
    await submitResponse(deps, token, 'end', quickAnswers);
    const before = await openVisit(deps, token);
    await closeProfile(deps, token);
    expect(await openVisit(deps, token)).toEqual(before);
    const id = people[0]?.id ?? '';
    await renewLink(deps, school.id, cohort.id, id);
    const renewed = linkTokenOf(deps.keys, id, 2);
    expect((await readProfile(deps, renewed, 'end')).results).toBeNull();
  });

  it('refuses an unknown link, and stores nothing', async () => {
    const { deps } = await start();
    expect(await codeOf(closeProfile(deps, 'nobody'))).toBe('unknown-link');
    expect(await deps.db.selectFrom('closed_profile').selectAll().execute()).toEqual([]);
  });
});
