/** View model of one page of the audit log. */
import type {
  AuditFilter,
  LogActor,
  LogChoices,
  LogPage,
} from '../../../app/housekeeping/audit-log.ts';
import type { Language } from '../../../domain/language.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import { momentText } from '../moment-text.ts';
import { actorName, sentenceOf } from './audit-sentence.ts';
import { type SchoolFrame, schoolFrame } from './school-frame.ts';

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly chosen: boolean;
}

export interface AuditPage extends SchoolFrame {
  readonly entries: readonly { readonly at: string; readonly who: string; readonly what: string }[];
  readonly cohorts: readonly Choice[];
  readonly actors: readonly Choice[];
  readonly older: string | null;
  /** Where it begins; null on the first page. */
  readonly newest: string | null;
  readonly csv: string;
}

export function auditPage(
  lang: Language,
  { entries, next }: LogPage,
  choices: LogChoices,
  filter: AuditFilter,
  goesOn: boolean,
): AuditPage {
  const t = wordsIn(lang);
  const here = '/admin/school/audit';
  return {
    ...schoolFrame(lang, 'audit'),
    entries: entries.map((entry) => ({
      at: momentText(lang, entry.at),
      who: actorName(t, entry.actor),
      what: sentenceOf(t, entry),
    })),
    cohorts: choices.cohorts.map(({ id, name }) => ({
      value: id,
      name,
      chosen: id === filter.cohortId,
    })),
    actors: choices.actors.map((actor) => actorChoice(t, actor, filter)),
    older: next && addressOf(here, filter, { after: `${next.at}~${next.id}` }),
    newest: goesOn ? addressOf(here, filter) : null,
    csv: addressOf(`${here}.csv`, filter),
  };
}

function actorChoice(t: Words, actor: LogActor, filter: AuditFilter): Choice {
  const { kind, id } = actor;
  const chosen = filter.actor?.kind === kind && filter.actor.id === id;
  return { value: `${kind}:${id ?? ''}`, name: actorName(t, actor), chosen };
}

function addressOf(
  path: string,
  { cohortId, actor }: AuditFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...(cohortId === undefined ? {} : { class: cohortId }),
    ...(actor ? { actor: `${actor.kind}:${actor.id ?? ''}` } : {}),
    ...more,
  });
  return query.size > 0 ? `${path}?${query}` : path;
}
