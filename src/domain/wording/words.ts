/** All sentences of the product, by language and namespace; one JSON file per namespace. */
import i18next, { type TFunction } from 'i18next';
import type { Language } from '../language.ts';
import enConsole from './en/console.json' with { type: 'json' };
import enProblems from './en/problems.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import enSurvey from './en/survey.json' with { type: 'json' };
import enTerms from './en/terms.json' with { type: 'json' };
import zhConsole from './zh-CN/console.json' with { type: 'json' };
import zhProblems from './zh-CN/problems.json' with { type: 'json' };
import zhReport from './zh-CN/report.json' with { type: 'json' };
import zhSurvey from './zh-CN/survey.json' with { type: 'json' };
import zhTerms from './zh-CN/terms.json' with { type: 'json' };

export type Words = TFunction<['terms', 'report', 'survey', 'console', 'problems']>;

const texts = i18next.createInstance({
  lng: 'zh-CN',
  fallbackLng: false,
  ns: ['terms', 'report', 'survey', 'console', 'problems'],
  defaultNS: 'terms',
  interpolation: { escapeValue: false },
  resources: {
    'zh-CN': {
      terms: zhTerms,
      report: zhReport,
      survey: zhSurvey,
      console: zhConsole,
      problems: zhProblems,
    },
    en: {
      terms: enTerms,
      report: enReport,
      survey: enSurvey,
      console: enConsole,
      problems: enProblems,
    },
  },
});
await texts.init();

/** The translator of one language; keys are `namespace:path`, e.g. `report:cover.made`. */
export function wordsIn(language: Language): Words {
  return texts.getFixedT(language, ['terms', 'report', 'survey', 'console', 'problems']);
}
