/** View models of what is handed out to a class: the page of it all, and the poster on screen and on paper. */
import type { CohortStatus, OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import { joinLinkOf } from '../../../app/cohorts/hand-out.ts';
import type { MessageSettings } from '../../../app/messages/message-settings.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { minutesNeeded } from '../../view-models/participant-text.ts';
import type { AdminModel } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import { type OccasionView, occasionView } from '../cohorts/occasion-view.ts';
import { type GroupText, groupTexts } from './group-texts.ts';

interface Paper {
  readonly name: string;
  readonly address: string;
  readonly hreflang: Language;
}

export interface HandOutPage extends AdminModel {
  readonly frame: CohortFrame;
  readonly address: string;
  readonly joinLink: string;
  readonly posters: readonly Paper[];
  /** Empty where there is nobody to print one for. */
  readonly slips: readonly Paper[];
  readonly texts: readonly GroupText[];
  readonly calendar: { readonly name: string; readonly address: string } | null;
}

/** @param mayChange whether the pages that only change something are offered */
export function handOutPage(
  lang: Language,
  baseUrl: string,
  status: CohortStatus,
  settings: MessageSettings,
  mayChange: boolean,
): HandOutPage {
  const t = wordsIn(lang);
  const { cohort, occasions } = status;
  const frame = cohortFrame(lang, cohort, 'handOut', mayChange);
  const joinLink = joinLinkOf({ baseUrl }, cohort);
  const count = occasions[0]?.invited ?? 0;
  const followup = occasions.find(({ kind, state }) => kind === 'followup' && state !== 'closed');
  const papers = (file: 'poster' | 'slips'): readonly Paper[] =>
    languages.map((paper) => ({
      name: t(`hand-out:${file}.pdf.${paper}`, { count }),
      address: `${frame.address}/${file}.pdf?paper=${paper}`,
      hreflang: paper,
    }));
  return {
    title: `${t('hand-out:title')} · ${cohort.name}`,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-hand-out.css'],
    scripts: ['console.js'],
    frame,
    address: frame.address,
    joinLink,
    posters: papers('poster'),
    slips: count > 0 ? papers('slips') : [],
    texts: groupTexts(lang, baseUrl, status, settings),
    calendar: followup
      ? {
          name: t('hand-out:calendar.download', { date: formatIn(lang).date(followup.opensOn) }),
          address: `${frame.address}/followup.ics`,
        }
      : null,
  };
}

export interface PosterPage extends AdminModel {
  readonly name: string;
  readonly address: string;
  readonly joinLink: string;
  readonly about: string;
  readonly steps: readonly string[];
  readonly promise: string;
  readonly occasion: OccasionView | null;
}

export function posterPage(
  lang: Language,
  baseUrl: string,
  { cohort, occasions }: CohortStatus,
): PosterPage {
  const current = currentOf(occasions);
  const words = posterWords(lang, cohort, occasions);
  return {
    title: cohort.name,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-poster.css'],
    scripts: ['console.js'],
    name: cohort.name,
    address: `/admin/cohorts/${cohort.id}`,
    joinLink: joinLinkOf({ baseUrl }, cohort),
    about: words.subtitle,
    steps: words.steps,
    promise: words.promise,
    occasion: current ? occasionView(lang, current) : null,
  };
}

/** What a poster says on screen and on paper. */
export function posterWords(
  lang: Language,
  cohort: Cohort,
  occasions: readonly OccasionStatus[],
): { readonly subtitle: string; readonly steps: readonly string[]; readonly promise: string } {
  const t = wordsIn(lang);
  const current = currentOf(occasions);
  const about =
    current &&
    t('hand-out:poster.about', {
      minutes: minutesNeeded(cohort, current.kind, current.form),
      closes: formatIn(lang).date(current.closesOn),
    });
  return {
    subtitle: current
      ? t('terms:pair', { name: t(`terms:occasion.${current.kind}`), value: about })
      : '',
    steps: (['scan', 'name', 'answer'] as const).map((step) => t(`hand-out:poster.${step}`)),
    promise: t('hand-out:poster.promise', { minimum: cohort.reportingMinimum }),
  };
}

/** What is answered now, else what comes next. */
function currentOf(occasions: readonly OccasionStatus[]): OccasionStatus | undefined {
  const byState = (wanted: string) => occasions.find(({ state }) => state === wanted);
  return byState('open') ?? byState('scheduled');
}
