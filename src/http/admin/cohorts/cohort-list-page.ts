/** View model of the console's first page: the school's classes, each with what to do next. */
import type { CohortStatus } from '../../../app/cohorts/cohorts.ts';
import type { ClassSearch, FoundClasses } from '../../../app/cohorts/find-classes.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { nextStepView, type StepView } from './next-step.ts';
import { type OccasionView, occasionView } from './occasion-view.ts';

export interface CohortListPage extends AdminModel {
  readonly cohorts: readonly {
    readonly name: string;
    readonly address: string;
    readonly endsOn: string;
    readonly programme: string | null;
    readonly simulated: boolean;
    readonly next: StepView;
    readonly occasions: readonly OccasionView[];
  }[];
  /** There is none at all, whatever is searched for. */
  readonly empty: boolean;
  /** Of the school, for the text of an empty list. */
  readonly minimum: number;
  /** Null where the list is short. */
  readonly search: {
    readonly text: string;
    readonly programmes: readonly { readonly name: string; readonly selected: boolean }[];
    readonly found: string;
    readonly searched: boolean;
    /** Where the classes of the chosen programme are compared. */
    readonly compare: string | null;
  } | null;
  readonly pages: {
    readonly text: string;
    readonly newer: string | null;
    readonly older: string | null;
  } | null;
}

/** Up to here a list is read faster than it is searched. */
const shortList = 12;

/** @param todayOf the calendar day of a class, ISO */
export function cohortListPage(
  lang: Language,
  found: FoundClasses,
  search: ClassSearch,
  minimum: number,
  todayOf: (status: CohortStatus) => string,
): CohortListPage {
  const t = wordsIn(lang);
  return {
    title: t('console:cohorts.title'),
    styles: ['console.css', 'console-class.css', 'console-school.css'],
    cohorts: found.classes.map((status) => ({
      name: status.cohort.name,
      address: `/admin/cohorts/${status.cohort.id}`,
      endsOn: formatIn(lang).date(status.cohort.endsOn),
      programme: status.cohort.programme,
      simulated: status.cohort.simulated,
      next: nextStepView(lang, status, todayOf(status)),
      occasions: status.occasions.map((occasion) => occasionView(lang, occasion)),
    })),
    empty: found.all === 0,
    minimum,
    search: found.all > shortList ? searchView(lang, found, search) : null,
    pages: found.pages > 1 ? pagesView(lang, found, search) : null,
  };
}

function searchView(
  lang: Language,
  { programmes, found }: FoundClasses,
  { text, programme }: ClassSearch,
): NonNullable<CohortListPage['search']> {
  return {
    text,
    programmes: programmes.map((name) => ({ name, selected: name === programme })),
    found: wordsIn(lang)('cohorts:find.found', { count: found }),
    searched: text !== '' || programme !== '',
    compare: programme === '' ? null : `/admin/comparisons?${new URLSearchParams({ programme })}`,
  };
}

function pagesView(
  lang: Language,
  { page, pages }: FoundClasses,
  { text, programme }: ClassSearch,
): NonNullable<CohortListPage['pages']> {
  const address = (number: number) =>
    `/admin?${new URLSearchParams({
      ...(text && { q: text }),
      ...(programme && { programme }),
      page: String(number),
    })}`;
  return {
    text: wordsIn(lang)('cohorts:find.page', { page, pages }),
    newer: page > 1 ? address(page - 1) : null,
    older: page < pages ? address(page + 1) : null,
  };
}
