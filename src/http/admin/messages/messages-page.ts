/** View model of a class's reminders: the words for the group first, then what goes out by itself and what has. */
import type { Temporal } from 'temporal-polyfill';
import type { MessagesOfClass } from '../../../app/messages/messages.ts';
import type { Language } from '../../../domain/language.ts';
import { messageKinds, robotKinds } from '../../../domain/messages/message-kind.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import type { MessageForms, RobotForm, ScheduleForm } from './message-forms.ts';
import { emptyRobotForm, scheduleFormOf } from './message-forms.ts';
import { type OccasionMessages, occasionMessages } from './occasion-messages.ts';
import { type RoundView, roundView } from './round-view.ts';
import { type ScheduleView, scheduleView } from './schedule-view.ts';

export interface MessagesPage extends AdminModel {
  readonly frame: CohortFrame;
  /** What has just been done. */
  readonly note: string | null;
  readonly people: number;
  readonly mail: {
    readonly reach: string;
    readonly some: string | null;
    readonly none: boolean;
    readonly noServer: boolean;
  };
  readonly occasions: readonly OccasionMessages[];
  readonly schedule: ScheduleView;
  readonly scheduleForm: ScheduleForm;
  readonly robot: { readonly text: string; readonly signed: boolean } | null;
  readonly robotForm: RobotForm;
  readonly robotKinds: readonly { readonly value: string; readonly name: string }[];
  readonly robotTrouble: string | null;
  readonly texts: readonly {
    readonly address: string;
    readonly name: string;
    readonly changed: boolean;
  }[];
  readonly rounds: readonly RoundView[];
}

export interface MessagesView {
  readonly baseUrl: string;
  readonly now: Temporal.Instant;
  readonly mayChange: boolean;
  readonly note?: string | null;
  readonly robotTrouble?: string | null;
  readonly forms?: MessageForms;
}

export function messagesPage(
  lang: Language,
  messages: MessagesOfClass,
  { baseUrl, now, mayChange, note = null, robotTrouble = null, forms = {} }: MessagesView,
): MessagesPage {
  const t = wordsIn(lang);
  const { status, settings, robot, reachable, mayMail } = messages;
  const { cohort } = status;
  const frame = cohortFrame(lang, cohort, 'messages', mayChange);
  return {
    title: `${t('messages:title')} · ${cohort.name}`,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-messages.css'],
    scripts: ['console.js'],
    frame,
    note,
    people: reachable.people,
    mail: mailOf(lang, messages),
    occasions: occasionMessages(lang, messages, baseUrl, `${frame.address}/messages`),
    schedule: scheduleView(lang, messages, now),
    scheduleForm: forms.schedule ?? scheduleFormOf(settings.schedule),
    robot: robot && {
      text: t('messages:robot.current', {
        channel: t(`messages:channel.${robot.kind}`),
        masked: robot.masked,
      }),
      signed: robot.signed,
    },
    robotForm: forms.robot ?? emptyRobotForm,
    robotKinds: robotKinds.map((value) => ({ value, name: t(`messages:channel.${value}`) })),
    robotTrouble,
    texts: messageKinds.map((kind) => ({
      address: `${frame.address}/messages/texts/${kind}`,
      name: t('messages:texts.edit', { kind: t(`messages:kind.${kind}`) }),
      changed: settings.texts[kind] !== undefined,
    })),
    // Where nobody has an address there are no mails to tell of.
    rounds: messages.rounds
      .filter(({ channel }) => channel !== 'mail' || reachable.withAddress > 0)
      .map((round) => roundView(lang, frame.address, round, mayMail)),
  };
}

function mailOf(lang: Language, { reachable, mayMail }: MessagesOfClass): MessagesPage['mail'] {
  const t = wordsIn(lang);
  const { people, withAddress } = reachable;
  const without = people - withAddress;
  return {
    reach: t('messages:mail.reach', { people, withAddress }),
    some: withAddress > 0 && without > 0 ? t('messages:mail.some', { without }) : null,
    none: withAddress === 0,
    noServer: !mayMail && withAddress > 0,
  };
}
