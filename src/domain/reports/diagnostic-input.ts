/** Everything a diagnostic report is made from; all of it has passed the disclosure gate. */
import type { ChangeResult, DropoutResult } from '../analysis/analysis.ts';
import type { Dropout } from '../analysis/compare-dropout.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { OutcomeResults } from '../analysis/outcome-results.ts';
import type { Gated } from '../disclosure/gate.ts';
import type { OccasionKind, Survey } from '../instrument/survey.ts';
import type { Language } from '../language.ts';
import type { ActionLibrary } from '../plan/action-library.ts';
import type { Plan } from '../plan/make-plan.ts';

export interface DiagnosticInput {
  readonly survey: Survey;
  readonly library: ActionLibrary | null;
  readonly language: Language;
  /** Name of the class, or the title given for a file. */
  readonly title: string;
  readonly school: string | null;
  readonly programme: string | null;
  /** Null where all answers of a file are one unnamed occasion. */
  readonly occasion: OccasionKind | null;
  /** ISO day in the class's time zone: the report's date, and what due dates count from. */
  readonly madeOn: string;
  readonly simulated: boolean;
  /** The fewest people a figure may describe; null for a file, which is the user's own. */
  readonly minimum: number | null;
  /** People on the class list; null where unknown. */
  readonly invited: number | null;
  /** By unit of the class list; null where there are no units. */
  readonly units: Gated<readonly UnitResponse[]> | null;
  readonly results: Gated<OccasionResults>;
  /** Paired change; null at the first occasion. */
  readonly change: Gated<readonly ChangeResult[]> | null;
  readonly dropout: Gated<Dropout> | null;
  /** The same factor by factor; null where it was not compared. */
  readonly dropoutFactors?: Gated<DropoutResult> | null;
  /** Null where the occasion asks no outcome questions. */
  readonly outcomes: Gated<OutcomeResults> | null;
  readonly plan: Plan | null;
  /** How the answers were read, e.g. ignored columns of a file. */
  readonly notices: readonly string[];
}

export interface UnitResponse {
  readonly name: string;
  readonly invited: number;
  readonly answered: number;
}
