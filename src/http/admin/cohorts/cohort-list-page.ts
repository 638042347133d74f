/** View model of the console's first page: the school's classes and the form for a new one. */
import type { CohortStatus } from '../../../app/cohorts.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import type { Faults } from '../form-faults.ts';
import { type OccasionView, occasionView } from './occasion-view.ts';

export interface CohortListPage extends AdminModel {
  readonly cohorts: readonly {
    readonly name: string;
    readonly address: string;
    readonly endsOn: string;
    readonly simulated: boolean;
    readonly occasions: readonly OccasionView[];
  }[];
  readonly form: { readonly name: string; readonly endsOn: string; readonly faults: Faults };
}

export function cohortListPage(
  lang: Language,
  cohorts: readonly CohortStatus[],
  form: CohortListPage['form'],
): CohortListPage {
  return {
    title: wordsIn(lang)('console:cohorts.title'),
    styles: ['console.css', 'console-class.css'],
    cohorts: cohorts.map(({ cohort, occasions }) => ({
      name: cohort.name,
      address: `/admin/cohorts/${cohort.id}`,
      endsOn: formatIn(lang).date(cohort.endsOn),
      simulated: cohort.simulated,
      occasions: occasions.map((occasion) => occasionView(lang, occasion)),
    })),
    form,
  };
}
