/** Importing a class list: the dry run, what is refused, who keeps their link; each on every database. */
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addOne, editParticipant } from '../../src/app/class-list/class-list-edit.ts';
import { readListText } from '../../src/app/class-list/import-list.ts';
import { packList, unpackList } from '../../src/app/class-list/import-pack.ts';
import {
  type ImportOrder,
  importPeople,
  reviewImport,
} from '../../src/app/class-list/import-people.ts';
import type { TableChoice } from '../../src/app/class-list/import-table.ts';
import {
  addParticipants,
  listParticipants,
  readParticipant,
} from '../../src/app/class-list/participants.ts';
import { bringBack, withdrawParticipant } from '../../src/app/class-list/withdraw-participant.ts';
import { readCohort } from '../../src/app/cohorts/cohorts.ts';
import { openVisit } from '../../src/app/participation/participant-visit.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import type { Fault } from '../../src/domain/problem.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { codeOf, makeClass, problemOf, quickAnswers } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

async function start(db?: Kysely<Tables>) {
  const deps = await testDeps(db ? { db } : {});
  const { school, cohort } = await makeClass(deps, 0);
  const review = (text: string, choice: TableChoice = {}) =>
    reviewImport(deps, school.id, cohort.id, readListText(text, 'file'), choice);
  const take = async (text: string, order: Partial<ImportOrder> = {}) => {
    const list = readListText(text, 'file');
    const { seen } = await reviewImport(deps, school.id, cohort.id, list, order.choice);
    return importPeople(deps, school.id, cohort.id, list, { seen, ...order });
  };
  const people = () => listParticipants(deps, school.id, cohort.id);
  const lines = async () =>
    (await people())
      .filter((one) => !one.withdrawn)
      .map(({ name, unit, phone }) => [name, unit ?? '', phone ?? ''].join(' ').trim());
  const idOf = async (name: string) => (await people()).find((one) => one.name === name)?.id ?? '';
  const linkOf = async (name: string) =>
    (await readParticipant(deps, school.id, cohort.id, await idOf(name))).token;
  return { deps, school, cohort, review, take, people, lines, idOf, linkOf };
}

const said = (faults: readonly Fault[]) => faults.map(({ path, code }) => `${path}: ${code}`);
const counted = (plan: Awaited<ReturnType<typeof reviewImport>>['plan']) =>
  [plan.added, plan.changed, plan.returned, plan.unchanged, plan.missing].map((all) => all.length);

const list = '姓名,单位,手机\n王伟,青山镇,13800000001\n李娜,小河乡,13800000002\n赵敏,小河乡,\n';

describe('the table in a list', () => {
  it('is found below title rows, by its headings in any order, other columns left alone', async () => {
    const { review } = await start();
    const { table, plan } = await review(
      '基层治理班\n二〇二六年十月\n序号,手机号码,姓名（必填）,性别,工作单位\n1,１３８００００００００,王伟,男,青山镇\n',
    );
    expect(table).toMatchObject({ headingRow: 3, columns: [null, 'phone', 'name', null, 'unit'] });
    const nothing = { position: null, email: null, externalId: null };
    expect(plan.added.map(({ details }) => details)).toEqual([
      { ...nothing, name: '王伟', unit: '青山镇', phone: '13800000000' },
    ]);
  });

  it('is corrected by hand: the column of names, the row of the headings', async () => {
    const { review } = await start();
    const text = '参训人,所属\n王伟,青山镇\n';
    const first = await review(text);
    expect(said(first.faults)).toEqual(['row 1: no-headings']);
    const columns = ['name', 'unit'] as const;
    const second = await review(text, { headingRow: 1, columns });
    expect(counted(second.plan)).toEqual([1, 0, 0, 0, 0]);
    const third = await review(text, { headingRow: 0, columns });
    expect(counted(third.plan)).toEqual([2, 0, 0, 0, 0]);
    const twice = await review(text, { headingRow: 1, columns: ['name', 'name'] });
    expect(said(twice.faults)).toEqual(['row 1, name: repeated-column']);
  });

  it('travels through the form as it was read; what we have not packed is refused', async () => {
    const read = readListText(list, 'paste');
    expect(unpackList(packList(read))).toEqual(read);
    for (const packed of ['', 'x', Buffer.from('{}').toString('base64url')]) {
      expect(() => unpackList(packed)).toThrow('invalid-input');
    }
    const bomb = packList({ source: 'file', sheets: [] });
    expect(() => unpackList(bomb)).toThrow('invalid-input');
  });
});

