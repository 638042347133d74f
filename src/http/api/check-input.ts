/** Checks a query or body against its schema; a refusal names each field at fault. */
import { z } from 'zod';
import { faultsOf } from '../../app/parse-input.ts';
import { Problem } from '../../domain/problem.ts';

type Issue = z.core.$ZodIssue;

/** Problem invalid-input. `whole` is what a fault of the whole value is called. */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  whole: 'body' | 'query',
): z.output<Schema> {
  const checked = schema.safeParse(value, { reportInput: true });
  if (checked.success) return checked.data;
  const issues = checked.error.issues.flatMap((issue) => insideUnion(issue, []));
  const faults = faultsOf(new z.ZodError(issues)).map((fault) =>
    fault.path === '' ? { ...fault, path: whole } : fault,
  );
  throw new Problem('invalid-input', {}, faults);
}

/** A union's own issue names no field; the branch that got furthest into the value does. */
function insideUnion(issue: Issue, outer: readonly PropertyKey[]): Issue[] {
  const path = [...outer, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
  const [first = [], ...others] = issue.errors;
  const best = others.reduce((a, b) => (depthOf(b) > depthOf(a) ? b : a), first);
  return best.flatMap((inner) => insideUnion(inner, path));
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((i) => i.path.length + (i.code === 'invalid_type' ? 0 : 0.5)));
}
