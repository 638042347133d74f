/** What the report says of reliability, drivers, careless answers, change and those who left; and why a figure is missing. */
import { describe, expect, test } from 'vitest';
import { analyseChange } from '../../src/domain/analysis/analyse-change.ts';
import type { WhyNull } from '../../src/domain/analysis/analysis.ts';
import { dropoutByFactor } from '../../src/domain/analysis/dropout-by-factor.ts';
import {
  type OccasionResults,
  occasionResults,
} from '../../src/domain/analysis/occasion-results.ts';
import { schoolGate, show, withhold } from '../../src/domain/disclosure/gate.ts';
import { languages } from '../../src/domain/language.ts';
import type { DiagnosticInput } from '../../src/domain/reports/diagnostic-input.ts';
import { diagnosticReport } from '../../src/domain/reports/diagnostic-report.ts';
import { wordsIn } from '../../src/domain/wording/words.ts';
import { answersIn, broken, inputWith, said, sectionOf } from './report-answers.ts';
import { blocksOf, followupInput, tablesOf } from './report-samples.ts';
import { uniformSurvey } from './samples.ts';

/** Complete only where every reason is named: the type checker sees to it. */
const reasons: Readonly<Record<WhyNull, true>> = {
  'no-answers': true,
  'one-respondent': true,
  'too-few-respondents': true,
  'no-shared-items': true,
  'one-item': true,
  'two-items': true,
  'no-variance': true,
  'singular-covariance': true,
  'improper-solution': true,
  'no-convergence': true,
  'fewer-than-two-groups': true,
  'too-few-groups': true,
  'one-respondent-each': true,
  'no-variance-within': true,
  'no-published-null': true,
  'unknown-reliability': true,
  'one-class': true,
  'one-class-each': true,
  'classes-as-values': true,
  'short-form': true,
  'one-direction': true,
  'few-factors': true,
  'no-times': true,
  'no-pairs': true,
  'one-pair': true,
};

describe.each(languages)('in %s', (language) => {
  const t = wordsIn(language);

  test('every reason why a figure is missing is said in words', () => {
    for (const why of Object.keys(reasons)) {
      expect(t(`terms:why.${why as WhyNull}`)).not.toContain('why');
    }
  });
});

describe.each(languages)('reliability, %s', (language) => {
  const t = wordsIn(language);

  test('alpha, its interval and omega stand by factor, weak factors are named', () => {
    const survey = uniformSurvey(3, 3);
    const results = occasionResults(survey, answersIn(survey, 6, 20));
    const table = tablesOf(diagnosticReport(inputWith(survey, results, language))).find(
      ({ caption }) => caption === t('report:appendix.reliability'),
    );
    expect(table?.rows.map((row) => row[3])).toEqual(
      results.factors.map(({ reliability }) => reliability.alpha?.toFixed(2)),
    );
    const weak = results.factors.filter(({ reliability }) => (reliability.alpha ?? 1) < 0.7);
    for (const { id } of weak) expect(table?.note).toContain(id);
  });

  test('of one item a factor is a sentence instead of a table', () => {
    const survey = uniformSurvey(4, 1);
    const results = occasionResults(survey, answersIn(survey, 2, 3));
    const report = diagnosticReport(inputWith(survey, results, language));
    const captions = tablesOf(report).map(({ caption }) => caption);
    expect(captions).not.toContain(t('report:appendix.reliability'));
    const reason = t('terms:why.one-item');
    const table = t('report:appendix.reliability');
    expect(said(report)).toContain(t('report:appendix.leftOut', { table, reasons: reason }));
  });

  test('on a long scale items have a table for answers and one for figures', () => {
    const survey = uniformSurvey(2, 3, { scale: { min: 0, max: 10 } });
    const results = occasionResults(survey, answersIn(survey, 2, 20));
    const captions = tablesOf(diagnosticReport(inputWith(survey, results, language))).map(
      ({ caption }) => caption,
    );
    expect(captions).toContain(t('report:appendix.items'));
    expect(captions).toContain(t('report:appendix.itemFigures'));
  });
});

