/** What every section of a comparison needs: the input, its findings, and the words for what is compared. */

import type { ComparedGroup, ComparisonInput } from '../../comparison/comparison.ts';
import {
  type ComparisonFindings,
  comparisonFindings,
  type GroupApart,
} from '../../comparison/comparison-findings.ts';
import type { Zone } from '../../diagnosis/zone.ts';
import type { Factor } from '../../instrument/survey.ts';
import { wordsIn } from '../../wording/words.ts';
import { formatIn, turnedName, type WordContext } from '../report-context.ts';

export interface ComparisonContext extends WordContext {
  readonly input: ComparisonInput;
  readonly findings: ComparisonFindings;
  readonly groupOf: ReadonlyMap<string, ComparedGroup>;
  readonly factorOf: ReadonlyMap<string, Factor>;
  /** On which side groups stand apart, by factor and group. */
  readonly apartOf: ReadonlyMap<string, ReadonlyMap<string, GroupApart['side']>>;
  /** Groups that stand apart on any factor. */
  readonly groupsApart: number;
  /** Factors on which something differs beyond noise, those of single groups first. */
  readonly factorsApart: readonly Factor[];
  /** One a factor, in the survey's order. */
  readonly zones: readonly ZoneCounts[];
}

/** In how many groups a factor is of each zone. */
export type ZoneCounts = Readonly<Record<Zone, number>>;

export function comparisonContext(input: ComparisonInput): ComparisonContext {
  const findings = comparisonFindings(input.survey, input.comparison);
  const { apart, overall } = findings;
  return {
    input,
    language: input.language,
    t: wordsIn(input.language),
    say: formatIn(input.language),
    findings,
    groupOf: new Map(input.groups.map((group) => [group.id, group])),
    factorOf: new Map(input.survey.factors.map((factor) => [factor.id, factor])),
    apartOf: sidesApart(apart),
    groupsApart: new Set(apart.map(({ group }) => group)).size,
    factorsApart: [...new Set([...apart.map(({ factor }) => factor), ...overall])],
    zones: zonesOf(input),
  };
}

function sidesApart(apart: readonly GroupApart[]): ComparisonContext['apartOf'] {
  const byFactor = Map.groupBy(apart, ({ factor }) => factor.id);
  return new Map(
    [...byFactor].map(([id, own]) => [id, new Map(own.map(({ group, side }) => [group, side]))]),
  );
}

function zonesOf({ survey, groups }: ComparisonInput): readonly ZoneCounts[] {
  const zones = survey.factors.map(() => ({ barrier: 0, watch: 0, catalyst: 0, insufficient: 0 }));
  for (const { factors } of groups) {
    for (const [at, counts] of zones.entries()) counts[factors[at]?.zone ?? 'insufficient'] += 1;
  }
  return zones;
}

export function groupName({ groupOf }: ComparisonContext, id: string): string {
  return groupOf.get(id)?.name ?? id;
}

/** “12个班”, “12 classes”, in the words of the level. */
export function countGroups({ input, t }: ComparisonContext, count: number): string {
  return t(`comparison:level.${input.level}.count`, counted(count));
}

export function countClasses({ t }: ComparisonContext, count: number): string {
  return t('comparison:level.class.count', counted(count));
}

export function countPeople({ t }: ComparisonContext, count: number): string {
  return t('comparison:people', counted(count));
}

/** Thousands apart, as the figures above the page write them. */
export function counted(count: number) {
  return { count, number: count.toLocaleString('en') };
}

/** What a comparison rests on: “12个班、498人”, “498 people in 12 classes”. */
export function basisOf(context: ComparisonContext): string {
  const { input, t } = context;
  const { groups, classes, respondents } = input.counts;
  return t(`comparison:level.${input.level}.basis`, {
    groups: countGroups(context, groups),
    classes: countClasses(context, classes),
    people: countPeople(context, respondents),
  });
}

/** The level's words for all, for those beside one, for none, for one. */
export function nounsOf({ input, t }: ComparisonContext) {
  return {
    all: t(`comparison:level.${input.level}.all`),
    others: t(`comparison:level.${input.level}.${input.groups.length === 2 ? 'other' : 'others'}`),
    none: t(`comparison:level.${input.level}.none`),
    group: t(`comparison:level.${input.level}.group`),
    varies: t(`comparison:level.${input.level}.varies`),
    column: t(`comparison:level.${input.level}.column`),
  };
}

/** More names than these would bury the sentence. */
const mostNames = 3;

/** Names in quotation marks; of many the first with the number of all, e.g. `12个班`. */
export function namesOf(context: ComparisonContext, names: readonly string[], all: string): string {
  const quoted = names.slice(0, mostNames + 1).map((text) => context.t('terms:of', { text }));
  return firstOf(context, quoted, mostNames, all);
}

/** The first phrases, with the number of all where there are more. */
export function firstOf(
  { language, say, t }: ComparisonContext,
  phrases: readonly string[],
  most: number,
  all: string,
): string {
  if (phrases.length <= most) return say.list(phrases);
  const joined = phrases.slice(0, most).join(language === 'en' ? ', ' : '、');
  return t('comparison:andMore', { names: joined.replaceAll('”、“', '”“'), all });
}

/** As `namesOf`, where high helps. */
export function factorsOf(context: ComparisonContext, factors: readonly Factor[]): string {
  return namesOf(
    context,
    factors.map((factor) => turnedName(context, factor)),
    countFactors(context, factors.length),
  );
}

export function countFactors({ t }: ComparisonContext, count: number): string {
  return t('comparison:factorCount', { count });
}

export function quotedFactor(context: ComparisonContext, factor: Factor): string {
  return context.t('terms:of', { text: turnedName(context, factor) });
}

/** Sentences one after the other. */
export function joined({ language }: WordContext, sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(language === 'en' ? ' ' : '');
}
