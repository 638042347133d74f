/** Where a participant picks up a personal link with the class's one QR code. */
import type { Candidate, JoinPage as Joining } from '../../app/participation/join-cohort.ts';
import type { Language } from '../../domain/language.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { Page } from '../render-page.ts';
import { participantPage } from './participant-text.ts';

export interface JoinPage extends Page {
  readonly action: string;
  readonly cohort: string;
  readonly school: string;
  readonly intro: string;
  readonly notice: string;
  readonly submit: string;
  readonly name: string;
  readonly recoveryCode: string;
  /** Random number of this page: sent twice, it enters one person. */
  readonly number: string;
  readonly candidates: readonly Candidate[];
  /** What stopped the last attempt, said above the form. */
  readonly refusal: { readonly title: string; readonly remedy: string } | null;
  readonly nameFault: string;
  readonly recoveryCodeFault: string;
  readonly choiceFault: string;
}

export interface JoinState {
  readonly code: string;
  readonly joining: Joining;
  readonly number: string;
  readonly name?: string;
  readonly recoveryCode?: string;
  readonly candidates?: readonly Candidate[];
  readonly refusal?: JoinPage['refusal'];
  readonly faults?: Readonly<Partial<Record<'name' | 'recoveryCode' | 'choice', string>>>;
}

export function joinPage(state: JoinState, lang: Language): JoinPage {
  const { joining, faults = {} } = state;
  const t = wordsIn(lang);
  const heading = t('survey:join.title');
  const notice = noticeOf(joining, lang);
  const wrong = state.refusal || Object.keys(faults).length > 0;
  return {
    ...participantPage(
      joining.cohort,
      lang,
      wrong ? t('survey:join.fault.page-title', { title: heading }) : heading,
    ),
    styles: ['participant.css', 'questions.css'],
    action: `/join/${encodeURIComponent(state.code)}`,
    cohort: joining.cohort.name,
    school: joining.cohort.schoolName,
    intro: t(`survey:join.${joining.mode}-text`),
    notice,
    submit: t(notice ? 'survey:join.submit-only' : 'survey:join.submit'),
    name: state.name ?? '',
    recoveryCode: state.recoveryCode ?? '',
    number: state.number,
    candidates: state.candidates ?? [],
    refusal: state.refusal ?? null,
    nameFault: faults.name ?? '',
    recoveryCodeFault: faults.recoveryCode ?? '',
    choiceFault: faults.choice ?? '',
  };
}

/** When nothing can be filled in today, people are told so before they pick up a link. */
function noticeOf(joining: Joining, lang: Language): string {
  if (joining.occasions.some(({ state }) => state === 'open')) return '';
  const t = wordsIn(lang);
  const coming = joining.occasions.find(({ state }) => state === 'scheduled');
  if (!coming) return t('survey:join.over');
  return t('survey:join.not-open', {
    opens: formatIn(lang).date(coming.opensOn),
    closes: formatIn(lang).date(coming.closesOn),
  });
}