describe('the dry run', () => {
  it('names every problem with its row in the file', async () => {
    const { review } = await start();
    const bad = await review(
      [
        '姓名,单位,手机,邮箱,编号',
        '王伟,青山镇,13800000001,,1',
        ',青山镇,,,',
        '',
        '王 伟,青山镇,138 0000 0001,,1',
        '李娜,,打电话,li,2',
        '赵敏,,1.38E+10,,2',
        `${'长'.repeat(61)},,,,`,
        '孙丽,小河乡,+86 13800000001,,',
      ].join('\n'),
    );
    expect(said(bad.faults)).toEqual([
      'row 3, name: too-short',
      'row 5, name: duplicate',
      'row 6, email: not-an-email',
      'row 6, phone: not-a-phone',
      'row 7, phone: rounded-number',
      'row 8, name: too-long',
    ]);
  });

  it('names both rows of one telephone, and takes the list where somebody says it is so', async () => {
    const { review, take, lines } = await start();
    const text = '姓名,手机\n王伟,13800000001\n李娜,+86 138-0000-0001\n';
    const { faults, sharedPhones } = await review(text);
    expect(faults).toEqual([]);
    expect(sharedPhones).toEqual([
      { path: 'row 3, phone', code: 'shared-phone', params: { first: 'row 2' } },
    ]);
    expect(await take(text)).toMatchObject({ done: false, stale: false });
    expect(await lines()).toEqual([]);
    expect(await take(text, { sharedPhones: true })).toMatchObject({ done: true });
    // What was accepted is not asked again.
    expect((await review(text)).sharedPhones).toEqual([]);
    const third = await review('姓名,手机\n赵敏,13800000001\n');
    expect(third.sharedPhones).toMatchObject([{ code: 'phone-of-other' }]);
  });

  it('tells of a list far too long how long it is, and of merged cells where they are', async () => {
    const { review, deps, school, cohort } = await start();
    const many = Array.from({ length: 10_000 }, (_, n) => `学员${n}`).join('\n');
    const { faults } = await review(`姓名\n${many}\n`);
    expect(faults).toEqual([
      { path: 'file', code: 'too-many-people', params: { n: 10_000, limit: 2000 } },
    ]);
    const [sheet] = readListText(`名单\n${list}`, 'file').sheets;
    if (!sheet) throw new Error('no sheet');
    const merged = (...ranges: string[]) =>
      reviewImport(deps, school.id, cohort.id, {
        source: 'file',
        sheets: [{ ...sheet, merged: ranges }],
      });
    expect((await merged('A1:C1')).faults).toEqual([]);
    expect((await merged('A1:C1', 'B3:B4')).faults).toEqual([
      { path: 'file', code: 'merged-cells', params: { ranges: 'B3:B4', n: 1 } },
    ]);
  });

  it('leaves the template’s example out', async () => {
    const { review } = await start();
    const one = await review('姓名\n示例：王芳\n李娜\n');
    expect([one.examples, counted(one.plan)]).toEqual([1, [1, 0, 0, 0, 0]]);
    expect(said((await review('name\nExample: Wang\n')).faults)).toEqual(['file: no-people']);
  });

  it('leaves out what is nobody: totals, remarks in other columns, the headings of the next page', async () => {
    const { review } = await start();
    const rows = [
      '1,李娜,A,',
      '序号,姓名,单位,手机',
      '2,韩梅,B,',
      '合 计,2人,,',
      '注：以报到为准,,,',
    ];
    const { faults, plan, examples } = await review(`序号,姓名,单位,手机\n${rows.join('\n')}\n`);
    expect([faults, examples]).toEqual([[], 3]);
    expect(plan.added.map(({ details }) => details.name)).toEqual(['李娜', '韩梅']);
    // Half a person is somebody.
    expect(said((await review('姓名,单位\n李娜,A\n,B\n')).faults)).toEqual([
      'row 3, name: too-short',
    ]);
  });
});

