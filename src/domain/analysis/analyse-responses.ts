/** From answers of any source to the analysis that the command line and the API give. */
import { type OccasionKind, occasionKinds, type Survey } from '../instrument/survey.ts';
import { type AnswerSheet, selectRows } from '../scoring/answer-sheet.ts';
import { type Words, wordsIn } from '../wording/words.ts';
import { analyseChange, type OccasionAnswers } from './analyse-change.ts';
import type { Analysis, ChangeResult, OccasionAnalysis } from './analysis.ts';
import { chooseForm } from './choose-form.ts';
import { type Grouping, selectGroups } from './grouping.ts';
import { type OccasionResults, occasionResults } from './occasion-results.ts';

/** Answers as read from a file; the arrays hold one entry a row and are absent where not asked for. */
export interface Responses {
  readonly sheet: AnswerSheet;
  readonly groups?: Grouping;
  readonly persons?: readonly (string | null)[];
  readonly occasions?: readonly OccasionKind[];
  /** Any measure of the outcome, e.g. the share of the learning in use, 0–100; NaN where missing. */
  readonly outcome?: Float64Array;
  /** Time taken to answer, in seconds; NaN where missing. */
  readonly seconds?: Float64Array;
  /** The file says that its answers are made up. */
  readonly simulated?: boolean;
  readonly notices: readonly string[];
}

/** Results of all the rows as one occasion, or of both occasions with the change between them. */
export type ResponsesResults =
  | { readonly kind: 'one'; readonly results: OccasionResults }
  | {
      readonly kind: 'both';
      readonly results: Readonly<Record<OccasionKind, OccasionResults>>;
      readonly change: readonly ChangeResult[];
    };

/** @throws Problem invalid-responses where no form has all its columns */
export function resultsOf(survey: Survey, responses: Responses, form?: string): ResponsesResults {
  const { sheet, groups, occasions } = responses;
  if (!occasions) {
    return {
      kind: 'one',
      results: occasionResults(survey, sheet, chooseForm(survey, sheet, form), groups),
    };
  }
  const [end, followup] = occasionKinds.map((kind) =>
    occasionAnswers(survey, responses, kind, form),
  );
  if (!end || !followup) throw new Error('both occasions are always split');
  return {
    kind: 'both',
    results: { end: end.results, followup: followup.results },
    change: analyseChange(survey, end.answers, followup.answers),
  };
}

function occasionAnswers(survey: Survey, responses: Responses, kind: OccasionKind, named?: string) {
  const rows = (responses.occasions ?? []).flatMap((each, row) => (each === kind ? [row] : []));
  const sheet = selectRows(responses.sheet, rows);
  const form = chooseForm(survey, sheet, named);
  const persons = rows.map((row) => responses.persons?.[row] ?? null);
  const answers: OccasionAnswers = { sheet, form, persons };
  const groups = responses.groups && selectGroups(responses.groups, rows);
  return { answers, results: occasionResults(survey, sheet, form, groups) };
}

/** The analysis in its stable outside form. */
export function analyseResponses(
  survey: Survey,
  responses: Responses,
  form?: string,
  t: Words = wordsIn('en'),
): Analysis {
  const found = resultsOf(survey, responses, form);
  const head = { survey: { id: survey.id, version: survey.version } };
  const notices = noticesOf(survey, responses, found, t);
  if (found.kind === 'one') return { ...head, notices, ...outside(found.results) };
  const occasions = { end: outside(found.results.end), followup: outside(found.results.followup) };
  const respondents = occasions.end.respondents + occasions.followup.respondents;
  const excluded = occasions.end.excluded + occasions.followup.excluded;
  return { ...head, respondents, excluded, notices, occasions, change: found.change };
}

function outside({ respondents, excluded, factors, groups }: OccasionResults): OccasionAnalysis {
  return { respondents, excluded, factors, ...(groups ? { groups } : {}) };
}

/** What the reader should know of how the answers were read, item columns outside the form among it. */
export function noticesOf(
  survey: Survey,
  { sheet, notices }: Responses,
  found: ResponsesResults,
  t: Words,
): readonly string[] {
  const results = found.kind === 'one' ? [found.results] : Object.values(found.results);
  const forms = [...new Set(results.map((each) => each.form))];
  const asked = new Set(forms.flatMap((form) => survey.forms[form] ?? []));
  const columns = sheet.items.filter((id) => !asked.has(id));
  if (columns.length === 0) return notices;
  const params = { columns: columns.join(', '), form: forms.join(', ') };
  return [...notices, t('report:notice.unusedItems', params)];
}
