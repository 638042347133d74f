/** The follow-up report of a simulated class, made in memory: the PDF alone is to be measured. */
import { readFile } from 'node:fs/promises';
import { analyseChange } from '../../src/domain/analysis/analyse-change.ts';
import { compareDropout } from '../../src/domain/analysis/compare-dropout.ts';
import { occasionResults } from '../../src/domain/analysis/occasion-results.ts';
import { outcomeResults } from '../../src/domain/analysis/outcome-results.ts';
import { diagnose } from '../../src/domain/diagnosis/diagnose.ts';
import { show } from '../../src/domain/disclosure/gate.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import type { OccasionKind, Survey } from '../../src/domain/instrument/survey.ts';
import { makePlan } from '../../src/domain/plan/make-plan.ts';
import { parseActionLibrary } from '../../src/domain/plan/parse-action-library.ts';
import { diagnosticReport } from '../../src/domain/reports/diagnostic-report.ts';
import type { Report } from '../../src/domain/reports/report.ts';
import { sheetFromRecords } from '../../src/domain/scoring/answer-sheet.ts';
import { type Fields, simulateClass } from '../demo/simulate-class.ts';

export async function simulatedReport(people: number): Promise<Report> {
  const survey = parsedValue(parseSurvey(await readJson('transfer-16.json')));
  const library = parsedValue(
    parseActionLibrary(await readJson('actions/transfer-16.json'), survey),
  );
  const question = survey.outcomes.followup.find((each) => each.kind === 'capabilities');
  const capabilities = question?.kind === 'capabilities' ? question.capabilities : [];
  const size = { people, end: people, followup: people };
  const fields = simulateClass(survey, size, capabilities.length, 0.5).map(
    (person) => person.fields,
  );
  const answers = (kind: OccasionKind) =>
    answersOf(
      survey,
      kind,
      fields.map((each) => each[kind] ?? {}),
    );
  const [end, followup] = [answers('end'), answers('followup')];
  const results = occasionResults(survey, followup);
  return diagnosticReport({
    survey,
    library,
    language: 'zh-CN',
    title: '2026年第三期乡镇干部治理能力提升班',
    school: '演示党校',
    programme: '基层干部治理能力提升',
    occasion: 'followup',
    madeOn: '2026-10-20',
    simulated: true,
    invited: people,
    minimum: 5,
    units: null,
    results: show(results),
    change: show(analyseChange(survey, end, followup)),
    dropout: show(compareDropout(survey, end, followup)),
    outcomes: show(
      outcomeResults(
        survey.outcomes.followup,
        fields.map((each) => numbers(each.followup)),
        capabilities,
      ),
    ),
    plan: makePlan(diagnose(survey, results.factors, library), library, '2026-10-20'),
    notices: [],
  });
}

function answersOf(survey: Survey, kind: OccasionKind, fields: readonly Fields[]) {
  const form = kind === 'end' ? 'quick' : 'full';
  const items = survey.forms[form] ?? [];
  const records = fields.map((each) =>
    Object.fromEntries(items.map((id) => [id, Number(each[id])])),
  );
  return {
    form,
    sheet: sheetFromRecords(items, records),
    persons: fields.map((_, index) => String(index)),
  };
}

function numbers(fields: Fields | null): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [
      name,
      /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );
}

function parsedValue<T>(
  parsed: { readonly ok: true; readonly value: T } | { readonly ok: false },
): T {
  if (!parsed.ok) throw new Error('the survey files are not valid; see check-survey');
  return parsed.value;
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../surveys/${name}`, import.meta.url), 'utf8'));
}
