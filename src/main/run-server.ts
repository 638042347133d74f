/** The server as a process: from the environment to its end by signal. */
import { createSetupToken } from '../app/accounts/console-entry.ts';
import { needsSetup } from '../app/school.ts';
import { StartRefusal } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import { type RunningServer, startServer } from '../start-server.ts';

/** Ends the process with 1 and a line on stderr where the server cannot start. */
export async function runServer(): Promise<void> {
  const server = await startServer().catch(refuse);
  if (await needsSetup(server.deps)) {
    const token = await createSetupToken(server.deps);
    say(`set up this server, once: ${server.deps.baseUrl}/admin/setup/${token}`);
  }
  say(`listening on ${server.url}`);
  endOnSignal(server);
}

function endOnSignal(server: RunningServer): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close().then(
        () => process.exit(0),
        (error: unknown) => refuse(error),
      );
    });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What the operator can put right is one line each; anything else is a bug and shows where. */
function refuse(error: unknown): never {
  process.stderr.write(`${linesOf(error).join('\n')}\n`);
  process.exit(1);
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof StartRefusal) return [error.message];
  if (error instanceof Problem) {
    return error.faults.map((fault) => `surveys: ${fault.path}: ${fault.code}`);
  }
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
