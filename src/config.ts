/** The environment, checked once; the only reader of process.env. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Address } from './storage/connect.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Null: from host and port, once the port is known. */
  readonly baseUrl: string | null;
  /** Absolute. */
  readonly dataDir: string;
  readonly database: Address;
  readonly smtpUrl: string | null;
  /** Null: follows from SMTP_URL or BASE_URL. */
  readonly mailFrom: string | null;
  /** Origins that a group robot's address may have beside the services themselves. */
  readonly webhookOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** Where the survey definitions are; `actions/` in it holds the action libraries. */
  readonly surveysDir: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What stops the start: one line for whoever runs the server. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}

const url = (protocol: RegExp) => z.url({ protocol });

/** Scheme, host and port alone. */
function isOrigin(text: string): boolean {
  const parsed = URL.parse(text);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.origin === text;
}

const variables = {
  HOST: {
    takes: 'a host name or address, such as 127.0.0.1',
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
  },
  PORT: {
    takes: 'a whole number from 0 to 65535 (0 takes a free port)',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65535))
      .default(3000),
  },
  BASE_URL: {
    takes: 'an http or https address without path, such as https://survey.example.org',
    schema: url(/^https?$/)
      .refine((text) => /^https?:\/\/[^/?#@]+\/?$/.test(text))
      .transform((text) => text.replace(/\/$/, ''))
      .nullable()
      .default(null),
  },
  DATA_DIR: {
    takes: 'a directory',
    schema: z
      .string()
      .default('./data/local')
      .transform((path) => resolve(path)),
  },
  DATABASE_URL: {
    takes: 'an address that begins with postgres://',
    schema: url(/^postgres(ql)?$/)
      .nullable()
      .default(null),
  },
  SMTP_URL: {
    takes: 'an address that begins with smtp:// or smtps://',
    schema: url(/^smtps?$/)
      .nullable()
      .default(null),
  },
  MAIL_FROM: {
    takes: 'an e-mail address, such as training@example.org',
    schema: z.email().nullable().default(null),
  },
  WEBHOOK_ORIGINS: {
    takes: 'origins separated by commas, such as https://robot.example.org',
    schema: z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
      .refine((origins) => origins.every(isOrigin)),
  },
  LOG_LEVEL: { takes: `one of ${logLevels.join(', ')}`, schema: z.enum(logLevels).default('info') },
} as const;

export const surveysDir = join(import.meta.dirname, '..', 'surveys');

/** The environment of the process, with `over` on top of it. */
export function environmentWith(over: Environment = {}): Environment {
  return { ...process.env, ...over };
}

/** Throws a StartRefusal that names the variable and what it takes; never the value, it may be secret. */
export function readConfig(environment: Environment = environmentWith()): Config {
  const read = <N extends keyof typeof variables>(name: N) => readVariable(environment, name);
  const dataDir = read('DATA_DIR');
  const databaseUrl = read('DATABASE_URL');
  return {
    host: read('HOST'),
    port: read('PORT'),
    baseUrl: read('BASE_URL'),
    dataDir,
    database: databaseUrl
      ? { kind: 'postgres', url: databaseUrl }
      : { kind: 'sqlite', file: join(dataDir, 'learning-transfer.sqlite') },
    smtpUrl: read('SMTP_URL'),
    mailFrom: read('MAIL_FROM'),
    webhookOrigins: read('WEBHOOK_ORIGINS'),
    logLevel: read('LOG_LEVEL'),
    surveysDir,
  };
}

/** An empty value counts as not set. */
function readVariable<N extends keyof typeof variables>(
  environment: Environment,
  name: N,
): z.output<(typeof variables)[N]['schema']> {
  const { schema, takes } = variables[name];
  const parsed = schema.safeParse(environment[name] || undefined);
  if (!parsed.success) throw new StartRefusal(`${name} takes ${takes}`);
  return parsed.data as z.output<(typeof variables)[N]['schema']>;
}
