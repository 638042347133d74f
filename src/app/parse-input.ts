/** Checks an input against its schema; what does not fit is one `invalid-input` with every fault. */
import type { z } from 'zod';
import { faultsOf as faultsByPath } from '../domain/instrument/schema-parts.ts';
import { type Fault, Problem } from '../domain/problem.ts';

export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-input', {}, faultsOf(parsed.error));
}

/** Paths as `capabilities.2.en`. */
export function faultsOf(error: z.ZodError): readonly Fault[] {
  return faultsByPath(error, (path) => path.map(String).join('.'));
}

export function refuseField(path: string, code: string, params?: Fault['params']): never {
  throw new Problem('invalid-input', {}, [params ? { path, code, params } : { path, code }]);
}
