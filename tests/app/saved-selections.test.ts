/** Selections kept under a name: found again, of one school alone, noted in the log. */
import { expect, it } from 'vitest';
import { examineComparison } from '../../src/app/comparisons/examine-comparison.ts';
import {
  findSavedSelection,
  listSavedSelections,
  removeSavedSelection,
  saveSelection,
} from '../../src/app/comparisons/saved-selections.ts';
import { type Selection, wholeSchool } from '../../src/app/comparisons/selection.ts';
import { createSchool } from '../../src/app/school.ts';
import { codeOf, problemOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

const selection: Selection = {
  ...wholeSchool,
  occasion: 'followup',
  programmes: ['基层治理', '应急管理'],
  from: '2026-01-01',
  capability: '为民服务',
};

describeOnEach('saved selections', (openDatabase) => {
  const start = async () => {
    const deps = await testDeps({ db: await openDatabase() });
    const school = (await createSchool(deps, 'School')).id;
    const other = (await createSchool(deps, 'Other')).id;
    return { deps, school, other };
  };

  it('are found as they were saved, by name, and name what they choose', async () => {
    const { deps, school } = await start();
    const saved = await saveSelection(deps, school, { name: ' 2026年  上半年', selection });
    expect(saved).toMatchObject({ name: '2026年 上半年', selection });
    await saveSelection(deps, school, { name: '10', selection: wholeSchool });
    await saveSelection(deps, school, { name: '9', selection });
    expect((await listSavedSelections(deps, school)).map(({ name }) => name)).toEqual([
      '9',
      '10',
      '2026年 上半年',
    ]);
    expect(await findSavedSelection(deps, school, saved.id)).toEqual(saved);
    const { title } = await examineComparison(deps, school, wholeSchool, 'zh-CN');
    expect(title).toBe('10');
  });

  it('are of one school', async () => {
    const { deps, school, other } = await start();
    const { id } = await saveSelection(deps, school, { name: 'a', selection });
    expect(await codeOf(findSavedSelection(deps, other, id))).toBe('not-found');
    expect(await codeOf(removeSavedSelection(deps, other, id))).toBe('not-found');
    expect(await listSavedSelections(deps, other)).toEqual([]);
    await saveSelection(deps, other, { name: 'a', selection });
    await removeSavedSelection(deps, school, id);
    expect(await codeOf(removeSavedSelection(deps, school, id))).toBe('not-found');
    expect(await listSavedSelections(deps, school)).toEqual([]);
    expect(await listSavedSelections(deps, other)).toHaveLength(1);
    const log = await deps.db.selectFrom('audit_entry').selectAll().execute();
    const noted = log.filter(({ action }) => action.startsWith('selection'));
    expect(noted.map(({ school_id, action }) => [school_id, action]).sort()).toEqual(
      [
        [school, 'selection-saved'],
        [school, 'selection-removed'],
        [other, 'selection-saved'],
      ].sort(),
    );
  });

  it('need a name of their own', async () => {
    const { deps, school } = await start();
    await saveSelection(deps, school, { name: 'a', selection });
    expect(await codeOf(saveSelection(deps, school, { name: 'a', selection }))).toBe('name-taken');
    for (const name of ['', ' ', undefined, 'x'.repeat(61), 'a\u0000']) {
      const refused = await problemOf(saveSelection(deps, school, { name, selection }));
      expect([refused.code, refused.faults[0]?.path]).toEqual(['invalid-input', 'name']);
    }
    for (let more = 1; more < 100; more++) {
      await saveSelection(deps, school, { name: `n${more}`, selection });
    }
    const refused = await problemOf(saveSelection(deps, school, { name: 'more', selection }));
    expect(refused.faults).toMatchObject([{ path: 'name', code: 'too-many-saved' }]);
  });
});
