/** Selections that a school keeps under a name, so that next year the same question is one click away. */
import { parse } from 'node:querystring';
import { z } from 'zod';
import { Problem } from '../../domain/problem.ts';
import {
  deleteSavedSelection,
  findNamesOfSelection,
  findSavedNames,
  findSavedSelectionRow,
  insertSavedSelection,
  type SavedSelectionRow,
} from '../../storage/saved-selection-store.ts';
import { record } from '../audit.ts';
import { line } from '../cohorts/cohort-input.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';
import { readSelection, type Selection, selectionQuery } from './selection.ts';

export interface SavedName {
  readonly id: string;
  /** No two of a school have the same. */
  readonly name: string;
}

export interface SavedSelection extends SavedName {
  readonly selection: Selection;
}

type SavingDeps = Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>;

const nameInput = z.object({ name: line(60) });

/** So many that a list of them can still be read. */
const most = 100;

/** By name. */
export async function listSavedSelections(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<readonly SavedName[]> {
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const rows = await findSavedNames(deps.db, schoolId);
  return rows.toSorted((a, b) => order.compare(a.name, b.name));
}

/** Refuses `invalid-input` (the name; too many are kept already), `name-taken`. */
export async function saveSelection(
  deps: SavingDeps,
  schoolId: string,
  input: { readonly name: unknown; readonly selection: Selection },
): Promise<SavedSelection> {
  const { name } = parseInput(nameInput, { name: input.name });
  const query = selectionQuery(input.selection);
  const row = { id: deps.randomId(), school_id: schoolId, name, query };
  await deps.db.transaction().execute(async (trx) => {
    const kept = await findSavedNames(trx, schoolId);
    if (kept.length >= most) refuseField('name', 'too-many-saved', { limit: most });
    await insertSavedSelection(trx, row);
    await record({ ...deps, db: trx }, { schoolId, action: 'selection-saved' });
  });
  return fromRow(row);
}

/** Refuses `not-found`, another school's too. */
export async function findSavedSelection(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  id: string,
): Promise<SavedSelection> {
  const row = await findSavedSelectionRow(deps.db, schoolId, id);
  if (!row) throw new Problem('not-found');
  return fromRow(row);
}

/** Under which this selection is kept, the first by name; null where it is not. */
export async function nameOfSelection(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  selection: Selection,
): Promise<string | null> {
  const [name] = await findNamesOfSelection(deps.db, schoolId, selectionQuery(selection));
  return name ?? null;
}

/** Refuses `not-found`, another school's too. */
export async function removeSavedSelection(
  deps: SavingDeps,
  schoolId: string,
  id: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (!(await deleteSavedSelection(trx, schoolId, id))) throw new Problem('not-found');
    await record({ ...deps, db: trx }, { schoolId, action: 'selection-removed' });
  });
}

function fromRow({ id, name, query }: SavedSelectionRow): SavedSelection {
  return { id, name, selection: readSelection(parse(query, '&', '=', { maxKeys: 0 })) };
}
