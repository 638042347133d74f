/** A file of made-up answers of any size, the same each time, and a survey of 16 factors with 3 items each for it. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { randomLcg, randomNormal } from 'd3-random';

export const itemsPerFactor = 3;
const rowsPerChunk = 5000;

/** The shipped survey with the first three items of each factor. */
export async function writeSurvey(file: string): Promise<readonly string[]> {
  const shipped = JSON.parse(
    await readFile(new URL('../../surveys/transfer-16.json', import.meta.url), 'utf8'),
  );
  const seen = new Map<string, number>();
  const items = shipped.items.filter((item: { readonly factor: string }) => {
    const before = seen.get(item.factor) ?? 0;
    seen.set(item.factor, before + 1);
    return before < itemsPerFactor;
  });
  const ids: string[] = items.map((item: { readonly id: string }) => item.id);
  const survey = { ...shipped, items, forms: { full: ids } };
  await writeFile(file, JSON.stringify(survey));
  return ids;
}

/** Column `group` and one an item; a person's level, a group's level and noise; one answer in a hundred is missing. */
export async function writeResponses(
  file: string,
  items: readonly string[],
  rows: number,
  groups: number,
): Promise<void> {
  const random = randomLcg(0.5);
  const normal = randomNormal.source(random)(0, 1);
  const noise = Array.from({ length: 4096 }, () => normal());
  const levels = Array.from({ length: groups }, () => 0.3 * normal());
  const out = createWriteStream(file);
  out.write(`group,${items.join(',')}\n`);
  let at = 0;
  for (let start = 0; start < rows; start += rowsPerChunk) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(rows, start + rowsPerChunk); row++) {
      const group = Math.floor(random() * groups);
      const person = 3.3 + (levels[group] ?? 0) + 0.6 * normal();
      const cells = items.map(() => {
        at = (at + 1 + Math.floor(4 * random())) % noise.length;
        const answer = Math.round(person + 0.9 * (noise[at] ?? 0));
        return random() < 0.01 ? '' : String(Math.min(5, Math.max(1, answer)));
      });
      lines.push(`g${group},${cells.join(',')}\n`);
    }
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
