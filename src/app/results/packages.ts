/** Answers without identity with everything that SPSS or R needs to read, label and score them. */
import { writeTable } from '../../csv/write-table.ts';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { schoolGate } from '../../domain/disclosure/gate.ts';
import { rScript } from '../../domain/exports/r-script.ts';
import { spssMissing, spssSyntax } from '../../domain/exports/spss-syntax.ts';
import { type AnswerVariables, answerVariables } from '../../domain/exports/variables.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { writeZip } from '../../office/write-zip.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { type ExportedAnswers, exportAnswers } from './export-answers.ts';
import type { ExportRequest } from './export-files.ts';
import { filterText, whyNone } from './export-words.ts';

const dataFile = 'responses.csv';

interface Prepared {
  readonly cohort: Cohort;
  readonly answers: ExportedAnswers;
  readonly variables: AnswerVariables;
  readonly title: string;
  readonly unitLabel: string;
}

/** ZIP of the data, a syntax file and a README. Refuses `not-found`. */
export async function spssPackage(deps: Deps, request: ExportRequest): Promise<Uint8Array> {
  const { cohort, answers, variables, title, unitLabel } = await prepare(deps, request);
  const script = 'responses.sps';
  const bytes = answers.rows.map(({ unit }) => Buffer.byteLength(unit));
  return writeZip({
    [dataFile]: dataOf(cohort, answers, variables, String(spssMissing)),
    [script]: spssSyntax({
      title,
      dataFile,
      variables,
      simulated: cohort.simulated,
      unitBytes: answers.units ? Math.max(1, ...bytes) : null,
      unitLabel,
      rows: answers.rows.length,
    }),
    'README.txt': readme(request, cohort, answers, title, { tool: 'spss', script }),
  });
}

/** ZIP of the data, a script and a README. Refuses `not-found`. */
export async function rPackage(deps: Deps, request: ExportRequest): Promise<Uint8Array> {
  const { cohort, answers, variables, title, unitLabel } = await prepare(deps, request);
  const script = 'responses.R';
  return writeZip({
    [dataFile]: dataOf(cohort, answers, variables, ''),
    [script]: rScript({ title, dataFile, variables, unitLabel }),
    'README.txt': readme(request, cohort, answers, title, { tool: 'r', script }),
  });
}

async function prepare(deps: Deps, request: ExportRequest): Promise<Prepared> {
  const { schoolId, cohortId, kind, language, options = {} } = request;
  const t = wordsIn(language);
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const answers = await exportAnswers(deps, cohort, kind, options);
  const { survey, capabilities } = cohort;
  const { items, choices } = answers;
  const asked = { survey, occasion: kind, items, choices, capabilities };
  const occasion = t(`terms:occasion.${kind}`);
  return {
    cohort,
    answers,
    variables: answerVariables(asked, language),
    title: t('exports:readme.title', { cohort: cohort.name, occasion }),
    unitLabel: t('exports:column.unit'),
  };
}

/** Without a byte order mark, which R would take for a part of the first name. */
function dataOf(
  { simulated }: Cohort,
  { units, rows }: ExportedAnswers,
  { items, choices }: AnswerVariables,
  missing: string,
): string {
  const [label, unit] = [simulated ? ['simulated'] : [], units ? ['unit'] : []];
  const names = [...items, ...choices].map(({ name }) => name);
  const cells = rows.map((row) => [
    ...label.map(() => '1'),
    ...[...row.items, ...row.choices].map((answer) => (answer === null ? missing : answer)),
    ...unit.map(() => row.unit),
  ]);
  return writeTable([[...label, ...names, ...unit], ...cells]).replace(/^\uFEFF/, '');
}

function readme(
  { language, options = {} }: ExportRequest,
  cohort: Cohort,
  { rows }: ExportedAnswers,
  title: string,
  { tool, script }: { readonly tool: 'spss' | 'r'; readonly script: string },
): string {
  const t = wordsIn(language);
  const { minimum } = schoolGate(cohort.reportingMinimum);
  const filter = filterText(language, options);
  const reason = whyNone(language, cohort, { reason: 'too-few-respondents', minimum });
  const lines = [
    title,
    ...(cohort.simulated ? [t('exports:readme.simulated')] : []),
    ...(filter ? [t('terms:pair', { name: t('exports:fact.filter'), value: filter })] : []),
    '',
    t(`exports:readme.${tool}`, { script }),
    t('exports:readme.rows', { data: dataFile, count: rows.length }),
    t('exports:readme.missing'),
    t('exports:readme.scores'),
    ...(rows.length === 0 ? ['', t('exports:readme.withheld', { reason })] : []),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
