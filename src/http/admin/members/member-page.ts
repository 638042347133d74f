/** View model of one member school: the factors of each occasion, merged over its classes. */
import type { MemberFigures, MemberOccasion } from '../../../app/results/member-figures.ts';
import type { FactorFigures } from '../../../domain/analysis/analysis.ts';
import type { Language } from '../../../domain/language.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import type { AdminModel } from '../admin-page.ts';

export interface MemberPage extends AdminModel {
  readonly name: string;
  readonly occasions: readonly {
    readonly name: string;
    readonly counts: string;
    readonly left: string;
    readonly scale: string;
    /** Null where all figures are withheld. */
    readonly factors: readonly FactorRow[] | null;
  }[];
}

export interface FactorRow {
  readonly name: string;
  readonly domain: string;
  readonly favourability: string;
  readonly mark: string;
  readonly zone: string;
  readonly withheld: boolean;
}

const marks = { barrier: '▼', watch: '■', catalyst: '▲', insufficient: '' } as const;

export function memberPage(lang: Language, { name, occasions }: MemberFigures): MemberPage {
  const t = wordsIn(lang);
  return {
    title: name,
    styles: accountStyles,
    name,
    occasions: occasions.map((occasion) => ({
      name: t(`terms:occasion.${occasion.kind}`),
      counts: t('accounts:member.counts', {
        classes: t('accounts:member.classes', { count: occasion.classes }),
        people: t('accounts:member.people', { count: occasion.respondents }),
      }),
      left: occasion.left > 0 ? t('accounts:member.left', { count: occasion.left }) : '',
      scale: scaleOf(t, occasion),
      factors: factorRows(t, lang, occasion),
    })),
  };
}

function scaleOf(t: Words, { figures }: MemberOccasion): string {
  if (!figures.shown) return '';
  const { min, max } = figures.value.survey.scale;
  return t('accounts:member.scale', { min, max });
}

function factorRows(
  t: Words,
  lang: Language,
  { figures }: MemberOccasion,
): readonly FactorRow[] | null {
  if (!figures.shown) return null;
  const { survey, factors } = figures.value;
  const domains = new Map(survey.domains.map((domain) => [domain.id, domain.name[lang]]));
  return survey.factors.map((factor, at) => {
    const domain = domains.get(factor.domain ?? '') ?? '';
    return { name: factor.name[lang], domain, ...figureOf(t, factors[at]) };
  });
}

function figureOf(
  t: Words,
  result: FactorFigures | undefined,
): Pick<FactorRow, 'favourability' | 'mark' | 'zone' | 'withheld'> {
  const value = result?.favourability ?? null;
  if (!result || value === null) {
    const withheld = result?.why === 'too-few-respondents';
    return { favourability: '–', mark: '', zone: '–', withheld };
  }
  const zone = t(`terms:zone.${result.zone}`);
  return { favourability: value.toFixed(2), mark: marks[result.zone], zone, withheld: false };
}
