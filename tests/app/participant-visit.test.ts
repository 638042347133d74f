import { expect, it } from 'vitest';
import { readCohort, setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { openVisit } from '../../src/app/participation/participant-visit.ts';
import { readProfile } from '../../src/app/participation/read-profile.ts';
import { saveDraft } from '../../src/app/participation/save-draft.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import type { ActionLibrary } from '../../src/domain/plan/action-library.ts';
import { codeOf, fullAnswers, makeClass, quickAnswers } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

const selfHelp = ['A', 'B'].map((factor) => ({
  factor,
  text: { 'zh-CN': `做 ${factor}`, en: `do ${factor}` },
}));
const library: ActionLibrary = {
  id: 'actions',
  version: '1',
  survey: 'transfer-16',
  sources: [],
  actions: [],
  selfHelp,
};

describeOnEach('a participant’s visit', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase(), actions: [library] });
    const made = await makeClass(deps, 1);
    return { deps, ...made, token: made.people[0]?.token ?? '' };
  };

  it('keeps in a draft what an old tab says nothing of, and takes away what a page has emptied', async () => {
    const { deps, token } = await start();
    await saveDraft(deps, token, 'end', { A1: '4', B1: '2' });
    await saveDraft(deps, token, 'end', { A1: '5' });
    expect((await openVisit(deps, token)).draft).toEqual({ A1: '5', B1: '2' });
    await saveDraft(deps, token, 'end', { B1: '' });
    expect((await openVisit(deps, token)).draft).toEqual({ A1: '5' });
  });

  it('shows the earliest unfinished open occasion, then the next', async () => {
    const { deps, token } = await start();
    expect((await openVisit(deps, token)).current).toBe('end');
    await submitResponse(deps, token, 'end', quickAnswers);
    const between = await openVisit(deps, token);
    expect(between.current).toBeNull();
    expect(between.occasions.map(({ state, submitted }) => [state, submitted])).toEqual([
      ['open', true],
      ['scheduled', false],
    ]);
    deps.setNow('2026-11-19T00:00:00Z');
    expect((await openVisit(deps, token)).current).toBe('followup');
  });

  it('refuses an unknown link, and the old one after renewal', async () => {
    const { deps, token, school, cohort, people } = await start();
    expect(await codeOf(openVisit(deps, 'nobody'))).toBe('unknown-link');
    const { renewLink } = await import('../../src/app/class-list/participants.ts');
    await renewLink(deps, school.id, cohort.id, people[0]?.id ?? '');
    expect(await codeOf(openVisit(deps, token))).toBe('unknown-link');
  });

  it('brings a draft back on any device, only the form’s own fields', async () => {
    const { deps, token, school, cohort } = await start();
    await saveDraft(deps, token, 'end', { A1: '4', occasion: 'end', lang: 'en' });
    await saveDraft(deps, token, 'end', { A1: '5', evil: 'x' });
    expect((await openVisit(deps, token)).draft).toEqual({ A1: '5' });
    const { occasions } = await readCohort(deps, school.id, cohort.id);
    expect(occasions[0]).toMatchObject({ invited: 1, drafts: 1, submitted: 0 });
  });

  it('refuses a draft once it is closed, and once it is answered', async () => {
    const { deps, token, school, cohort } = await start();
    await saveDraft(deps, token, 'end', { A1: '4' });
    await setOccasion(deps, school.id, cohort.id, 'end', { state: 'closed' });
    expect(await codeOf(saveDraft(deps, token, 'end', { A1: '4' }))).toBe('not-open');
    expect(await codeOf(submitResponse(deps, token, 'end', quickAnswers))).toBe('not-open');
    expect((await openVisit(deps, token)).draft).toEqual({});
    await setOccasion(deps, school.id, cohort.id, 'end', { state: 'open' });
    expect((await openVisit(deps, token)).draft).toEqual({ A1: '4' });
    await submitResponse(deps, token, 'end', quickAnswers);
    expect(await codeOf(saveDraft(deps, token, 'end', { A1: '4' }))).toBe('already-submitted');
    expect((await readCohort(deps, school.id, cohort.id)).occasions[0]).toMatchObject({
      drafts: 0,
      submitted: 1,
    });
  });

  it('shows their own profile: favourability by factor, lowest first to do, what comes next', async () => {
    const { deps, token } = await start();
    expect(await codeOf(readProfile(deps, token, 'end'))).toBe('not-found');
    const { receipt } = await submitResponse(deps, token, 'end', { A1: '4', B1: '5' });
    const profile = await readProfile(deps, token, 'end');
    expect(profile.receipt).toBe(receipt);
    expect(profile.results?.answers).toEqual({ A1: 4, B1: 5 });
    expect(profile.results?.factors.map((one) => [one.factor.id, one.favourability])).toEqual([
      ['A', 4],
      ['B', 1],
    ]);
    expect(profile.results?.suggestions.map((text) => text.en)).toEqual(['do B', 'do A']);
    expect(profile.next).toMatchObject({ kind: 'followup', state: 'scheduled', submitted: false });
    deps.setNow('2026-11-25T00:00:00Z');
    await submitResponse(deps, token, 'followup', fullAnswers);
    expect((await readProfile(deps, token, 'followup')).next).toBeNull();
  });
});
