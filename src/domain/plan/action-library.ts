/** The library of actions against barriers, as data: who does what, when, on which evidence. */
import type { LocalText } from '../language.ts';

export const actors = ['trainee', 'supervisor', 'trainer', 'office', 'organisation'] as const;
export type Actor = (typeof actors)[number];

/** Before, during, at the end of, or after a course. */
export const actionTimes = ['before', 'during', 'end', 'after'] as const;
export type ActionTime = (typeof actionTimes)[number];

/** A: experiments or meta-analysis of the action; B: meta-analytic correlation; C: one study or consensus; D: practice logic. */
export const evidenceGrades = ['A', 'B', 'C', 'D'] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export interface Action {
  readonly id: string;
  readonly factor: string;
  /** What to do, an imperative sentence. */
  readonly text: LocalText;
  readonly actor: Actor;
  readonly when: ActionTime;
  /** Days after the plan is made by which it is done; actions of `before`, `during`, `end` belong to the next course. */
  readonly dueDays: number | null;
  readonly grade: EvidenceGrade;
  /** What the evidence says, one sentence. */
  readonly evidence: LocalText;
  /** Ids of `sources`. */
  readonly sources: readonly string[];
  /** How to see that it happened. */
  readonly sign: LocalText;
}

/** What a trainee alone can do about a factor that is low for them; shown beside their own profile. */
export interface SelfHelp {
  readonly factor: string;
  readonly text: LocalText;
}

export interface ActionLibrary {
  readonly id: string;
  readonly version: string;
  /** Id of the survey whose factors the actions belong to. */
  readonly survey: string;
  readonly sources: readonly { readonly id: string; readonly citation: string }[];
  readonly actions: readonly Action[];
  readonly selfHelp: readonly SelfHelp[];
}
