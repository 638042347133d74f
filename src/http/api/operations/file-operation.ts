/** A call that hands out one file of an occasion's results in a language. */
import { z } from 'zod';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import type { ExportRequest } from '../../../app/results/export-files.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { languages } from '../../../domain/language.ts';
import { fileTypes } from '../../file-types.ts';
import { everybody, type Operation, operation } from '../operation.ts';

interface FileSpec {
  readonly id: string;
  /** The last part of the address. */
  readonly file: string;
  readonly summary: string;
  /** In the file's name, between the occasion and the language. */
  readonly part: string;
  readonly type: keyof typeof fileTypes;
  readonly make: (deps: Deps, request: ExportRequest) => Promise<Uint8Array>;
}

const query = z.strictObject({
  occasion: z.enum(occasionKinds),
  lang: z.enum(languages).optional(),
});

export function fileOperation({ id, file, summary, part, type, make }: FileSpec): Operation {
  return operation({
    id,
    method: 'get',
    path: `/cohorts/{id}/${file}`,
    summary,
    roles: everybody,
    query,
    answer: {
      kind: 'file',
      status: 200,
      description: 'The file; below the reporting minimum it says why it holds no figure',
      type: fileTypes[type],
    },
    handle: async ({ deps, schoolId, params, query: { occasion, lang }, language: reader }) => {
      const language = lang ?? reader;
      const { cohort } = await readCohort(deps, schoolId, params.id ?? '');
      const request = { schoolId, cohortId: cohort.id, kind: occasion, language };
      return {
        file: await make(deps, request),
        name: `${cohort.name}-${occasion}${part}-${language}.${type}`,
      };
    },
  });
}
