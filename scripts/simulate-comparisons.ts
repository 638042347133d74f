/**
 * How often a comparison says that something differs: where nothing does, and where one class of 60 does. Prints the tables of
 * docs/statistics.md: `node scripts/simulate-comparisons.ts [RUNS] [WORD IN A NAME]`.
 */
import {
  findingsOf,
  lowered,
  type SimulatedClasses,
  scatteredShifts,
  shiftOfScores,
} from '../tests/support/simulated-classes.ts';

interface Scenario {
  readonly classes: (run: number) => SimulatedClasses;
  readonly programmes?: readonly number[];
}

const same = (count: number, people: number) => Array.from({ length: count }, () => people);
const uneven = Array.from(
  { length: 60 },
  (_, at) => [5, 6, 8, 10, 15, 25, 40, 80, 120, 200][at % 10] ?? 5,
);
const plain = (classes: SimulatedClasses): Scenario => ({ classes: () => classes });

/** Programmes whose classes differ and which themselves do not. */
const ofProgrammes = (programmes: readonly number[], people: number): Scenario => ({
  classes: (run) => ({
    sizes: same(
      programmes.reduce((sum, count) => sum + count, 0),
      people,
    ),
    shift: scatteredShifts(run + 1, 0.4),
  }),
  programmes,
});

/** Where nothing differs. */
const alike: Readonly<Record<string, Scenario>> = {
  '60 classes of 40': plain({ sizes: same(60, 40) }),
  '60 classes of 20': plain({ sizes: same(60, 20) }),
  '60 classes of 8': plain({ sizes: same(60, 8) }),
  '60 classes of 5': plain({ sizes: same(60, 5) }),
  '60 classes of 5 to 200': plain({ sizes: uneven }),
  '12 classes of 8': plain({ sizes: same(12, 8) }),
  '5 classes of 20': plain({ sizes: same(5, 20) }),
  '3 classes of 5': plain({ sizes: same(3, 5) }),
  '2 classes of 40': plain({ sizes: same(2, 40) }),
  '2 classes of 5': plain({ sizes: same(2, 5) }),
  '60 of 40, one with twice the spread': plain({
    sizes: same(60, 40),
    spread: (at) => (at === 3 ? 2 : 1),
  }),
  '60 of 5 to 200, those up to 10 with 1.6 times the spread': plain({
    sizes: uneven,
    spread: (at) => ((uneven[at] ?? 0) <= 10 ? 1.6 : 1),
  }),
  '60 of 5 to 200, those from 80 with 1.6 times the spread': plain({
    sizes: uneven,
    spread: (at) => ((uneven[at] ?? 0) >= 80 ? 1.6 : 1),
  }),
  '12 of 40 and 8 by turns, the small with 1.5 times the spread': plain({
    sizes: Array.from({ length: 12 }, (_, at) => (at % 2 ? 8 : 40)),
    spread: (at) => (at % 2 ? 1.5 : 1),
  }),
  '2 of 8 and 40, the small with 1.6 times the spread': plain({
    sizes: [8, 40],
    spread: (at) => (at ? 1 : 1.6),
  }),
  '2 of 6 and 60, the small with twice the spread': plain({
    sizes: [6, 60],
    spread: (at) => (at ? 1 : 2),
  }),
  ...Object.fromEntries(
    [
      { share: '50%', centre: 1.5 },
      { share: '84%', centre: 2.5 },
      { share: '96%', centre: 3.2 },
    ].flatMap(({ share, centre }) => [
      ...[40, 8, 5].map((people) => [
        `60 of ${people}, ${share} of the answers at the upper end`,
        plain({ sizes: same(60, people), centre }),
      ]),
      [
        `60 of 5 to 200, ${share} of the answers at the upper end`,
        plain({ sizes: uneven, centre }),
      ],
    ]),
  ),
  '60 of 8, half of them tick one column': plain({
    sizes: same(60, 8),
    centre: 1,
    straight: 0.5,
  }),
  '10 programmes of 4 classes of 30': ofProgrammes(same(10, 4), 30),
  '10 programmes of 1 to 8 classes of 30': ofProgrammes([1, 1, 2, 2, 3, 3, 4, 5, 6, 8], 30),
  '3 programmes of 2 classes of 30': ofProgrammes([2, 2, 2], 30),
  '2 programmes of 3 and 20 classes of 30': ofProgrammes([3, 20], 30),
};

const one = (
  count: number,
  people: number,
  factors: 'all' | 'first',
  centre: number = 0,
): Scenario =>
  plain({
    sizes: same(count, people),
    centre,
    shift: lowered(0, shiftOfScores(-0.8, centre), factors),
  });

/** The first of ten programmes lies below, its classes and the others' differ as well. */
const oneProgramme = (classes: number, factors: 'all' | 'first'): Scenario => {
  const programmes = same(10, classes);
  const below = lowered(0, shiftOfScores(-0.8), factors);
  const plainly = ofProgrammes(programmes, 30);
  return {
    programmes,
    classes: (run) => {
      const { sizes, shift } = plainly.classes(run);
      const own = (at: number, factor: number) => (at < classes ? below(0, factor) : 0);
      return { sizes, shift: (at, factor) => (shift?.(at, factor) ?? 0) + own(at, factor) };
    },
  };
};

/** Where the first class or programme lies 0.8 standard deviations of people's scores below the others. */
const oneBelow: Readonly<Record<string, () => Scenario>> = {
  '60 of 40, on one factor': () => one(60, 40, 'first'),
  '60 of 40, on all factors': () => one(60, 40, 'all'),
  '60 of 20, on one factor': () => one(60, 20, 'first'),
  '60 of 20, on all factors': () => one(60, 20, 'all'),
  '60 of 8, on all factors': () => one(60, 8, 'all'),
  '60 of 5, on all factors': () => one(60, 5, 'all'),
  '12 of 40, on one factor': () => one(12, 40, 'first'),
  '12 of 20, on one factor': () => one(12, 20, 'first'),
  '60 of 40, on one factor, 50% of the answers at the upper end': () => one(60, 40, 'first', 1.5),
  '10 programmes of 4 classes, on all factors': () => oneProgramme(4, 'all'),
  '10 programmes of 8 classes, on one factor': () => oneProgramme(8, 'first'),
  '10 programmes of 8 classes, on all factors': () => oneProgramme(8, 'all'),
};

const runs = Number(process.argv[2] ?? 400);
const wanted = (name: string) => name.includes(process.argv[3] ?? '');
const share = (count: number) => `${((100 * count) / runs).toFixed(1)}%`;

console.log('| nothing differs | anything said | a group apart | groups differ as a whole |');
for (const [name, { classes, programmes }] of Object.entries(alike)) {
  if (!wanted(name)) continue;
  const counts = { any: 0, apart: 0, overall: 0 };
  for (let run = 0; run < runs; run++) {
    const { apart, overall } = findingsOf(classes(run), run, programmes);
    if (apart.length > 0) counts.apart++;
    if (overall.length > 0) counts.overall++;
    if (apart.length + overall.length > 0) counts.any++;
  }
  console.log(
    `| ${name} | ${share(counts.any)} | ${share(counts.apart)} | ${share(counts.overall)} |`,
  );
}

console.log('| one at −0.8 standard deviations | named as below |');
for (const [name, make] of Object.entries(oneBelow)) {
  if (!wanted(name)) continue;
  const { classes, programmes } = make();
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const { apart } = findingsOf(classes(run), run, programmes);
    if (apart.some(({ group, side }) => group === '0' && side === 'below')) found++;
  }
  console.log(`| ${name} | ${share(found)} |`);
}
