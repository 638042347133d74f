/** Classes of the school against each other, through the disclosure gate. */
import { z } from 'zod';
import { compareCohorts } from '../../../app/comparisons/compare-cohorts.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { everybody, type Operation, operation } from '../operation.ts';
import { comparisonWire } from '../wire/comparison-wire.ts';

const query = z
  .strictObject({
    cohort: z
      .array(z.string())
      .optional()
      .meta({ description: 'The id of a class, once a class; the address may be 120 KB long' }),
    programme: z
      .string()
      .optional()
      .meta({ description: 'Every class of this programme, beside those named' }),
    occasion: z.enum(occasionKinds),
    allPairs: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'All pairs, of up to 30 classes; without it of up to 12' }),
  })
  .refine(({ cohort, programme }) => cohort !== undefined || programme !== undefined, {
    error: 'required',
    path: ['cohort'],
  });

export const comparisonOperations: readonly Operation[] = [
  operation({
    id: 'compareCohorts',
    method: 'get',
    path: '/comparisons',
    summary:
      'Classes compared on every factor; a class below the reporting minimum enters no figure and is named in `withheld`',
    roles: everybody,
    query,
    mayMiss: true,
    answer: { kind: 'json', status: 200, description: 'The comparison', schema: comparisonWire },
    handle: async ({ deps, schoolId, query, language }) => {
      const { occasion, cohort: cohorts, programme, allPairs } = query;
      const request = { occasion, cohorts, programme, allPairs: allPairs === 'true' };
      return { value: await compareCohorts(deps, schoolId, request, language) };
    },
  }),
];
