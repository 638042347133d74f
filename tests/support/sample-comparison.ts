/** Comparisons of any size from simulated answers, as page, PDF and workbook take them. */
import { readFileSync } from 'node:fs';
import { randomLcg, randomNormal } from 'd3-random';
import { factorFigures } from '../../src/domain/analysis/analyse-factors.ts';
import type { GroupMoments } from '../../src/domain/analysis/analyse-groups.ts';
import { compareGroups } from '../../src/domain/analysis/compare-groups.ts';
import type {
  ComparedGroup,
  ComparisonInput,
  ComparisonLevel,
} from '../../src/domain/comparison/comparison.ts';
import { gateCohortFactors, schoolGate } from '../../src/domain/disclosure/gate.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import type { Language } from '../../src/domain/language.ts';
import { collectMoments } from '../../src/domain/moments/collect-moments.ts';
import { sheetFromRecords } from '../../src/domain/scoring/answer-sheet.ts';
import { changeOf, effectsOf, positionOf, trendsOf } from './sample-comparison-parts.ts';

export interface SampleComparison {
  readonly groups?: number;
  readonly people?: number;
  readonly language?: Language;
  readonly level?: ComparisonLevel;
  readonly longNames?: boolean;
  /** Cells that the gate withholds, and classes that it leaves out. */
  readonly withheld?: boolean;
  /** Standard deviation of the groups' true levels, in standard deviations of people. */
  readonly spread?: number;
  readonly seed?: number;
}

const longName =
  '2026年秋季学期第二期全县乡镇街道党政负责人和县直部门分管负责同志基层治理现代化与应急管理能力系统提升专题研讨班';

export function shippedSurvey(): Survey {
  const file = new URL('../../surveys/transfer-16.json', import.meta.url);
  const parsed = parseSurvey(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error('the shipped survey is well formed');
  return parsed.value;
}

export function sampleComparison(options: SampleComparison = {}): ComparisonInput {
  const { groups: count = 12, people = 40, language = 'zh-CN', level = 'class' } = options;
  const survey = shippedSurvey();
  const items = survey.forms.full ?? [];
  const random = randomLcg((options.seed ?? 1) / 1000);
  const made = Array.from({ length: count }, (_, at) =>
    makeGroup(survey, at, people, random, options.spread ?? 0.3),
  );
  const { layout } = collectMoments(survey, sheetFromRecords(items, []), items);
  const few = (at: number) => options.withheld === true && at % 7 === 3;
  const gated = made.map((group, at): GroupMoments => {
    if (!few(at)) return group;
    const values = group.values.slice();
    // Two people answered the second factor in full, as though the others had left a question out.
    const factor = layout.factors[1];
    if (factor) values[factor.complete] = 2;
    return gateCohortFactors(schoolGate(5), layout, [{ id: group.id, values }])[0] ?? group;
  });
  const { results } = compareGroups(survey, layout, gated);
  const groups = gated.map(
    ({ id, values }, at): ComparedGroup => ({
      id,
      name: nameOf(language, level, at, options.longNames === true),
      programme: level === 'class' ? programmeOf(language, at) : null,
      endsOn: level === 'class' ? dayOf(at) : null,
      open: at === 1 && level === 'class',
      classes: level === 'class' ? 1 : 2 + (at % 4),
      respondents: values[layout.respondents] ?? 0,
      factors: factorFigures(survey, layout, values).map((each) =>
        few(at) && each.n === 0 ? { ...each, why: 'too-few-respondents' as const } : each,
      ),
    }),
  );
  const leftOut = language === 'en' ? 'Emergency management, short course' : '应急管理短训班';
  return {
    survey,
    language,
    school: language === 'en' ? 'Party School of Qinghe County' : '清河县委党校',
    title: language === 'en' ? 'All classes of 2026' : '2026年全部班次',
    choice: [{ label: language === 'en' ? 'Period' : '时间', value: '2026' }],
    level,
    occasion: 'followup',
    form: 'full',
    madeOn: '2026-11-22',
    simulated: true,
    minimum: 5,
    counts: {
      groups: count,
      classes: groups.reduce((sum, { classes }) => sum + classes, 0),
      respondents: groups.reduce((sum, { respondents }) => sum + respondents, 0),
      open: groups.filter(({ open }) => open).length,
    },
    leftOut: {
      small: options.withheld ? [leftOut, `${leftOut}2`] : [],
      otherForm: options.withheld ? [`${leftOut}3`] : [],
      notAsked: options.withheld ? 2 : 0,
      ofMembers: 0,
    },
    groups,
    comparison: results,
    change: changeOf(survey, groups, options.withheld === true, random),
    trends: trendsOf(survey, groups),
    position: positionOf(survey, groups, count),
    actionEffects: effectsOf(survey, groups),
  };
}

function makeGroup(
  survey: Survey,
  at: number,
  people: number,
  random: () => number,
  spread: number,
): GroupMoments {
  const normal = randomNormal.source(random)();
  const items = survey.forms.full ?? [];
  const levels = new Map(
    survey.factors.map(({ id }, index) => [
      id,
      3.3 + 0.5 * Math.sin(index * 2) + spread * normal(),
    ]),
  );
  const factorOf = new Map(survey.items.map((item) => [item.id, item]));
  const records = Array.from({ length: people + (at % 5) }, () => {
    const general = 0.4 * normal();
    const own = new Map(survey.factors.map(({ id }) => [id, 0.7 * normal()]));
    return Object.fromEntries(
      items.map((id) => {
        const item = factorOf.get(id);
        const level =
          (levels.get(item?.factor ?? '') ?? 3) + general + (own.get(item?.factor ?? '') ?? 0);
        const answer = Math.min(5, Math.max(1, Math.round(level + 0.6 * normal())));
        return [id, item?.key === -1 ? 6 - answer : answer];
      }),
    );
  });
  const { ungrouped } = collectMoments(survey, sheetFromRecords(items, records), items);
  return { id: `g${at}`, values: ungrouped };
}

function nameOf(language: Language, level: ComparisonLevel, at: number, long: boolean): string {
  const number = at + 1;
  if (level === 'school')
    return language === 'en' ? `County school ${number}` : `第${number}县委党校`;
  if (level === 'programme') return language === 'en' ? `Programme ${number}` : `培训项目${number}`;
  if (language === 'en')
    return long
      ? `Seminar on county governance, emergency management and service to the public, autumn term, class ${number}`
      : `Class ${number}`;
  return long ? `${longName}（${number}）` : `乡镇干部班${number}期`;
}

function programmeOf(language: Language, at: number): string {
  const number = (at % 3) + 1;
  return language === 'en' ? `Programme ${number}` : `基层治理项目${number}`;
}

function dayOf(at: number): string {
  const day = new Date(Date.UTC(2024, 0, 15 + at * 21));
  return day.toISOString().slice(0, 10);
}
