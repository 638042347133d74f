/** Some of a school's classes at a time: searched by name and programme, counted only where they are shown. */
import { nameKey } from '../../domain/collection/person-name.ts';
import { findCohortEntries, findCohortsById } from '../../storage/cohort-store.ts';
import type { Deps } from '../deps.ts';
import { type CohortStatus, statusOf } from './cohorts.ts';
import { toCohort } from './load-cohort.ts';

export interface ClassSearch {
  /** Part of the name or of the programme, in any case and width. */
  readonly text: string;
  /** Empty for all. */
  readonly programme: string;
  /** From 1; beyond the last it is the last. */
  readonly page: number;
}

export interface FoundClasses {
  readonly classes: readonly CohortStatus[];
  /** That match, on all pages. */
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  /** Of the school, whatever was searched for. */
  readonly all: number;
  readonly programmes: readonly string[];
}

const pageSize = 20;

/** Newest end of training first. */
export async function findClasses(
  deps: Deps,
  schoolId: string,
  { text, programme, page }: ClassSearch,
): Promise<FoundClasses> {
  const entries = await findCohortEntries(deps.db, schoolId);
  const wanted = nameKey(text);
  const matching = entries.filter(
    (entry) =>
      (programme === '' || entry.programme === programme) &&
      nameKey(`${entry.name} ${entry.programme ?? ''}`).includes(wanted),
  );
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const current = Math.min(Math.max(1, page), pages);
  const shown = matching.slice((current - 1) * pageSize, current * pageSize);
  const programmes = new Set(entries.flatMap((entry) => entry.programme ?? []));
  return {
    classes: await loadInOrder(
      deps,
      shown.map(({ id }) => id),
    ),
    found: matching.length,
    page: current,
    pages,
    all: entries.length,
    programmes: [...programmes],
  };
}

async function loadInOrder(deps: Deps, ids: readonly string[]): Promise<readonly CohortStatus[]> {
  const rows = await findCohortsById(deps.db, ids);
  const byId = new Map(rows.map((row) => [row.cohort.id, row]));
  const cohorts = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row) cohorts.push(await toCohort(deps.db, deps.snapshots, row));
  }
  return statusOf(deps, cohorts);
}
