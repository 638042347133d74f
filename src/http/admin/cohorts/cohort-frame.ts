/** What every page of one class begins with: its name and the way to its other pages. */
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

const tabs = {
  overview: '',
  people: '/people',
  handOut: '/hand-out',
  messages: '/messages',
  diagnosis: '/diagnosis',
  plan: '/plan',
  edit: '/edit',
} as const;
/** Offered no more once the people of the class are erased. */
const needsPeople: ReadonlySet<string> = new Set(['people', 'handOut', 'messages', 'edit']);

export type CohortTab = keyof typeof tabs;

export interface CohortFrame {
  readonly name: string;
  /** `/admin/cohorts/ID`. */
  readonly address: string;
  readonly endsOn: string;
  readonly programme: string | null;
  readonly tabs: readonly {
    readonly name: string;
    readonly address: string;
    readonly current: boolean;
  }[];
}

/** @param mayChange whether the pages that only change something are offered */
export function cohortFrame(
  lang: Language,
  cohort: Cohort,
  current: CohortTab,
  mayChange: boolean,
): CohortFrame {
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${cohort.id}`;
  const shown = Object.entries(tabs).filter(
    ([tab]) => (mayChange || tab !== 'edit') && (cohort.erasedOn === null || !needsPeople.has(tab)),
  );
  return {
    name: cohort.name,
    address,
    endsOn: formatIn(lang).date(cohort.endsOn),
    programme: cohort.programme,
    tabs: shown.map(([tab, path]) => ({
      name: t(`console:tab.${tab as CohortTab}`),
      address: `${address}${path}`,
      current: tab === current,
    })),
  };
}
