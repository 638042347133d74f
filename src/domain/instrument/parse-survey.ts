/** Reads a survey definition: structure by schema, then what only the whole can tell; each fault with its JSON path. */
import { z } from 'zod';
import { type LocalText, languages } from '../language.ts';
import type { Fault } from '../problem.ts';
import { faultsOf, identifier, localText, optionalLocalText } from './schema-parts.ts';
import type { Item, OccasionKind, OutcomeQuestion, Survey } from './survey.ts';
import { surveyFaults } from './survey-faults.ts';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const share = z.number().min(0).max(1);

const scale = z.object({
  min: z.int().min(0).max(10),
  max: z.int().min(0).max(10),
  labels: z.union([z.array(z.string()), z.record(z.string(), z.array(z.string()))]).optional(),
});

const option = z.object({ value: z.int().min(0).max(100), label: localText });

const outcome = z.discriminatedUnion('kind', [
  z.object({
    id: identifier,
    kind: z.literal('choice'),
    text: localText,
    options: z.array(option).min(2).max(21),
  }),
  z.object({
    id: identifier,
    kind: z.literal('text'),
    text: localText,
    maxLength: z.int().min(1).max(2000),
  }),
  z.object({
    id: identifier,
    kind: z.literal('capabilities'),
    text: localText,
    options: z.array(option).min(2).max(21),
    capabilities: z.array(localText).min(1).max(20),
  }),
]);

type ItemText = Item['text'];

const onBothOccasions = localText.transform((text): ItemText => ({ end: text, followup: text }));

/** An occasion left out repeats the other. */
const perOccasion = z
  .object({ end: localText.optional(), followup: localText.optional() })
  .transform((text, context): ItemText => {
    const any = text.end ?? text.followup;
    if (any) return { end: text.end ?? any, followup: text.followup ?? any };
    context.issues.push({
      code: 'custom',
      message: 'text-missing',
      params: { languages: languages.join(', ') },
      input: text,
    });
    return z.NEVER;
  });

const itemText = z.union([onBothOccasions, perOccasion]);

const definition = z.object({
  id: identifier,
  version: z.string().regex(/^[\w.+-]{1,40}$/, { error: 'bad-version' }),
  title: localText,
  source: optionalLocalText,
  scale,
  scoring: z
    .object({ minAnsweredShare: share.default(0.66), maxMissingShare: share.default(0.2) })
    .default({ minAnsweredShare: 0.66, maxMissingShare: 0.2 }),
  domains: z.array(z.object({ id: identifier, name: localText })).default([]),
  factors: z
    .array(
      z.object({
        id: identifier,
        domain: identifier.nullish(),
        polarity: z.enum(['favourable', 'unfavourable']).default('favourable'),
        name: localText,
        definition: optionalLocalText,
        changeability: z.number().min(1).max(3).default(2),
      }),
    )
    .min(1)
    .max(200),
  items: z
    .array(
      z.object({
        id: identifier,
        factor: identifier,
        key: z.literal([1, -1]).default(1),
        text: itemText,
      }),
    )
    .min(1)
    .max(1000),
  forms: z.record(identifier, z.array(identifier).min(1)).optional(),
  outcomes: z
    .object({ end: z.array(outcome).default([]), followup: z.array(outcome).default([]) })
    .default({ end: [], followup: [] }),
});

export type Definition = z.infer<typeof definition>;

/** Refuses with one fault a problem; unknown extra keys (provenance, remarks) are left alone. */
export function parseSurvey(json: unknown): Parsed<Survey> {
  const result = definition.safeParse(json, { reportInput: true });
  if (!result.success) return { ok: false, faults: faultsOf(result.error) };
  const faults = surveyFaults(result.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: toSurvey(result.data) };
}

function toSurvey(parsed: Definition): Survey {
  return {
    ...parsed,
    scale: { min: parsed.scale.min, max: parsed.scale.max, labels: labelsOf(parsed.scale) },
    factors: parsed.factors.map((factor) => ({ ...factor, domain: factor.domain ?? null })),
    forms: parsed.forms ?? { full: parsed.items.map((item) => item.id) },
    outcomes: parsed.outcomes satisfies Record<OccasionKind, readonly OutcomeQuestion[]>,
  };
}

function labelsOf(parsed: Definition['scale']): readonly LocalText[] {
  const { labels } = parsed;
  if (!labels) return [];
  const zh = Array.isArray(labels) ? labels : (labels['zh-CN'] ?? labels.en ?? []);
  const en = Array.isArray(labels) ? labels : (labels.en ?? labels['zh-CN'] ?? []);
  return zh.map((label, index) => ({ 'zh-CN': label, en: en[index] ?? label }));
}
