/** From starting the process to `listening`, on an existing database, against bare Express. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchEnvironment, startChild } from './child.ts';
import { type BenchRow, median } from './row.ts';

const runs = 7;

export async function benchColdStart(): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const environment = benchEnvironment(dataDir);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await startOnce('src/main.ts', environment));
    floor.push(await startOnce('scripts/bench/echo-server.ts', {}));
  }
  await rm(dataDir, { recursive: true, force: true });
  const value = median(ours);
  return [
    {
      name: 'cold start to listening',
      value,
      unit: 'ms',
      floor: median(floor),
      floorName: 'bare Express',
      aim: 'under a second',
    },
  ];
}

async function startOnce(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const child = await startChild(script, environment);
  await child.stop();
  return child.startedIn;
}
