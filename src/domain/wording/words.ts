/** All sentences of the product, by language and namespace; one JSON file per namespace. */
import i18next, { type TFunction } from 'i18next';
import type { Language } from '../language.ts';
import enAccounts from './en/accounts.json' with { type: 'json' };
import enChoice from './en/choice.json' with { type: 'json' };
import enCohorts from './en/cohorts.json' with { type: 'json' };
import enComparison from './en/comparison.json' with { type: 'json' };
import enConsole from './en/console.json' with { type: 'json' };
import enExports from './en/exports.json' with { type: 'json' };
import enHandOut from './en/hand-out.json' with { type: 'json' };
import enHousekeeping from './en/housekeeping.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import enPlan from './en/plan.json' with { type: 'json' };
import enProblems from './en/problems.json' with { type: 'json' };
import enReport from './en/report.json' with { type: 'json' };
import enSelection from './en/selection.json' with { type: 'json' };
import enSurvey from './en/survey.json' with { type: 'json' };
import enTerms from './en/terms.json' with { type: 'json' };
import zhAccounts from './zh-CN/accounts.json' with { type: 'json' };
import zhChoice from './zh-CN/choice.json' with { type: 'json' };
import zhCohorts from './zh-CN/cohorts.json' with { type: 'json' };
import zhComparison from './zh-CN/comparison.json' with { type: 'json' };
import zhConsole from './zh-CN/console.json' with { type: 'json' };
import zhExports from './zh-CN/exports.json' with { type: 'json' };
import zhHandOut from './zh-CN/hand-out.json' with { type: 'json' };
import zhHousekeeping from './zh-CN/housekeeping.json' with { type: 'json' };
import zhMessages from './zh-CN/messages.json' with { type: 'json' };
import zhPeople from './zh-CN/people.json' with { type: 'json' };
import zhPlan from './zh-CN/plan.json' with { type: 'json' };
import zhProblems from './zh-CN/problems.json' with { type: 'json' };
import zhReport from './zh-CN/report.json' with { type: 'json' };
import zhSelection from './zh-CN/selection.json' with { type: 'json' };
import zhSurvey from './zh-CN/survey.json' with { type: 'json' };
import zhTerms from './zh-CN/terms.json' with { type: 'json' };

const chinese = {
  terms: zhTerms,
  report: zhReport,
  survey: zhSurvey,
  problems: zhProblems,
  console: zhConsole,
  accounts: zhAccounts,
  cohorts: zhCohorts,
  people: zhPeople,
  'hand-out': zhHandOut,
  messages: zhMessages,
  plan: zhPlan,
  exports: zhExports,
  housekeeping: zhHousekeeping,
  comparison: zhComparison,
  selection: zhSelection,
  choice: zhChoice,
};

const english = {
  terms: enTerms,
  report: enReport,
  survey: enSurvey,
  problems: enProblems,
  console: enConsole,
  accounts: enAccounts,
  cohorts: enCohorts,
  people: enPeople,
  'hand-out': enHandOut,
  messages: enMessages,
  plan: enPlan,
  exports: enExports,
  housekeeping: enHousekeeping,
  comparison: enComparison,
  selection: enSelection,
  choice: enChoice,
};

type Namespace = keyof typeof chinese;
const namespaces = Object.keys(chinese) as readonly Namespace[];

export type Words = TFunction<readonly [Namespace, ...Namespace[]]>;

const texts = i18next.createInstance({
  lng: 'zh-CN',
  fallbackLng: false,
  ns: namespaces,
  defaultNS: 'terms',
  interpolation: { escapeValue: false },
  resources: { 'zh-CN': chinese, en: english },
});
await texts.init();

/** The translator of one language; keys are `namespace:path`, e.g. `report:cover.made`. */
export function wordsIn(language: Language): Words {
  return texts.getFixedT(language, namespaces) as Words;
}
