/** A query as its operation takes it: a parameter that may be repeated is a list, though it came once. */
import { z } from 'zod';

export function readQuery(
  schema: z.ZodObject,
  query: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(query).map(([name, value]) => {
    const isAlone = isList(schema.shape[name]) && !Array.isArray(value);
    return [name, isAlone ? [value] : value] as const;
  });
  return Object.fromEntries(entries);
}

function isList(schema: unknown): boolean {
  return (schema instanceof z.ZodOptional ? schema.unwrap() : schema) instanceof z.ZodArray;
}
