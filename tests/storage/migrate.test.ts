import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrate, pendingMigrations } from '../../src/storage/migrate.ts';
import { insertResponses } from '../../src/storage/response-store.ts';
import { makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('migrations', (openDatabase, dialect) => {
  it('leave nothing pending and change nothing when run again', async () => {
    const db = await openDatabase();
    await migrate(db);
    expect(await pendingMigrations(db)).toEqual([]);
  });

  it('make responses insert-only, and one a person and occasion', async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const { cohort } = await makeClass(deps, 0);
    const row = {
      pseudonym: 'p',
      occasion_id: cohort.occasions[0]?.id ?? '',
      survey_id: cohort.survey.id,
      survey_version: cohort.survey.version,
      form: 'quick',
      day: '2026-10-20',
      answers: '{}',
      outcomes: '{}',
    };
    expect(await insertResponses(deps.db, [row])).toHaveLength(1);
    expect(await insertResponses(deps.db, [{ ...row, answers: '{"A1":1}' }])).toHaveLength(0);
    const insertOnly = /insert-only/;
    await expect(
      deps.db.updateTable('response').set({ answers: '{"A1":1}' }).execute(),
    ).rejects.toThrow(insertOnly);
    await expect(deps.db.deleteFrom('response').execute()).rejects.toThrow(insertOnly);
    if (dialect === 'sqlite') {
      const replace = sql`insert or replace into response select * from response`;
      await expect(replace.execute(deps.db)).rejects.toThrow(insertOnly);
    }
    const stored = await deps.db.selectFrom('response').select('answers').execute();
    expect(stored).toEqual([{ answers: '{}' }]);
  });

  it('let no answer refer to an occasion that does not exist', async () => {
    const db = await openDatabase();
    const draft = { pseudonym: 'p', occasion_id: 'nowhere', fields: '{}' };
    await expect(db.insertInto('draft').values(draft).execute()).rejects.toThrow(/foreign key/i);
  });
});
