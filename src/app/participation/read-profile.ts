/** What a participant sees of their own answers: a profile and three things to do, until they close it. */
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import type { Factor, OccasionKind, Survey } from '../../domain/instrument/survey.ts';
import type { LocalText } from '../../domain/language.ts';
import type { SelfHelp } from '../../domain/plan/action-library.ts';
import { Problem } from '../../domain/problem.ts';
import { sheetFromRecords } from '../../domain/scoring/answer-sheet.ts';
import { favourabilityOf } from '../../domain/scoring/favourability.ts';
import { scoreAt, scoreSheet } from '../../domain/scoring/score-sheet.ts';
import { isProfileClosed } from '../../storage/closed-profile-store.ts';
import { findResponses, type ResponseRow } from '../../storage/response-store.ts';
import type { Deps } from '../deps.ts';
import { receiptOf } from '../keys.ts';
import { findVisitor } from './find-visitor.ts';
import { type VisitedOccasion, visitedOccasions } from './participant-visit.ts';
import { canonicalAnswers } from './submission-batch.ts';

export interface ProfileFactor {
  readonly factor: Factor;
  /** On the survey's scale, high helps; null where too few items were answered. */
  readonly favourability: number | null;
}

export interface Profile {
  readonly receipt: string;
  readonly cohort: Cohort;
  readonly kind: OccasionKind;
  /** Null once the participant has closed their profile. */
  readonly results: OwnResults | null;
  /** The occasion that comes after this one. */
  readonly next: VisitedOccasion | null;
}

export interface OwnResults {
  readonly answers: Readonly<Record<string, number>>;
  readonly factors: readonly ProfileFactor[];
  /** Three things to do, for the factors that hinder this person most. */
  readonly suggestions: readonly LocalText[];
}

/** Refuses `unknown-link`, and `not-found` where this occasion has no response yet. */
export async function readProfile(deps: Deps, token: string, kind: OccasionKind): Promise<Profile> {
  const visitor = await findVisitor(deps, token);
  const { cohort, pseudonym } = visitor;
  const occasion = occasionOf(cohort, kind);
  const [response] = occasion ? await findResponses(deps.db, [occasion.id], [pseudonym]) : [];
  if (!response) throw new Problem('not-found');
  const closed = await isProfileClosed(deps.db, pseudonym);
  const occasions = await visitedOccasions(deps, visitor);
  return {
    receipt: receiptOf(deps.keys, pseudonym, kind, canonicalAnswers(response)),
    cohort,
    kind,
    results: closed ? null : resultsOf(deps, cohort.survey, response),
    next: occasions[occasions.findIndex((one) => one.kind === kind) + 1] ?? null,
  };
}

function resultsOf(
  deps: Deps,
  survey: Survey,
  response: Pick<ResponseRow, 'form' | 'answers'>,
): OwnResults {
  const answers = JSON.parse(response.answers) as Record<string, number>;
  const factors = profileOf(survey, response.form, answers);
  const selfHelp = deps.actions.get(survey.id)?.selfHelp ?? [];
  return { answers, factors, suggestions: suggestionsFor(factors, selfHelp) };
}

function profileOf(
  survey: Survey,
  form: string,
  answers: Readonly<Record<string, number>>,
): readonly ProfileFactor[] {
  const items = survey.forms[form] ?? [];
  const scores = scoreSheet(survey, sheetFromRecords(items, [answers]), items);
  return survey.factors.map((factor, index) => {
    const score = scoreAt(scores, 0, index);
    const favourability = score === undefined ? null : favourabilityOf(factor, survey.scale, score);
    return { factor, favourability };
  });
}

/** The lowest factors first; among equals the ones that change most readily. */
function suggestionsFor(
  factors: readonly ProfileFactor[],
  selfHelp: readonly SelfHelp[],
): readonly LocalText[] {
  const helpFor = new Map(selfHelp.map((help) => [help.factor, help.text]));
  return factors
    .flatMap(({ factor, favourability }) =>
      favourability === null ? [] : [{ factor, favourability }],
    )
    .sort(
      (a, b) =>
        a.favourability - b.favourability || b.factor.changeability - a.factor.changeability,
    )
    .flatMap(({ factor }) => helpFor.get(factor.id) ?? [])
    .slice(0, 3);
}
