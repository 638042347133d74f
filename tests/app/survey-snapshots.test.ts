import { expect, it } from 'vitest';
import { newestById } from '../../src/app/cohorts/survey-files.ts';
import { readSnapshot, registerSurvey } from '../../src/app/cohorts/survey-snapshots.ts';
import { makeClass } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { parsed, smallSurvey, testDeps } from '../support/deps.ts';

const changed = { ...smallSurvey, title: 'Changed' };
const version = { id: 'transfer-16', version: '1.0.0' };

describeOnEach('a survey version', (openDatabase) => {
  it('may be replaced until a class uses it, and then never changes', async () => {
    const deps = await testDeps({ db: await openDatabase() });
    expect(await registerSurvey(deps.db, version, smallSurvey)).toBe('unchanged');
    expect(await registerSurvey(deps.db, version, changed)).toBe('replaced');
    await makeClass(deps, 1);
    expect(await registerSurvey(deps.db, version, smallSurvey)).toBe('in-use');
    const stored = await readSnapshot(deps.db, new Map(), 'transfer-16', '1.0.0');
    expect(stored.title.en).toBe('Changed');
  });

  it('is the same when only the order of its keys differs', async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const reordered = Object.fromEntries(Object.entries(smallSurvey).reverse());
    expect(await registerSurvey(deps.db, version, reordered)).toBe('unchanged');
  });
});

it('the newest of several versions is found by number, not by letter', () => {
  const versions = ['1.9.0', '1.10.0', '1.2.0'].map((text) => ({
    ...parsed(smallSurvey),
    version: text,
  }));
  expect(newestById(versions).get('transfer-16')?.version).toBe('1.10.0');
});
