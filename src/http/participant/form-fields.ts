/** A sent form as plain text fields; nothing of it is trusted yet. */
import { parse } from 'node:querystring';
import express, { type Request, type RequestHandler } from 'express';
import { begunField } from '../../app/participation/completion-time.ts';
import { type Fault, Problem } from '../../domain/problem.ts';

export type Fields = Readonly<Record<string, string>>;

/** The longest form has some hundred short fields and a few free texts; more than this is no form of ours. */
const fieldLimit = 500;
/** A free text far too long still fits, nine bytes a Chinese character, so that it comes back whole with what is wrong. */
const bodyLimit = '256kb';

/**
 * Express's own form parser builds nested objects that no form of ours has, and costs a third of a
 * submission. Refuses `payload-too-large`, `unsupported-media-type`.
 */
export const readForm: readonly RequestHandler[] = [
  express.raw({ type: 'application/x-www-form-urlencoded', limit: bodyLimit }),
  (req, _res, next) => {
    if (!Buffer.isBuffer(req.body) || !isUtf8(req)) throw new Problem('unsupported-media-type');
    req.body = fieldsOf(req.body.toString());
    next();
  },
];

/** The fields of a request that `readForm` has read. */
export function formFields(req: Request): Fields {
  return req.body as Fields;
}

/** A field sent twice is joined by a comma, so that it is no valid answer and is refused under its own name. */
function fieldsOf(text: string): Fields {
  const sent = parse(text, '&', '=', { maxKeys: fieldLimit + 1 });
  let count = 0;
  for (const name in sent) {
    count += 1;
    const value = sent[name];
    if (typeof value !== 'string') sent[name] = String(value);
  }
  if (count > fieldLimit) throw new Problem('payload-too-large');
  return sent as Fields;
}

function isUtf8(req: Request): boolean {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(req.get('Content-Type') ?? '')?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}

/** No keyboard gives NUL and not every database takes it; whoever sends it is no participant's browser. */
export function unprintableFaults(fields: Fields): readonly Fault[] {
  const faults: Fault[] = [];
  for (const name in fields) {
    if (name !== begunField && fields[name]?.includes('\0'))
      faults.push({ path: name, code: 'control-characters' });
  }
  return faults;
}
