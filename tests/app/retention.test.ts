/** Retention: nothing is erased that was not announced for thirty days, and a class can be kept. */
import { expect, it } from 'vitest';
import { cohortOfSchool } from '../../src/app/cohorts/load-cohort.ts';
import {
  countNearRetention,
  handleOneRetention,
  keepClass,
  retentionNotice,
} from '../../src/app/housekeeping/retention.ts';
import { changeSchoolSettings } from '../../src/app/housekeeping/school-settings.ts';
import { codeOf, makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('retention', (openDatabase) => {
  // The follow-up closes on 2026-12-19.
  const start = async (months: number | null) => {
    const deps = await testDeps({ db: await openDatabase() });
    const { school, cohort, people } = await makeClass(deps, 6);
    const set = (retentionMonths: number | null) =>
      changeSchoolSettings(deps, school.id, { name: school.name, retentionMonths });
    await set(months);
    const fresh = () => cohortOfSchool(deps, school.id, cohort.id);
    const notice = async () => retentionNotice(deps, await fresh());
    const erased = async () => (await fresh()).erasedOn;
    const on = (day: string) => deps.setNow(`${day}T04:00:00Z`);
    return { deps, school, cohort, people, set, notice, erased, on };
  };

  it('says so thirty days before, and erases then', async () => {
    const { deps, school, notice, erased, on } = await start(12);
    on('2027-11-18');
    expect(await notice()).toBeNull();
    expect(await countNearRetention(deps, school.id)).toBe(0);
    expect(await handleOneRetention(deps)).toBe(false);
    on('2027-11-19');
    expect(await countNearRetention(deps, school.id)).toBe(1);
    expect(await handleOneRetention(deps)).toBe(true);
    expect(await notice()).toEqual({ erasesOn: '2027-12-19' });
    on('2027-12-18');
    expect(await handleOneRetention(deps)).toBe(false);
    on('2027-12-19');
    expect(await handleOneRetention(deps)).toBe(true);
    expect(await erased()).toBe('2027-12-19');
    expect(await notice()).toBeNull();
    expect(await handleOneRetention(deps)).toBe(false);
    const log = await deps.db.selectFrom('audit_entry').select(['action', 'actor_kind']).execute();
    expect(log).toContainEqual({ action: 'class-erased-by-itself', actor_kind: 'server' });
  });

  it('erases nothing unannounced, however long it is overdue', async () => {
    const { deps, notice, erased, on } = await start(12);
    on('2030-01-01');
    expect(await handleOneRetention(deps)).toBe(true);
    expect(await erased()).toBeNull();
    expect(await notice()).toEqual({ erasesOn: '2030-01-31' });
    on('2030-01-30');
    expect(await handleOneRetention(deps)).toBe(false);
  });

  it('announces anew after other months were set', async () => {
    const { deps, notice, set, erased, on } = await start(12);
    on('2027-12-01');
    await handleOneRetention(deps);
    await set(null);
    expect(await notice()).toBeNull();
    on('2028-06-01');
    expect(await handleOneRetention(deps)).toBe(false);
    await set(12);
    expect(await handleOneRetention(deps)).toBe(true);
    expect(await erased()).toBeNull();
    expect(await notice()).toEqual({ erasesOn: '2028-07-01' });
  });

  it('keeps a class until the day set by hand', async () => {
    const { deps, school, cohort, notice, erased, on } = await start(12);
    on('2027-12-01');
    await handleOneRetention(deps);
    await keepClass(deps, school.id, cohort.id, '2029-05-01');
    expect(await notice()).toBeNull();
    on('2029-04-20');
    expect(await handleOneRetention(deps)).toBe(true);
    expect(await notice()).toEqual({ erasesOn: '2029-05-20' });
    expect(await erased()).toBeNull();
    for (const day of ['2029-04-20', 'soon', '2199-01-01', '']) {
      expect(await codeOf(keepClass(deps, school.id, cohort.id, day)), day).toBe('invalid-input');
    }
    const other = await makeClass(deps, 0);
    expect(await codeOf(keepClass(deps, other.school.id, cohort.id, '2030-01-01'))).toBe(
      'not-found',
    );
  });

  it('lets two processes erase a class once', async () => {
    const { deps, on } = await start(12);
    on('2027-12-01');
    await handleOneRetention(deps);
    on('2028-01-30');
    const both = await Promise.allSettled([handleOneRetention(deps), handleOneRetention(deps)]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    const log = await deps.db
      .selectFrom('audit_entry')
      .select('id')
      .where('action', '=', 'class-erased-by-itself')
      .execute();
    expect(log).toHaveLength(1);
  });
});
