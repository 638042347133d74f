/** View models of the pages that ask before something is erased. */
import type { RetentionPlan } from '../../../app/housekeeping/retention.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';

/** The two forms of the page of a class, as they were sent. */
export interface ClassForms {
  readonly keepUntil?: string;
  readonly keepFault?: string;
  readonly typedName?: string;
  readonly nameFault?: string;
  readonly kept?: boolean;
}

interface ErasurePage extends AdminModel {
  readonly cohort: { readonly name: string; readonly address: string };
}

export interface EraseClassPage extends ErasurePage {
  readonly erases: string;
  readonly keptUntil: string | null;
  readonly minimum: number;
  readonly forms: ClassForms;
}

export interface ErasePersonPage extends ErasurePage {
  readonly name: string;
  readonly unit: string | null;
  readonly address: string;
  readonly fault: string | null;
}

export function eraseClassPage(
  lang: Language,
  cohort: Cohort,
  { erasesOn, isOpen, keepUntil }: RetentionPlan,
  forms: ClassForms,
): EraseClassPage {
  const [t, say] = [wordsIn(lang), formatIn(lang)];
  const erases =
    erasesOn === null
      ? t(`housekeeping:class.${isOpen ? 'erasesOpen' : 'erasesNever'}`)
      : t('housekeeping:class.erasesOn', { date: say.date(erasesOn) });
  return {
    ...pageOf(cohort, t('housekeeping:class.title')),
    erases,
    keptUntil: keepUntil && t('housekeeping:class.keptUntil', { date: say.date(keepUntil) }),
    minimum: cohort.reportingMinimum,
    forms: { keepUntil: keepUntil ?? '', ...forms },
  };
}

export function erasePersonPage(
  lang: Language,
  cohort: Cohort,
  person: { readonly id: string; readonly name: string; readonly unit: string | null },
  fault: string | null,
): ErasePersonPage {
  const { id, name, unit } = person;
  return {
    ...pageOf(cohort, wordsIn(lang)('housekeeping:person.title', { name })),
    name,
    unit,
    address: `/admin/cohorts/${cohort.id}/participants/${id}`,
    fault,
  };
}

function pageOf(cohort: Cohort, title: string): ErasurePage {
  return {
    title,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-school.css'],
    cohort: { name: cohort.name, address: `/admin/cohorts/${cohort.id}` },
  };
}
