/** Reads an action library; each fault with its JSON path. Factors are checked where the survey is given. */
import { z } from 'zod';
import type { Parsed } from '../instrument/parse-survey.ts';
import { faultsOf, identifier, localText } from '../instrument/schema-parts.ts';
import type { Survey } from '../instrument/survey.ts';
import type { Fault } from '../problem.ts';
import { type ActionLibrary, actionTimes, actors, evidenceGrades } from './action-library.ts';

const library = z.object({
  id: identifier,
  version: z.string().regex(/^[\w.+-]{1,40}$/, { error: 'bad-version' }),
  survey: identifier,
  sources: z.array(z.object({ id: identifier, citation: z.string().min(1) })),
  actions: z
    .array(
      z.object({
        id: identifier,
        factor: identifier,
        text: localText,
        actor: z.enum(actors),
        when: z.enum(actionTimes),
        dueDays: z.int().min(1).max(365).nullable().default(null),
        grade: z.enum(evidenceGrades),
        evidence: localText,
        sources: z.array(identifier),
        sign: localText,
      }),
    )
    .min(1),
  selfHelp: z.array(z.object({ factor: identifier, text: localText })).default([]),
});

export function parseActionLibrary(json: unknown, survey?: Survey): Parsed<ActionLibrary> {
  const result = library.safeParse(json, { reportInput: true });
  if (!result.success) return { ok: false, faults: faultsOf(result.error) };
  const faults = libraryFaults(result.data, survey);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: result.data };
}

function libraryFaults(parsed: ActionLibrary, survey?: Survey): Fault[] {
  const sources = new Set(parsed.sources.map((source) => source.id));
  const factors = survey && new Set(survey.factors.map((factor) => factor.id));
  const ids = parsed.actions.map((action) => action.id);
  const sourceIds = parsed.sources.map((source) => source.id);
  return [
    ...repeats(sourceIds, '$.sources'),
    ...repeats(ids, '$.actions'),
    ...parsed.actions.flatMap((action, index) => [
      ...action.sources.flatMap((id, at) =>
        sources.has(id)
          ? []
          : [
              {
                path: `$.actions[${index}].sources[${at}]`,
                code: 'unknown-source',
                params: { id },
              },
            ],
      ),
      ...unknownFactor(action.factor, `$.actions[${index}]`, factors),
      ...(action.when === 'after' && action.dueDays === null
        ? [{ path: `$.actions[${index}].dueDays`, code: 'required' }]
        : []),
    ]),
    ...parsed.selfHelp.flatMap((help, index) =>
      unknownFactor(help.factor, `$.selfHelp[${index}]`, factors),
    ),
  ];
}

function repeats(ids: readonly string[], path: string): Fault[] {
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    return first < index
      ? [
          {
            path: `${path}[${index}].id`,
            code: 'repeated-id',
            params: { id, first: `${path}[${first}]` },
          },
        ]
      : [];
  });
}

function unknownFactor(
  id: string,
  path: string,
  factors: ReadonlySet<string> | undefined,
): Fault[] {
  return !factors || factors.has(id)
    ? []
    : [{ path: `${path}.factor`, code: 'unknown-factor', params: { id } }];
}
