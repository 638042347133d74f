/** What the pages of participants share: how long a form takes, and what every page has. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { outcomeFields } from '../../domain/collection/read-answers.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import type { Page } from '../render-page.ts';
import { otherLanguage } from '../request-language.ts';

const secondsAnItem = 7;
const secondsAnOutcome = 10;

/** How long a form takes, rounded up, so that nobody is promised less than it is. */
export function minutesNeeded(
  cohort: Pick<Cohort, 'survey' | 'capabilities'>,
  kind: OccasionKind,
  form: string,
): number {
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
