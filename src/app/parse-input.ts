/**
 * Zod's issues as one `invalid-input` Problem. Fault codes: `missing`, `wrong-type`, `too-short`,
 * `too-long`, `too-small`, `too-large`, `unknown-field`, `not-one-of`, `malformed`, and whatever
 * code a refinement gives as its message.
 */
import type { z } from 'zod';
import { type Fault, Problem } from '../domain/problem.ts';

export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-input', {}, faultsOf(parsed.error));
}

export function faultsOf(error: z.ZodError, prefix = ''): readonly Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, prefix));
}

type Params = Readonly<Record<string, string | number>>;

function faultsOfIssue(issue: z.core.$ZodIssue, prefix: string): readonly Fault[] {
  const path = prefix + issue.path.map(String).join('.');
  const fault = (code: string, params?: Params): readonly Fault[] => [
    params ? { path, code, params } : { path, code },
  ];
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? fault('missing')
        : fault('wrong-type', { expected: issue.expected });
    case 'too_small':
      return issue.origin === 'string'
        ? fault(Number(issue.minimum) === 1 ? 'missing' : 'too-short', {
            min: Number(issue.minimum),
          })
        : fault('too-small', { min: Number(issue.minimum) });
    case 'too_big':
      return fault(issue.origin === 'string' ? 'too-long' : 'too-large', {
        max: Number(issue.maximum),
      });
    case 'invalid_value':
      return fault('not-one-of', { allowed: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'unknown-field',
      }));
    case 'custom':
      return fault(issue.message);
    default:
      return fault('malformed');
  }
}
