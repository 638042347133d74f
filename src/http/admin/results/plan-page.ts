/** The plan as a form, or as a table for those who only read it. */
import type { PlanStanding } from '../../../app/results/edit-plan.ts';
import type { PlanInput } from '../../../app/results/edited-plan-input.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { actors } from '../../../domain/plan/action-library.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import { type Faults, noFaults } from '../form-faults.ts';
import { type Download, downloadsOf } from './downloads.ts';
import { type LibraryGroup, libraryGroups } from './plan-library.ts';
import { type PlanTable, planRows, reminderTexts } from './plan-table.ts';

export interface ActionFields {
  readonly id: string;
  readonly factor: string;
  readonly factorName: string;
  readonly kept: boolean;
  readonly text: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly dueOn: string;
  /** When a course's action without a date is due. */
  readonly dueWord: string;
  readonly sign: string;
  readonly done: boolean;
  readonly doneOn: string;
  readonly grade: string;
  readonly evidence: string;
}

export interface PlanPage extends AdminModel {
  readonly frame: CohortFrame;
  readonly kind: string;
  readonly occasions: readonly { name: string; address: string; current: boolean }[];
  readonly standing: string;
  /** Why there is nothing to plan with; null where there is. */
  readonly nothing: string | null;
  readonly saved: boolean;
  readonly mayEdit: boolean;
  readonly mayReset: boolean;
  readonly reminders: readonly string[];
  /** The newer plan of somebody else, where a save was refused for it. */
  readonly newer: PlanTable | null;
  readonly table: PlanTable;
  readonly note: string;
  readonly revision: number;
  readonly actions: readonly ActionFields[];
  readonly library: readonly LibraryGroup[];
  readonly factors: readonly Choice[];
  readonly actors: readonly Choice[];
  readonly own: { readonly factor: string; readonly text: string };
  readonly faults: Faults;
  readonly downloads: readonly Download[];
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface PlanPageState {
  readonly mayEdit: boolean;
  readonly saved?: boolean;
  /** What was posted and refused. */
  readonly refused?: {
    readonly input: PlanInput;
    readonly own: PlanPage['own'];
    readonly faults: Faults;
    readonly conflict: boolean;
  };
}

export function planPage(
  lang: Language,
  standing: PlanStanding,
  { mayEdit, saved = false, refused }: PlanPageState,
): PlanPage {
  const t = wordsIn(lang);
  const { cohort, kind, plan, withheld } = standing;
  const address = `/admin/cohorts/${cohort.id}`;
  return {
    title: `${cohort.name} · ${t('plan:title')}`,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-report.css', 'console-plan.css'],
    scripts: ['console-plan.js', 'console-downloads.js'],
    frame: cohortFrame(lang, cohort, 'plan', mayEdit),
    kind,
    occasions: occasionKinds.map((each) => ({
      name: t(`terms:occasion.${each}`),
      address: `${address}/plan?occasion=${each}`,
      current: each === kind,
    })),
    standing: standingText(lang, standing),
    nothing: withheld ? t('plan:withheld', { minimum: withheld.minimum }) : null,
    saved,
    mayEdit: mayEdit && !withheld,
    mayReset: mayEdit && standing.edited,
    reminders: plan && !refused ? reminderTexts(lang, plan) : [],
    newer: refused?.conflict ? planRows(lang, standing) : null,
    table: planRows(lang, standing),
    note: refused?.input.note ?? standing.form.note,
    revision: refused && !refused.conflict ? refused.input.revision : standing.revision,
    actions: actionFields(lang, standing, refused?.input),
    library: libraryGroups(lang, standing),
    factors: cohort.survey.factors.map(({ id, name }) => ({ id, name: name[lang] })),
    actors: actors.map((id) => ({ id, name: t(`terms:actor.${id}`) })),
    own: refused?.own ?? { factor: plan?.factors[0] ?? '', text: '' },
    faults: refused?.faults ?? noFaults,
    downloads: withheld
      ? []
      : downloadsOf(lang, address, kind, {}, ['plan', 'summary', 'report', 'workbook']),
  };
}

function standingText(lang: Language, standing: PlanStanding): string {
  const { edited, plan, savedOn, revision, library } = standing;
  const t = wordsIn(lang);
  if (edited && savedOn) return t('plan:savedOn', { date: formatIn(lang).date(savedOn), revision });
  if (plan) return t('plan:suggested');
  return t(library ? 'plan:nothingToImprove' : 'plan:noLibrary');
}

/** As they were posted, where that was refused; else as they are stored or suggested. */
function actionFields(
  lang: Language,
  standing: PlanStanding,
  posted: PlanInput | undefined,
): readonly ActionFields[] {
  if (!posted) {
    return standing.form.actions.map((action) =>
      withKnown(lang, standing, {
        ...action,
        text: action.text[lang],
        sign: action.sign[lang],
        ownerName: action.ownerName ?? '',
        dueOn: action.dueOn ?? '',
        done: action.done ?? false,
        doneOn: action.doneOn ?? '',
      }),
    );
  }
  return posted.actions.map((action) => withKnown(lang, standing, action));
}

function withKnown(
  lang: Language,
  { cohort, form, library }: PlanStanding,
  fields: PlanInput['actions'][number],
): ActionFields {
  const t = wordsIn(lang);
  const { id, factor } = fields;
  const known =
    form.actions.find((each) => each.id === id) ?? library?.actions.find((each) => each.id === id);
  const { when = 'after', grade = null, evidence } = known ?? {};
  return {
    ...fields,
    factorName: cohort.survey.factors.find((each) => each.id === factor)?.name[lang] ?? factor,
    dueWord: when === 'after' ? '' : t(`terms:nextCourse.${when}`),
    grade: grade ? t('plan:grade', { grade }) : t('plan:ownAction'),
    evidence: grade && evidence ? evidence[lang] : '',
  };
}
