/** How participants read days, minutes and kinds of survey. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { outcomeFields } from '../../domain/collection/read-answers.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import type { Page } from '../render-page.ts';
import { otherLanguage } from '../request-language.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-10-20` as 2026年10月20日 or 20 October 2026. */
export function dayInWords(isoDay: string, lang: Language): string {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  return lang === 'en' ? `${day} ${months[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

const secondsAnItem = 7;
const secondsAnOutcome = 10;

/** How long a form takes, rounded up, so that nobody is promised less than it is. */
export function minutesNeeded(cohort: Cohort, kind: OccasionKind, form: string): number {
  const items = cohort.survey.forms[form]?.length ?? 0;
  const outcomes = outcomeFields({ ...cohort, kind }).length;
  return Math.max(1, Math.ceil((items * secondsAnItem + outcomes * secondsAnOutcome) / 60));
}

/** What every participant page has. */
export function participantPage(cohort: Cohort, lang: Language, title: string): Page {
  return {
    lang,
    title,
    simulated: cohort.simulated,
    otherLanguage: `?lang=${otherLanguage(lang)}`,
  };
}
