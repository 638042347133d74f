/** A server in a process of its own, as in real use: started, awaited, ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly url: string;
  /** Milliseconds from starting the process to its `listening` line. */
  readonly startedIn: number;
  readonly stop: () => Promise<void>;
}

/** A server of its own on an embedded database, whatever the shell has set. */
export function benchEnvironment(dataDir: string): Readonly<Record<string, string>> {
  return { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: '', BASE_URL: '' };
}

/** @param script a path from the project's folder; it must print `listening on URL` */
export async function startChild(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Child> {
  const before = performance.now();
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL(`../../${script}`, import.meta.url))],
    {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface(child.stdout)) {
    const url = /^listening on (\S+)/.exec(line)?.[1];
    if (!url) continue;
    const startedIn = performance.now() - before;
    child.stdout.resume();
    const stop = async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
    return { url, startedIn, stop };
  }
  throw new Error(`${script} ended before it listened`);
}
