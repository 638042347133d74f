/** Where a class stands by favourability among classes that were asked the same. */
import type { FactorFigures } from '../analysis/analysis.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import { favourabilityInterval } from '../scoring/favourability.ts';
import { percentileRank } from '../statistics/percentile-rank.ts';
import type { ClassPosition, PositionAmong } from './comparison.ts';

/** Among fewer classes, itself counted, a percentile says nothing. */
const fewestClasses = 20;
/**
 * Among fewer classes of other schools, or the classes of fewer schools, a place would tell of these: a school knows
 * its own classes, and takes the place among them from the place among all.
 */
const ofOthers = { schools: 3, classes: 10 } as const;
const ofOwn = { schools: 0, classes: 0 } as const;

export interface OtherClass {
  readonly school: string;
  /** In the survey's order; gated. */
  readonly factors: readonly FactorFigures[];
}

type Place = NonNullable<PositionAmong['factors']>[number];

/**
 * Among the other classes of its school, and among those of the whole server, its own school's too, where at least
 * three other schools have one, and the other schools ten together.
 */
export function classPosition(
  survey: Survey,
  own: OtherClass & { readonly id: string },
  others: readonly OtherClass[],
): ClassPosition {
  const ofSchool = others.filter(({ school }) => school === own.school);
  const isWide = hasOthers(own, others, ofOthers);
  return {
    group: own.id,
    school: positionAmong(survey, own, ofSchool, ofOwn),
    server: isWide ? positionAmong(survey, own, others, ofOthers) : null,
  };
}

interface Fewest {
  readonly schools: number;
  readonly classes: number;
}

function hasOthers(own: OtherClass, others: readonly OtherClass[], fewest: Fewest): boolean {
  const schools = others.map(({ school }) => school).filter((school) => school !== own.school);
  return schools.length >= fewest.classes && new Set(schools).size >= fewest.schools;
}

/** @param fewest other schools, and classes of theirs, that must have the factor */
function positionAmong(
  survey: Survey,
  own: OtherClass,
  others: readonly OtherClass[],
  fewest: Fewest,
): PositionAmong {
  const known = { classes: others.length, needed: fewestClasses };
  if (others.length + 1 < fewestClasses) return { ...known, factors: null };
  const factors = survey.factors.map((factor, at): Place => {
    const having = others.filter(({ factors }) => favourabilityAt(factors, at) !== null);
    const isEnough = having.length + 1 >= fewestClasses && hasOthers(own, having, fewest);
    const values = isEnough ? having.map(({ factors }) => favourabilityAt(factors, at) ?? 0) : [];
    return placeOf(survey, factor, own.factors[at], Float64Array.from(values).sort());
  });
  return { ...known, factors };
}

function favourabilityAt(factors: readonly FactorFigures[], at: number): number | null {
  return factors[at]?.favourability ?? null;
}

/** @param sorted favourabilities of the others; none where there are too few */
function placeOf(
  { scale }: Survey,
  factor: Factor,
  own: FactorFigures | undefined,
  sorted: Float64Array,
): Place {
  const nowhere = { factor: factor.id, percentile: null, range: null };
  if (!own || own.favourability === null) return nowhere;
  const percentile = percentileRank(sorted, own.favourability);
  if (percentile === null || !own.ci95) return { ...nowhere, percentile };
  const [low, high] = favourabilityInterval(factor, scale, own.ci95);
  const ends = [
    percentileRank(sorted, low) ?? percentile,
    percentileRank(sorted, high) ?? percentile,
  ] as const;
  return { factor: factor.id, percentile, range: ends };
}
