/** Occasions open and close at midnight where the class is; it is noted once, however late. */
import { expect, it } from 'vitest';
import { setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { turnOneOccasion } from '../../src/app/cohorts/occasion-turns.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';
import { answerAll, makeRemindedClass } from '../support/reminded-class.ts';

async function turn(deps: TestDeps, instant: string): Promise<void> {
  deps.setNow(instant);
  while (await turnOneOccasion(deps));
}

async function noted(deps: TestDeps): Promise<readonly string[]> {
  const rows = await deps.db
    .selectFrom('audit_entry')
    .select(['action', 'details', 'actor_kind'])
    .where('action', 'like', 'occasion-%-by-date')
    .execute();
  return rows
    .map(({ action, details, actor_kind }) => {
      const { kind, day } = JSON.parse(details) as { kind: string; day: string };
      return `${actor_kind} ${action} ${kind} ${day}`;
    })
    .toSorted();
}

describeOnEach('an occasion', (openDatabase) => {
  const start = async (timeZone: string, endsOn = '2026-10-20') => {
    const deps = await testDeps({ db: await openDatabase() });
    const made = await makeRemindedClass(deps, { timeZone, endsOn });
    return { deps, made };
  };

  it('opens at midnight in Shanghai', async () => {
    const { deps } = await start('Asia/Shanghai', '2026-10-21');
    await turn(deps, '2026-10-20T15:59:59Z');
    expect(await noted(deps)).toEqual([]);
    await turn(deps, '2026-10-20T16:00:00Z');
    await turn(deps, '2026-10-20T16:00:15Z');
    expect(await noted(deps)).toEqual(['server occasion-opened-by-date end 2026-10-21']);
  });

  it('closes at midnight in New York, on either side of the end of summer time', async () => {
    // Summer time ends on 1 November: the last day of a class that ends on 18 October has 25 hours.
    const { deps } = await start('America/New_York', '2026-10-18');
    await turn(deps, '2026-10-18T04:00:00Z');
    await turn(deps, '2026-11-02T04:59:59Z');
    expect(await noted(deps)).toEqual(['server occasion-opened-by-date end 2026-10-18']);
    await turn(deps, '2026-11-02T05:00:00Z');
    expect(await noted(deps)).toEqual([
      'server occasion-closed-by-date end 2026-11-01',
      'server occasion-opened-by-date end 2026-10-18',
    ]);
  });

  it('has its sums stored once it has closed', async () => {
    const { deps, made } = await start('Asia/Shanghai');
    await answerAll(deps, made, [0, 1, 2, 3, 4, 5]);
    const count = async () =>
      (await deps.db.selectFrom('occasion_moments').select('form').execute()).length;
    await turn(deps, '2026-11-03T15:59:59Z');
    expect(await count()).toBe(0);
    await turn(deps, '2026-11-03T16:00:00Z');
    expect(await count()).toBeGreaterThan(0);
  });

  it('is caught up with once by a server that was down for three days, or months', async () => {
    const { deps } = await start('Asia/Shanghai');
    await turn(deps, '2026-11-06T04:00:00Z');
    const first = await noted(deps);
    expect(first).toEqual([
      'server occasion-closed-by-date end 2026-11-03',
      'server occasion-opened-by-date end 2026-10-20',
    ]);
    await turn(deps, '2027-03-01T00:00:00Z');
    await turn(deps, '2027-03-02T00:00:00Z');
    expect(await noted(deps)).toHaveLength(4);
  });

  it('that was opened or closed by hand does not turn by its days', async () => {
    const { deps, made } = await start('Asia/Shanghai');
    await setOccasion(deps, made.school.id, made.cohort.id, 'end', { state: 'closed' });
    await turn(deps, '2026-11-06T04:00:00Z');
    expect(await noted(deps)).toEqual([]);
  });

  it('is noted once by two servers', async () => {
    const { deps } = await start('Asia/Shanghai');
    deps.setNow('2026-11-06T04:00:00Z');
    await Promise.all(
      [deps, { ...deps }].map(async (one) => {
        while (await turnOneOccasion(one));
      }),
    );
    expect(await noted(deps)).toHaveLength(2);
  });
});
