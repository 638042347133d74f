/** The tests of a comparison, a row a factor. */
import type { ComparisonResult } from '../analysis/analysis.ts';
import type { ComparisonInput } from '../comparison/comparison.ts';
import { comparisonFindings } from '../comparison/comparison-findings.ts';
import { wordsIn } from '../wording/words.ts';
import { comparisonColumns } from './comparison-columns.ts';
import type { Cell, Sheet } from './sheet.ts';

export function testSheet(input: ComparisonInput): Sheet {
  const { language, level, survey, comparison } = input;
  const t = wordsIn(language);
  const overall = new Set(comparisonFindings(survey, comparison).overall.map(({ id }) => id));
  const nameOf = new Map(survey.factors.map(({ id, name }) => [id, name[language]]));
  return {
    name: t('comparison:sheet.tests'),
    columns: comparisonColumns(language, level, [
      ['factorId', 10],
      ['factor', 28],
      ['groups', 8],
      ['n', 8],
      ['f', 10, 'decimals'],
      ['df1', 8],
      ['df2', 8, 'decimals'],
      ['p', 8, 'probability'],
      ['brownForsytheF', 10, 'decimals'],
      ['brownForsytheDf1', 8, 'decimals'],
      ['brownForsytheDf2', 8, 'decimals'],
      ['brownForsytheP', 12, 'probability'],
      ['omegaSquared', 8, 'probability'],
      ['icc1', 8, 'decimals'],
      ['icc2', 8, 'decimals'],
      ['rwgMedian', 16, 'decimals'],
      ['between', 10, 'probability'],
      ['within', 10, 'probability'],
      ['overall', 10],
    ]),
    rows: comparison.map((result) => [
      result.factor,
      nameOf.get(result.factor) ?? result.factor,
      ...figuresOf(result),
      overall.has(result.factor) ? t('comparison:column.yes') : null,
    ]),
  };
}

function figuresOf(result: ComparisonResult): readonly Cell[] {
  const {
    groups,
    n,
    welch,
    brownForsythe: second,
    omegaSquared,
    icc1,
    icc2,
    rwg,
    variance,
  } = result;
  return [
    ...[groups, n, welch.f, welch.df1, welch.df2, welch.p],
    ...[second.f, second.df1, second.df2, second.p, omegaSquared],
    ...[icc1, icc2, rwg.median, variance.between, variance.within],
  ];
}
