/** What to say to the class now, occasion by occasion: words to copy, and the ways to send a round by hand. */
import type { OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import { writeGroupText, writeMail } from '../../../app/messages/message-texts.ts';
import type { MessagesOfClass } from '../../../app/messages/messages.ts';
import { missingOf } from '../../../app/messages/outbox-plan.ts';
import type { Language } from '../../../domain/language.ts';
import { firstKindOf } from '../../../domain/messages/message-kind.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface OccasionMessages {
  readonly id: string;
  /** Of the occasion; empty where none is open. */
  readonly name: string;
  readonly sentence: string;
  /** Ready to be copied; null where there is nobody to remind. */
  readonly copy: { readonly text: string; readonly subject: string } | null;
  /** Addresses of the pages that ask before they send. */
  readonly remind: string | null;
  readonly invite: string | null;
}

/** Those that are open; where none is, one sentence instead. */
export function occasionMessages(
  lang: Language,
  messages: MessagesOfClass,
  baseUrl: string,
  address: string,
): readonly OccasionMessages[] {
  const { occasions } = messages.status;
  const open = occasions.filter(({ state }) => state === 'open');
  if (open.length > 0) {
    return open.map((occasion) => openOccasion(lang, messages, occasion, baseUrl, address));
  }
  const sentence = sentenceOf(
    lang,
    occasions.find(({ state }) => state === 'scheduled'),
  );
  return [{ id: 'none', name: '', sentence, copy: null, remind: null, invite: null }];
}

function sentenceOf(lang: Language, ahead: OccasionStatus | undefined): string {
  const t = wordsIn(lang);
  if (!ahead) return t('messages:occasionNone');
  const name = t(`messages:occasion.${ahead.kind}`);
  return t('messages:occasionAhead', { name, opens: formatIn(lang).date(ahead.opensOn) });
}

function openOccasion(
  lang: Language,
  messages: MessagesOfClass,
  occasion: OccasionStatus,
  baseUrl: string,
  address: string,
): OccasionMessages {
  const t = wordsIn(lang);
  const missing = missingOf(messages.status, occasion.id);
  const name = t(`messages:occasion.${occasion.kind}`);
  const isDone = missing === 0 && occasion.invited > 0;
  const send = `${address}/send?occasion=${occasion.kind}&what=`;
  const { withAddress } = messages.reachable;
  const reaches = withAddress > 0 || messages.robot !== null;
  return {
    id: occasion.kind,
    name: t(`terms:occasion.${occasion.kind}`),
    sentence: isDone
      ? t('messages:occasionDone', { name })
      : t('messages:occasionOpen', {
          name,
          closes: formatIn(lang).date(occasion.closesOn),
          missing,
        }),
    copy: isDone ? null : textToCopy(messages, occasion, { baseUrl, missing }),
    remind: reaches && !isDone ? `${send}reminder` : null,
    invite: withAddress > 0 ? `${send}invitation` : null,
  };
}

/** The first words, until somebody has answered; then a reminder. */
function textToCopy(
  { status, settings }: MessagesOfClass,
  occasion: OccasionStatus,
  parts: { readonly baseUrl: string; readonly missing: number },
): { readonly text: string; readonly subject: string } {
  const kind = occasion.submitted > 0 ? 'reminder' : firstKindOf(occasion.kind);
  const { cohort } = status;
  const nobody = { name: '', link: '' };
  return {
    text: writeGroupText(settings, kind, cohort, occasion, parts),
    subject: writeMail(settings, kind, cohort, occasion, nobody).subject,
  };
}
