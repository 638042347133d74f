/** The smallest parts that every result on the wire is made of. */
import { z } from 'zod';

export const count = z.int().min(0);
export const figure = z.number().nullable();
export const interval = z.tuple([z.number(), z.number()]).nullable();
export const why = z.string().optional().meta({ description: 'Why a figure is null' });
export const text = z.object({ 'zh-CN': z.string(), en: z.string() });
/** Of the people who have a score. */
export const someScores = z.object({ n: count, mean: figure, sd: figure, why });

export const withheld = z
  .object({
    reason: z.literal('too-few-respondents'),
    minimum: count,
    leftOut: z.literal(true).optional().meta({
      description:
        'Leaving out careless answers would tell of too few; without it there are figures',
    }),
  })
  .meta({ id: 'Withheld', description: 'Fewer people answered than a figure may be shown for.' });
