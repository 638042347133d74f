/** Real processes of this program, for what only a process shows: starting, signals, dying. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Program {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match of the pattern on stdout; fails if the program ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export function emptyDir(): string {
  return mkdtempSync(join(tmpdir(), 'learning-transfer-'));
}

/** @param script path from the root of the repository */
export function run(
  script: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Program {
  const root = join(import.meta.dirname, '../..');
  const env = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...environment };
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, env });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data: Buffer) => {
    stdout += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data;
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 0));
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(stdout);
        if (found) resolve(found);
      };
      child.stdout.on('data', look);
      ended.then(() => reject(new Error(`ended without saying it: ${stdout}${stderr}`)));
      look();
    });
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    says,
    kill: (signal) => child.kill(signal),
    ended,
  };
}