describe('who is who', () => {
  it('by number, by name and telephone, by name and unit, by a name that is nobody else’s', async () => {
    const { take, review } = await start();
    await take('姓名,单位,手机,编号\n甲,A,,1\n乙,A,13800000002,\n丙,A,,\n丁,A,,\n戊,A,,\n');
    const next = await review(
      '姓名,单位,手机,编号\n甲改名,B,,1\n乙,B,13800000002,\n丙,A,13800000003,\n丁,C,,\n己,A,,\n',
    );
    const changes = next.plan.changed.map(({ before, fields }) => `${before.name} ${fields}`);
    expect(changes).toEqual(['甲 name,unit', '乙 unit', '丙 phone', '丁 unit']);
    expect(next.plan.added.map(({ details }) => details.name)).toEqual(['己']);
    expect(next.plan.missing.map(({ name }) => name)).toEqual(['戊']);
  });

  it('is not guessed: two of one name, or two numbers, stay two people', async () => {
    const { take, review } = await start();
    await take('姓名,单位\n王伟,A\n王伟,B\n');
    expect(said((await review('姓名\n王伟\n')).faults)).toEqual(['row 2, name: ambiguous-name']);
    expect(counted((await review('姓名,单位\n王伟,C\n')).plan)).toEqual([1, 0, 0, 0, 2]);
    await take('姓名,编号\n李娜,7\n');
    expect(counted((await review('姓名,编号\n李娜,8\n')).plan)).toEqual([1, 0, 0, 0, 3]);
  });

  it('may be somebody who entered by themselves: said, not decided', async () => {
    const { deps, cohort, review } = await start();
    const { joinCohort } = await import('../../src/app/participation/join-cohort.ts');
    for (const name of ['王伟', '李娜']) await joinCohort(deps, cohort.joinCode, { name });
    const { plan } = await review('姓名,单位\n王伟,青山镇\n李娜,\n赵敏,\n');
    expect(counted(plan)).toEqual([2, 0, 0, 1, 0]);
    expect(plan.namesakes.map(({ name }) => name)).toEqual(['王伟']);
  });

  it('keeps what the list has no column for', async () => {
    const { take, lines } = await start();
    await take(list);
    expect(await take('姓名,单位\n王伟,大山镇\n')).toMatchObject({ imported: { changed: 1 } });
    expect(await lines()).toContain('王伟 大山镇 13800000001');
  });
});

describeOnEach('an import', (openDatabase) => {
  it('keeps the links of those it knows, and says what it did', async () => {
    const { deps, take, lines, linkOf } = await start(await openDatabase());
    const first = await take(list);
    expect(first).toMatchObject({ imported: { added: 3, changed: 0, returned: 0, withdrawn: 0 } });
    const link = await linkOf('王伟');
    const second = await take('姓名,单位,手机\n王伟,青山镇,13800000009\n孙丽,,\n');
    expect(second).toMatchObject({ imported: { added: 1, changed: 1, withdrawn: 0 } });
    expect(await linkOf('王伟')).toBe(link);
    expect((await openVisit(deps, link)).current).toBe('end');
    expect(await lines()).toEqual([
      '孙丽',
      '李娜 小河乡 13800000002',
      '王伟 青山镇 13800000009',
      '赵敏 小河乡',
    ]);
    const entries = await deps.db.selectFrom('audit_entry').selectAll().execute();
    const details = entries.filter((one) => one.action === 'people-imported');
    expect(details).toHaveLength(2);
    expect(JSON.stringify(entries)).not.toMatch(/王伟|13800000009/);
  });

  it('is all or nothing', async () => {
    const { take, lines } = await start(await openDatabase());
    expect(await take('姓名,邮箱\n王伟,\n李娜,x\n')).toMatchObject({ done: false });
    expect(await lines()).toEqual([]);
  });

  it('finds out at the last moment that somebody has changed the list', async () => {
    const { deps, school, cohort, review, lines } = await start(await openDatabase());
    const { seen } = await review(list);
    await addParticipants(deps, school.id, cohort.id, [{ name: '王伟' }]);
    const read = readListText(list, 'file');
    const late = await importPeople(deps, school.id, cohort.id, read, { seen });
    expect(late).toMatchObject({ done: false, stale: true });
    expect(await lines()).toEqual(['王伟']);
  });

  it('takes those who are not in it off the list only where that was asked', async () => {
    const { deps, school, cohort, take, lines, linkOf } = await start(await openDatabase());
    await take(list);
    const link = await linkOf('赵敏');
    const shorter = list.replace('赵敏,小河乡,\n', '');
    const outcome = await take(shorter, { withdrawMissing: true });
    expect(outcome).toMatchObject({ imported: { added: 0, changed: 0, withdrawn: 1 } });
    expect(await lines()).toHaveLength(2);
    expect(await codeOf(openVisit(deps, link))).toBe('unknown-link');
    const typed = addParticipants(deps, school.id, cohort.id, [{ name: '赵敏', unit: '小河乡' }]);
    expect(said((await problemOf(typed)).faults)).toEqual(['participants.0.name: has-left']);
    const again = await take(list);
    expect(again).toMatchObject({ imported: { added: 0, returned: 1 } });
    expect(await linkOf('赵敏')).not.toBe(link);
    expect(await codeOf(openVisit(deps, link))).toBe('unknown-link');
  });

  it('of two at once takes one', async () => {
    const { deps, school, cohort, review, lines } = await start(await openDatabase());
    const { seen } = await review(list);
    const read = readListText(list, 'file');
    const both = await Promise.all(
      [1, 2].map(() => importPeople(deps, school.id, cohort.id, read, { seen })),
    );
    expect(both.map(({ done }) => done).sort()).toEqual([false, true]);
    expect(await lines()).toHaveLength(3);
  });

  it('of 2,000 people takes less than two seconds', async () => {
    const { take, lines } = await start(await openDatabase());
    const rows = Array.from(
      { length: 2000 },
      (_, n) => `学员${n},单位${n % 40},1380000${1000 + n}`,
    );
    const begun = performance.now();
    expect(await take(`姓名,单位,手机\n${rows.join('\n')}`)).toMatchObject({ done: true });
    expect(performance.now() - begun).toBeLessThan(6000);
    expect(await lines()).toHaveLength(2000);
  }, 20_000);
});

