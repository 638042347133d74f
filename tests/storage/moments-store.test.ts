import { expect, it } from 'vitest';
import {
  deleteMoments,
  findOccasionMoments,
  findPairMoments,
  lockOccasions,
  writeOccasionMoments,
  writePairMoments,
} from '../../src/storage/moments-store.ts';
import { insertResponses } from '../../src/storage/response-store.ts';
import { makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

describeOnEach('stored moments', (openDatabase, dialect) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const { cohort } = await makeClass(deps, 0);
    const [end = '', followup = ''] = cohort.occasions.map(({ id }) => id);
    const row = (occasion_id: string, form: string) => ({
      occasion_id,
      form,
      version: 1,
      people: 7,
      vector: '[7,0]',
    });
    const pairs = {
      cohort_id: cohort.id,
      end_id: end,
      end_form: 'quick',
      followup_id: followup,
      followup_form: 'full',
      version: 1,
      end_people: 9,
      followup_people: 8,
      pairs: 7,
      factors: '[]',
    };
    const rows = [row(end, 'quick'), row(followup, 'full'), row(followup, 'quick')];
    await writeOccasionMoments(deps.db, rows);
    await writePairMoments(deps.db, pairs);
    return { db: deps.db, cohort, end, followup, row, rows, pairs };
  };

  it('are read many at once, of one version', async () => {
    const { db, cohort, end, followup, rows, pairs } = await start();
    const found = await findOccasionMoments(db, [end, followup, 'nothing'], 1);
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining(rows));
    expect(await findOccasionMoments(db, [end, followup], 2)).toEqual([]);
    expect(await findPairMoments(db, [cohort.id], 1)).toEqual([pairs]);
    expect(await findPairMoments(db, [cohort.id], 2)).toEqual([]);
  });

  it('take the place of what there was', async () => {
    const { db, cohort, end, row, pairs } = await start();
    await writePairMoments(db, { ...pairs, pairs: 6 });
    expect(await findPairMoments(db, [cohort.id], 1)).toMatchObject([{ pairs: 6 }]);
    await writeOccasionMoments(db, [{ ...row(end, 'quick'), people: 8 }]);
    expect(await findOccasionMoments(db, [end], 1)).toMatchObject([{ people: 8 }]);
  });

  it.each(['end', 'followup'] as const)('of pairs go with those of the %s', async (kind) => {
    const { db, cohort, end, followup } = await start();
    await deleteMoments(db, [kind === 'end' ? end : followup]);
    expect(await findPairMoments(db, [cohort.id], 1)).toEqual([]);
    expect(await findOccasionMoments(db, [end, followup], 1)).toHaveLength(kind === 'end' ? 2 : 1);
  });

  // Pglite and SQLite have one connection: there nobody else can come between.
  it.runIf(dialect === 'postgres')('keep an answer waiting while they are written', async () => {
    const { db, cohort, end, row } = await start();
    const response = {
      pseudonym: 'late',
      occasion_id: end,
      survey_id: cohort.survey.id,
      survey_version: cohort.survey.version,
      form: 'quick',
      day: '2026-10-20',
      answers: '{}',
      outcomes: '{}',
    };
    const order: string[] = [];
    const submit = db.transaction();
    let late: Promise<void> | null = null;
    await db.transaction().execute(async (trx) => {
      await lockOccasions(trx, [end]);
      late = submit.execute(async (other) => {
        await insertResponses(other, [response]);
        order.push('inserted');
        await deleteMoments(other, [end]);
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await writeOccasionMoments(trx, [row(end, 'quick')]);
      order.push('stored');
    });
    await late;
    expect(order).toEqual(['stored', 'inserted']);
    expect(await findOccasionMoments(db, [end], 1)).toEqual([]);
  });

  it.runIf(dialect === 'postgres')('wait for an answer that is on its way', async () => {
    const { db, cohort, end } = await start();
    const response = {
      pseudonym: 'first',
      occasion_id: end,
      survey_id: cohort.survey.id,
      survey_version: cohort.survey.version,
      form: 'quick',
      day: '2026-10-20',
      answers: '{}',
      outcomes: '{}',
    };
    let writer: Promise<number> | null = null;
    await db.transaction().execute(async (trx) => {
      await insertResponses(trx, [response]);
      writer = db.transaction().execute(async (other) => {
        await lockOccasions(other, [end]);
        const seen = await other.selectFrom('response').select('pseudonym').execute();
        return seen.length;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await deleteMoments(trx, [end]);
    });
    expect(await writer).toBe(1);
  });
});
