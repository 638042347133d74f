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
  // of a scale
  | 'one-item'
  | 'two-items'
  | 'no-variance'
  | 'singular-covariance'
  | 'improper-solution'
  | 'no-convergence'
  // of a comparison
  | 'fewer-than-two-groups'
  | 'too-few-groups'
  | 'one-respondent-each'
  | 'no-variance-within'
  | 'no-published-null'
  | 'unknown-reliability'
  // of a comparison in which each class is one value
  | 'one-class'
  | 'one-class-each'
  | 'classes-as-values'
  // of a sign of carelessness that could not be looked for
  | 'short-form'
  | 'one-direction'
  | 'few-factors'
  | 'no-times'
  | NonNullable<PairedChange['why']>;

export interface ItemReliability {
  readonly id: string;
  /** Everyone not excluded who answered the item; figures of the keyed answers. */
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Correlation with the sum of the factor's other items, over those who answered all of them. */
  readonly itemRest: number | null;
  readonly alphaIfDropped: number | null;
  readonly why?: WhyNull;
}

export interface ReliabilityResult {
  /** Respondents who answered every item of the factor. */
  readonly n: number;
  readonly alpha: number | null;
  readonly alphaCi95: readonly [number, number] | null;
  readonly omega: number | null;
  readonly items: readonly ItemReliability[];
  /** Of the first figure above that is null. */
  readonly why?: WhyNull;
}

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
  readonly reliability: ReliabilityResult;
}

/** A factor of many groups, where reliability is not asked for. */
export type FactorFigures = Omit<FactorResult, 'reliability'>;

export interface GroupResult {
  readonly id: string;
  /** Without the excluded. */
  readonly respondents: number;
  readonly factors: readonly ({ readonly id: string } & SomeScores)[];
}

/** Differences between the groups on one factor, in the direction of its name. */
export interface ComparisonResult {
  readonly factor: string;
  /** Groups with a scored respondent, and the scored respondents in them. */
  readonly groups: number;
  readonly n: number;
  readonly welch: {
    readonly f: number | null;
    readonly df1: number | null;
    readonly df2: number | null;
    readonly p: number | null;
    /** Benjamini–Hochberg over the factors that have a p. */
    readonly pAdjusted: number | null;
    readonly why?: WhyNull;
  };
  /** The same question, right also where many groups are small. */
  readonly brownForsythe: {
    readonly f: number | null;
    readonly df1: number | null;
    readonly df2: number | null;
    readonly p: number | null;
    readonly why?: WhyNull;
  };
  readonly omegaSquared: number | null;
  readonly icc1: number | null;
  readonly icc2: number | null;
  readonly rwg: AgreementResult & {
    /** The same with a slightly skewed null distribution, where one is published for the scale. */
    readonly skewed: AgreementResult;
  };
  /** Whether a group mean may be called climate; null where it cannot be told. */
  readonly climate: boolean | null;
  readonly variance: {
    readonly between: number | null;
    readonly within: number | null;
    readonly why?: WhyNull;
  };
  readonly estimates: readonly GroupEstimate[];
  /** Games–Howell; absent above 12 groups unless all pairs are asked for. */
  readonly pairs?: readonly GroupPair[];
  /** Of the first figure on this level that is null. */
  readonly why?: WhyNull;
}

export interface AgreementResult {
  readonly mean: number | null;
  readonly median: number | null;
  readonly why?: WhyNull;
}

export interface GroupEstimate {
  readonly group: string;
  readonly n: number;
  readonly mean: number;
  /** The group's fixed plus predicted random effect. */
  readonly shrunken: number | null;
  readonly interval95: readonly [number, number] | null;
  readonly fromOthers: FromOthers;
  readonly why?: WhyNull;
}

/** A group against the mean of the other groups' means, with variances moderated over the groups. */
export interface FromOthers {
  /** The group's mean − the mean of the other groups' means. */
  readonly difference: number | null;
  /** Standard error and degrees of freedom of the difference. */
  readonly error: number | null;
  readonly df: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly p: number | null;
  /** Benjamini–Hochberg over all groups and factors that have a p. */
  readonly pAdjusted: number | null;
  readonly why?: WhyNull;
}

