/** What every page of the school begins with: the way to its other pages. */
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';

const tabs = {
  settings: '',
  tokens: '/tokens',
  audit: '/audit',
  retention: '/retention',
  outbox: '/outbox',
  health: '/health',
} as const;
export type SchoolTab = keyof typeof tabs;

export interface SchoolFrame extends AdminModel {
  readonly tabs: readonly {
    readonly name: string;
    readonly address: string;
    readonly current: boolean;
  }[];
}

export function schoolFrame(lang: Language, current: SchoolTab): SchoolFrame {
  const t = wordsIn(lang);
  return {
    title: t(`housekeeping:tab.${current}`),
    styles: ['console.css', 'console-class.css', 'console-school.css'],
    scripts: ['console.js'],
    tabs: Object.entries(tabs).map(([tab, path]) => ({
      name: t(`housekeeping:tab.${tab as SchoolTab}`),
      address: `/admin/school${path}`,
      current: tab === current,
    })),
  };
}
