/** What goes out comes in again as it was, and of what was changed in between exactly that is found. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listFields } from '../../src/app/class-list/class-list-columns.ts';
import {
  classListTemplate,
  exportClassList,
  listFormats,
} from '../../src/app/class-list/class-list-export.ts';
import { type ReadList, readListBytes } from '../../src/app/class-list/import-list.ts';
import { reviewImport } from '../../src/app/class-list/import-people.ts';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { participantInput } from '../../src/app/cohorts/cohort-input.ts';
import { Problem } from '../../src/domain/problem.ts';
import { makeClass, problemOf } from '../support/class.ts';
import { testDeps } from '../support/deps.ts';

/** Names that a spreadsheet would run, quote, split or round, and those of people. */
const odd = fc.constantFrom(
  '=1+1',
  "'=x",
  "''@y",
  '+86 138',
  '-1',
  '@SUM(A1)',
  'a,b',
  '"q"',
  '1e5',
  'TRUE',
  '００７',
  '欧阳修',
  'Ｗang',
  '𠮷',
  '买买提·艾力',
  '_x0041_',
  '<a>&',
  '0012',
);
const text = fc.oneof(odd, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null, freq: 3 });
const digits = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'));

const person = fc.record({
  name: text,
  unit: maybe(text),
  position: maybe(text),
  email: maybe(digits.map((name) => `u${name}@example.org`)),
  phone: maybe(
    fc.oneof(
      digits,
      digits.map((n) => `+86 ${n}`),
      digits.map((n) => `(010)${n}`),
    ),
  ),
  externalId: maybe(fc.oneof(digits, text)),
});
const valid = person.filter((one) => participantInput.safeParse(one).success);
const people = fc.uniqueArray(valid, {
  minLength: 1,
  maxLength: 25,
  // Told apart by a number or a name of their own: two who only differ in case are a matter for people.
  comparator: (a, b) => a === b,
  selector: (one) =>
    one.name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s·•‧∙・.．]/gu, ''),
});

const start = async () => {
  const deps = await testDeps();
  const { school } = await makeClass(deps, 0);
  return { deps, school };
};
const world = start();

/** A class of these people; null where the list itself is refused, e.g. for one number given twice. */
async function classOf(rows: readonly object[]) {
  const { deps } = await world;
  const { school, cohort } = await makeClass(deps, 0);
  const added = await addParticipants(deps, school.id, cohort.id, rows as never).catch(
    (error: unknown) => {
      if (error instanceof Problem) return null;
      throw error;
    },
  );
  if (!added) return null;
  const review = (list: ReadList) => reviewImport(deps, school.id, cohort.id, list);
  const file = async (format: (typeof listFormats)[number]) => {
    const { content } = await exportClassList(deps, school.id, cohort.id, 'zh-CN', format);
    return readListBytes(Buffer.from(content));
  };
  return { review, file, deps, school, cohort };
}

it.each(listFormats)(
  'an exported list (%s) comes in again as it was',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(people, async (rows) => {
        const made = await classOf(rows);
        fc.pre(made !== null);
        const { plan, faults, sharedPhones } = await made.review(await made.file(format));
        expect(faults).toEqual([]);
        expect(sharedPhones).toEqual([]);
        expect(plan).toMatchObject({ added: [], changed: [], returned: [], missing: [] });
        expect(plan.unchanged).toHaveLength(rows.length);
      }),
      { numRuns: 40, seed: 7 },
    );
  },
  60_000,
);

it('of what was changed in the file exactly that is found', async () => {
  const edits = fc.array(
    fc.record({
      row: fc.nat(24),
      field: fc.constantFrom('unit', 'position', 'phone' as const),
      value: fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String),
    }),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(people, edits, fc.integer({ min: 0, max: 3 }), async (rows, wanted, taken) => {
      const made = await classOf(rows);
      fc.pre(made !== null);
      const list = await made.file('csv');
      const [sheet] = list.sheets;
      if (!sheet) throw new Error('no sheet');
      const cells = sheet.rows.map((row) => [...row.cells]);
      const changed = new Set<string>();
      for (const { row, field, value } of wanted) {
        const line = cells[1 + (row % rows.length)];
        const column = listFields.indexOf(field);
        if (!line || changed.has(`${line[0]} ${field}`)) continue;
        if (line[column] === value) continue;
        line[column] = value;
        changed.add(`${line[0]} ${field}`);
      }
      const kept = cells.slice(0, Math.max(2, cells.length - taken));
      const names = new Set(kept.map(([name]) => name));
      const edited = sheet.rows
        .slice(0, kept.length)
        .map(({ number }, index) => ({ number, cells: kept[index] ?? [] }));
      const sheets = [{ ...sheet, rows: edited, total: edited.length }];
      const { plan } = await made.review({ ...list, sheets });
      const found = plan.changed.flatMap(({ before, fields }) =>
        fields.map((field) => `${before.name} ${field}`),
      );
      const expected = [...changed].filter((one) => names.has(one.replace(/ \w+$/, '')));
      expect(new Set(found)).toEqual(new Set(expected));
      expect(plan.added).toEqual([]);
      expect(plan.missing).toHaveLength(cells.length - kept.length);
    }),
    { numRuns: 40, seed: 7 },
  );
}, 60_000);

it('nothing that is exported runs as a formula, and a template brings nobody', async () => {
  const made = await classOf([
    { name: '=HYPERLINK("x")', unit: '+1', position: '-2' },
    { name: '@a' },
  ]);
  if (!made) throw new Error('refused');
  const { deps, school, cohort } = made;
  const csv = await exportClassList(deps, school.id, cohort.id, 'zh-CN', 'csv');
  const cells = String(csv.content)
    .slice(1)
    .split(/\r\n|,/);
  expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  const template = await readListBytes(Buffer.from((await classListTemplate('en')).content));
  const { faults, examples, plan } = await made.review(template);
  expect([faults.map(({ code }) => code), examples, plan.added]).toEqual([['no-people'], 1, []]);
  const entries = await deps.db.selectFrom('audit_entry').selectAll().execute();
  expect(entries.some((one) => one.action === 'class-list-exported')).toBe(true);
  expect(JSON.stringify(entries)).not.toContain('HYPERLINK');
  const other = await makeClass(deps, 0);
  const foreign = exportClassList(deps, other.school.id, cohort.id, 'en', 'xlsx');
  expect((await problemOf(foreign)).code).toBe('not-found');
});
