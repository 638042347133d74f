/** One factor compared over groups, whatever a value is: the score of a person, or the mean of a class. */
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { brownForsythe } from '../statistics/brown-forsythe.ts';
import { type Contrast, contrastsFromOthers } from '../statistics/from-others.ts';
import { gamesHowell } from '../statistics/games-howell.ts';
import type { Moments } from '../statistics/moments.ts';
import { randomIntercept } from '../statistics/random-intercept.ts';
import { omegaSquared, welchTest } from '../statistics/welch-test.ts';
import type { ComparisonResult, GroupEstimate, GroupPair, WhyNull } from './analysis.ts';

/** Pairs are given for up to this many groups unless all are asked for. */
const mostGroupsPaired = 12;

export interface Comparison {
  readonly results: readonly ComparisonResult[];
  /** Groups that Welch's test of a factor left out: fewer than two values, or no variance. */
  readonly untested: readonly { readonly factor: string; readonly groups: readonly string[] }[];
}

/** A factor in one group with at least one value. */
export interface Member {
  readonly id: string;
  readonly moments: Moments;
}

/** Before the adjustment over all factors. */
export interface FactorComparison {
  readonly result: Omit<ComparisonResult, 'estimates'>;
  readonly untested: readonly string[];
  /** One a member. */
  readonly contrasts: readonly Contrast[];
  readonly estimateOf: (member: number, pAdjusted: number | null) => GroupEstimate;
}

/** What can be said only where people are the values: how far they agree. */
export type Agreement = Pick<ComparisonResult, 'icc1' | 'icc2' | 'rwg' | 'climate' | 'why'>;

export interface Values {
  readonly agreement: Agreement;
  /** Why a group of one value has no spread, and why nothing is known where all are such. */
  readonly alone: WhyNull;
  readonly allAlone: WhyNull;
}

export function compareFactor(
  factor: string,
  members: readonly Member[],
  values: Values,
  allPairs: boolean,
): FactorComparison {
  const moments = members.map((member) => member.moments);
  const { used, n: tested, ...welch } = welchTest(moments);
  const isUsed = new Set(used);
  const isPaired = allPairs || used.length <= mostGroupsPaired;
  const { why = welch.why, ...agreement } = values.agreement;
  const model = randomIntercept(moments);
  const reason = model.why === 'one-respondent-each' ? values.allAlone : model.why;
  const { between, within } = model;
  const contrasts = contrastsFromOthers(moments);
  const result = {
    factor,
    groups: members.length,
    n: moments.reduce((sum, { n }) => sum + n, 0),
    welch: { ...welch, pAdjusted: null },
    brownForsythe: brownForsythe(moments),
    omegaSquared: welch.f === null ? null : omegaSquared(welch.f, used.length - 1, tested),
    ...agreement,
    variance: { between, within, ...(reason ? { why: reason } : {}) },
    ...(isPaired ? { pairs: pairsOf(members, used) } : {}),
    ...(why ? { why } : {}),
  };
  return {
    result,
    untested: members.filter((_, at) => !isUsed.has(at)).map(({ id }) => id),
    contrasts,
    estimateOf: (at, pAdjusted) => {
      const { id, moments: own } = members[at] as Member;
      const { shrunken = null, interval95 = null } = model.estimates[at] ?? {};
      const fromOthers = withAdjusted(contrasts[at] as Contrast, pAdjusted, values.alone);
      const estimate = { group: id, n: own.n, mean: own.mean, shrunken, interval95, fromOthers };
      return reason ? { ...estimate, why: reason } : estimate;
    },
  };
}

function withAdjusted(
  { difference, error, df, ci95, p, why }: Contrast,
  pAdjusted: number | null,
  alone: WhyNull,
): GroupEstimate['fromOthers'] {
  const figures = { difference, error, df, ci95, p, pAdjusted };
  return why ? { ...figures, why: why === 'one-value' ? alone : why } : figures;
}

function pairsOf(members: readonly Member[], used: readonly number[]): GroupPair[] {
  const tested = used.flatMap((index) => members[index] ?? []);
  return gamesHowell(tested.map(({ moments }) => moments)).map(({ a, b, ...figures }) => ({
    a: tested[a]?.id ?? '',
    b: tested[b]?.id ?? '',
    ...figures,
  }));
}

/** Over the factors, and over all groups and factors at once: each cell of the comparison is one question. */
export function adjusted(compared: readonly FactorComparison[]): Comparison {
  const overall = adjustPValues(compared.map(({ result }) => result.welch.p));
  const cells = adjustPValues(compared.flatMap(({ contrasts }) => contrasts.map(({ p }) => p)));
  let at = 0;
  const results = compared.map(({ result, contrasts, estimateOf }, index) => ({
    ...result,
    welch: { ...result.welch, pAdjusted: overall[index] ?? null },
    estimates: contrasts.map((_, member) => estimateOf(member, cells[at++] ?? null)),
  }));
  const untested = compared.flatMap(({ result, untested: groups }) =>
    groups.length > 0 ? [{ factor: result.factor, groups }] : [],
  );
  return { results, untested };
}
