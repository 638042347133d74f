/** View model of the school's settings. */

import { noticeDays } from '../../../app/housekeeping/retention.ts';
import { highestMinimum, longestRetention } from '../../../app/housekeeping/school-settings.ts';
import { lowestMinimum } from '../../../domain/disclosure/minimum.ts';
import type { Language } from '../../../domain/language.ts';
import type { Problem } from '../../../domain/problem.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { Faults } from '../form-faults.ts';
import { type SchoolFrame, schoolFrame } from './school-frame.ts';
import type { SettingsForm } from './settings-form.ts';

export interface SettingsPage extends SchoolFrame {
  readonly form: SettingsForm;
  readonly faults: Faults;
  readonly saved: boolean;
  readonly lowest: number;
  readonly highest: number;
  readonly longest: number;
  readonly noticeDays: number;
}

export function settingsPage(
  lang: Language,
  form: SettingsForm,
  faults: Faults,
  saved: boolean,
): SettingsPage {
  return {
    ...schoolFrame(lang, 'settings'),
    form,
    faults,
    saved,
    lowest: lowestMinimum,
    highest: highestMinimum,
    longest: longestRetention,
    noticeDays,
  };
}

const fields = [
  'name',
  'reportingMinimum',
  'lowerMinimum',
  'capabilities',
  'retentionMonths',
] as const;

/** One sentence for each field at fault; the third capability's fault stands at the list. */
export function settingsFaults(lang: Language, problem: Problem): Faults {
  const t = wordsIn(lang);
  if (problem.code === 'name-taken') return { name: t('housekeeping:fault.taken') };
  const limits = { lowest: lowestMinimum, highest: highestMinimum, longest: longestRetention };
  const wrong = new Set(problem.faults.map(({ path }) => path.split('.')[0]));
  const named = fields.filter((field) => wrong.has(field));
  return Object.fromEntries(
    named.map((field) => [field, t(`housekeeping:fault.${field}`, limits)]),
  );
}
