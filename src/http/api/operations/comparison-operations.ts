/** Classes, programmes and schools against each other, through the disclosure gate. */
import { z } from 'zod';
import { compareCohorts } from '../../../app/comparisons/compare-cohorts.ts';
import { compareLevels } from '../../../app/comparisons/compare-levels.ts';
import { comparisonPdf } from '../../../app/comparisons/comparison-files.ts';
import { readSelection } from '../../../app/comparisons/selection.ts';
import { learningLevels, transferRoads } from '../../../domain/collection/cohort.ts';
import { comparisonLevels } from '../../../domain/comparison/comparison.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { languages } from '../../../domain/language.ts';
import { everybody, type Operation, operation } from '../operation.ts';
import { comparisonWire } from '../wire/comparison-wire.ts';

const day = z.iso.date({ error: 'not-a-date' });
const given = (description: string) => ({ description });

const chosen = {
  cohort: z
    .array(z.string())
    .optional()
    .meta(given('The id of a class, once a class; the address may be 120 KB long')),
  programme: z
    .array(z.string())
    .optional()
    .meta(
      given('Every class of these programmes, beside those named; once a programme, like `cohort`'),
    ),
  from: day.optional().meta(given('Only classes whose training ended on this day or later')),
  to: day.optional().meta(given('Only classes whose training ended on this day or earlier')),
  capability: z
    .string()
    .optional()
    .meta(given('Only classes that aim at this capability, by its name in either language')),
  learning: z
    .enum(learningLevels)
    .optional()
    .meta(given('Only classes with this level of action learning')),
  road: z.enum(transferRoads).optional().meta(given('Only classes with this kind of transfer')),
  level: z
    .enum(comparisonLevels)
    .optional()
    .meta(
      given(
        'What is compared; without it classes. Above the class the classes are the observations. At the level of the school (its member schools and itself, closed classes only) nothing else narrows the choice',
      ),
    ),
  occasion: z.enum(occasionKinds),
};

const query = z
  .strictObject({
    ...chosen,
    allPairs: z
      .enum(['true', 'false'])
      .optional()
      .meta(given('All pairs, of up to 30 classes; without it of up to 12')),
  })
  .refine(
    ({ occasion: _, allPairs: __, level = 'class', ...choice }) =>
      level !== 'class' || Object.values(choice).some((value) => value !== undefined),
    { error: 'required', path: ['cohort'] },
  );

export const comparisonOperations: readonly Operation[] = [
  operation({
    id: 'compareCohorts',
    method: 'get',
    path: '/comparisons',
    summary:
      'Classes, programmes or schools compared on every factor; a class below the reporting minimum enters no figure and is named in `withheld`. Of classes at least one id or condition is required',
    roles: everybody,
    query,
    mayMiss: true,
    answer: { kind: 'json', status: 200, description: 'The comparison', schema: comparisonWire },
    handle: async ({ deps, schoolId, query: { allPairs, ...choice }, language }) => {
      const selection = readSelection(choice);
      if (selection.level !== 'class') {
        return { value: await compareLevels(deps, schoolId, selection, language) };
      }
      const { level: _, ...rest } = selection;
      const request = { ...rest, cohorts: choice.cohort ?? [], allPairs: allPairs === 'true' };
      return { value: await compareCohorts(deps, schoolId, request, language) };
    },
  }),
  operation({
    id: 'downloadComparison',
    method: 'get',
    path: '/comparisons/report.pdf',
    summary:
      'The comparison as PDF; without any condition of all classes. Classes that answered other items than most are left out and named',
    roles: everybody,
    query: z.strictObject({ ...chosen, lang: z.enum(languages).optional() }),
    mayMiss: true,
    answer: { kind: 'file', status: 200, description: 'The report', type: 'application/pdf' },
    handle: async ({ deps, schoolId, query: { lang, ...choice }, language }) => {
      const selection = readSelection(choice);
      const inLanguage = lang ?? language;
      return {
        file: await comparisonPdf(deps, schoolId, selection, inLanguage),
        name: `comparison-${selection.level}-${selection.occasion}-${inLanguage}.pdf`,
      };
    },
  }),
];
