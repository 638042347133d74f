/** Inputs of the diagnostic report: classes of any number of factors, answered twice. */
import { analyseChange } from '../../src/domain/analysis/analyse-change.ts';
import { compareDropout } from '../../src/domain/analysis/compare-dropout.ts';
import { occasionResults } from '../../src/domain/analysis/occasion-results.ts';
import { outcomeResults } from '../../src/domain/analysis/outcome-results.ts';
import { diagnose } from '../../src/domain/diagnosis/diagnose.ts';
import { schoolGate, show, withhold } from '../../src/domain/disclosure/gate.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import type { Language } from '../../src/domain/language.ts';
import { makePlan } from '../../src/domain/plan/make-plan.ts';
import type { DiagnosticInput } from '../../src/domain/reports/diagnostic-input.ts';
import type { Block, Report, TableBlock } from '../../src/domain/reports/report.ts';
import { actionOf, libraryOf, sheetOf, surveyOf } from './samples.ts';

export interface Wanted {
  readonly language?: Language;
  readonly factors?: number;
  readonly people?: number;
  readonly scale?: { readonly min: number; readonly max: number };
  readonly domains?: readonly string[];
}

const gate = schoolGate(5);
const madeOn = '2026-12-20';

/** A survey whose second factor hinders and whose first item is reversed. */
function surveyFor({ factors = 8, scale = { min: 1, max: 5 }, domains }: Wanted): Survey {
  const names = domains ?? ['ability', 'motivation', 'environment'];
  const ids = Array.from({ length: factors }, (_, index) => `F${index + 1}`);
  return surveyOf({
    scale,
    factors: ids.map((id, index) => ({
      id,
      polarity: index === 1 ? 'unfavourable' : 'favourable',
      ...(names.length > 0 ? { domain: names[index % names.length] ?? '' } : {}),
    })),
    items: ids.flatMap((factor) => [
      { id: `${factor}a`, factor, key: factor === 'F1' ? -1 : 1 },
      { id: `${factor}b`, factor },
    ]),
  });
}

/** Answers that rise from factor to factor, differ a little from person to person, and shift. */
function answersOf(survey: Survey, people: number, shift: number) {
  const { min, max } = survey.scale;
  const items = survey.items.map((item) => item.id);
  const rows = Array.from({ length: people }, (_, person) =>
    items.map((_, column) => {
      const level = (column + 1) / (items.length + 1);
      const noise = (((person * 7 + column * 3) % 5) - 2) / 9;
      const answer = Math.round(
        min + (max - min) * Math.min(1, Math.max(0, level + noise + shift)),
      );
      return items[column] === 'F1a' ? min + max - answer : answer;
    }),
  );
  return { sheet: sheetOf(items, rows), form: 'full', persons: [] };
}

/** The follow-up of a class: everything shown, 12 of its people answered only at the end. */
export function followupInput(wanted: Wanted = {}): DiagnosticInput {
  const survey = surveyFor(wanted);
  const people = wanted.people ?? 30;
  const names = (n: number) => Array.from({ length: n }, (_, index) => `p${index}`);
  const end = { ...answersOf(survey, people + 12, 0.1), persons: names(people + 12) };
  const followup = { ...answersOf(survey, people, 0), persons: names(people) };
  const results = occasionResults(survey, followup);
  const library = libraryOf(survey.factors.map(({ id }) => actionOf(`do-${id}`, id)));
  return {
    survey,
    library,
    language: wanted.language ?? 'zh-CN',
    title: '2026年第三期基层治理班',
    school: '某县委党校',
    programme: '基层治理',
    occasion: 'followup',
    madeOn,
    simulated: true,
    invited: people + 15,
    minimum: 5,
    units: show([{ name: '一组', invited: people + 15, answered: people }]),
    results: show(results),
    change: show(analyseChange(survey, end, followup)),
    dropout: show(compareDropout(survey, end, followup)),
    outcomes: show(outcomes(people)),
    plan: makePlan(diagnose(survey, results.factors, library), library, madeOn),
    notices: [],
  };
}

function outcomes(people: number) {
  const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
  const options = [0, 50, 100].map((value) => ({ value, label: label(`${value}%`, `${value}%`) }));
  return outcomeResults(
    [
      { id: 'usage', kind: 'choice', text: label('用上多少？', 'How much?'), options },
      {
        id: 'ability',
        kind: 'capabilities',
        text: label('用得怎样？', 'How well?'),
        options,
        capabilities: [],
      },
      { id: 'help', kind: 'text', text: label('什么有帮助？', 'What helped?'), maxLength: 200 },
    ],
    Array.from({ length: people }, (_, index) => ({
      usage: [0, 50, 100][index % 3] ?? 0,
      'ability-1': 50,
      help: `意见${index}`,
    })),
    [label('应急管理', 'Emergencies')],
  );
}

/** The same class where everything that can be withheld is. */
export function withheldInput(wanted: Wanted = {}): DiagnosticInput {
  const nothing = withhold(gate);
  return {
    ...followupInput({ people: 4, ...wanted }),
    units: nothing,
    results: nothing,
    change: nothing,
    dropout: nothing,
    outcomes: nothing,
    plan: null,
  };
}

/** Every text and number of a value with its path, wherever it is. */
export function leavesOf(value: unknown, path = '$'): (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}

export function textsOf(value: unknown): (readonly [string, string])[] {
  return leavesOf(value).flatMap(([path, leaf]) =>
    typeof leaf === 'string' ? [[path, leaf] as const] : [],
  );
}

/** All blocks of a report, those in columns too. */
export function blocksOf(report: Report): Block[] {
  const flat = (block: Block): Block[] =>
    block.kind === 'columns' ? block.columns.flat().flatMap(flat) : [block];
  return report.sections.flatMap((section) => section.blocks.flatMap(flat));
}

export function tablesOf(report: Report): TableBlock[] {
  return blocksOf(report).flatMap((block) => (block.kind === 'table' ? [block] : []));
}