describe.each(languages)('drivers, %s', (language) => {
  const t = wordsIn(language);
  const survey = uniformSurvey(3, 3);
  const withOutcome = (each: number): OccasionResults => {
    const answers = answersIn(survey, 6, each);
    const outcome = Float64Array.from(
      { length: answers.sheet.rows },
      (_, person) => ((person * 13) % 7) * 10 + ((person * 29) % 5),
    );
    return occasionResults(survey, { ...answers, outcome });
  };

  test('weights are bars of shares, and the sentence on one source stands before them', () => {
    const results = withOutcome(20);
    expect(results.drivers?.method).toBe('relative-weights');
    const section = sectionOf(inputWith(survey, results, language), 'drivers');
    expect(section?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'chart']);
    expect(said(section?.blocks[1])).toContain(t('report:drivers.caution'));
    const chart = section?.blocks.flatMap((block) =>
      block.kind === 'chart' && block.chart.kind === 'interval-bars' ? [block.chart] : [],
    )[0];
    const total = chart?.rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
    const rSquared = results.drivers?.method === 'relative-weights' ? results.drivers.rSquared : 0;
    expect(total).toBeCloseTo(rSquared, 10);
    expect(chart?.axis.percent).toBe(true);
    for (const { interval } of chart?.rows ?? []) {
      expect(interval?.[1]).toBeLessThanOrEqual(chart?.axis.max ?? 0);
    }
  });

  test('of too few people are one honest sentence and the caution', () => {
    const section = sectionOf(inputWith(survey, withOutcome(2), language), 'drivers');
    expect(said(section)).toEqual(
      expect.arrayContaining([t('report:drivers.tooFew', { n: 12 }), t('report:drivers.caution')]),
    );
    expect(section?.blocks).toHaveLength(2);
  });
});

describe.each(languages)('careless answers, %s', (language) => {
  const t = wordsIn(language);
  const survey = uniformSurvey(3, 3);
  const answers = answersIn(survey, 6, 20);
  const seconds = Float64Array.from(answers.persons, (_, person) => (person < 7 ? 5 : 300));
  const told = (excludeCareless: boolean) =>
    inputWith(
      survey,
      occasionResults(survey, { ...answers, seconds }, { excludeCareless }),
      language,
    );
  const responseOf = (input: DiagnosticInput) => said(sectionOf(input, 'response')).join(' ');

  test('are counted by sign, and nobody is left out unless asked for', () => {
    const sign = t('report:careless.completionTime', { count: 7, limit: 2 });
    expect(responseOf(told(false))).toContain(sign);
    expect(responseOf(told(false))).toContain(t('report:careless.kept'));
    expect(responseOf(told(true))).toContain(t('report:careless.leftOut'));
  });

  test('left out on request, they are not among the people the figures describe', () => {
    expect(said(sectionOf(told(true), 'summary')).join(' ')).toContain('113');
    expect(said(sectionOf(told(false), 'summary')).join(' ')).not.toContain('113');
  });

  test('have both results in the appendix, where they differ', () => {
    const report = diagnosticReport(told(false));
    const table = tablesOf(report).find(({ caption }) => caption === t('report:appendix.careless'));
    expect(table?.rows.length).toBeGreaterThan(0);
    for (const row of table?.rows ?? []) expect(row[5]).not.toBe('0.00');
  });

  test('withheld by the gate, the second result is said to be withheld', () => {
    const input = told(false);
    const results = input.results.shown ? input.results.value : null;
    if (!results) throw new Error('withheld');
    const careless = { ...results.careless, factors: [] };
    expect(responseOf({ ...input, results: show({ ...results, careless }) })).toContain(
      t('report:careless.withheld'),
    );
  });

  test('times counted apart are told of in a sentence of their own, and mark nobody', () => {
    const toldWith = (flagged: number) => {
      const results = occasionResults(survey, answers);
      const completionTime = { checked: 100, flagged, limit: 2, apart: true } as const;
      const careless = { ...results.careless, completionTime };
      return inputWith(survey, { ...results, careless }, language);
    };
    const fast = t('report:careless.paceFast', { count: 7, checked: 100, limit: 2 });
    expect(responseOf(toldWith(7))).toContain(fast);
    expect(fast).toMatch(/100.*7/);
    const none = t('report:careless.paceNone', { checked: 100, limit: 2 });
    expect(responseOf(toldWith(0))).toContain(none);
    for (const input of [toldWith(7), toldWith(0)]) {
      expect(responseOf(input)).not.toContain(t('report:careless.kept'));
      expect(responseOf(input)).not.toContain(t('report:careless.none', { respondents: 120 }));
    }
  });

  test('signs that could not be looked for are named with the reason', () => {
    const method = said(sectionOf(told(false), 'method')).join(' ');
    expect(method).toContain(t('terms:why.short-form'));
  });
});

