/** Files named on the command line; every refusal says which file. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type ByteSource, sourceOfBytes } from '../csv/byte-source.ts';
import { readResponses } from '../csv/read-responses.ts';
import type { Responses } from '../domain/analysis/responses.ts';
import { parseSurvey } from '../domain/instrument/parse-survey.ts';
import type { Survey } from '../domain/instrument/survey.ts';
import type { Language } from '../domain/language.ts';
import { Problem } from '../domain/problem.ts';
import { wordsIn } from '../domain/wording/words.ts';
import { UsageError } from './usage-error.ts';

/** The options that `analyse` and `report` share. */
export interface ResponseOptions {
  readonly survey: string;
  readonly responses: string;
  readonly group?: string;
  readonly person?: string;
  readonly occasion?: string;
  readonly outcome?: string;
  readonly seconds?: string;
  readonly form?: string;
  readonly allPairs?: boolean;
  readonly excludeCareless?: boolean;
}

export interface ReadFiles {
  readonly survey: Survey;
  readonly responses: Responses;
}

/** @throws Problem with the file in its parameters; UsageError for options that do not go together */
export async function readFiles(options: ResponseOptions, language: Language): Promise<ReadFiles> {
  if (options.occasion !== undefined && options.person === undefined) {
    throw new UsageError(
      '--occasion needs --person: without it the two occasions cannot be paired',
    );
  }
  const survey = await readSurvey(options.survey);
  const responses = inFile(options.responses, () =>
    withSource(options.responses, (source) =>
      readResponses(source, survey, options, wordsIn(language)),
    ),
  );
  return { survey, responses };
}

async function readSurvey(file: string): Promise<Survey> {
  const parsed = parseSurvey(await readJson(file));
  if (!parsed.ok) throw new Problem('invalid-survey', { file }, parsed.faults);
  return parsed.value;
}

/** @throws Problem invalid-survey naming line and column where the text is no JSON */
export async function readJson(file: string): Promise<unknown> {
  const bytes = await readBytes(file);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const place = /\(line (\d+) column (\d+)\)/.exec(String(error));
    const path = place ? `line ${place[1]}, column ${place[2]}` : '$';
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem('invalid-survey', { file }, [{ path, code: 'not-json', params: { reason } }]);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  return await readFile(file).catch((error) => refuseUnreadable(file, error));
}

function refuseUnreadable(file: string, error: unknown): never {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  throw new Problem('invalid-input', { file }, [
    { path: file, code: 'unreadable-file', params: { reason } },
  ]);
}

/** Nothing else runs beside a command, so the file is read without waiting in between. */
function withSource<T>(file: string, work: (source: ByteSource) => T): T {
  const attempt = <R>(read: () => R): R => {
    try {
      return read();
    } catch (error) {
      return refuseUnreadable(file, error);
    }
  };
  const handle = attempt(() => openSync(file, 'r'));
  try {
    const stats = attempt(() => fstatSync(handle));
    // A pipe can be read once only.
    if (!stats.isFile() || stats.size === 0) {
      return work(sourceOfBytes(attempt(() => readFileSync(handle))));
    }
    const { size } = stats;
    const read = (into: Uint8Array, at: number) =>
      attempt(() => readSync(handle, into, 0, Math.min(into.length, size - at), at));
    return work({ size, read });
  } finally {
    closeSync(handle);
  }
}

/** Runs `work` and names the file in whatever it refuses. */
export function inFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.code, { ...error.params, file }, error.faults);
  }
}
