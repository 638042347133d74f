/** What a plan may hold, as a form gives it. */
import { z } from 'zod';
import { isPrintable, tidyLine } from '../../domain/collection/person-name.ts';
import { actors } from '../../domain/plan/action-library.ts';

const printable = z.string().refine(isPrintable, { error: 'control-characters', abort: true });
const line = (max: number) => printable.overwrite(tidyLine).max(max);

const day = z
  .union([
    z.literal(''),
    z.iso
      .date({ error: 'not-a-date' })
      .refine((text) => text.startsWith('20'), { error: 'not-a-date' }),
  ])
  .transform((text) => text || null);

const actionInput = z
  .object({
    id: z.string().min(1).max(100),
    factor: z.string().min(1).max(100),
    kept: z.boolean(),
    text: line(500),
    owner: z.enum(actors),
    ownerName: line(60),
    dueOn: day,
    sign: line(500),
    done: z.boolean(),
    doneOn: day,
  })
  // A struck action may be left half-written.
  .refine(({ kept, text }) => !kept || text !== '', {
    error: 'required',
    path: ['text'],
  });

export const planInput = z.object({
  revision: z.int().min(0),
  note: z
    .string()
    .max(2000)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, '')
        .trim(),
    ),
  actions: z.array(actionInput).max(60),
});
export type PlanInput = z.input<typeof planInput>;

export const ownAction = z.object({
  factor: z.string().min(1).max(100),
  text: line(500).min(1, { error: 'required' }),
});
