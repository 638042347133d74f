/** What a class's answers say, as the API tells it: the analysis of one occasion, the plan, the change. */
import { z } from 'zod';
import { zones } from '../../../domain/diagnosis/zone.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { actionTimes, actors, evidenceGrades } from '../../../domain/plan/action-library.ts';
import { count, figure, interval, someScores, text, why, withheld } from './figure-wire.ts';

const item = z.object({
  id: z.string(),
  n: count,
  mean: figure,
  sd: figure,
  itemRest: figure.meta({ description: "Correlation with the sum of the factor's other items" }),
  alphaIfDropped: figure,
  why,
});

const reliability = z
  .object({
    n: count.meta({ description: 'Who answered every item of the factor' }),
    alpha: figure,
    alphaCi95: interval,
    omega: figure,
    items: z.array(item),
    why,
  })
  .meta({ id: 'Reliability', description: 'Figures of items are of keyed answers.' });

const factor = z
  .object({
    id: z.string(),
    n: count,
    mean: figure,
    sd: figure,
    ci95: interval,
    favourability: figure.meta({ description: 'The mean turned so that high helps' }),
    unfavourableShare: figure,
    zone: z.enum(zones),
    why,
    reliability,
  })
  .meta({
    id: 'Factor',
    description: "Mean, sd and interval are in the direction of the factor's name.",
  });

const plannedAction = z
  .object({
    id: z.string(),
    factor: z.string(),
    text,
    owner: z.enum(actors).meta({ description: 'Who does it' }),
    ownerName: z.string().optional().meta({ description: 'Whom the school named' }),
    when: z.enum(actionTimes),
    dueOn: z.iso.date().nullable().meta({ description: 'null: before the next course begins' }),
    sign: text.meta({ description: 'How to see that it happened' }),
    grade: z
      .enum(evidenceGrades)
      .nullable()
      .meta({ description: 'null: an action of the school’s own' }),
    evidence: text,
    sources: z.array(z.string()),
    done: z.literal(true).optional(),
    doneOn: z.iso.date().nullable().optional(),
    custom: z.literal(true).optional().meta({ description: 'Not from the action library' }),
  })
  .meta({ id: 'PlannedAction' });

const plan = z
  .object({
    factors: z.array(z.string()).meta({ description: 'What it works on, first things first' }),
    actions: z.array(plannedAction),
    note: z.string().optional().meta({ description: 'What the school wrote below it' }),
    edited: z
      .object({ revision: count, savedOn: z.iso.date() })
      .optional()
      .meta({ description: 'Absent for the plan as it was suggested' }),
  })
  .meta({ id: 'Plan' });

const sign = z.object({
  checked: count.meta({ description: 'Whom the sign can judge' }),
  flagged: count,
  limit: figure.meta({ description: 'Where the sign begins, in its own unit' }),
  why,
});

const careless = z
  .object({
    respondents: count,
    flagged: count.meta({
      description:
        'Whom long string or even–odd consistency marks; nobody by completion time alone',
    }),
    longString: sign,
    evenOdd: sign,
    completionTime: sign.meta({
      description:
        'Counted for the class when answers come in, never kept with an answer: it marks nobody, and `careless=exclude` leaves nobody out by it. `checked` are the answers whose time was known, `flagged` those below `limit` seconds an item',
    }),
    excluded: z.boolean().meta({ description: 'Whether the figures leave the flagged out' }),
    factors: z
      .array(z.object({ factor: z.string(), everybody: someScores, withoutFlagged: someScores }))
      .meta({ description: 'Both results, whichever was chosen; empty where they are withheld' }),
    withheld: withheld.optional(),
  })
  .meta({ id: 'CarelessAnswers', description: 'Answers that look careless: no proof.' });

const drivers = z
  .discriminatedUnion('method', [
    z.object({
      method: z.literal('relative-weights'),
      n: count,
      rSquared: z.number(),
      factors: z.array(
        z.object({
          factor: z.string(),
          weight: z.number(),
          ci95: z.tuple([z.number(), z.number()]),
          share: z.number(),
        }),
      ),
    }),
    z.object({
      method: z.literal('spearman'),
      n: count,
      domains: z.array(
        z.object({ domain: z.string(), n: count, rho: figure, ci95: interval, why }),
      ),
    }),
    z.object({ method: z.null(), n: count, why: z.string() }),
  ])
  .meta({
    id: 'Drivers',
    description:
      'Which factors go with the reported use of the learning. One source at one time inflates such relations, and they are no causes.',
  });

export const diagnosisWire = z
  .object({
    occasion: z.enum(occasionKinds),
    survey: z.object({ id: z.string(), version: z.string() }),
    respondents: count,
    excluded: count.optional(),
    factors: z.array(factor).nullable(),
    plan: plan.nullable().meta({ description: 'null where there is nothing to improve' }),
    careless: careless.optional(),
    drivers: drivers.optional().meta({
      description: 'Absent where the occasion does not ask how much of the learning is in use',
    }),
    withheld: withheld.optional(),
  })
  .meta({ id: 'Diagnosis' });

const change = z
  .object({
    factor: z.string(),
    pairs: count,
    before: figure,
    after: figure,
    difference: figure.meta({ description: 'after − before' }),
    sd: figure,
    ci95: interval,
    t: figure,
    df: figure,
    p: figure,
    pAdjusted: figure,
    reliableChange: figure.meta({
      description: 'Smallest change of one person that is not noise, in scale points',
    }),
    dz: figure,
    gav: figure,
    r: figure,
    why,
  })
  .meta({ id: 'FactorChange' });

const dropout = z
  .object({
    stayed: count,
    left: count,
    factors: z.array(
      z.object({
        factor: z.string(),
        stayed: someScores,
        left: someScores,
        difference: figure.meta({ description: 'stayed − left' }),
        ci95: interval,
        p: figure,
        pAdjusted: figure,
        hedgesG: figure,
        why,
      }),
    ),
  })
  .meta({
    id: 'Dropout',
    description: 'Who is missing at the follow-up, told by the scores at the end of training.',
  });

export const changeWire = z
  .object({
    change: z.array(change).nullable(),
    dropout: dropout.nullable(),
    withheld: withheld.optional().meta({ description: 'Why a part that is null is not shown' }),
  })
  .meta({ id: 'Change' });
