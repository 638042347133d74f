/** The diagnostic report for leaders: findings first, then figures, then caution. */
import { diagnose } from '../diagnosis/diagnose.ts';
import type { DiagnosticInput } from './diagnostic-input.ts';
import type { Report, Section } from './report.ts';
import { type ReportContext, reportContext } from './report-context.ts';
import { appendix } from './sections/appendix.ts';
import { barriers } from './sections/barriers.ts';
import { cover } from './sections/cover.ts';
import { differences } from './sections/differences.ts';
import { drivers } from './sections/drivers.ts';
import { expectation } from './sections/expectation.ts';
import { method } from './sections/method.ts';
import { plan } from './sections/plan.ts';
import { profile } from './sections/profile.ts';
import { response } from './sections/response.ts';
import { summary } from './sections/summary.ts';
import { voices } from './sections/voices.ts';

export function diagnosticReport(input: DiagnosticInput): Report {
  const context = reportContext(input);
  const { t } = context;
  return {
    language: input.language,
    cover: cover(context),
    footer: [input.school, input.title].filter(Boolean).join(' · '),
    watermark: input.simulated ? t('terms:simulated') : null,
    sections: sections(context),
    properties: {
      title: t('report:properties', { title: input.title }),
      author: input.school ?? 'learning-transfer',
      createdAt: `${input.madeOn}T00:00:00Z`,
    },
  };
}

function sections(context: ReportContext): Section[] {
  const { input } = context;
  if (!input.results.shown) return [summary(context, null), method(context)];
  const results = input.results.value;
  const diagnosis = diagnose(input.survey, results.factors, input.library);
  return [
    summary(context, diagnosis),
    response(context, results),
    profile(context, results),
    differences(context, results),
    expectation(context),
    barriers(context, results, diagnosis),
    plan(context),
    voices(context),
    drivers(context, results),
    method(context),
    appendix(context, results, diagnosis),
  ].filter((section) => section !== null);
}
