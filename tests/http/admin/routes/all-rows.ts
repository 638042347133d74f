/** The rows of every part, from all files of this folder. */
import { readdirSync } from 'node:fs';
import type { RouteRow } from './route-row.ts';

const folder = new URL('./', import.meta.url);
const notRows = ['all-rows.ts', 'registered-routes.ts', 'route-row.ts'];

export async function allRows(): Promise<readonly RouteRow[]> {
  const files = readdirSync(folder).filter((name) => !notRows.includes(name));
  const parts = await Promise.all(
    files.map(async (name) => (await import(new URL(name, folder).href)) as Rows),
  );
  return parts.flatMap(({ rows }) => rows);
}

interface Rows {
  readonly rows: readonly RouteRow[];
}

/** `POST` where there is a form to send. */
export function methodOf({ method, form }: RouteRow): 'GET' | 'POST' {
  return method ?? (form ? 'POST' : 'GET');
}

/** As a route is told from others: method and pattern. */
export function nameOf(row: RouteRow): string {
  return `${methodOf(row)} ${row.route}`;
}
