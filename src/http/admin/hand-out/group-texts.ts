/** What is pasted into the class's chat group, in the class's own words: the first notice and the reminder of each occasion that can still be answered. */
import type { CohortStatus, OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import type { MessageSettings } from '../../../app/messages/message-settings.ts';
import { writeGroupText } from '../../../app/messages/message-texts.ts';
import { missingOf } from '../../../app/messages/outbox-plan.ts';
import type { Language } from '../../../domain/language.ts';
import { firstKindOf, type MessageKind } from '../../../domain/messages/message-kind.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface GroupText {
  /** For the elements of the page. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export function groupTexts(
  lang: Language,
  baseUrl: string,
  status: CohortStatus,
  settings: MessageSettings,
): readonly GroupText[] {
  const t = wordsIn(lang);
  return status.occasions
    .filter(({ state }) => state !== 'closed')
    .flatMap((occasion) =>
      (['group', 'reminder'] as const).map((what) => ({
        id: `${what}-${occasion.kind}`,
        name: t(`hand-out:${what}.of`, { name: t(`terms:occasion.${occasion.kind}`) }),
        text: writeGroupText(settings, kindOf(what, occasion), status.cohort, occasion, {
          baseUrl,
          missing: missingOf(status, occasion.id),
        }),
      })),
    );
}

function kindOf(what: 'group' | 'reminder', { kind }: OccasionStatus): MessageKind {
  return what === 'group' ? firstKindOf(kind) : 'reminder';
}
