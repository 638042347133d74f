/** The words of a message: the class's own or those of every class, with what differs filled in. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import type { Occasion } from '../../domain/collection/occasion.ts';
import type { Language } from '../../domain/language.ts';
import type { MessageKind } from '../../domain/messages/message-kind.ts';
import { fillPlaceholders, type PlaceholderValues } from '../../domain/messages/placeholders.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { MessageSettings, MessageText } from './message-settings.ts';

export type NamedCohort = Pick<Cohort, 'name' | 'schoolName' | 'joinCode'>;

export function textOf({ schedule, texts }: MessageSettings, kind: MessageKind): MessageText {
  return texts[kind] ?? defaultText(schedule.language, kind);
}

export function defaultText(language: Language, kind: MessageKind): MessageText {
  const t = wordsIn(language);
  return {
    subject: t(`messages:text.${kind}.subject`),
    mail: t(`messages:text.${kind}.mail`),
    group: t(`messages:text.${kind}.group`),
  };
}

export interface Written {
  readonly subject: string;
  readonly text: string;
}

/** To one person: their name and their own link. */
export function writeMail(
  settings: MessageSettings,
  kind: MessageKind,
  cohort: NamedCohort,
  occasion: Occasion,
  person: { readonly name: string; readonly link: string },
): Written {
  const { subject, mail } = textOf(settings, kind);
  const values = { ...commonValues(settings, cohort, occasion), ...person };
  // Line breaks in a subject would begin another header.
  const line = fillPlaceholders(subject, values).replaceAll(/\s+/g, ' ');
  return { subject: line, text: fillPlaceholders(mail, values) };
}

/** To the group: the link at which each picks up their own. */
export function writeGroupText(
  settings: MessageSettings,
  kind: MessageKind,
  cohort: NamedCohort,
  occasion: Occasion,
  { baseUrl, missing }: { readonly baseUrl: string; readonly missing: number },
): string {
  return fillPlaceholders(textOf(settings, kind).group, {
    ...commonValues(settings, cohort, occasion),
    link: `${baseUrl}/join/${cohort.joinCode}`,
    missing: String(missing),
  });
}

function commonValues(
  { schedule }: MessageSettings,
  cohort: NamedCohort,
  occasion: Occasion,
): PlaceholderValues {
  const t = wordsIn(schedule.language);
  return {
    className: cohort.name,
    occasion: t(`messages:occasion.${occasion.kind}`),
    deadline: formatIn(schedule.language).date(occasion.closesOn),
    school: cohort.schoolName,
  };
}
