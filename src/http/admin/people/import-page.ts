/** View model of the dry run: what an import would do, what stands in its way, which column is which. */
import { type ListField, listFields } from '../../../app/class-list/class-list-columns.ts';
import type { ReadList } from '../../../app/class-list/import-list.ts';
import { packList } from '../../../app/class-list/import-pack.ts';
import type { PlannedChange } from '../../../app/class-list/import-plan.ts';
import type { ImportReview } from '../../../app/class-list/import-review.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { faultSentence } from '../../../domain/wording/fault-sentence.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';

interface Some<T> {
  readonly shown: readonly T[];
  /** How many more there are. */
  readonly more: number;
}

export interface ImportPage extends AdminModel {
  readonly frame: CohortFrame;
  readonly address: string;
  readonly stale: boolean;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  readonly faults: Some<string>;
  readonly sharedPhones: Some<string>;
  readonly examples: number;
  readonly columns: readonly ColumnView[];
  readonly ignored: string;
  readonly fields: readonly { readonly value: string; readonly name: string }[];
  readonly sheets: readonly Option[];
  readonly headingRows: readonly Option[];
  readonly preview: {
    readonly headings: readonly string[];
    readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  };
  readonly changes: Some<ChangeView>;
  readonly returned: Some<string>;
  readonly missing: readonly string[];
  readonly namesakes: Some<string>;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  /** Agreed to already, when the page comes back. */
  readonly agreed: { readonly sharedPhones: boolean; readonly withdrawMissing: boolean };
  readonly mayImport: boolean;
  /** In a sentence, where there is no problem. */
  readonly verdict: string;
  /** A pasted list, to be corrected in place; null for a file. */
  readonly pasted: string | null;
}

interface ColumnView {
  readonly letter: string;
  readonly heading: string;
  readonly sample: string;
  readonly name: string;
  readonly field: ListField | '';
}

interface Option {
  readonly value: number;
  readonly name: string;
  readonly chosen: boolean;
}

interface ChangeView {
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface ImportState {
  readonly list: ReadList;
  readonly review: ImportReview;
  readonly stale?: boolean;
  readonly agreed?: ImportPage['agreed'];
}

const most = 100;

export function importPage(lang: Language, cohort: Cohort, state: ImportState): ImportPage {
  const t = wordsIn(lang);
  const { list, review } = state;
  const { plan, table } = review;
  const work = plan.added.length + plan.changed.length + plan.returned.length;
  const clean = review.faults.length === 0;
  return {
    title: t('people:review.title'),
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-people.css'],
    scripts: ['console-people.js'],
    frame: cohortFrame(lang, cohort, 'people', true),
    address: `/admin/cohorts/${cohort.id}`,
    stale: state.stale === true,
    counts: countsOf(t, review),
    faults: sentences(t, review.faults),
    sharedPhones: sentences(t, review.sharedPhones),
    examples: review.examples,
    ...columnsOf(t, state),
    preview: previewOf(t, review),
    changes: some([...plan.changed, ...plan.returned].flatMap((change) => changesOf(t, change))),
    returned: some(plan.returned.map(({ after }) => personLine(after))),
    // All of them: who may lose their link is named.
    missing: plan.missing.map(personLine),
    namesakes: some(plan.namesakes.map(personLine)),
    hidden: [
      { name: 'rows', value: packList(list) },
      { name: 'seen', value: review.seen },
      { name: 'width', value: String(table.columns.length) },
      { name: 'shownSheet', value: String(table.sheet) },
      { name: 'shownHeadingRow', value: String(table.headingRow) },
    ],
    agreed: state.agreed ?? { sharedPhones: false, withdrawMissing: false },
    mayImport: clean && (work > 0 || plan.missing.length > 0),
    verdict: t(`people:review.verdict.${verdictOn(review, work)}`),
    pasted: list.source === 'paste' ? textOf(list) : null,
  };
}

function verdictOn({ plan, sharedPhones }: ImportReview, work: number) {
  if (sharedPhones.length > 0) return 'shared';
  if (work > 0) return 'ready';
  return plan.missing.length > 0 ? 'missing' : 'same';
}

function countsOf(t: Words, { plan }: ImportReview): ImportPage['counts'] {
  const { added, changed, returned, unchanged, missing } = plan;
  const all = { added, changed, returned, unchanged, missing };
  return Object.entries(all)
    .map(([name, people]) => ({
      name: t(`people:review.count.${name as keyof typeof all}`),
      count: people.length,
      always: name !== 'returned',
    }))
    .filter(({ count, always }) => always || count > 0);
}

function columnsOf(t: Words, { list, review }: ImportState) {
  const { table } = review;
  const sheet = list.sheets[table.sheet];
  const first = table.rows[0]?.cells ?? [];
  const columns = table.columns.map((field, column) => ({
    letter: letterOf(column),
    heading: table.headings[column] ?? '',
    sample: first[column] ?? '',
    name: `column-${column}`,
    field: field ?? ('' as const),
  }));
  const ignored = columns.filter(({ field, heading }) => field === '' && heading !== '');
  const names = list.sheets.map(({ name }, value) => ({
    value,
    name,
    chosen: value === table.sheet,
  }));
  const top = (sheet?.rows ?? []).slice(0, 10).map(({ number, cells }) => ({
    value: number,
    name: t('people:review.headingRow', { row: number, text: shortened(cells) }),
    chosen: number === table.headingRow,
  }));
  const none = { value: 0, name: t('people:review.noHeadings'), chosen: table.headingRow === 0 };
  return {
    columns,
    ignored: ignored.map(({ heading }) => heading).join(t('people:comma')),
    fields: listFields.map((value) => ({ value, name: t(`people:column.${value}`) })),
    sheets: names.length > 1 ? names : [],
    headingRows: [...top, none],
  };
}

function previewOf(t: Words, { table }: ImportReview): ImportPage['preview'] {
  const used = listFields.filter((field) => table.columns.includes(field));
  return {
    headings: used.map((field) => t(`people:column.${field}`)),
    rows: table.rows.slice(0, 5).map(({ number, cells }) => ({
      number,
      cells: used.map((field) => cells[table.columns.indexOf(field)] ?? ''),
    })),
  };
}

function changesOf(t: Words, { before, after, fields }: PlannedChange): readonly ChangeView[] {
  return fields.map((field) => ({
    name: before.name,
    field: t(`people:column.${field}`),
    before: before[field] ?? t('people:review.blank'),
    after: after[field] ?? t('people:review.blank'),
  }));
}

function personLine({ name, unit }: { readonly name: string; readonly unit: string | null }) {
  return unit ? `${name} · ${unit}` : name;
}

function sentences(t: Words, faults: ImportReview['faults']): Some<string> {
  return some(faults.map((fault) => faultSentence(fault, t)));
}

function some<T>(all: readonly T[]): Some<T> {
  return { shown: all.slice(0, most), more: Math.max(0, all.length - most) };
}

function shortened(cells: readonly string[]): string {
  const text = cells.filter((cell) => cell !== '').join(' ');
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}

/** A … Z, AA … as a spreadsheet names its columns. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

function textOf(list: ReadList): string {
  return (list.sheets[0]?.rows ?? []).map(({ cells }) => cells.join('\t')).join('\n');
}
