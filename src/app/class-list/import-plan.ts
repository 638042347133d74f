/** What importing a list would do to the class: who is new, who changes, who comes back, who is not in it. */
import { nameKey } from '../../domain/collection/person-name.ts';
import type { Fault } from '../../domain/problem.ts';
import type { ParticipantDetails } from '../cohorts/cohort-input.ts';
import type { PlacedPerson } from './class-list.ts';
import { type ListField, listFields } from './class-list-columns.ts';
import { cleanCell } from './import-check.ts';
import type { ListedParticipant } from './participants.ts';

export interface PlannedChange {
  readonly place: string;
  readonly id: string;
  readonly before: ParticipantDetails;
  readonly after: ParticipantDetails;
  /** Where the two differ. */
  readonly fields: readonly ListField[];
}

export interface ImportPlan {
  readonly added: readonly PlacedPerson[];
  readonly changed: readonly PlannedChange[];
  /** Had left the class and are in the list again: they come back, with a new link. */
  readonly returned: readonly PlannedChange[];
  readonly unchanged: readonly PlannedChange[];
  /** On the class list and not in this one. */
  readonly missing: readonly ListedParticipant[];
  /** Entered by themselves, and bear the name of somebody new: perhaps the same person, counted twice then. */
  readonly namesakes: readonly ListedParticipant[];
  readonly faults: readonly Fault[];
}

type KeyOf = (person: ParticipantDetails) => string | null;
interface Pair {
  readonly person: PlacedPerson;
  readonly listed: ListedParticipant;
}

/** The surest sign first; each counts only where it means one person on both sides. */
const signs: readonly KeyOf[] = [
  ({ externalId }) => externalId && cleanCell('externalId', externalId),
  ({ name, phone }) => phone && `${nameKey(name)} ${phoneKey(phone)}`,
  ({ name, unit }) => unit && `${nameKey(name)} ${unit}`,
  ({ name }) => nameKey(name),
];

/** @param present the fields that the list has columns for; the others stay as they are */
export function planImport(
  people: readonly PlacedPerson[],
  everybody: readonly ListedParticipant[],
  present: ReadonlySet<ListField>,
): ImportPlan {
  const current = everybody.filter((one) => !one.withdrawn && !one.selfEntered);
  const known = matchAll(people, current, signs);
  const entered = everybody.filter((one) => !one.withdrawn && one.selfEntered);
  // Who entered by themselves is the same person only where nothing speaks against it.
  const itself = matchAll(without(people, known), entered, [(one) => allOf(one)]);
  const left = everybody.filter((one) => one.withdrawn);
  const back = matchAll(without(people, [...known, ...itself]), left, signs);
  const changes = [...known, ...itself].map((pair) => changeOf(pair, present));
  const matched = new Set(known.map(({ listed }) => listed.id));
  const missing = current.filter((one) => !matched.has(one.id));
  const added = without(people, [...known, ...itself, ...back]);
  const names = new Set(added.map(({ details }) => nameKey(details.name)));
  return {
    added,
    changed: changes.filter((change) => change.fields.length > 0),
    returned: back.map((pair) => changeOf(pair, present)),
    unchanged: changes.filter((change) => change.fields.length === 0),
    missing,
    namesakes: entered.filter(
      (one) => names.has(nameKey(one.name)) && !itself.some(({ listed }) => listed === one),
    ),
    faults: added.flatMap((person) => ambiguityOf(person, missing)),
  };
}

/** Digits alone; the country code of mainland China does not tell people apart. */
export function phoneKey(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

function matchAll(
  people: readonly PlacedPerson[],
  listed: readonly ListedParticipant[],
  keys: readonly KeyOf[],
): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const keyOf of keys) {
    const restOfPeople = without(people, pairs);
    const taken = new Set(pairs.map((pair) => pair.listed.id));
    const restOfListed = listed.filter((one) => !taken.has(one.id));
    const there = Map.groupBy(restOfListed, (one) => keyOf(one));
    for (const [key, here] of Map.groupBy(restOfPeople, ({ details }) => keyOf(details))) {
      const [person, second] = here;
      const [one, other] = there.get(key) ?? [];
      if (key === null || !person || second || !one || other) continue;
      if (!contradict(person.details, one)) pairs.push({ person, listed: one });
    }
  }
  return pairs;
}

/** Two numbers are two people, unless name and telephone agree. */
function contradict(person: ParticipantDetails, listed: ParticipantDetails): boolean {
  const [one, other] = [person, listed].map(({ externalId }) => externalId);
  if (!one || !other || cleanCell('externalId', other) === one) return false;
  return !person.phone || phoneKey(person.phone) !== phoneKey(listed.phone ?? '');
}

function without(people: readonly PlacedPerson[], pairs: readonly Pair[]): readonly PlacedPerson[] {
  const matched = new Set(pairs.map(({ person }) => person));
  return people.filter((person) => !matched.has(person));
}

function changeOf({ person, listed }: Pair, present: ReadonlySet<ListField>): PlannedChange {
  const before = detailsOf(listed);
  const differs = (field: ListField) =>
    cleanCell(field, before[field] ?? '') !== (person.details[field] ?? '');
  const fields = listFields.filter((field) => present.has(field) && differs(field));
  const changes = Object.fromEntries(fields.map((field) => [field, person.details[field]]));
  return {
    place: person.place,
    id: listed.id,
    before,
    after: { ...before, ...changes },
    fields,
  };
}

export function detailsOf(person: ParticipantDetails): ParticipantDetails {
  const { name, unit, position, email, phone, externalId } = person;
  return { name, unit, position, email, phone, externalId };
}

function allOf(person: ParticipantDetails): string {
  return JSON.stringify(listFields.map((field) => cleanCell(field, person[field] ?? '')));
}

/** A bare name that several on the list have may be any of them. */
function ambiguityOf(
  { place, details }: PlacedPerson,
  missing: readonly ListedParticipant[],
): readonly Fault[] {
  const { name, unit, phone, externalId } = details;
  if (unit ?? phone ?? externalId) return [];
  const n = missing.filter((one) => nameKey(one.name) === nameKey(name)).length;
  return n > 0 ? [{ path: `${place}, name`, code: 'ambiguous-name', params: { n } }] : [];
}