describeOnEach('leaving the class', (openDatabase) => {
  const began = async () => {
    const all = await start(await openDatabase());
    await all.take(list);
    const { deps, school, cohort } = all;
    const counts = async () => {
      const { occasions } = await readCohort(deps, school.id, cohort.id);
      const [end] = occasions;
      return [end?.invited, end?.drafts, end?.submitted];
    };
    const leave = async (name: string) =>
      withdrawParticipant(deps, school.id, cohort.id, await all.idOf(name));
    return { ...all, counts, leave };
  };

  it('voids the link and forgets what was not sent; answers that were sent stay', async () => {
    const { deps, linkOf, leave, counts } = await began();
    const sent = await linkOf('王伟');
    await submitResponse(deps, sent, 'end', quickAnswers);
    await leave('王伟');
    expect(await codeOf(openVisit(deps, sent))).toBe('unknown-link');
    expect(await codeOf(submitResponse(deps, sent, 'end', quickAnswers))).toBe('unknown-link');
    expect((await counts())[2]).toBe(1);
  });

  it('moves the counts alike, whether somebody has answered, has begun or has not', async () => {
    const { deps, cohort, linkOf, leave, counts } = await began();
    await submitResponse(deps, await linkOf('王伟'), 'end', quickAnswers);
    const { saveDraft } = await import('../../src/app/participation/save-draft.ts');
    await saveDraft(deps, await linkOf('李娜'), 'end', { A1: '3' });
    expect(await counts()).toEqual([3, 1, 1]);
    for (const [left, name] of ['王伟', '李娜', '赵敏'].entries()) {
      await leave(name);
      expect((await counts()).slice(1)).toEqual([1, 1]);
      expect((await counts())[0]).toBe(Math.max(1, 2 - left));
    }
    const drafts = await deps.db.selectFrom('draft').select('fields').execute();
    expect(drafts).toEqual([{ fields: '{}' }]);
    expect(cohort.joining).toBe('auto');
  });

  it('takes the name off the join page too, with a list and without', async () => {
    const { deps, cohort, leave } = await began();
    const { joinCohort } = await import('../../src/app/participation/join-cohort.ts');
    await leave('王伟');
    const join = (name: string) => joinCohort(deps, cohort.joinCode, { name });
    expect(await codeOf(join('王伟'))).toBe('name-not-on-list');
    expect(await join('李娜')).toMatchObject({ kind: 'link' });
    for (const name of ['李娜', '赵敏']) await leave(name);
    // Nobody is left, but there was a list.
    expect(await codeOf(join('陌生人'))).toBe('name-not-on-list');
    const free = await makeClass(deps, 0);
    await joinCohort(deps, free.cohort.joinCode, { name: '孙丽' });
    const [entered] = await listParticipants(deps, free.school.id, free.cohort.id);
    await withdrawParticipant(deps, free.school.id, free.cohort.id, entered?.id ?? '');
    const again = joinCohort(deps, free.cohort.joinCode, { name: '孙 丽' });
    expect(await codeOf(again)).toBe('name-not-on-list');
  });

  it('can be undone: a new link, the old answers; twice is refused, and so is another school', async () => {
    const { deps, school, cohort, linkOf, leave, idOf } = await began();
    const old = await linkOf('王伟');
    await submitResponse(deps, old, 'end', quickAnswers);
    const id = await idOf('王伟');
    expect(await codeOf(bringBack(deps, school.id, cohort.id, id))).toBe('conflict');
    await leave('王伟');
    expect(await codeOf(leave('王伟'))).toBe('conflict');
    const { token } = await bringBack(deps, school.id, cohort.id, id);
    expect(await codeOf(openVisit(deps, old))).toBe('unknown-link');
    const visit = await openVisit(deps, token);
    expect(visit.occasions.map(({ submitted }) => submitted)).toEqual([true, false]);
    const other = await makeClass(deps, 0);
    for (const act of [withdrawParticipant, bringBack]) {
      expect(await codeOf(act(deps, other.school.id, cohort.id, id))).toBe('not-found');
    }
  });
});

