import { describe, expect, it } from 'vitest';
import {
  addParticipants,
  addParticipantsFromCsv,
  listParticipants,
  renewLink,
} from '../../src/app/class-list/participants.ts';
import { codeOf, makeClass, problemOf } from '../support/class.ts';
import { testDeps } from '../support/deps.ts';

const start = async () => {
  const deps = await testDeps();
  const { school, cohort } = await makeClass(deps, 0);
  const add = (rows: readonly Record<string, unknown>[]) =>
    addParticipants(deps, school.id, cohort.id, rows as never);
  const addCsv = (csv: string | Uint8Array) =>
    addParticipantsFromCsv(deps, school.id, cohort.id, Buffer.from(csv));
  const names = async () =>
    (await listParticipants(deps, school.id, cohort.id)).map((one) => one.name);
  return { deps, school, cohort, add, addCsv, names };
};

const faults = async (promise: Promise<unknown>) => {
  const problem = await problemOf(promise);
  expect(problem.code).toBe('invalid-input');
  return problem.faults.map(({ path, code }) => `${path}: ${code}`);
};

describe('addParticipants', () => {
  it('gives each an id and a link of their own, and keeps only a hash of the link', async () => {
    const { deps, add } = await start();
    const people = await add([
      { name: '王伟', unit: '镇政府' },
      { name: '李娜', phone: '13800000000' },
    ]);
    expect(new Set(people.map((one) => one.token)).size).toBe(2);
    const rows = JSON.stringify(await deps.db.selectFrom('participant').selectAll().execute());
    for (const { token } of people) expect(rows).not.toContain(token);
  });

  it('takes all or none, and names every bad row', async () => {
    const { add, names } = await start();
    const bad = [
      { name: '王伟' },
      { name: '' },
      { name: 'x'.repeat(61) },
      { name: '李娜', email: 'nobody' },
      { name: '赵敏', phone: 'call me', age: 3 },
      { name: 7 },
    ];
    expect(await faults(add(bad))).toEqual([
      'participants.1.name: too-short',
      'participants.2.name: too-long',
      'participants.3.email: not-an-email',
      'participants.4.phone: not-a-phone',
      'participants.4.age: unknown-field',
      'participants.5.name: wrong-type',
    ]);
    expect(await names()).toEqual([]);
  });

  it('refuses a person twice, in the list and on it already; one name in two units is two people', async () => {
    const { add } = await start();
    const twice = [
      { name: '王伟', unit: 'A' },
      { name: '王 伟', unit: 'A' },
    ];
    expect(await faults(add(twice))).toEqual(['participants.1.name: duplicate']);
    await add([
      { name: '王伟', unit: 'A' },
      { name: '王伟', unit: 'B' },
    ]);
    expect(await faults(add([{ name: '李娜' }, { name: '王伟', unit: 'B' }]))).toEqual([
      'participants.1.name: already-listed',
    ]);
  });

  it('refuses a number twice, in the list and on it already; no number is no number twice', async () => {
    const { add } = await start();
    const [first, second] = [
      { name: '王伟', externalId: '7' },
      { name: '李娜', externalId: ' 7 ' },
    ];
    const twice = await problemOf(add([{ name: '赵敏' }, first, second]));
    expect(twice.faults).toEqual([
      {
        path: 'participants.2.externalId',
        code: 'repeated-value',
        params: { first: 'participants.1.externalId' },
      },
    ]);
    await add([first, { name: '赵敏', externalId: '' }, { name: '孙丽' }]);
    expect(await faults(add([second]))).toEqual([
      'participants.0.externalId: number-already-listed',
    ]);
  });

  it('refuses characters that cannot be shown; a line break of a cell becomes a space', async () => {
    const { add, names } = await start();
    const bad = [
      { name: '王\u0007伟' },
      { name: '\ud842' },
      { name: '李娜', unit: 'a\u0000', position: '\u009f' },
      { name: '赵敏', externalId: '\udc00' },
    ];
    expect(await faults(add(bad))).toEqual([
      'participants.0.name: control-characters',
      'participants.1.name: control-characters',
      'participants.2.unit: control-characters',
      'participants.2.position: control-characters',
      'participants.3.externalId: control-characters',
    ]);
    await add([{ name: '买买提\n艾力' }, { name: '\u{20bb7}\u200b' }]);
    expect(await names()).toEqual(expect.arrayContaining(['买买提 艾力', '\u{20bb7}']));
  });

  it('refuses an empty list, one too long, and another school’s cohort', async () => {
    const { deps, cohort, add } = await start();
    expect(await faults(add([]))).toEqual(['participants: required']);
    const many = Array.from({ length: 2001 }, (_, n) => ({ name: `P${n}` }));
    expect(await faults(add(many))).toEqual(['participants: too-long']);
    const other = await makeClass(deps, 0);
    const foreign = addParticipants(deps, other.school.id, cohort.id, [{ name: 'x' }]);
    expect(await codeOf(foreign)).toBe('not-found');
    expect(await codeOf(renewLink(deps, other.school.id, cohort.id, 'x'))).toBe('not-found');
  });
});

