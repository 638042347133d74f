/** Pieces that the schemas of surveys and of action libraries share, and the translation of zod's issues into faults. */
import { z } from 'zod';
import { type LocalText, languages } from '../language.ts';
import type { Fault } from '../problem.ts';

const sentence = z.string().trim().min(1).max(2000);

const byLanguage = z.object({ 'zh-CN': sentence.optional(), en: sentence.optional() });

/** A plain string, or one per language; a language left out repeats the other. */
export const localText = z.union([sentence, byLanguage]).transform((text, context): LocalText => {
  if (typeof text === 'string') return { 'zh-CN': text, en: text };
  const any = text['zh-CN'] ?? text.en;
  if (any !== undefined) return { 'zh-CN': text['zh-CN'] ?? any, en: text.en ?? any };
  context.issues.push({
    code: 'custom',
    message: 'text-missing',
    params: { languages: languages.join(', ') },
    input: text,
  });
  return z.NEVER;
});

/** As `localText`; an empty object (a text not yet written) counts as absent. */
export const optionalLocalText = z
  .union([localText, z.strictObject({})])
  .nullish()
  .transform((text): LocalText | null =>
    text?.en ? { 'zh-CN': text['zh-CN'] ?? text.en, en: text.en } : null,
  );

/** Ids are CSV columns and field names: no spaces, quotes or commas, and no beginning of a formula. */
export const identifier = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}_][^\s"',;<>&]*$/u, { error: 'bad-identifier' });

/** `['items', 3, 'factor']` as `$.items[3].factor`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return /^[A-Za-z_]\w*$/.test(String(key))
      ? `${text}.${String(key)}`
      : `${text}["${String(key)}"]`;
  }, '$');
}

/** One fault for each of zod's issues, with the innermost issue of the best-fitting union branch. */
export function faultsOf(
  error: z.ZodError,
  pathOf: (path: readonly PropertyKey[]) => string = jsonPath,
): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, [], pathOf));
}

type PathText = (path: readonly PropertyKey[]) => string;

function faultsOfIssue(
  issue: z.core.$ZodIssue,
  outer: readonly PropertyKey[],
  pathOf: PathText,
): Fault[] {
  const path = [...outer, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return deepestBranch(issue.errors).flatMap((inner) => faultsOfIssue(inner, path, pathOf));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...path, key]), code: 'unknown-field' }));
  }
  return [{ path: pathOf(path), ...codeOf(issue) }];
}

/** The branch that got furthest into the value is the one its author meant. */
function deepestBranch(branches: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] {
  return branches.reduce(
    (best, next) => (depthOf(next) > depthOf(best) ? next : best),
    branches[0] ?? [],
  );
}

/** How far into the value the issues reach; of the right type but wrong is half a step further. */
function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  const depths = issues.map((issue) => {
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      return issue.path.length + depthOf(deepestBranch(issue.errors));
    }
    return issue.path.length + (issue.code === 'invalid_type' ? 0 : 0.5);
  });
  return Math.max(0, ...depths);
}

function codeOf(issue: z.core.$ZodIssue): Omit<Fault, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'required' }
        : { code: 'wrong-type', params: { expected: issue.expected } };
    case 'too_small':
      return {
        code: issue.origin === 'number' ? 'too-small' : 'too-short',
        params: { limit: Number(issue.minimum) },
      };
    case 'too_big':
      return {
        code: issue.origin === 'number' ? 'too-large' : 'too-long',
        params: { limit: Number(issue.maximum) },
      };
    case 'invalid_value':
      return { code: 'not-one-of', params: { values: issue.values.map(String).join(', ') } };
    case 'custom':
      return { code: issue.message, params: issue.params ?? {} };
    default:
      return { code: /^[a-z-]+$/.test(issue.message) ? issue.message : 'invalid' };
  }
}