describeOnEach('one person by hand', (openDatabase) => {
  const alone = { sharedPhone: false };

  it('is added and corrected with each fault beside its field; link and answers stay', async () => {
    const { deps, school, cohort, take, idOf, linkOf, lines } = await start(await openDatabase());
    await take(list);
    const link = await linkOf('赵敏');
    const id = await idOf('赵敏');
    const add = (input: Record<string, string>, options = alone) =>
      addOne(deps, school.id, cohort.id, { name: '', ...input }, options);
    const edit = (input: Record<string, string>, options = alone) =>
      editParticipant(deps, school.id, cohort.id, id, { name: '赵敏', ...input }, options);
    const taken = { unit: '青山镇', phone: '138 0000 0001' };
    expect(said((await problemOf(add({}))).faults)).toEqual(['name: too-short']);
    expect(said((await problemOf(add({ name: '王伟', ...taken }))).faults)).toEqual([
      'phone: phone-of-other',
    ]);
    const shared = { sharedPhone: true };
    expect(said((await problemOf(add({ name: '王伟', ...taken }, shared))).faults)).toEqual([
      'name: already-listed',
    ]);
    expect(said((await problemOf(edit({ phone: '13800000001' }))).faults)).toEqual([
      'phone: phone-of-other',
    ]);
    await edit({ phone: '13800000001', unit: '大河乡' }, shared);
    await add({ name: '钱七' });
    expect(await lines()).toContain('赵敏 大河乡 13800000001');
    expect(await lines()).toContain('钱七');
    expect(await linkOf('赵敏')).toBe(link);
  });

  it('keeps their unit once somebody has answered; a whole unit can be renamed or joined to another', async () => {
    const { deps, school, cohort, take, review, idOf, linkOf } = await start(await openDatabase());
    await take(list);
    await submitResponse(deps, await linkOf('王伟'), 'end', quickAnswers);
    const move = async (name: string, unit: string) =>
      editParticipant(deps, school.id, cohort.id, await idOf(name), { name, unit }, alone);
    expect(said((await problemOf(move('李娜', '青山镇'))).faults)).toEqual(['unit: unit-is-fixed']);
    const torn = await review('姓名,单位\n李娜,青山镇\n');
    expect(said(torn.faults)).toEqual(['row 2, unit: unit-is-fixed']);
    const whole = await review('姓名,单位\n李娜,大河乡\n赵敏,大河乡\n');
    expect(whole.faults).toEqual([]);
    await move('王伟', '小河乡');
    expect(said((await problemOf(move('王伟', '青山镇'))).faults)).toEqual(['unit: unit-is-fixed']);
  });
});
