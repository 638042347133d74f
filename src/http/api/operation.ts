/**
 * One call of the API as data: what it takes, what it answers and who may. The router and the
 * OpenAPI document are both made from this, so that they cannot disagree.
 */
import type { z } from 'zod';
import type { Deps } from '../../app/deps.ts';
import type { Role } from '../../app/school.ts';
import type { Language } from '../../domain/language.ts';
import type { FileType } from '../file-types.ts';

export interface BodySpec<Body extends z.ZodType> {
  readonly schema: Body;
  readonly limit: '100kb' | '5mb';
  readonly example: z.input<Body>;
  /** Where the call also takes `text/csv`: an example of it. */
  readonly csvExample?: string;
}

/** A JSON answer; `schema` is the whitelist: what it does not name never leaves. */
export interface JsonAnswer {
  readonly kind: 'json';
  readonly status: 200 | 201;
  readonly description: string;
  readonly schema: z.ZodObject;
}

export interface FileAnswer {
  readonly kind: 'file';
  readonly status: 200;
  readonly description: string;
  readonly type: FileType;
}

/** What a handler hands back: the value of a JSON answer, or a file with its name. */
export type Result =
  | { readonly value: unknown }
  | { readonly file: Uint8Array | string; readonly name: string };

export interface Call<Query, Body> {
  readonly deps: Deps;
  readonly schoolId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The body where it came as `text/csv`; `body` is then undefined. */
  readonly csv: Uint8Array | null;
  /** The reader's language. */
  readonly language: Language;
}

export interface OperationSpec<Query extends z.ZodObject, Body extends z.ZodType> {
  readonly id: string;
  readonly method: 'get' | 'post' | 'patch';
  /** Below `/api/v1`, in OpenAPI's writing: `/cohorts/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly query?: Query;
  readonly body?: BodySpec<Body>;
  readonly answer: JsonAnswer | FileAnswer;
  /** Its query names things that there may not be. */
  readonly mayMiss?: true;
  /** May be refused because of what happens elsewhere at the same time. */
  readonly conflicts?: true;
  readonly handle: (call: Call<z.output<Query>, z.output<Body>>) => Promise<Result>;
}

/** An operation whose query and body types are forgotten: the router checks them before it calls. */
export interface Operation extends Omit<OperationSpec<z.ZodObject, z.ZodType>, 'handle'> {
  readonly handle: (call: Call<never, never>) => Promise<Result>;
}

/** Keeps the types of query and body for the handler, and only for it. */
export function operation<
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
>(spec: OperationSpec<Query, Body>): Operation {
  return spec;
}

export const everybody: readonly Role[] = ['administrator', 'analyst'];
export const administrators: readonly Role[] = ['administrator'];
