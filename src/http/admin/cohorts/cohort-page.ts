/** View model of one class: what to do, both occasions with their counts, the way to the results, the settings. */
import type { CohortStatus } from '../../../app/cohorts/cohorts.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { OccasionKind } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type Download, downloadsOf } from '../results/downloads.ts';
import { checklist, type Task } from './checklist.ts';
import { formName } from './cohort-form-page.ts';
import { type CohortFrame, cohortFrame } from './cohort-frame.ts';
import { nextStepView, type StepView } from './next-step.ts';
import { type OccasionView, occasionView } from './occasion-view.ts';

export interface CohortPage extends AdminModel {
  readonly frame: CohortFrame;
  readonly id: string;
  readonly address: string;
  /** Its people and answers are erased: there is nothing left to do. */
  readonly erased: boolean;
  readonly next: StepView;
  readonly tasks: readonly Task[];
  readonly occasions: readonly OccasionView[];
  readonly downloads: Readonly<Record<OccasionKind, readonly Download[]>>;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The way to its programme's other classes, or to all where it has none. */
  readonly compare: { readonly name: string; readonly address: string };
}

/** @param today the calendar day in the class's time zone, ISO */
export function cohortPage(
  lang: Language,
  status: CohortStatus,
  today: string,
  mayChange: boolean,
): CohortPage {
  const { cohort, occasions } = status;
  const frame = cohortFrame(lang, cohort, 'overview', mayChange);
  return {
    title: cohort.name,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-school.css'],
    scripts: ['console.js'],
    frame,
    id: cohort.id,
    address: frame.address,
    erased: cohort.erasedOn !== null,
    next: nextStepView(lang, status, today),
    tasks: checklist(lang, status),
    occasions: occasions.map((occasion) => occasionView(lang, occasion)),
    downloads: {
      end: downloadsOf(lang, frame.address, 'end'),
      followup: downloadsOf(lang, frame.address, 'followup'),
    },
    facts: factsOf(wordsIn(lang), lang, cohort),
    compare: compareOf(wordsIn(lang), status),
  };
}

/** On the last occasion of which this class has results. */
function compareOf(t: Words, { cohort, occasions }: CohortStatus): CohortPage['compare'] {
  const { programme, reportingMinimum } = cohort;
  const last = occasions.findLast(({ submitted }) => submitted >= reportingMinimum);
  const query = new URLSearchParams({
    occasion: last?.kind ?? 'end',
    ...(programme && { programme }),
  });
  const name = t(programme ? 'selection:link.programme' : 'selection:link.all');
  return { name, address: `/admin/comparisons?${query}` };
}

function factsOf(t: Words, lang: Language, cohort: Cohort): CohortPage['facts'] {
  const { learningLevel, transferRoad } = cohort;
  const forms = cohort.occasions.map(({ kind, form }) =>
    t('terms:pair', { name: t(`terms:occasion.${kind}`), value: formName(t, form) }),
  );
  const values = {
    programme: cohort.programme ?? '',
    capabilities: cohort.capabilities.map((text) => text[lang]).join(t('terms:comma')),
    learningLevel: learningLevel ? t(`cohorts:form.level.${learningLevel}`) : '',
    transferRoad: transferRoad ? t(`cohorts:form.road.${transferRoad}`) : '',
    forms: forms.join(t('terms:semicolon')),
    joining: t(`cohorts:form.join.${cohort.joining}`),
    minimum: t('cohorts:facts.minimumText', { count: cohort.reportingMinimum }),
  } as const;
  return Object.entries(values).map(([name, value]) => ({
    label: t(`cohorts:facts.${name as keyof typeof values}`),
    value: value || t('cohorts:facts.none'),
  }));
}
