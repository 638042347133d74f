/**
 * Structured logs on stdout. Nobody passes an answer, a name, a token, a password or an address that
 * holds a token to the log; should one slip into a known place, it is struck out.
 */
import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger };

const struckOut = ['token', 'name', 'password', 'answers', 'fields', 'url'];

export function createLog(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...struckOut, ...struckOut.map((name) => `*.${name}`)], censor: '—' },
    serializers: { err: errorWithoutParameters },
  });
}

/** Database drivers hang the query's parameters, answers among them, on their errors. */
function errorWithoutParameters(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}
