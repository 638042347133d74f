/** The class list with everybody's personal link, as a spreadsheet that can be changed and imported again. */
import { writeTable } from '../../csv/write-table.ts';
import type { Language } from '../../domain/language.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { findParticipantsOfCohort, type ParticipantRow } from '../../storage/participant-store.ts';
import { record } from '../audit.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf } from '../keys.ts';
import { type ListField, listFields } from './class-list-columns.ts';
import { detailsOf } from './import-plan.ts';
import { toListed } from './participants.ts';

export const listFormats = ['xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

export interface ClassListFile {
  readonly name: string;
  readonly content: Buffer | string;
}

/** Who is in the class now. Kept in the audit log: whoever holds a link can open the page behind it. Refuses `not-found`. */
export async function exportClassList(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  language: Language,
  format: ListFormat,
): Promise<ClassListFile> {
  const t = wordsIn(language);
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const people = (await findParticipantsOfCohort(deps.db, cohort.id)).filter(
    (one) => one.withdrawn === 0,
  );
  const headings = [
    ...listFields.map((field) => t(`people:column.${field}`)),
    t('people:column.link'),
  ];
  const rows = [headings, ...people.map((person) => rowOf(deps, person))];
  const content =
    format === 'csv' ? writeTable(rows.map(guarded)) : await workbookOf(t('people:sheet'), rows);
  await deps.db.transaction().execute((trx) =>
    record(
      { ...deps, db: trx },
      {
        schoolId,
        action: 'class-list-exported',
        target: { kind: 'cohort', id: cohort.id },
        details: { people: people.length, format },
      },
    ),
  );
  return { name: `${cohort.name} ${t('people:sheet')}.${format}`, content };
}

/** Headings and one example, which an import leaves out. */
export async function classListTemplate(language: Language): Promise<ClassListFile> {
  const t = wordsIn(language);
  const headings = listFields.map((field) => t(`people:column.${field}`));
  const example = listFields.map((field) => t(`people:example.${field}`));
  const content = await workbookOf(t('people:sheet'), [headings, example]);
  return { name: `${t('people:template.file')}.xlsx`, content };
}

async function workbookOf(name: string, [headings = [], ...rows]: readonly (readonly string[])[]) {
  const widthsInOrder = [...listFields.map((field) => widths[field]), 60];
  const columns = headings.map((title, at) => ({
    title,
    width: widthsInOrder[at] ?? 0,
    show: 'text' as const,
  }));
  const { writeWorkbook } = await import('../../office/write-workbook.ts');
  return writeWorkbook([{ name, columns, rows }]);
}

const widths: Readonly<Record<ListField, number>> = {
  name: 14,
  unit: 28,
  position: 18,
  phone: 18,
  email: 28,
  externalId: 14,
};

function rowOf(deps: Deps, person: ParticipantRow): readonly string[] {
  const details = detailsOf(toListed(person));
  const token = linkTokenOf(deps.keys, person.id, person.generation);
  return [...listFields.map((field) => details[field] ?? ''), `${deps.baseUrl}/s/${token}`];
}

/** A cell that looks guarded already gets another guard, so that an import takes off exactly one. */
function guarded(row: readonly string[]): readonly string[] {
  return row.map((cell) => (/^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? `'${cell}` : cell));
}
