/** What differs beyond noise and what is shared, on what it rests, what it cannot tell. */
import type { Block, Section } from '../report.ts';
import {
  basisOf,
  type ComparisonContext,
  countFactors,
  countGroups,
  factorsOf,
  firstOf,
  groupName,
  joined,
  nounsOf,
  quotedFactor,
} from './comparison-context.ts';
import { type FoundGroup, foundParams, gatherByGroup } from './found-groups.ts';
import { limitBlocks } from './limits.ts';
import { restBlocks } from './rests-on.ts';
import { sharedBlocks } from './shared.ts';

/** More than this would bury the message; the rest is counted. */
const mostSetOut = 5;
const mostOverall = 5;

export function findingsSection(context: ComparisonContext): Section {
  const { input, t } = context;
  const blocks = input.groups.length < 2 ? aloneBlocks(context) : comparedBlocks(context);
  return { id: 'findings', title: t('comparison:findings.title'), newPage: true, blocks };
}

/** Nothing to compare with. */
function aloneBlocks(context: ComparisonContext): Block[] {
  const { input, t } = context;
  const [only] = input.groups;
  const text = only
    ? t('comparison:findings.one', { group: only.name })
    : t('comparison:findings.empty');
  const rest = restBlocks(context);
  const why: Block[] =
    only || rest.length > 0
      ? []
      : [{ kind: 'paragraph', style: 'body', text: t('comparison:findings.emptyChoice') }];
  return [{ kind: 'paragraph', style: 'lead', text }, ...rest, ...why];
}

function comparedBlocks(context: ComparisonContext): Block[] {
  return [
    { kind: 'paragraph', style: 'lead', text: lead(context) },
    ...restBlocks(context),
    ...apartBlocks(context),
    ...overallBlocks(context),
    ...sharedBlocks(context),
    ...limitBlocks(context),
  ];
}

/** Of two groups one differs from the other as the other from it: told once. */
function foundApart({ input, findings }: ComparisonContext): FoundGroup[] {
  const gathered = gatherByGroup(findings.apart);
  return input.groups.length === 2 ? gathered.filter(({ isUp }) => isUp) : gathered;
}

function lead(context: ComparisonContext): string {
  const { findings, input, t } = context;
  const params = { basis: basisOf(context), ...nounsOf(context) };
  if (findings.compared === 0 && findings.apart.length === 0) {
    return t('comparison:findings.leadNotCompared', params);
  }
  if (input.groups.length === 2 && context.factorsApart.length > 0) return leadTwo(context);
  if (findings.apart.length > 0) return leadApart(context);
  if (findings.overall.length > 0) {
    const factors = factorsOf(context, findings.overall);
    return t('comparison:findings.leadOverall', { ...params, factors });
  }
  return t('comparison:findings.leadNone', params);
}

function leadTwo(context: ComparisonContext): string {
  const [a, b] = context.input.groups;
  return context.t('comparison:findings.leadTwo', {
    basis: basisOf(context),
    a: a?.name ?? '',
    b: b?.name ?? '',
    factors: factorsOf(context, context.factorsApart),
  });
}

function leadApart(context: ComparisonContext): string {
  const { groupsApart: apart, input, t } = context;
  const basis = basisOf(context);
  const params = { ...nounsOf(context), basis, apart: countGroups(context, apart) };
  const every = apart === input.groups.length;
  return t(`comparison:findings.${every ? 'leadEvery' : 'leadApart'}`, params);
}

function apartBlocks(context: ComparisonContext): Block[] {
  const { findings, input, t } = context;
  const found = foundApart(context);
  const nouns = nounsOf(context);
  if (findings.compared === 0 && found.length === 0) return [];
  if (found.length === 0) {
    if (findings.overall.length > 0) return [];
    const factors = countFactors(context, findings.compared);
    const text = t('comparison:findings.none', { ...nouns, factors });
    return [{ kind: 'paragraph', style: 'body', text }];
  }
  const rest = new Set(found.slice(mostSetOut).map(({ group }) => group));
  for (const { group } of found.slice(0, mostSetOut)) rest.delete(group);
  const more =
    rest.size > 0 ? t('comparison:findings.more', { groups: countGroups(context, rest.size) }) : '';
  const reading = t(`comparison:findings.${input.groups.length === 2 ? 'readingTwo' : 'reading'}`, {
    ...nouns,
  });
  return [
    { kind: 'heading', text: t('comparison:findings.apart') },
    {
      kind: 'list',
      ordered: false,
      items: found.slice(0, mostSetOut).map((each) => apartText(context, each)),
    },
    ...(more ? [{ kind: 'paragraph', style: 'body', text: more } as const] : []),
    { kind: 'paragraph', style: 'quiet', text: reading },
  ];
}

function apartText(context: ComparisonContext, found: FoundGroup): string {
  const { input, t } = context;
  const other = input.groups.find(({ id }) => id !== found.group);
  const others =
    input.groups.length === 2 && other
      ? t('terms:of', { text: other.name })
      : nounsOf(context).others;
  const params = { ...foundParams(context, found), group: groupName(context, found.group), others };
  const many = found.cells.length > 1;
  if (found.isUp) return t(`comparison:findings.${many ? 'manyAbove' : 'oneAbove'}`, params);
  return t(`comparison:findings.${many ? 'manyBelow' : 'oneBelow'}`, params);
}

/** Factors on which the groups differ as a whole, and how many factors nothing can be said of. */
function overallBlocks(context: ComparisonContext): Block[] {
  const { findings, input, t } = context;
  const { apart, overall, compared } = findings;
  const named = context.factorsApart.length;
  if (named === 0) return [];
  const rest = compared - named;
  // Of two the whole says nothing more than the one of the other.
  const told = overall.length > 0 && (input.groups.length > 2 || apart.length === 0);
  const nouns = nounsOf(context);
  const sentences = [
    told ? t('comparison:findings.overall', { ...nouns, factors: overallFactors(context) }) : '',
    rest > 0
      ? t('comparison:findings.rest', { ...nouns, factors: countFactors(context, rest) })
      : '',
  ];
  const text = joined(context, sentences);
  return text ? [{ kind: 'paragraph', style: 'body', text }] : [];
}

function overallFactors(context: ComparisonContext): string {
  const { findings, input, say, t } = context;
  const shareOf = new Map(
    input.comparison.map(({ factor, omegaSquared }) => [factor, omegaSquared ?? 0]),
  );
  const phrases = findings.overall.map((factor) => {
    // What differs beyond noise may still be below one per cent, and is not none.
    const share = say.percent(Math.max(0.01, shareOf.get(factor.id) ?? 0));
    return t('comparison:findings.overallOne', { name: quotedFactor(context, factor), share });
  });
  return firstOf(context, phrases, mostOverall, countFactors(context, phrases.length));
}
