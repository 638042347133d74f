/** View model of one person of a class: who they are and the link that is valid now. */
import type { ListedParticipant } from '../../../app/participants.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';

export interface PersonalLink {
  readonly link: string;
  /** Address of the QR code. */
  readonly image: string;
  /** Just now: the old one has stopped working. */
  readonly renewed: boolean;
}

export interface ParticipantPage extends AdminModel, PersonalLink {
  readonly cohort: { readonly name: string; readonly address: string };
  readonly address: string;
  readonly name: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export function participantPage(
  lang: Language,
  cohort: Cohort,
  person: ListedParticipant,
  link: PersonalLink,
): ParticipantPage {
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${cohort.id}`;
  const state = t(person.pickedUp ? 'console:people.pickedUp' : 'console:people.notPickedUp');
  const facts = [
    { label: t('console:people.unit'), value: person.unit ?? '' },
    { label: t('console:people.position'), value: person.position ?? '' },
    { label: t('console:people.link'), value: state },
  ];
  return {
    title: person.name,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css'],
    scripts: ['console.js'],
    cohort: { name: cohort.name, address },
    address: `${address}/participants/${person.id}`,
    name: person.name,
    facts: facts.filter((fact) => fact.value !== ''),
    ...link,
  };
}
