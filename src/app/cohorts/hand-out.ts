/** What is handed out to a class on paper and as a calendar: slips with personal links, the poster, the follow-up's day. */
import { Temporal } from 'temporal-polyfill';
import { followupCalendar } from '../../calendar/followup-calendar.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import type { Language } from '../../domain/language.ts';
import { Problem } from '../../domain/problem.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { Poster } from '../../pdf/hand-out/render-poster.ts';
import { findParticipantsOfCohort, type ParticipantRow } from '../../storage/participant-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf } from '../keys.ts';
import { cohortOfSchool } from './load-cohort.ts';

/** Where everybody of a class picks up a personal link. */
export function joinLinkOf({ baseUrl }: Pick<Deps, 'baseUrl'>, cohort: Cohort): string {
  return `${baseUrl}/join/${cohort.joinCode}`;
}

/**
 * Slips of everybody who is in the class, by name, as a document that is written while it is read. That they
 * were fetched is kept in the audit log. Refuses `not-found`.
 */
export async function slipsPdf(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  language: Language,
): Promise<NodeJS.ReadableStream> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const everybody = await findParticipantsOfCohort(deps.db, cohort.id);
  const people = everybody.filter(({ withdrawn }) => withdrawn === 0);
  const target = { kind: 'cohort', id: cohort.id } as const;
  const details = { people: people.length };
  await record(deps, { schoolId, action: 'slips-downloaded', target, details });
  const t = wordsIn(language);
  // Fonts and PDF engine are not needed to start.
  const { renderSlips } = await import('../../pdf/hand-out/render-slips.ts');
  return renderSlips({
    properties: propertiesOf(cohort, language, t('hand-out:slips.title')),
    title: cohort.name,
    scan: t('hand-out:slips.scan'),
    keep: t('hand-out:slips.keep'),
    simulated: cohort.simulated ? t('terms:simulated') : null,
    slips: people.toSorted(byName).map((person) => ({
      name: person.name,
      unit: person.unit ?? '',
      link: `${deps.baseUrl}/s/${linkTokenOf(deps.keys, person.id, person.generation)}`,
      alternative: t('hand-out:slips.qr', { name: person.name }),
    })),
  });
}

const sounds = new Intl.Collator('zh-CN');

/** As a class list is read aloud: Chinese names by their sound. */
function byName(a: ParticipantRow, b: ParticipantRow): number {
  return sounds.compare(a.name, b.name) || sounds.compare(a.unit ?? '', b.unit ?? '');
}

/** @param words the poster's own; the link, the school and the label are added */
export async function posterPdf(
  deps: Pick<Deps, 'baseUrl'>,
  cohort: Cohort,
  language: Language,
  words: Pick<Poster, 'subtitle' | 'steps' | 'promise'>,
): Promise<Uint8Array> {
  const t = wordsIn(language);
  const link = joinLinkOf(deps, cohort);
  const { renderPoster } = await import('../../pdf/hand-out/render-poster.ts');
  return renderPoster({
    properties: propertiesOf(cohort, language, t('hand-out:poster.title')),
    kicker: cohort.schoolName,
    title: cohort.name,
    ...words,
    link,
    alternative: t('console:handOut.qr', { link }),
    simulated: cohort.simulated ? t('terms:simulated') : null,
  });
}

/** The last day of the training is the only time in the file. */
function propertiesOf(cohort: Cohort, language: Language, title: string) {
  return {
    title: `${cohort.name} · ${title}`,
    author: cohort.schoolName,
    createdAt: `${cohort.endsOn}T00:00:00Z`,
    language,
  };
}

/** Nine o'clock where the class is. */
function morningOf(day: string, timeZone: string): Date {
  const time = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '09:00' });
  return new Date(time.epochMilliseconds);
}

/** Whose link the calendar carries: the class's, or one person's own. */
export type CalendarLink =
  | { readonly kind: 'class' }
  | { readonly kind: 'own'; readonly link: string };

/** The file for a calendar. Refuses `not-found` where the class has no follow-up. */
export function followupIcs(
  deps: Pick<Deps, 'baseUrl' | 'now'>,
  cohort: Cohort,
  language: Language,
  minutes: number,
  whose: CalendarLink,
): string {
  const followup = occasionOf(cohort, 'followup');
  if (!followup) throw new Problem('not-found');
  const t = wordsIn(language);
  const { date } = formatIn(language);
  const link = whose.kind === 'own' ? whose.link : joinLinkOf(deps, cohort);
  const params = {
    opens: date(followup.opensOn),
    closes: date(followup.closesOn),
    minutes,
    link,
  };
  return followupCalendar({
    id: `${followup.id}-${whose.kind}`,
    day: followup.opensOn,
    title: t('hand-out:calendar.event', { cohort: cohort.name }),
    text: t(`hand-out:calendar.${whose.kind === 'own' ? 'own' : 'about'}`, params),
    link,
    remindAt: morningOf(followup.opensOn, cohort.timeZone),
    madeAt: new Date(deps.now().epochMilliseconds),
  });
}
