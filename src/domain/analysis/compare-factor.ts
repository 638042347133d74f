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

export interface FactorComparison {
  readonly result: ComparisonResult;
  readonly untested: readonly string[];
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
  const result: ComparisonResult = {
    factor,
    groups: members.length,
    n: moments.reduce((sum, { n }) => sum + n, 0),
    welch: { ...welch, pAdjusted: null },
    brownForsythe: brownForsythe(moments),
    omegaSquared: welch.f === null ? null : omegaSquared(welch.f, used.length - 1, tested),
    ...agreement,
    ...intercepts(members, values),
    ...(isPaired ? { pairs: pairsOf(members, used) } : {}),
    ...(why ? { why } : {}),
  };
  return { result, untested: members.filter((_, at) => !isUsed.has(at)).map(({ id }) => id) };
}

function intercepts(
  members: readonly Member[],
  { alone, allAlone }: Values,
): Pick<ComparisonResult, 'variance' | 'estimates'> {
  const all = members.map((member) => member.moments);
  const model = randomIntercept(all);
  const contrasts = contrastsFromOthers(all);
  const reason = model.why === 'one-respondent-each' ? allAlone : model.why;
  const why = reason ? { why: reason } : {};
  return {
    variance: { between: model.between, within: model.within, ...why },
    estimates: members.map(({ id, moments }, index): GroupEstimate => {
      const { shrunken = null, interval95 = null } = model.estimates[index] ?? {};
      const fromOthers = notAdjusted(contrasts[index], alone);
      const { n, mean } = moments;
      return { group: id, n, mean, shrunken, interval95, fromOthers, ...why };
    }),
  };
}

function notAdjusted(contrast: Contrast | undefined, alone: WhyNull): GroupEstimate['fromOthers'] {
  if (!contrast) throw new Error('a contrast for each group');
  const { difference, error, df, ci95, p, why } = contrast;
  const reason = why === 'one-value' ? alone : why;
  return { difference, error, df, ci95, p, pAdjusted: null, ...(reason ? { why: reason } : {}) };
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
  const cells = adjustPValues(
    compared.flatMap(({ result }) => result.estimates.map(({ fromOthers }) => fromOthers.p)),
  );
  let at = 0;
  const results = compared.map(({ result }, index) => ({
    ...result,
    welch: { ...result.welch, pAdjusted: overall[index] ?? null },
    estimates: result.estimates.map((estimate) => {
      const pAdjusted = cells[at++] ?? null;
      return { ...estimate, fromOthers: { ...estimate.fromOthers, pAdjusted } };
    }),
  }));
  const untested = compared.flatMap(({ result, untested: groups }) =>
    groups.length > 0 ? [{ factor: result.factor, groups }] : [],
  );
  return { results, untested };
}
