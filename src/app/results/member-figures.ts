/**
 * What a parent school sees of its members: for each school and occasion the classes and people counted, and
 * figures merged over those classes. Only classes whose occasion is closed count, so that no two visits differ
 * by one answer; only classes that reach the larger of both schools' minima, so that no two visits, schools
 * joining or leaving included, differ by a small class. There is no total over schools, whose rest a withheld
 * school would be.
 */
import { analyseFactors, emptyResult } from '../../domain/analysis/analyse-factors.ts';
import type { FactorResult } from '../../domain/analysis/analysis.ts';
import { occasionOf } from '../../domain/collection/cohort.ts';
import {
  type Gated,
  gateCohortFactors,
  gateCohorts,
  gateGroup,
  schoolGate,
  withhold,
} from '../../domain/disclosure/gate.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import { type OccasionKind, occasionKinds } from '../../domain/instrument/survey.ts';
import { mergeVectors } from '../../domain/moments/merge-vectors.ts';
import { momentsLayout } from '../../domain/moments/moments-layout.ts';
import { Problem } from '../../domain/problem.ts';
import { findMembers, findRealCohorts, findSchool } from '../../storage/school-store.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import {
  type AskedClass,
  type FormsByMeasure,
  measuresOf,
  widestMeasure,
} from '../comparisons/comparable-forms.ts';
import type { Deps } from '../deps.ts';
import { closedToday, type MomentsByOccasion, momentsOfOccasions } from './occasion-moments.ts';

export interface MemberFigures {
  readonly id: string;
  readonly name: string;
  readonly occasions: readonly MemberOccasion[];
}

export interface MemberOccasion {
  readonly kind: OccasionKind;
  /** Closed classes that enter the figures, and their respondents. */
  readonly classes: number;
  readonly respondents: number;
  /** Closed classes that do not: too small, or asked something else. */
  readonly left: number;
  readonly figures: Gated<MemberResult>;
}

export interface MemberResult {
  readonly survey: Survey;
  readonly factors: readonly FactorResult[];
  /** Mean of the favourabilities of its factors that are shown; null without one. */
  readonly domains: readonly { readonly id: string; readonly favourability: number | null }[];
}

type Counted = AskedClass & {
  readonly id: string;
  readonly measures: FormsByMeasure;
  readonly people: number;
};

type FigureDeps = Pick<Deps, 'db' | 'now' | 'snapshots'>;

/** All members of this school, by name; none for a school without. Refuses `not-found`. */
export async function memberFigures(
  deps: FigureDeps,
  parentId: string,
): Promise<readonly MemberFigures[]> {
  return figuresOf(deps, parentId, await findMembers(deps.db, parentId));
}

/** Refuses `not-found`, every school that is not a member of this one too. */
export async function oneMemberFigures(
  deps: FigureDeps,
  parentId: string,
  memberId: string,
): Promise<MemberFigures> {
  const member = await findSchool(deps.db, memberId);
  if (member?.parent_id !== parentId) throw new Problem('not-found');
  const [figures] = await figuresOf(deps, parentId, [member]);
  if (!figures) throw new Problem('not-found');
  return figures;
}

async function figuresOf(
  deps: FigureDeps,
  parentId: string,
  members: readonly {
    readonly id: string;
    readonly name: string;
    readonly reporting_minimum: number;
  }[],
): Promise<readonly MemberFigures[]> {
  const parent = await findSchool(deps.db, parentId);
  if (!parent) throw new Problem('not-found');
  const ids = members.map(({ id }) => id);
  const rows = await findRealCohorts(deps.db, ids);
  const cohorts = await loadCohorts(
    deps.db,
    deps.snapshots,
    rows.map(({ id }) => id),
  );
  const all = [...cohorts.values()].flatMap((cohort) =>
    occasionKinds.flatMap((kind): AskedClass[] => {
      const occasion = occasionOf(cohort, kind);
      return occasion ? [{ cohort, occasion }] : [];
    }),
  );
  const closed = measuresOf(all.filter(closedToday(deps, all)));
  const moments = await momentsOfOccasions(deps, closed);
  const counted = closed.map((each): Counted => {
    const people = moments.get(each.occasion.id)?.get(each.occasion.form)?.people ?? 0;
    return { ...each, id: each.cohort.id, people };
  });
  return members.map(({ id, name }) => ({
    id,
    name,
    occasions: occasionKinds.map((kind) => {
      const own = counted.filter((one) => one.cohort.schoolId === id && one.occasion.kind === kind);
      return occasionFigures(parent.reporting_minimum, kind, own, moments);
    }),
  }));
}

/** @param classes of one school, closed on this occasion; those that answered another survey than most are left out */
function occasionFigures(
  parentMinimum: number,
  kind: OccasionKind,
  classes: readonly Counted[],
  moments: MomentsByOccasion,
): MemberOccasion {
  const gateOf = ({ cohort }: Counted) =>
    schoolGate(Math.max(parentMinimum, cohort.reportingMinimum));
  const large = classes.filter((one) => gateCohorts(gateOf(one), [one]).shown.length > 0);
  const measure = widestMeasure(large);
  const shown = large.filter(({ measures }) => measure !== null && measures.has(measure));
  const respondents = shown.reduce((sum, { people }) => sum + people, 0);
  const counts = { kind, classes: shown.length, respondents, left: classes.length - shown.length };
  const [first] = shown;
  if (!first || measure === null) {
    return { ...counts, figures: withhold(schoolGate(parentMinimum)) };
  }
  const { survey } = first.cohort;
  const layout = momentsLayout(survey, survey.forms[first.measures.get(measure) ?? ''] ?? []);
  const gated = shown.flatMap((one) => {
    const own = moments.get(one.occasion.id)?.get(one.measures.get(measure) ?? '');
    const values = own?.values() ?? new Float64Array(layout.size);
    return gateCohortFactors(gateOf(one), layout, [{ id: one.id, values }]);
  });
  const merged = mergeVectors(
    layout.size,
    gated.map(({ values }) => values),
  );
  const factors = analyseFactors(survey, layout, merged).map((factor, at) =>
    // Asked, and yet without a score: no class had enough.
    factor.n === 0 && (layout.factors[at]?.items.length ?? 0) > 0
      ? emptyResult(factor.id, 'too-few-respondents')
      : factor,
  );
  const result = { survey, factors, domains: domainsOf(survey, factors) };
  return { ...counts, figures: gateGroup(gateOf(first), respondents, result) };
}

function domainsOf(survey: Survey, factors: readonly FactorResult[]): MemberResult['domains'] {
  return survey.domains.map(({ id }) => {
    const own = survey.factors.flatMap((factor, at) => {
      const value = factor.domain === id ? factors[at]?.favourability : null;
      return value === null || value === undefined ? [] : [value];
    });
    const favourability = own.length > 0 ? own.reduce((a, b) => a + b, 0) / own.length : null;
    return { id, favourability };
  });
}
