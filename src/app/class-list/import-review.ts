/** The dry run of an import: everything it would do and everything that stands in its way. Nothing is stored. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Cohort } from '../../domain/collection/cohort.ts';
import type { Fault } from '../../domain/problem.ts';
import { findParticipantsOfCohort } from '../../storage/participant-store.ts';
import type { Tables } from '../../storage/tables.ts';
import { participantLimit } from '../cohorts/cohort-input.ts';
import type { ListField } from './class-list-columns.ts';
import { tornFromUnits } from './class-list-units.ts';
import { checkTable } from './import-check.ts';
import type { ReadList } from './import-list.ts';
import { type ImportPlan, phoneKey, planImport } from './import-plan.ts';
import { findTable, type ListTable, type TableChoice } from './import-table.ts';
import { type ListedParticipant, toListed } from './participants.ts';

export interface ImportReview {
  readonly table: ListTable;
  readonly plan: ImportPlan;
  readonly faults: readonly Fault[];
  /** Two people with one telephone: a slip of the pen, unless somebody says it is so. */
  readonly sharedPhones: readonly Fault[];
  /** Rows left out since they are of nobody: the template's example, a total, the headings again. */
  readonly examples: number;
  /** Stands for the class list as it is now: another one means that somebody has changed it meanwhile. */
  readonly seen: string;
}

export async function reviewList(
  db: Kysely<Tables>,
  cohort: Cohort,
  list: ReadList,
  choice: TableChoice,
): Promise<ImportReview> {
  const everybody = (await findParticipantsOfCohort(db, cohort.id)).map(toListed);
  const table = findTable(list, choice);
  const checked = checkTable(table);
  const present = new Set(table.columns.filter((field): field is ListField => field !== null));
  const plan = planImport(checked.people, everybody, present);
  const units = await unitFaults(db, cohort, everybody, plan);
  return {
    table,
    plan,
    faults: [...checked.faults, ...plan.faults, ...units, ...sizeFaults(plan)],
    sharedPhones: sharedPhones(plan),
    examples: checked.examples,
    seen: fingerprint(everybody),
  };
}

async function unitFaults(
  db: Kysely<Tables>,
  cohort: Cohort,
  everybody: readonly ListedParticipant[],
  plan: ImportPlan,
): Promise<readonly Fault[]> {
  const changes = [...plan.changed, ...plan.returned];
  const unitAfter = new Map(changes.map(({ id, after }) => [id, after.unit]));
  const torn = await tornFromUnits(db, cohort, everybody, unitAfter);
  return changes
    .filter(({ id }) => torn.has(id))
    .map(({ place }) => ({ path: `${place}, unit`, code: 'unit-is-fixed' }));
}

function sizeFaults({ added, changed, returned, unchanged, missing }: ImportPlan) {
  const n = [added, changed, returned, unchanged, missing].reduce(
    (sum, { length }) => sum + length,
    0,
  );
  if (n <= participantLimit) return [];
  return [
    {
      path: 'file',
      code: 'class-too-large',
      params: { n, limit: participantLimit },
    },
  ];
}

/** Only where the telephone is new to one of the two: what was accepted once is not asked again. */
function sharedPhones(plan: ImportPlan): readonly Fault[] {
  const { added, changed, returned, unchanged, missing } = plan;
  const rows = [
    ...added.map(({ place, details }) => ({
      place,
      phone: details.phone,
      isNew: true,
    })),
    ...[...changed, ...returned, ...unchanged].map(({ place, after, fields }) => ({
      place,
      phone: after.phone,
      isNew: fields.includes('phone'),
    })),
  ].sort((a, b) => Number(a.place.slice(4)) - Number(b.place.slice(4)));
  const outside = new Map(missing.map((one) => [phoneKey(one.phone ?? ''), one.name]));
  const seen = new Map<string, (typeof rows)[number]>();
  return rows.flatMap((row): Fault[] => {
    const key = phoneKey(row.phone ?? '');
    if (key === '') return [];
    const first = seen.get(key);
    if (!first) seen.set(key, row);
    const path = `${row.place}, phone`;
    if (first && (first.isNew || row.isNew)) {
      return [{ path, code: 'shared-phone', params: { first: first.place } }];
    }
    const name = outside.get(key);
    return name !== undefined && row.isNew
      ? [{ path, code: 'phone-of-other', params: { name } }]
      : [];
  });
}

function fingerprint(everybody: readonly ListedParticipant[]): string {
  const people = everybody.map(({ pickedUp: _, ...one }) => one);
  return createHash('sha256').update(JSON.stringify(people)).digest('base64url');
}
