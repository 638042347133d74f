/** A sent form as plain text fields; nothing of it is trusted yet. */
import express, { type Request, type RequestHandler } from 'express';
import { type OccasionKind, occasionKinds } from '../../domain/instrument/survey.ts';
import { type Fault, Problem } from '../../domain/problem.ts';

export type Fields = Readonly<Record<string, string>>;

/** The longest form has some hundred short fields and a few free texts; more than this is no form of ours. */
export const readForm: RequestHandler = express.urlencoded({
  extended: false,
  limit: '64kb',
  parameterLimit: 500,
});

/**
 * The fields of a request that `readForm` has read. A field sent twice is joined by a comma, so that it is
 * no valid answer and is refused under its own name. Refuses `unsupported-media-type`.
 */
export function formFields(req: Request): Fields {
  const body = req.body as Readonly<Record<string, string | string[]>> | undefined;
  if (body === undefined) throw new Problem('unsupported-media-type');
  const fields: Record<string, string> = {};
  for (const name in body) fields[name] = String(body[name]);
  return fields;
}

/** No keyboard gives NUL and not every database takes it; whoever sends it is no participant's browser. */
export function unprintableFaults(fields: Fields): readonly Fault[] {
  const faults: Fault[] = [];
  for (const name in fields) {
    if (fields[name]?.includes('\0')) faults.push({ path: name, code: 'control-characters' });
  }
  return faults;
}

export function isOccasionKind(value: unknown): value is OccasionKind {
  return occasionKinds.some((kind) => kind === value);
}
