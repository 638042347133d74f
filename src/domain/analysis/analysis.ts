/** The analysis as scripts outside the project read it: field names and meanings are a stable interface. */
import type { Zone } from '../diagnosis/zone.ts';
import type { OccasionKind } from '../instrument/survey.ts';
import type { PairedChange } from '../statistics/paired-change.ts';

/** Why a figure is null. */
export type WhyNull =
  | 'no-answers'
  | 'one-respondent'
  | 'too-few-respondents'
  | 'no-shared-items'
  | NonNullable<PairedChange['why']>;

export interface FactorResult {
  readonly id: string;
  /** Scored respondents. */
  readonly n: number;
  /** On the survey's scale, in the direction of the factor's name. */
  readonly mean: number | null;
  readonly sd: number | null;
  readonly ci95: readonly [number, number] | null;
  /** The mean turned so that high helps transfer. */
  readonly favourability: number | null;
  /** Share (0–1) of scored respondents whose favourability is below the scale's middle. */
  readonly unfavourableShare: number | null;
  readonly zone: Zone;
  readonly why?: WhyNull;
}

export interface GroupResult {
  readonly id: string;
  /** Without the excluded. */
  readonly respondents: number;
  readonly factors: readonly {
    readonly id: string;
    readonly n: number;
    readonly mean: number | null;
    readonly sd: number | null;
    readonly why?: WhyNull;
  }[];
}

export interface ChangeResult extends Omit<PairedChange, 'why'> {
  readonly factor: string;
  /** Benjamini–Hochberg over the factors that have a p. */
  readonly pAdjusted: number | null;
  readonly why?: WhyNull;
}

export interface OccasionAnalysis {
  readonly respondents: number;
  readonly excluded: number;
  readonly factors: readonly FactorResult[];
  readonly groups?: readonly GroupResult[];
}

export interface Analysis extends Partial<OccasionAnalysis> {
  readonly survey: { readonly id: string; readonly version: string };
  /** Rows of the input, the excluded among them. */
  readonly respondents: number;
  readonly excluded: number;
  readonly notices: readonly string[];
  readonly occasions?: Readonly<Record<OccasionKind, OccasionAnalysis>>;
  readonly change?: readonly ChangeResult[];
}
