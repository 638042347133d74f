/** View model of the class list: who is in the class, and the three ways to put people on it. */
import { type ListField, listFields } from '../../../app/class-list/class-list-columns.ts';
import type { ListedParticipant } from '../../../app/class-list/participants.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import { nameKey } from '../../../domain/collection/person-name.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import type { Faults } from '../form-faults.ts';

export interface PersonForm {
  readonly values: Readonly<Record<ListField, string>>;
  readonly faults: Faults;
  /** The telephone is another person's too: offered only once that was found. */
  readonly asksSharedPhone: boolean;
}

export interface ClassListForms {
  readonly person: PersonForm;
  readonly paste: { readonly text: string; readonly faults: readonly string[] };
  readonly upload: { readonly faults: readonly string[] };
}

export const emptyPerson: PersonForm = {
  values: { name: '', unit: '', position: '', phone: '', email: '', externalId: '' },
  faults: {},
  asksSharedPhone: false,
};

export const noForms: ClassListForms = {
  person: emptyPerson,
  paste: { text: '', faults: [] },
  upload: { faults: [] },
};

export interface ClassListView {
  /** What is searched for. */
  readonly query: string;
  /** From 1. */
  readonly page: number;
  /** What has just been done, by the query of the address. */
  readonly done: readonly string[];
}

export interface ClassListPage extends AdminModel, ClassListForms {
  readonly frame: CohortFrame;
  readonly address: string;
  readonly done: readonly string[];
  readonly total: number;
  readonly query: string;
  readonly found: number;
  readonly people: readonly PersonLine[];
  readonly withdrawn: readonly PersonLine[];
  readonly pages: readonly {
    readonly name: string;
    readonly address: string;
    readonly current: boolean;
  }[];
  readonly fields: readonly { readonly name: ListField; readonly label: string }[];
  /** Which way of adding people stands open. */
  readonly open: { readonly file: boolean; readonly paste: boolean; readonly person: boolean };
}

interface PersonLine {
  /** The page with the person's link. */
  readonly address: string;
  readonly name: string;
  readonly unit: string;
  readonly position: string;
  readonly pickedUp: boolean;
  readonly selfEntered: boolean;
}

const onePage = 100;

export function classListPage(
  lang: Language,
  cohort: Cohort,
  everybody: readonly ListedParticipant[],
  view: ClassListView,
  forms: ClassListForms,
  mayChange: boolean,
): ClassListPage {
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${cohort.id}`;
  const people = everybody.filter((one) => !one.withdrawn).sort(byName(lang));
  const found = people.filter((one) => matches(one, view.query));
  const last = Math.max(1, Math.ceil(found.length / onePage));
  const page = Math.min(view.page, last);
  const toLine = (one: ListedParticipant) => lineOf(address, one);
  return {
    title: `${t('people:title')} · ${cohort.name}`,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-people.css'],
    scripts: ['console-people.js'],
    frame: cohortFrame(lang, cohort, 'people', mayChange),
    address,
    done: view.done,
    total: people.length,
    query: view.query,
    found: found.length,
    people: found.slice((page - 1) * onePage, page * onePage).map(toLine),
    withdrawn: everybody.filter((one) => one.withdrawn).map(toLine),
    pages: pagesOf(`${address}/people`, view.query, page, last),
    fields: listFields.map((name) => ({ name, label: t(`people:column.${name}`) })),
    open: openWays(people.length, forms),
    ...forms,
  };
}

/** Chinese names by their sound, 学员2 before 学员10. */
function byName(lang: Language) {
  const { compare } = new Intl.Collator([lang, 'zh-CN'], { numeric: true });
  return (a: ListedParticipant, b: ListedParticipant) => compare(a.name, b.name);
}

function openWays(total: number, { person, paste, upload }: ClassListForms) {
  const faulty = { paste: paste.faults.length > 0, person: Object.keys(person.faults).length > 0 };
  const none = !faulty.paste && !faulty.person;
  return { ...faulty, file: upload.faults.length > 0 || (total === 0 && none) };
}

function pagesOf(
  address: string,
  query: string,
  current: number,
  last: number,
): ClassListPage['pages'] {
  if (last === 1) return [];
  return Array.from({ length: last }, (_, index) => {
    const search = new URLSearchParams({ ...(query && { q: query }), page: String(index + 1) });
    return {
      name: String(index + 1),
      address: `${address}?${search}#people`,
      current: index + 1 === current,
    };
  });
}

/** By name however it is typed, by unit or position, by digits of the telephone, by number. */
function matches(person: ListedParticipant, query: string): boolean {
  if (query === '') return true;
  const wanted = nameKey(query);
  const digits = query.replace(/\D/g, '');
  const texts = [person.name, person.unit, person.position, person.externalId];
  if (texts.some((text) => text && nameKey(text).includes(wanted))) return true;
  return digits.length >= 3 && (person.phone ?? '').replace(/\D/g, '').includes(digits);
}

function lineOf(address: string, person: ListedParticipant): PersonLine {
  const { id, name, unit, position, pickedUp, selfEntered } = person;
  return {
    address: `${address}/participants/${id}`,
    name,
    unit: unit ?? '',
    position: position ?? '',
    pickedUp,
    selfEntered,
  };
}