export interface GroupPair {
  readonly a: string;
  readonly b: string;
  /** a − b. */
  readonly difference: number;
  readonly ci95: readonly [number, number];
  readonly p: number;
  readonly hedgesG: number;
}

export interface ChangeResult extends Omit<PairedChange, 'why'> {
  readonly factor: string;
  /** Benjamini–Hochberg over the factors that have a p. */
  readonly pAdjusted: number | null;
  /** Smallest change of one person that is not noise, in scale points; null where alpha is unknown. */
  readonly reliableChange: number | null;
  readonly why?: WhyNull;
}

/** Who is missing at the follow-up, told by the scores at the end of training. */
export interface DropoutResult {
  readonly stayed: number;
  readonly left: number;
  readonly factors: readonly {
    readonly factor: string;
    readonly stayed: SomeScores;
    readonly left: SomeScores;
    /** stayed − left, with Welch's t. */
    readonly difference: number | null;
    readonly ci95: readonly [number, number] | null;
    readonly p: number | null;
    readonly pAdjusted: number | null;
    readonly hedgesG: number | null;
    readonly why?: WhyNull;
  }[];
}

export interface SomeScores {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly why?: WhyNull;
}

/** Which factors go with the reported use of what was learned. One source at one time: no causes. */
export type DriversResult =
  | {
      readonly method: 'relative-weights';
      readonly n: number;
      /** Share (0–1) of the outcome's variance that the factors go with together. */
      readonly rSquared: number;
      readonly factors: readonly {
        readonly factor: string;
        /** Raw weight; they add up to `rSquared`. */
        readonly weight: number;
        readonly ci95: readonly [number, number];
        readonly share: number;
      }[];
    }
  | {
      readonly method: 'spearman';
      readonly n: number;
      readonly domains: readonly {
        readonly domain: string;
        readonly n: number;
        readonly rho: number | null;
        readonly ci95: readonly [number, number] | null;
        readonly why?: WhyNull;
      }[];
    }
  | { readonly method: null; readonly n: number; readonly why: WhyNull };

/** Answers that look careless: counted, and left out only where that was asked for. */
export interface CarelessResult {
  /** Respondents who were looked at: those not excluded for missing answers. */
  readonly respondents: number;
  /** Anyone whom at least one sign marks; a sign counted apart marks nobody. */
  readonly flagged: number;
  readonly longString: SignCount;
  readonly evenOdd: SignCount;
  readonly completionTime: SignCount & {
    /** Counted for the class alone: it marks nobody, so `flagged` and leaving out know nothing of it. */
    readonly apart?: true;
  };
  /** True where the figures of this analysis leave the flagged out. */
  readonly excluded: boolean;
  /** Both results, whichever was chosen: with everybody and without the flagged. */
  readonly factors: readonly {
    readonly factor: string;
    readonly everybody: SomeScores;
    readonly withoutFlagged: SomeScores;
  }[];
}

export interface SignCount {
  /** Respondents whom the sign can judge. */
  readonly checked: number;
  readonly flagged: number;
  /** Where the sign begins, in its own unit; null where it could not be looked for. */
  readonly limit: number | null;
  readonly why?: WhyNull;
}

export interface OccasionAnalysis {
  readonly respondents: number;
  readonly excluded: number;
  readonly factors: readonly FactorResult[];
  readonly groups?: readonly GroupResult[];
  readonly comparison?: readonly ComparisonResult[];
  readonly careless: CarelessResult;
  readonly drivers?: DriversResult;
}

export interface Analysis extends Partial<OccasionAnalysis> {
  readonly survey: { readonly id: string; readonly version: string };
  /** Rows of the input, the excluded among them. */
  readonly respondents: number;
  readonly excluded: number;
  readonly notices: readonly string[];
  readonly occasions?: Readonly<Record<OccasionKind, OccasionAnalysis>>;
  readonly change?: readonly ChangeResult[];
  readonly dropout?: DropoutResult;
}
