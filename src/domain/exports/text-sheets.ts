/** Sheets of words beside the figures: whose results these are, the answers themselves, what the figures mean. */

import type { Survey } from '../instrument/survey.ts';
import type { Language } from '../language.ts';
import { formatIn, scaleSpan } from '../reports/report-context.ts';
import { catalystLimit, middleOf } from '../scoring/favourability.ts';
import { wordsIn } from '../wording/words.ts';
import type { Cell, Sheet } from './sheet.ts';
import { columnsIn, widthOf } from './sheet-columns.ts';

export interface Facts {
  readonly school: string;
  readonly cohort: string;
  readonly programme: string | null;
  readonly occasion: 'end' | 'followup';
  readonly madeOn: string;
  readonly survey: Survey;
  readonly respondents: number;
  readonly invited: number;
  readonly excluded: number | null;
  readonly flagged: number | null;
  readonly filter: string | null;
  readonly simulated: boolean;
  /** Why there are no results; null where there are. */
  readonly why: string | null;
}

export function overviewSheet(language: Language, facts: Facts): Sheet {
  const t = wordsIn(language);
  const { survey } = facts;
  const rows: readonly (readonly [string, Cell])[] = [
    ...(facts.simulated ? [[t('exports:fact.simulated'), t('terms:simulated')] as const] : []),
    [t('exports:fact.school'), facts.school],
    [t('exports:fact.cohort'), facts.cohort],
    [t('exports:fact.programme'), facts.programme],
    [t('exports:fact.occasion'), t(`terms:occasionLong.${facts.occasion}`)],
    [t('exports:fact.madeOn'), formatIn(language).date(facts.madeOn)],
    [
      t('exports:fact.survey'),
      `${survey.title[language]} (${survey.id} ${survey.version}, ${scaleSpan(survey.scale, language)})`,
    ],
    [t('exports:fact.invited'), facts.invited || null],
    [t('exports:fact.respondents'), facts.respondents],
    [t('exports:fact.excluded'), facts.excluded],
    [t('exports:fact.flagged'), facts.flagged],
    [t('exports:fact.filter'), facts.filter],
    [t('exports:fact.why'), facts.why],
  ];
  return {
    name: t('exports:sheet.overview'),
    columns: columnsIn(language, [
      ['what', 28],
      ['value', 70],
    ]).map((column) => ({ ...column, align: 'left' as const })),
    rows: rows.filter(([, value]) => value !== null),
  };
}

export interface AnswerTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function responseSheet(language: Language, { headings, rows }: AnswerTable): Sheet {
  return {
    name: wordsIn(language)('exports:sheet.responses'),
    columns: headings.map((title) => ({ title, width: Math.max(8, widthOf(title) + 2) })),
    rows,
  };
}

export function definitionSheet(language: Language, survey: Survey, minimum: number): Sheet {
  const [t, say] = [wordsIn(language), formatIn(language)];
  const { scale, scoring } = survey;
  const params = {
    sum: scale.min + scale.max,
    answered: say.percent(scoring.minAnsweredShare),
    missing: say.percent(scoring.maxMissingShare),
    middle: say.number(middleOf(scale)),
    target: say.number(catalystLimit(scale)),
    minimum,
  };
  const topics = [
    'answers',
    'score',
    'favourability',
    'interval',
    'zone',
    'alpha',
    'change',
    'plan',
    'withheld',
  ] as const;
  return {
    name: t('exports:sheet.definitions'),
    columns: [{ title: t('exports:sheet.definitions'), width: 110 }],
    rows: topics.map((topic) => [t(`exports:define.${topic}`, params)]),
  };
}
