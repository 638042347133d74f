/** Comparisons of any size from simulated answers, as page, PDF and workbook take them. */
import { readFileSync } from 'node:fs';
import { randomLcg, randomNormal } from 'd3-random';
import { factorFigures } from '../../src/domain/analysis/analyse-factors.ts';
import type { GroupMoments } from '../../src/domain/analysis/analyse-groups.ts';
import { compareGroups } from '../../src/domain/analysis/compare-groups.ts';
import type {
  ActionEffect,
  ClassPosition,
  ComparedChange,
  ComparedGroup,
  ComparisonInput,
  ComparisonLevel,
  ProgrammeTrend,
} from '../../src/domain/comparison/comparison.ts';
import { gateCohortFactors, schoolGate } from '../../src/domain/disclosure/gate.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import type { Language } from '../../src/domain/language.ts';
import { collectMoments } from '../../src/domain/moments/collect-moments.ts';
import { sheetFromRecords } from '../../src/domain/scoring/answer-sheet.ts';

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

function changeOf(
  survey: Survey,
  groups: readonly ComparedGroup[],
  withheld: boolean,
  random: () => number,
): ComparedChange {
  const isHidden = (at: number) => withheld && at % 5 === 2;
  return {
    withheld: groups.filter((_, at) => isHidden(at)).map(({ id }) => id),
    groups: groups
      .filter((_, at) => !isHidden(at))
      .map(({ id, classes, respondents, factors }) => {
        const pairs = Math.max(5, respondents - 8);
        return {
          group: id,
          classes,
          pairs,
          factors: survey.factors.map((factor, index) => {
            const after = factors[index]?.mean ?? null;
            if (after === null) {
              const nothing = {
                pairs: 0,
                before: null,
                beforeCi95: null,
                after: null,
                afterCi95: null,
              };
              return {
                factor: factor.id,
                ...nothing,
                difference: null,
                ci95: null,
                p: null,
                pAdjusted: null,
                why: 'too-few-respondents' as const,
              };
            }
            const difference = (random() - 0.65) * 0.8;
            const half = 1.6 / Math.sqrt(pairs);
            const before = after - difference;
            const p = Math.min(1, Math.exp(-((difference / half) ** 2) * 2));
            return {
              factor: factor.id,
              pairs,
              before,
              beforeCi95: [before - half, before + half] as const,
              after,
              afterCi95: [after - half, after + half] as const,
              difference,
              ci95: [difference - half, difference + half] as const,
              p,
              pAdjusted: Math.min(1, p * 3),
            };
          }),
        };
      }),
  };
}

function trendsOf(survey: Survey, groups: readonly ComparedGroup[]): readonly ProgrammeTrend[] {
  const programmes = Map.groupBy(groups, ({ programme }) => programme ?? '');
  programmes.delete('');
  return [...programmes].map(([programme, classes]) => ({
    programme,
    classes: classes.map(({ id, name, endsOn, respondents }) => ({
      id,
      name,
      endsOn: endsOn ?? '',
      respondents,
    })),
    factors: survey.factors.map(({ id }, index) => ({
      factor: id,
      points: classes.map(({ factors }) => (factors[index]?.n ? (factors[index] ?? null) : null)),
      perYear:
        classes.length < 4
          ? { slope: null, ci95: null, p: null, pAdjusted: null, why: 'too-few-classes' as const }
          : {
              slope: -0.12 + index * 0.02,
              ci95: [-0.3 + index * 0.02, 0.06 + index * 0.02] as const,
              p: 0.2,
              pAdjusted: 0.5,
            },
    })),
  }));
}

function positionOf(
  survey: Survey,
  groups: readonly ComparedGroup[],
  count: number,
): ClassPosition | null {
  const [first] = groups;
  if (!first) return null;
  const among = (classes: number) => ({
    classes,
    needed: 20,
    factors:
      classes < 19
        ? null
        : survey.factors.map(({ id }, index) => ({
            factor: id,
            percentile: (index * 17) % 100,
            range: [
              Math.max(0, ((index * 17) % 100) - 18),
              Math.min(100, ((index * 17) % 100) + 21),
            ] as const,
          })),
  });
  return {
    group: first.id,
    school: among(count - 1),
    server: count > 30 ? among(count * 3) : null,
  };
}

function effectsOf(survey: Survey, groups: readonly ComparedGroup[]): readonly ActionEffect[] {
  const [before, , , after] = groups;
  if (!before?.endsOn || !after?.endsOn) return [];
  const ref = (group: ComparedGroup) => ({
    id: group.id,
    name: group.name,
    endsOn: group.endsOn ?? '',
  });
  return survey.factors.slice(5, 7).map(({ id }, index) => ({
    programme: before.programme ?? '',
    before: ref(before),
    after: ref(after),
    factor: id,
    actions: [
      {
        text: {
          'zh-CN': '领导与学员训前谈话，明确带回什么',
          en: 'The supervisor talks with each trainee before the course',
        },
        doneOn: '2024-02-20',
      },
    ],
    n: [before.respondents, after.respondents] as const,
    difference: index === 0 ? 0.42 : -0.05,
    ci95: index === 0 ? ([0.11, 0.73] as const) : ([-0.36, 0.26] as const),
    p: index === 0 ? 0.008 : 0.75,
    pAdjusted: index === 0 ? 0.016 : 0.75,
    others: 0.03,
  }));
}
