/** Classes compared, as the API tells it: section by section what `analyse` says of groups. */
import { z } from 'zod';
import { comparisonLevels } from '../../../domain/comparison/comparison.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { count, figure, interval, why, withheld } from './figure-wire.ts';

const agreement = z.object({ mean: figure, median: figure, why });

const estimate = z.object({
  group: z.string(),
  n: count,
  mean: z.number(),
  shrunken: figure.meta({
    description: 'Drawn towards the mean of all, the more so the less is known',
  }),
  interval95: interval,
  fromOthers: z
    .object({
      difference: figure.meta({ description: "Its mean − the mean of the other groups' means" }),
      error: figure,
      df: figure,
      ci95: interval,
      p: figure,
      pAdjusted: figure.meta({
        description: 'Benjamini–Hochberg over all groups and factors that have a p',
      }),
      why,
    })
    .meta({
      id: 'FromOthers',
      description:
        'The group against the mean of the others, with variances moderated over the groups, none below the pooled one. Groups of one value have none and are not among the others.',
    }),
  why,
});

const pair = z.object({
  a: z.string(),
  b: z.string(),
  difference: z.number().meta({ description: 'a − b' }),
  ci95: z.tuple([z.number(), z.number()]),
  p: z.number(),
  hedgesG: z.number(),
});

const factorComparison = z
  .object({
    factor: z.string(),
    groups: count,
    n: count,
    welch: z.object({ f: figure, df1: figure, df2: figure, p: figure, pAdjusted: figure, why }),
    brownForsythe: z
      .object({ f: figure, df1: figure, df2: figure, p: figure, why })
      .meta({ description: 'The same question, right also where many groups are small' }),
    omegaSquared: figure,
    icc1: figure,
    icc2: figure,
    rwg: agreement.extend({
      skewed: agreement.meta({ description: 'With a slightly skewed null distribution' }),
    }),
    climate: z.boolean().nullable().meta({
      description: 'Whether a group mean may be called climate; null where it cannot be told',
    }),
    variance: z.object({ between: figure, within: figure, why }),
    estimates: z.array(estimate),
    pairs: z.array(pair).optional().meta({
      description: 'Games–Howell; absent above 12 groups unless `allPairs` asks for them',
    }),
    why,
  })
  .meta({
    id: 'FactorComparison',
    description:
      "Differences between groups, in the direction of the factor's name. Between programmes or schools each class is one value, and two classes of a member school together are one: `n` counts values, and how far people agree is null.",
  });

export const comparisonWire = z
  .object({
    occasion: z.enum(occasionKinds),
    form: z.string().nullable().meta({
      description: 'The largest form that all the classes answered: all figures are of its items',
    }),
    cohorts: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          state: z.enum(['scheduled', 'open', 'closed']),
          respondents: count.meta({ description: 'Who answered and counts' }),
        }),
      )
      .optional()
      .meta({ description: 'Where classes are compared' }),
    level: z.enum(comparisonLevels).optional().meta({ description: 'Where it is not the class' }),
    groups: z
      .array(
        z.object({
          id: z.string().meta({ description: 'Of the school; the name of the programme' }),
          name: z.string(),
          classes: count,
          respondents: count,
        }),
      )
      .optional()
      .meta({ description: 'Programmes or schools; in the figures each class is one value' }),
    leftOut: z
      .object({
        small: count.meta({ description: 'Too few answered, or they would tell of a few' }),
        otherForm: count.meta({ description: 'Answered other items than most' }),
        notAsked: count.meta({ description: 'Their occasion has not begun' }),
        ofMembers: count.meta({ description: 'Of member schools, for the first two reasons' }),
        withoutProgramme: count,
        stillOpen: count.meta({ description: 'Where schools are compared' }),
      })
      .optional()
      .meta({ description: 'Classes chosen that enter no figure of programmes or schools' }),
    comparison: z.array(factorComparison).nullable().meta({
      description:
        'Groups are named by the id of the class or the school, or by the name of the programme; null where every class is withheld',
    }),
    notices: z.array(z.string()).meta({ description: "Groups that Welch's test left out" }),
    withheld: withheld
      .safeExtend({ cohorts: z.array(z.string()) })
      .meta({
        id: 'WithheldCohorts',
        description:
          'These classes enter no figure: too few answered, or they would tell of a few.',
      })
      .optional(),
  })
  .meta({ id: 'Comparison' });
