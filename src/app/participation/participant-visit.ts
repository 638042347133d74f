/** What a participant finds behind their link. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import {
  type Occasion,
  type OccasionState,
  occasionState,
} from '../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { findDraft } from '../../storage/draft-store.ts';
import { findResponses } from '../../storage/response-store.ts';
import type { Deps } from '../deps.ts';
import { findVisitor, type Visitor } from './find-visitor.ts';

export interface VisitedOccasion {
  readonly kind: OccasionKind;
  readonly form: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly state: OccasionState;
  readonly submitted: boolean;
}

export interface Visit {
  readonly participantId: string;
  readonly cohort: Cohort;
  readonly occasions: readonly VisitedOccasion[];
  /** The earliest unfinished open occasion. */
  readonly current: OccasionKind | null;
  /** Raw form fields saved for `current`. */
  readonly draft: Readonly<Record<string, string>>;
  /** With nothing to fill in now: how many answers were saved and never sent before their occasion closed. */
  readonly unsent: readonly { readonly kind: OccasionKind; readonly answers: number }[];
}

/** Refuses `unknown-link`. Changes nothing. */
export async function openVisit(deps: Deps, token: string): Promise<Visit> {
  const visitor = await findVisitor(deps, token);
  const { participantId, cohort } = visitor;
  const occasions = await visitedOccasions(deps, visitor);
  const isCurrent = (one: VisitedOccasion): boolean => one.state === 'open' && !one.submitted;
  const index = occasions.findIndex(isCurrent);
  const draft = await readDraft(deps, visitor, cohort.occasions[index]);
  const current = occasions[index]?.kind ?? null;
  const unsent = current ? [] : await readUnsent(deps, visitor, occasions);
  return { participantId, cohort, occasions, current, draft, unsent };
}

async function readUnsent(
  deps: Deps,
  visitor: Visitor,
  occasions: readonly VisitedOccasion[],
): Promise<Visit['unsent']> {
  const unsent: Visit['unsent'][number][] = [];
  for (const [index, { kind, state, submitted }] of occasions.entries()) {
    if (state !== 'closed' || submitted) continue;
    const draft = await readDraft(deps, visitor, visitor.cohort.occasions[index]);
    const answers = Object.keys(draft).length;
    if (answers > 0) unsent.push({ kind, answers });
  }
  return unsent;
}

/** In the order of `cohort.occasions`. */
export async function visitedOccasions(
  deps: Deps,
  { cohort, pseudonym }: Visitor,
): Promise<readonly VisitedOccasion[]> {
  const ids = cohort.occasions.map((occasion) => occasion.id);
  const responses = await findResponses(deps.db, ids, [pseudonym]);
  const now = deps.now();
  return cohort.occasions.map((occasion) => ({
    kind: occasion.kind,
    form: occasion.form,
    opensOn: occasion.opensOn,
    closesOn: occasion.closesOn,
    state: occasionState(occasion, cohort.timeZone, now),
    submitted: responses.some((response) => response.occasion_id === occasion.id),
  }));
}

async function readDraft(
  deps: Deps,
  visitor: Visitor,
  occasion: Occasion | undefined,
): Promise<Readonly<Record<string, string>>> {
  const text = occasion && (await findDraft(deps.db, visitor.pseudonym, occasion.id));
  return text ? (JSON.parse(text) as Record<string, string>) : {};
}
