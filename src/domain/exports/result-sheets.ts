/** The results of a class as sheets of figures; every one has passed the disclosure gate. */
import type { ChangeResult, FactorResult } from '../analysis/analysis.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import type { Language } from '../language.ts';
import type { Plan } from '../plan/make-plan.ts';
import { formatIn } from '../reports/report-context.ts';
import { dueOn, dueText, noGrade, ownerText } from '../reports/sections/plan.ts';
import { wordsIn } from '../wording/words.ts';
import type { Cell, Sheet } from './sheet.ts';
import { columnsIn } from './sheet-columns.ts';

export function factorSheet(
  survey: Survey,
  language: Language,
  results: OccasionResults | null,
): Sheet {
  const t = wordsIn(language);
  const domainOf = new Map(survey.domains.map(({ id, name }) => [id, name[language]]));
  return {
    name: t('exports:sheet.factors'),
    columns: columnsIn(language, [
      ['id', 8],
      ['factor', 36],
      ['domain', 24],
      ['n', 8],
      ['mean', 10, 'decimals'],
      ['sd', 10, 'decimals'],
      ['low', 12, 'decimals'],
      ['high', 12, 'decimals'],
      ['favourability', 12, 'decimals'],
      ['unfavourable', 12, 'percent'],
      ['zone', 10],
      ['alpha', 10, 'decimals'],
      ['omega', 10, 'decimals'],
    ]),
    rows: (results?.factors ?? []).map((result) => {
      const factor = survey.factors.find(({ id }) => id === result.id);
      return [
        result.id,
        factor?.name[language] ?? result.id,
        domainOf.get(factor?.domain ?? '') ?? null,
        ...figuresOf(result),
        t(`terms:zone.${result.zone}`),
        result.reliability.alpha,
        result.reliability.omega,
      ];
    }),
  };
}

function figuresOf(result: FactorResult): readonly Cell[] {
  const { n, mean, sd, ci95, favourability, unfavourableShare } = result;
  return [n, mean, sd, ci95?.[0] ?? null, ci95?.[1] ?? null, favourability, unfavourableShare];
}

export function changeSheet(
  survey: Survey,
  language: Language,
  change: readonly ChangeResult[],
): Sheet {
  const t = wordsIn(language);
  return {
    name: t('exports:sheet.change'),
    columns: columnsIn(language, [
      ['id', 8],
      ['factor', 36],
      ['pairs', 10],
      ['before', 12, 'decimals'],
      ['after', 12, 'decimals'],
      ['difference', 10, 'decimals'],
      ['sd', 10, 'decimals'],
      ['low', 12, 'decimals'],
      ['high', 12, 'decimals'],
      ['p', 10, 'probability'],
      ['pAdjusted', 12, 'probability'],
      ['effect', 12, 'decimals'],
      ['reliable', 14, 'decimals'],
    ]),
    rows: change.map((each) => [
      each.factor,
      nameOf(survey.factors, each.factor, language),
      each.pairs,
      each.before,
      each.after,
      each.difference,
      each.sd,
      each.ci95?.[0] ?? null,
      each.ci95?.[1] ?? null,
      each.p,
      each.pAdjusted,
      each.gav,
      each.reliableChange,
    ]),
  };
}

export function planSheet(survey: Survey, language: Language, plan: Plan | null): Sheet {
  const [t, say] = [wordsIn(language), formatIn(language)];
  const actions = (plan?.actions ?? []).map((action): readonly Cell[] => [
    nameOf(survey.factors, action.factor, language),
    action.text[language],
    ownerText({ t }, action),
    dueOn({ say, t }, action),
    action.sign[language],
    action.grade ?? noGrade,
    action.done ? dueText({ say, t }, action) : null,
  ]);
  return {
    name: t('exports:sheet.plan'),
    columns: columnsIn(language, [
      ['factor', 24],
      ['action', 56],
      ['owner', 20],
      ['due', 20],
      ['sign', 44],
      ['grade', 8],
      ['done', 20],
    ]),
    rows: [...actions, ...(plan?.note ? [[null, plan.note]] : [])],
  };
}

function nameOf(factors: readonly Factor[], id: string, language: Language): string {
  return factors.find((factor) => factor.id === id)?.name[language] ?? id;
}
