/** The rounds that go out by themselves, in words: when, to whom, and whether they have. */
import type { Temporal } from 'temporal-polyfill';
import type { OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import type { MessagesOfClass } from '../../../app/messages/messages.ts';
import { missingOf } from '../../../app/messages/outbox-plan.ts';
import { dayIn } from '../../../domain/collection/occasion.ts';
import type { Language } from '../../../domain/language.ts';
import { goesToAll } from '../../../domain/messages/message-kind.ts';
import { dueRound, nextRound, type Round, roundsOf } from '../../../domain/messages/schedule.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface ScheduleRow {
  readonly day: string;
  readonly name: string;
  readonly to: string;
  readonly state: string;
}

export interface ScheduleView {
  readonly on: boolean;
  /** When the next goes out, and to how many. */
  readonly next: string | null;
  readonly tables: readonly { readonly name: string; readonly rows: readonly ScheduleRow[] }[];
}

export function scheduleView(
  lang: Language,
  messages: MessagesOfClass,
  now: Temporal.Instant,
): ScheduleView {
  const t = wordsIn(lang);
  const { status, settings } = messages;
  const ahead = status.occasions.filter(({ state }) => state !== 'closed');
  const tables = ahead.map((occasion) => ({
    name: t(`terms:occasion.${occasion.kind}`),
    rows: roundsOf(occasion, settings.schedule).map((round) =>
      rowOf(lang, messages, occasion, round, now),
    ),
  }));
  return {
    on: settings.schedule.on,
    next: ahead.length > 0 ? nextSentence(lang, messages, ahead, now) : null,
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

function rowOf(
  lang: Language,
  { status, settings, rounds }: MessagesOfClass,
  occasion: OccasionStatus,
  round: Round,
  now: Temporal.Instant,
): ScheduleRow {
  const t = wordsIn(lang);
  const { schedule } = settings;
  const { timeZone } = status.cohort;
  const since = rounds.filter((one) => one.occasion === occasion.kind && one.day >= round.day);
  const isPlanned = since.some((one) => one.kind === round.kind && one.byServer);
  const isByHand = since.some((one) => !one.byServer);
  const due = dueRound(occasion, timeZone, schedule, now);
  // A round of today whose hours are over is made up for tomorrow.
  const isAhead = round.day >= dayIn(timeZone, now) || due?.day === round.day;
  const open = isByHand ? 'byHand' : isAhead ? 'ahead' : 'passed';
  const state = isPlanned ? 'planned' : open;
  return {
    day: formatIn(lang).date(round.day),
    name: t(`messages:kind.${round.kind}`),
    to: t(goesToAll(round.kind) ? 'messages:schedule.all' : 'messages:schedule.missing'),
    state: t(`messages:schedule.${state}`, { hour: schedule.hour }),
  };
}

function nextSentence(
  lang: Language,
  { status, settings }: MessagesOfClass,
  occasions: readonly OccasionStatus[],
  now: Temporal.Instant,
): string {
  const t = wordsIn(lang);
  const { schedule } = settings;
  for (const occasion of occasions) {
    const round = nextRound(occasion, status.cohort.timeZone, schedule, now);
    if (!round) continue;
    const when = { day: formatIn(lang).date(round.day), hour: schedule.hour };
    if (goesToAll(round.kind)) return t('messages:schedule.nextAll', when);
    const missing = missingOf(status, occasion.id);
    return t('messages:schedule.next', { ...when, missing });
  }
  return t('messages:schedule.noneAhead');
}
