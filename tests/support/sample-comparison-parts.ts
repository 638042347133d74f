/** Change, trends, place and effects of a sample comparison, made up: for how they are shown, not for what they say. */
import type {
  ActionEffect,
  ClassPosition,
  ComparedChange,
  ComparedGroup,
  GroupFactorChange,
  ProgrammeTrend,
} from '../../src/domain/comparison/comparison.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';

export function changeOf(
  survey: Survey,
  groups: readonly ComparedGroup[],
  withheld: boolean,
  random: () => number,
): ComparedChange {
  const isHidden = (at: number) => withheld && at % 5 === 2;
  const shown = groups.filter((_, at) => !isHidden(at));
  return {
    withheld: groups.filter((_, at) => isHidden(at)).map(({ id }) => id),
    groups: shown.map(({ id, classes, respondents, factors }) => {
      const pairs = Math.max(5, respondents - 8);
      return {
        ...{ group: id, classes, pairs },
        factors: survey.factors.map((factor, index) =>
          factorChange(factor.id, pairs, factors[index]?.mean ?? null, random),
        ),
      };
    }),
  };
}

function factorChange(
  factor: string,
  pairs: number,
  after: number | null,
  random: () => number,
): GroupFactorChange {
  if (after === null) {
    return {
      ...{ factor, pairs: 0, before: null, beforeCi95: null, after, afterCi95: null },
      ...{ difference: null, ci95: null, p: null, pAdjusted: null, why: 'too-few-respondents' },
    };
  }
  const difference = (random() - 0.65) * 0.8;
  const half = 1.6 / Math.sqrt(pairs);
  const around = (value: number) => [value - half, value + half] as const;
  const before = after - difference;
  const p = Math.min(1, Math.exp(-((difference / half) ** 2) * 2));
  return {
    ...{ factor, pairs, before, beforeCi95: around(before), after, afterCi95: around(after) },
    ...{ difference, ci95: around(difference), p, pAdjusted: Math.min(1, p * 3) },
  };
}

export function trendsOf(
  survey: Survey,
  groups: readonly ComparedGroup[],
): readonly ProgrammeTrend[] {
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

export function positionOf(
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

export function effectsOf(
  survey: Survey,
  groups: readonly ComparedGroup[],
): readonly ActionEffect[] {
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
