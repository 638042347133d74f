/** What a class's answers say, as the API tells it: the analysis of one occasion, the plan, the change. */
import { z } from 'zod';
import { zones } from '../../../domain/diagnosis/zone.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { actionTimes, actors, evidenceGrades } from '../../../domain/plan/action-library.ts';

const count = z.int().min(0);
const figure = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();
const why = z.string().optional().meta({ description: 'Why a figure is null' });
const text = z.object({ 'zh-CN': z.string(), en: z.string() });

const withheld = z
  .object({ reason: z.literal('too-few-respondents'), minimum: count })
  .meta({ id: 'Withheld', description: 'Fewer people answered than a figure may be shown for.' });

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
    when: z.enum(actionTimes),
    dueOn: z.iso.date().nullable().meta({ description: 'null: before the next course begins' }),
    sign: text.meta({ description: 'How to see that it happened' }),
    grade: z.enum(evidenceGrades),
    evidence: text,
    sources: z.array(z.string()),
  })
  .meta({ id: 'PlannedAction' });

const plan = z
  .object({
    factors: z.array(z.string()).meta({ description: 'What it works on, first things first' }),
    actions: z.array(plannedAction),
  })
  .meta({ id: 'Plan' });

export const diagnosisWire = z
  .object({
    occasion: z.enum(occasionKinds),
    survey: z.object({ id: z.string(), version: z.string() }),
    respondents: count,
    excluded: count.optional(),
    factors: z.array(factor).nullable(),
    plan: plan.nullable().meta({ description: 'null where there is nothing to improve' }),
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
    dz: figure,
    gav: figure,
    r: figure,
    why,
  })
  .meta({ id: 'FactorChange' });

export const changeWire = z
  .object({ change: z.array(change).nullable(), withheld: withheld.optional() })
  .meta({ id: 'Change' });
