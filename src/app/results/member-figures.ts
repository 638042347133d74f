/**
 * What a parent school sees of its members: for each school and occasion the classes and people counted, and
 * figures merged over those classes. Only classes whose occasion is closed count, so that no two visits differ
 * by one answer; only classes that reach the larger of both schools' minima, so that no two visits, schools
 * joining or leaving included, differ by a small class. There is no total over schools, whose rest a withheld
 * school would be.
 */
import type { FactorFigures } from '../../domain/analysis/analysis.ts';
import { occasionOf } from '../../domain/collection/cohort.ts';
import { type Gated, gateGroup, schoolGate, withhold } from '../../domain/disclosure/gate.ts';
import { type OccasionKind, occasionKinds, type Survey } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { findMembers, findRealCohorts, findSchool } from '../../storage/school-store.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import type { BegunClass } from '../comparisons/chosen-classes.ts';
import { type GatedClasses, gateByMoments } from '../comparisons/gate-classes.ts';
import { mergedFigures } from '../comparisons/merged-figures.ts';
import type { Deps } from '../deps.ts';
import { closedToday, momentsOfOccasions } from './occasion-moments.ts';

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
  /** Closed classes that do not: too small, asked something else, or on what is shown they would tell of a few. */
  readonly left: number;
  readonly figures: Gated<MemberResult>;
}

export interface MemberResult {
  readonly survey: Survey;
  readonly factors: readonly FactorFigures[];
  /** Mean of the favourabilities of its factors that are shown; null without one. */
  readonly domains: readonly { readonly id: string; readonly favourability: number | null }[];
}

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
    occasionKinds.flatMap((kind): BegunClass[] => {
      const occasion = occasionOf(cohort, kind);
      const gate = schoolGate(Math.max(parent.reporting_minimum, cohort.reportingMinimum));
      return occasion ? [{ cohort, occasion, gate, open: false, ofMember: true }] : [];
    }),
  );
  const closed = all.filter(closedToday(deps, all));
  const moments = await momentsOfOccasions(deps, closed);
  return members.map(({ id, name }) => ({
    id,
    name,
    occasions: occasionKinds.map((kind) => {
      const own = closed.filter((one) => one.cohort.schoolId === id && one.occasion.kind === kind);
      const gated = gateByMoments(moments, own);
      const left = own.length - gated.shown.length;
      return { kind, left, ...occasionFigures(parent.reporting_minimum, gated) };
    }),
  }));
}

/** Of one school on one occasion; classes that answered another survey than most people are left out. */
function occasionFigures(
  parentMinimum: number,
  { on, shown }: GatedClasses,
): Pick<MemberOccasion, 'classes' | 'respondents' | 'figures'> {
  const respondents = shown.reduce((sum, { people }) => sum + people, 0);
  const counts = { classes: shown.length, respondents };
  const [first] = shown;
  if (!first || !on) return { ...counts, figures: withhold(schoolGate(parentMinimum)) };
  const factors = mergedFigures(on, shown);
  const result = { survey: on.survey, factors, domains: domainsOf(on.survey, factors) };
  return { ...counts, figures: gateGroup(first.gate, respondents, result) };
}

function domainsOf(survey: Survey, factors: readonly FactorFigures[]): MemberResult['domains'] {
  return survey.domains.map(({ id }) => {
    const own = survey.factors.flatMap((factor, at) => {
      const value = factor.domain === id ? factors[at]?.favourability : null;
      return value === null || value === undefined ? [] : [value];
    });
    const favourability = own.length > 0 ? own.reduce((a, b) => a + b, 0) / own.length : null;
    return { id, favourability };
  });
}
