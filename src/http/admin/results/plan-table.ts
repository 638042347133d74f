/** A plan as a table, and what it still lacks in words. */
import type { PlanStanding } from '../../../app/results/edit-plan.ts';
import type { Language } from '../../../domain/language.ts';
import type { Plan } from '../../../domain/plan/make-plan.ts';
import { type PlanReminder, planReminders } from '../../../domain/plan/plan-reminders.ts';
import type { TableBlock } from '../../../domain/reports/report.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { tableOfPlan } from '../../../domain/reports/sections/plan.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export type PlanTable = Pick<TableBlock, 'caption' | 'columns' | 'rows'>;

/** As it is printed. */
export function planRows(lang: Language, { cohort, plan }: PlanStanding): PlanTable {
  const t = wordsIn(lang);
  const table = tableOfPlan(cohort.survey, lang, plan?.actions ?? []);
  return { ...table, caption: t('plan:title') };
}

export function reminderTexts(lang: Language, plan: Plan): readonly string[] {
  return planReminders(plan).map((reminder) => reminderText(lang, plan, reminder));
}

function reminderText(lang: Language, { actions }: Plan, reminder: PlanReminder): string {
  const t = wordsIn(lang);
  switch (reminder.about) {
    case 'few-factors':
      return reminder.count === 0
        ? t('plan:remind.empty')
        : t('plan:remind.few-factors', { count: reminder.count });
    case 'many-factors':
      return t('plan:remind.many-factors', { count: reminder.count });
    case 'no-supervisor':
      return t('plan:remind.no-supervisor');
    default: {
      const numbers = reminder.actions.map((id) =>
        String(actions.findIndex((action) => action.id === id) + 1),
      );
      const params = { count: numbers.length, numbers: formatIn(lang).list(numbers) };
      return numbers.length === actions.length
        ? t(`plan:remind.${reminder.about}-all`)
        : t(`plan:remind.${reminder.about}`, params);
    }
  }
}
