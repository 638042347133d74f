/** Checks a query or body against its schema; a refusal names each field at fault. */
import type { z } from 'zod';
import { faultsOf } from '../../app/parse-input.ts';
import { type Fault, Problem } from '../../domain/problem.ts';

/** Problem invalid-input. `whole` is what a fault of the whole value is called. */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  whole: 'body' | 'query',
): z.output<Schema> {
  const checked = schema.safeParse(value, { reportInput: true });
  if (checked.success) return checked.data;
  const faults = faultsOf(checked.error).map((fault) =>
    fault.path === '' ? { ...fault, path: whole } : fault,
  );
  throw new Problem('invalid-input', {}, faults.filter(isFirst));
}

/** Two rules of a field may say the same; once is enough. */
function isFirst({ path, code }: Fault, at: number, faults: readonly Fault[]): boolean {
  return faults.findIndex((fault) => fault.path === path && fault.code === code) === at;
}
