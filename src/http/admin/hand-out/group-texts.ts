/** What is pasted into the class's chat group: the notice and the reminder of each occasion that can still be answered. */
import type { OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { minutesNeeded } from '../../view-models/participant-text.ts';

export interface GroupText {
  /** For the elements of the page. */
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** @param link where everybody picks up a personal link */
export function groupTexts(
  lang: Language,
  cohort: Cohort,
  occasions: readonly OccasionStatus[],
  link: string,
): readonly GroupText[] {
  const t = wordsIn(lang);
  return occasions
    .filter(({ state }) => state !== 'closed')
    .flatMap((occasion) =>
      (['group', 'reminder'] as const).map((what) => ({
        id: `${what}-${occasion.kind}`,
        name: t(`hand-out:${what}.of`, { name: t(`terms:occasion.${occasion.kind}`) }),
        text: t(`hand-out:${what}.${occasion.kind}`, paramsOf(lang, cohort, occasion, link)),
      })),
    );
}

function paramsOf(lang: Language, cohort: Cohort, occasion: OccasionStatus, link: string) {
  const { date } = formatIn(lang);
  return {
    cohort: cohort.name,
    minimum: cohort.reportingMinimum,
    minutes: minutesNeeded(cohort, occasion.kind, occasion.form),
    link,
    opens: date(occasion.opensOn),
    closes: date(occasion.closesOn),
  };
}
