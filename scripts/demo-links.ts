/** Starts the demo and reads the links that it prints. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface DemoLinks {
  readonly survey: string;
  readonly console: string;
  readonly diagnosis: string;
  readonly pdf: string;
  readonly stop: () => void;
}

export async function demoLinks(): Promise<DemoLinks> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('demo.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = new Map<string, string>();
  for await (const line of createInterface(child.stdout)) {
    const [, name, url] = /^(open survey|console|diagnosis|PDF)\s.*?(http\S+)$/.exec(line) ?? [];
    if (name && url) found.set(name, url);
    if (line.startsWith('listening on')) break;
  }
  child.stdout.resume();
  const linkOf = (name: string) => {
    const url = found.get(name);
    if (!url) throw new Error(`the demo printed no link for ${name}`);
    return url;
  };
  return {
    survey: linkOf('open survey'),
    console: linkOf('console'),
    diagnosis: linkOf('diagnosis'),
    pdf: linkOf('PDF'),
    stop: () => child.kill('SIGTERM'),
  };
}