describe.each(languages)('who left, %s', (language) => {
  const t = wordsIn(language);
  const survey = uniformSurvey(3, 3);
  const end = answersIn(survey, 2, 30);
  /** Those of the second group, who score high on the first factor, do not come back. */
  const followup = { ...end, persons: end.persons.map((person, row) => (row % 2 ? null : person)) };
  const both = { ...followupInput({ language }), survey };
  const report = diagnosticReport({
    ...inputWith(survey, occasionResults(survey, end), language),
    dropout: both.dropout,
    dropoutFactors: show(dropoutByFactor(survey, end, followup)),
  });

  test('is told in a sentence and, factor by factor, in the appendix', () => {
    const text = said(report.sections.find(({ id }) => id === 'response')).join(' ');
    const factors = t('terms:of', { text: survey.factors[0]?.name[language] });
    expect(text).toContain(t('report:response.dropoutDiffers', { factors, count: 1 }));
    const table = tablesOf(report).find(({ caption }) => caption === t('report:appendix.dropout'));
    expect(table?.rows).toHaveLength(3);
  });

  test('withheld, says nothing by factor', () => {
    const hidden = diagnosticReport({
      ...inputWith(survey, occasionResults(survey, end), language),
      dropoutFactors: withhold(schoolGate(5)),
    });
    const captions = tablesOf(hidden).map(({ caption }) => caption);
    expect(captions).not.toContain(t('report:appendix.dropout'));
  });
});

test('change has both effect sizes and the limit of one person, in table and body', () => {
  const survey = uniformSurvey(3, 3);
  const [end, followup] = [answersIn(survey, 6, 20), answersIn(survey, 5, 24)];
  const change = analyseChange(survey, end, followup);
  const limits = change.flatMap(({ reliableChange }) => reliableChange ?? []);
  expect(limits).toHaveLength(3);
  const report = diagnosticReport(
    inputWith(survey, occasionResults(survey, followup), 'en', { change: show(change) }),
  );
  const table = tablesOf(report).find(({ caption }) => caption.startsWith('Change'));
  const column = (title: string) => {
    const index = table?.columns.findIndex((each) => each.title === title) ?? -1;
    return table?.rows.map((row) => row[index]);
  };
  expect(column('Reliable change')).toEqual(limits.map((limit) => limit.toFixed(2)));
  expect(column('d_z')).toEqual(change.map(({ dz }) => dz?.toFixed(2).replace('-', '−') ?? '–'));
  expect(column('g_av')).toEqual(change.map(({ gav }) => gav?.toFixed(2).replace('-', '−') ?? '–'));
  const body = said(report.sections.find(({ id }) => id === 'expectation')).join(' ');
  expect(body).toContain(Math.min(...limits).toFixed(2));
  expect(body).toContain(Math.max(...limits).toFixed(2));
});

test('blocks of a report of everything are all of a known kind', () => {
  const survey = uniformSurvey(3, 3);
  const results = occasionResults(survey, answersIn(survey, 6, 20));
  const blocks = blocksOf(diagnosticReport(inputWith(survey, results, 'zh-CN')));
  expect(said(blocks).filter((text) => broken.test(text))).toEqual([]);
});

test('the headline of a change is one that stands after adjustment; an interval that alone leaves zero out is luck', () => {
  const survey = uniformSurvey(3, 3);
  const answers = answersIn(survey, 6, 20);
  const told = (pAdjusted: number) => {
    const change = analyseChange(survey, answers, answers).map((each) => ({
      ...each,
      difference: 0.4,
      ci95: [0.1, 0.7] as const,
      p: 0.01,
      pAdjusted,
    }));
    const results = occasionResults(survey, answers);
    return JSON.stringify(
      sectionOf(inputWith(survey, results, 'en', { change: show(change) }), 'expectation'),
    );
  };
  expect(told(0.02)).toContain('0.40 higher');
  expect(told(0.02)).not.toContain('to be expected by chance');
  expect(told(0.2)).not.toContain('0.40 higher');
  expect(told(0.2)).toContain('to be expected by chance');
});
