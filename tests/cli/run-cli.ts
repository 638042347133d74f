/** Runs the command line as its users do, as a process of its own, on files in a folder of the test's own. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Forty processes compile the same modules; the cache halves their time. */
const compileCache = join(tmpdir(), 'learning-transfer-compile-cache');

const program = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export const shippedSurvey = fileURLToPath(
  new URL('../../surveys/transfer-16.json', import.meta.url),
);
export const shippedActions = fileURLToPath(
  new URL('../../surveys/actions/transfer-16.json', import.meta.url),
);

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of stderr. */
  readonly problems: readonly string[];
}

export function runCli(args: readonly string[], cwd?: string): Promise<Run> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache };
    const options = { cwd, maxBuffer: 50_000_000, env };
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const code = error ? Number(error.code) : 0;
      resolve({ code, stdout, stderr, problems: stderr.split('\n').slice(0, -1) });
    });
  });
}

/** Runs it with a reader that closes its end after some bytes, as `head` does. */
export function runCliInto(
  bytes: number,
  args: readonly string[],
  cwd: string,
): Promise<Pick<Run, 'code' | 'stderr'>> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache };
    const child = spawn(process.execPath, [program, ...args], { cwd, env });
    let [seen, stderr] = [0, ''];
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen >= bytes) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    child.on('close', (code) => resolve({ code: code ?? -1, stderr }));
  });
}

/** A folder with the files, gone after the test; commands run in it name them as a user would. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'learning-transfer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Two factors, one of them unfavourable; a quick and a full form. */
export const smallSurvey = JSON.stringify({
  id: 'small',
  version: '2.1.0',
  title: { 'zh-CN': '小问卷', en: 'Small survey' },
  scale: { min: 1, max: 5 },
  factors: [
    { id: 'A', name: { 'zh-CN': '甲', en: 'Alpha' } },
    { id: 'B', name: { 'zh-CN': '乙', en: 'Beta' }, polarity: 'unfavourable' },
  ],
  items: ['A1', 'A2', 'B1', 'B2'].map((id) => ({ id, factor: id[0], text: `Item ${id}` })),
  forms: { quick: ['A1', 'B1'], full: ['A1', 'A2', 'B1', 'B2'] },
});

/** 12 people on both occasions, by two units. */
export function twoOccasions(): string {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const answer = (shift: number) => 1 + ((index + shift) % 5);
    const unit = index % 2 === 0 ? '一组' : '二组';
    return [
      `p${index},end,${unit},${answer(0)},,${answer(1)},`,
      `p${index},followup,${unit},${answer(2)},${answer(3)},${answer(4)},${answer(0)}`,
    ];
  });
  return ['who,when,unit,A1,A2,B1,B2', ...rows.flat()].join('\n');
}
