/** View model of one person of a class: who they are, the link that is valid now, what can be changed. */
import { type ListField, listFields } from '../../../app/class-list/class-list-columns.ts';
import type { ListedParticipant } from '../../../app/class-list/participants.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import type { PersonForm } from './class-list-page.ts';

export interface PersonalLink {
  readonly link: string;
  /** Address of the QR code. */
  readonly image: string;
  /** Just now: the old one has stopped working. */
  readonly renewed: boolean;
  readonly changed: boolean;
  readonly returned: boolean;
}

export interface ParticipantPage extends AdminModel, PersonalLink {
  readonly cohort: { readonly name: string; readonly address: string };
  readonly address: string;
  readonly name: string;
  readonly withdrawn: boolean;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly person: PersonForm;
  readonly fields: readonly { readonly name: ListField; readonly label: string }[];
}

/** @param form what was typed and refused; otherwise the details as they are */
export function participantPage(
  lang: Language,
  cohort: Cohort,
  person: ListedParticipant,
  link: PersonalLink,
  form?: PersonForm,
): ParticipantPage {
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${cohort.id}`;
  const pickedUp = t(person.pickedUp ? 'people:list.pickedUp' : 'people:list.notPickedUp');
  const state = person.withdrawn ? t('people:person.void') : pickedUp;
  const details = listFields
    .filter((field) => field !== 'name')
    .map((field) => ({ label: t(`people:column.${field}`), value: person[field] ?? '' }));
  const facts = [...details, { label: t('people:column.link'), value: state }];
  return {
    title: person.name,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-people.css'],
    scripts: ['console.js'],
    cohort: { name: cohort.name, address },
    address: `${address}/participants/${person.id}`,
    name: person.name,
    withdrawn: person.withdrawn,
    facts: facts.filter((fact) => fact.value !== ''),
    person: form ?? { values: valuesOf(person), faults: {}, asksSharedPhone: false },
    fields: listFields.map((name) => ({ name, label: t(`people:column.${name}`) })),
    ...link,
  };
}

function valuesOf(person: ListedParticipant): PersonForm['values'] {
  const pairs = listFields.map((field) => [field, person[field] ?? '']);
  return Object.fromEntries(pairs) as PersonForm['values'];
}
