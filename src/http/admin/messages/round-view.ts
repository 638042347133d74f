/** One round of messages that is planned or sent, in words. Names only of an invitation's addresses that failed. */
import type { FailingAddress, SentRound } from '../../../app/messages/message-rounds.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface RoundView {
  readonly id: string;
  readonly day: string;
  readonly name: string;
  readonly way: string;
  readonly to: string;
  readonly by: string;
  readonly states: readonly string[];
  readonly problem: string | null;
  /** Where messages of unknown fate can be sent again. */
  readonly again: { readonly sentence: string; readonly address: string } | null;
  readonly failing: readonly (FailingAddress & { readonly address: string })[];
}

/** @param address of the class */
export function roundView(
  lang: Language,
  address: string,
  round: SentRound,
  mayMail: boolean,
): RoundView {
  const t = wordsIn(lang);
  const reason = round.error && t(`messages:error.${round.error}`);
  return {
    id: round.id,
    day: formatIn(lang).date(round.day),
    name: t(`messages:kind.${round.kind}`),
    way: t(`messages:channel.${round.channel}`),
    to: receiversOf(lang, round),
    by: t(round.byServer ? 'messages:rounds.byServer' : 'messages:rounds.byHand'),
    states: statesOf(lang, round, mayMail),
    problem: reason ? t('messages:rounds.problem', { reason }) : null,
    again: round.unclear
      ? { sentence: unclearIn(lang, round), address: `${address}/messages/${round.id}/again` }
      : null,
    failing: round.failing.map((one) => ({
      ...one,
      address: `${address}/participants/${one.id}`,
    })),
  };
}

function unclearIn(lang: Language, { channel, counts }: SentRound): string {
  const t = wordsIn(lang);
  if (channel !== 'mail') return t('messages:rounds.unclearGroup');
  return counts
    ? t('messages:rounds.unclear', { count: counts.unclear })
    : t('messages:rounds.unclearSome');
}

function receiversOf(lang: Language, { channel, missing }: SentRound): string {
  const t = wordsIn(lang);
  if (channel !== 'mail') return t('messages:rounds.group');
  return missing === null
    ? t('messages:rounds.all')
    : t('messages:rounds.missing', { count: missing });
}

function statesOf(
  lang: Language,
  { channel, counts, underWay, unclear }: SentRound,
  mayMail: boolean,
): readonly string[] {
  const t = wordsIn(lang);
  const isMail = channel === 'mail';
  if (!isMail && counts) {
    if (counts.sent > 0) return [t('messages:rounds.posted')];
    if (underWay) return [t('messages:rounds.underWay')];
    return unclear ? [] : [t('messages:rounds.notPosted')];
  }
  const waits = mayMail ? t('messages:rounds.underWay') : t('messages:rounds.waits');
  return [
    ...(counts?.sent ? [t('messages:rounds.sent', { count: counts.sent })] : []),
    ...(counts?.failed ? [t('messages:rounds.failed', { count: counts.failed })] : []),
    ...(underWay ? [waits] : []),
    ...(!counts && !underWay ? [t('messages:rounds.done')] : []),
  ];
}