describe('a class list as CSV', () => {
  const chinese =
    '序号,姓 名,单位,职务,邮箱,手机号\r\n1,王伟,镇政府,科员,,138 0000 0000\r\n2,李娜,"县,财政局",,li@example.org,\r\n,,,,,\r\n';

  it('takes Chinese headings, other columns and empty rows left alone', async () => {
    const { deps, school, cohort, addCsv } = await start();
    expect(await addCsv(chinese)).toHaveLength(2);
    expect(await listParticipants(deps, school.id, cohort.id)).toMatchObject([
      { name: '李娜', unit: '县,财政局', position: null, email: 'li@example.org', phone: null },
      { name: '王伟', unit: '镇政府', position: '科员', email: null, phone: '138 0000 0000' },
    ]);
  });

  it('takes GB18030 as Chinese Excel saves it, and UTF-8 with a byte order mark', async () => {
    const { addCsv, names } = await start();
    // 姓名 CRLF 王伟 in GB18030.
    await addCsv(Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 13, 10, 0xcd, 0xf5, 0xce, 0xb0]));
    await addCsv('\uFEFFname\n李娜\n');
    expect(await names()).toEqual(['李娜', '王伟']);
  });

  it('takes columns pasted from a spreadsheet', async () => {
    const { addCsv, names } = await start();
    await addCsv('Name\tUnit\nAnna Li\tTown\n');
    expect(await names()).toEqual(['Anna Li']);
  });

  it('names rows as the file counts them, the heading being the first', async () => {
    const { addCsv, names } = await start();
    expect(await faults(addCsv('姓名,邮箱\n王伟,x\n\n,a@b.cn\n'))).toEqual([
      'row 2, email: not-an-email',
      'row 4, name: too-short',
    ]);
    expect(await faults(addCsv('姓名,学号\n王伟,7\n李娜,7\n王伟,7\n'))).toEqual([
      'row 3, externalId: repeated-value',
      'row 4, name: duplicate',
    ]);
    expect(await names()).toEqual([]);
  });

  it('refuses a file without a column of names, with one twice, or with open quotes', async () => {
    const { addCsv } = await start();
    expect(await faults(addCsv('单位\n镇政府\n'))).toEqual(['row 1: no-name-column']);
    expect(await faults(addCsv('姓名,name\na,b\n'))).toEqual(['row 1: repeated-column']);
    expect(await faults(addCsv('姓名\n"王伟\n'))).toEqual(['row 2: not-a-table']);
    expect(await faults(addCsv(''))).toEqual(['row 1: no-name-column']);
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0]);
    expect(await faults(addCsv(workbook))).toEqual(['row 1: not-text']);
  });
});
