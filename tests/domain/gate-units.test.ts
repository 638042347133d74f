/** Units one by one: nothing published of the same answers may differ by a few people. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PersonPart, partsToShow, schoolGate } from '../../src/domain/disclosure/gate.ts';

const gate = schoolGate(5);

const person = fc.record({
  unit: fc.constantFrom('A', 'B', 'C', ''),
  careless: fc.boolean(),
  both: fc.boolean(),
});
/** Random people alone are rarely enough of each kind: whole pieces of a size, too. */
const people = fc
  .array(fc.tuple(person, fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
  .map((pieces) => pieces.flatMap(([each, size]) => Array<PersonPart>(size).fill(each)));
const tells = fc.record({ careless: fc.boolean(), both: fc.boolean() });

describe('partsToShow', () => {
  it('leaves nobody few in any difference of two published groups', () => {
    let shown = 0;
    fc.assert(
      fc.property(people, tells, (all, told) => {
        const units = partsToShow(gate, all, told);
        if (units.length === 0) return;
        shown += 1;
        const groups = publishedGroups(all, told, units);
        for (const one of groups) {
          expect(one.size).toBeGreaterThanOrEqual(5);
          for (const other of groups) {
            const common = [...one].filter((index) => other.has(index)).length;
            for (const rest of [common, one.size - common]) {
              expect(rest === 0 || rest >= 5).toBe(true);
            }
          }
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(shown).toBeGreaterThan(20);
  });

  it('offers units in natural order, never the people without one, and no single unit', () => {
    const of = (unit: string): PersonPart[] =>
      Array<PersonPart>(5).fill({ unit, careless: false, both: false });
    const nothing = { careless: false, both: false };
    expect(partsToShow(gate, [...of('10乡'), ...of('2乡'), ...of('')], nothing)).toEqual([
      '2乡',
      '10乡',
    ]);
    expect(partsToShow(gate, of('2乡'), nothing)).toEqual([]);
    expect(partsToShow(gate, [...of('2乡'), ...of('10乡').slice(1)], nothing)).toEqual([]);
  });
});

/** Whoever a figure on some page describes, by index. */
function publishedGroups(
  all: readonly PersonPart[],
  told: { readonly careless: boolean; readonly both: boolean },
  units: readonly string[],
): readonly Set<number>[] {
  const where = (test: (person: PersonPart) => boolean) =>
    new Set(all.flatMap((each, index) => (test(each) ? [index] : [])));
  return [
    where(() => true),
    ...units.map((unit) => where((each) => each.unit === unit)),
    ...(told.careless ? [where((each) => !each.careless)] : []),
    ...(told.both ? [where((each) => each.both), where((each) => !each.both)] : []),
  ].filter((group) => group.size > 0);
}
