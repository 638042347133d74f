/** What the schema of a single value cannot see: ids that repeat or point nowhere, labels that do not fit the scale. */
import type { Fault } from '../problem.ts';
import type { Definition } from './parse-survey.ts';
import { jsonPath } from './schema-parts.ts';
import type { OutcomeQuestion } from './survey.ts';

/** Field names of the survey page that an item or question must not take. */
const reservedNames = new Set([
  'lang',
  'occasion',
  'draft',
  '__proto__',
  'constructor',
  'prototype',
]);

export function surveyFaults(survey: Definition): Fault[] {
  return [
    ...scaleFaults(survey),
    ...repeated(survey.domains, '$.domains'),
    ...repeated(survey.factors, '$.factors'),
    ...repeated(survey.items, '$.items'),
    ...nameFaults(survey),
    ...referenceFaults(survey),
    ...formFaults(survey),
  ];
}

function scaleFaults({ scale }: Definition): Fault[] {
  if (scale.min >= scale.max)
    return [{ path: '$.scale', code: 'scale-empty', params: { min: scale.min, max: scale.max } }];
  const points = scale.max - scale.min + 1;
  const lists = Array.isArray(scale.labels) ? { '': scale.labels } : (scale.labels ?? {});
  return Object.entries(lists)
    .filter(([, labels]) => labels.length !== points)
    .map(([language, labels]) => ({
      path: jsonPath(['scale', 'labels', language].filter(Boolean)),
      code: 'label-count',
      params: { expected: points, found: labels.length },
    }));
}

function repeated(things: readonly { readonly id: string }[], path: string): Fault[] {
  const first = new Map<string, number>();
  return things.flatMap(({ id }, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    return earlier === undefined
      ? []
      : [
          {
            path: `${path}[${index}].id`,
            code: 'repeated-id',
            params: { id, first: `${path}[${earlier}]` },
          },
        ];
  });
}

/** A question about capabilities takes a field for each; a class may name up to 20 of its own. */
function fieldNames({ id, kind }: OutcomeQuestion): readonly string[] {
  if (kind !== 'capabilities') return [id];
  return [id, ...Array.from({ length: 20 }, (_, index) => `${id}-${index + 1}`)];
}

function nameFaults(survey: Definition): Fault[] {
  const items = new Set(survey.items.map((item) => item.id));
  const itemFaults = survey.items.flatMap(({ id }, index) =>
    reservedNames.has(id)
      ? [{ path: `$.items[${index}].id`, code: 'reserved-id', params: { id } }]
      : [],
  );
  const questionFaults = (['end', 'followup'] as const).flatMap((kind) =>
    survey.outcomes[kind].flatMap((question, index) =>
      fieldNames(question).some((name) => reservedNames.has(name) || items.has(name))
        ? [
            {
              path: `$.outcomes.${kind}[${index}].id`,
              code: 'reserved-id',
              params: { id: question.id },
            },
          ]
        : [],
    ),
  );
  return [
    ...itemFaults,
    ...questionFaults,
    ...repeated(survey.outcomes.end, '$.outcomes.end'),
    ...repeated(survey.outcomes.followup, '$.outcomes.followup'),
  ];
}

function referenceFaults(survey: Definition): Fault[] {
  const factors = new Set(survey.factors.map((factor) => factor.id));
  const domains = new Set(survey.domains.map((domain) => domain.id));
  const used = new Set(survey.items.map((item) => item.factor));
  return [
    ...survey.items.flatMap(({ factor }, index) =>
      factors.has(factor)
        ? []
        : [{ path: `$.items[${index}].factor`, code: 'unknown-factor', params: { id: factor } }],
    ),
    ...survey.factors.flatMap(({ id }, index) =>
      used.has(id)
        ? []
        : [{ path: `$.factors[${index}]`, code: 'factor-without-items', params: { id } }],
    ),
    ...survey.factors.flatMap(({ domain }, index) =>
      !domain || domains.size === 0 || domains.has(domain)
        ? []
        : [{ path: `$.factors[${index}].domain`, code: 'unknown-domain', params: { id: domain } }],
    ),
  ];
}

function formFaults(survey: Definition): Fault[] {
  const items = new Set(survey.items.map((item) => item.id));
  const forms = Object.entries(survey.forms ?? {});
  if (survey.forms && forms.length === 0) return [{ path: '$.forms', code: 'no-form' }];
  return forms.flatMap(([name, ids]) =>
    ids.flatMap((id, index): Fault[] => {
      const path = jsonPath(['forms', name, index]);
      if (!items.has(id)) return [{ path, code: 'unknown-item', params: { id } }];
      return ids.indexOf(id) < index
        ? [{ path, code: 'repeated-id', params: { id, first: jsonPath(['forms', name]) } }]
        : [];
    }),
  );
}
