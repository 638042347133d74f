/** Which classes are compared, as an address says it: whoever has the address has the selection. */
import { z } from 'zod';
import {
  type LearningLevel,
  learningLevels,
  type TransferRoad,
  transferRoads,
} from '../../domain/collection/cohort.ts';
import { type ComparisonLevel, comparisonLevels } from '../../domain/comparison/comparison.ts';
import { type OccasionKind, occasionKinds } from '../../domain/instrument/survey.ts';
import { parseInput } from '../parse-input.ts';

/**
 * Classes that meet every condition given, and those named beside them; without any condition or name all classes of
 * the school. At the level `school` the conditions do not count: of a member school all closed classes are shown
 * together, since two periods of it would differ by a single class.
 */
export interface Selection {
  readonly occasion: OccasionKind;
  readonly level: ComparisonLevel;
  /** Ids. */
  readonly cohorts: readonly string[];
  readonly programmes: readonly string[];
  /** First and last day on which training may have ended, ISO. */
  readonly from: string | null;
  readonly to: string | null;
  /** Name of a capability in either language. */
  readonly capability: string | null;
  readonly learningLevel: LearningLevel | null;
  readonly transferRoad: TransferRoad | null;
}

/** What takes longer to work out than the figures themselves, and is only worked out where it is shown. */
export const comparisonParts = ['change', 'trends', 'position', 'actions'] as const;
export type ComparisonPart = (typeof comparisonParts)[number];

/** Everything of the school on one occasion. */
export const wholeSchool: Selection = {
  occasion: 'end',
  level: 'class',
  cohorts: [],
  programmes: [],
  from: null,
  to: null,
  capability: null,
  learningLevel: null,
  transferRoad: null,
};

/** A field that a form leaves empty says nothing. */
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const day = z.iso.date({ error: 'not-a-date' });
const text = z.string().max(200);

/** One or several. */
const several = z
  .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(text).optional())
  .transform((texts = []) => texts);

/** The parts of an address that say which classes are compared. */
const fields = z
  .object({
    occasion: orNothing(z.enum(occasionKinds)),
    level: orNothing(z.enum(comparisonLevels)),
    cohort: several,
    programme: several,
    from: orNothing(day),
    to: orNothing(day),
    capability: orNothing(text),
    learning: orNothing(z.enum(learningLevels)),
    road: orNothing(z.enum(transferRoads)),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    error: 'before-first-day',
    path: ['to'],
  });

/**
 * @param query of an address, names with a string or several; what does not choose classes is passed over
 * Refuses `invalid-input` with the names of the fields.
 */
export function readSelection(query: unknown): Selection {
  const given = parseInput(fields, query);
  return canonical({
    occasion: given.occasion ?? wholeSchool.occasion,
    level: given.level ?? wholeSchool.level,
    cohorts: given.cohort,
    programmes: given.programme,
    from: given.from ?? null,
    to: given.to ?? null,
    capability: given.capability ?? null,
    learningLevel: given.learning ?? null,
    transferRoad: given.road ?? null,
  });
}

/** Without the question mark; equal for two selections exactly where they choose the same. */
export function selectionQuery(selection: Selection): string {
  const { occasion, level, cohorts, programmes, ...rest } = canonical(selection);
  const { from, to, capability, learningLevel: learning, transferRoad: road } = rest;
  const query = new URLSearchParams({ occasion, level });
  for (const programme of programmes) query.append('programme', programme);
  for (const [name, value] of Object.entries({ from, to, capability, learning, road })) {
    if (value !== null) query.append(name, value);
  }
  for (const cohort of cohorts) query.append('cohort', cohort);
  return query.toString();
}

function canonical(selection: Selection): Selection {
  const { occasion, level, cohorts, programmes } = selection;
  if (level === 'school') return { ...wholeSchool, occasion, level };
  return { ...selection, cohorts: inOrder(cohorts), programmes: inOrder(programmes) };
}

function inOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((each) => each !== '').sort();
}

/** Whether any condition narrows the classes, names of classes aside. */
export function hasConditions(selection: Selection): boolean {
  const { programmes, from, to, capability, learningLevel, transferRoad } = selection;
  const single = [from, to, capability, learningLevel, transferRoad];
  return programmes.length > 0 || single.some((value) => value !== null);
}
