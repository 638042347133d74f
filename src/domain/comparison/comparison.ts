/**
 * A comparison of classes, programmes or schools as everything that shows it takes it: page, PDF, workbook, CSV.
 * All of it has passed the disclosure gate. Means, differences and intervals are in the direction of the
 * factor's name unless they are called favourability.
 */
import type { ComparisonResult, FactorFigures, WhyNull } from '../analysis/analysis.ts';
import type { OccasionKind, Survey } from '../instrument/survey.ts';
import type { Language, LocalText } from '../language.ts';

/** What is compared; above the class the classes are the observations. */
export const comparisonLevels = ['class', 'programme', 'school'] as const;
export type ComparisonLevel = (typeof comparisonLevels)[number];

export interface ComparisonInput {
  readonly survey: Survey;
  readonly language: Language;
  /** Who compares. */
  readonly school: string;
  /** The name of a saved selection, or the choice in a few words. */
  readonly title: string;
  /** The choice in words: programme, period, capability, level of action learning. */
  readonly choice: readonly { readonly label: string; readonly value: string }[];
  readonly level: ComparisonLevel;
  readonly occasion: OccasionKind;
  /** The form whose items all figures are of, the largest that all groups answered; null without figures. */
  readonly form: string | null;
  /** ISO day. */
  readonly madeOn: string;
  /** A simulated class is among them. */
  readonly simulated: boolean;
  /** The fewest people that any of these figures describes. */
  readonly minimum: number;
  /** What the figures rest on. */
  readonly counts: {
    readonly groups: number;
    readonly classes: number;
    readonly respondents: number;
    /** Classes among them that people may still answer. */
    readonly open: number;
  };
  /** Classes that were chosen and enter no figure, by the reason. */
  readonly leftOut: {
    /** Names; too few answered. Of member schools only how many. */
    readonly small: readonly string[];
    /** Names; asked items that the others were not. */
    readonly otherForm: readonly string[];
    /** The occasion has not begun. */
    readonly notAsked: number;
    /** Classes of member schools, whose names a parent school does not see. */
    readonly ofMembers: number;
    /** Classes without a programme, which are in no group of programmes. */
    readonly withoutProgramme?: number;
    /** Where schools are compared: classes that people may still answer, which count once they are closed. */
    readonly stillOpen?: number;
  };
  /** By name; empty where there are no figures. */
  readonly groups: readonly ComparedGroup[];
  /** One a factor in the survey's order, groups by id; empty without groups. */
  readonly comparison: readonly ComparisonResult[];
  /** Absent where it was not asked for. */
  readonly change?: ComparedChange;
  readonly trends?: readonly ProgrammeTrend[];
  readonly position?: ClassPosition | null;
  readonly actionEffects?: readonly ActionEffect[];
}

export interface ComparedGroup {
  /** Of the class or the school; the programme's name. */
  readonly id: string;
  /** No two groups of a comparison have the same. */
  readonly name: string;
  /** Of a class. */
  readonly programme: string | null;
  /** Last day of training of a class, ISO. */
  readonly endsOn: string | null;
  readonly open: boolean;
  readonly classes: number;
  readonly respondents: number;
  /** In the survey's order. */
  readonly factors: readonly FactorFigures[];
}

export interface ComparedChange {
  /** In the order of `groups`; those that the gate withholds are missing. */
  readonly groups: readonly GroupChange[];
  /** Ids of the groups that are missing: too few answered both occasions, or a few answered one alone. */
  readonly withheld: readonly string[];
  /** Ids of further groups that are missing: both their occasions share other items than those of most pairs. */
  readonly otherItems?: readonly string[];
}

export interface GroupChange {
  readonly group: string;
  readonly classes: number;
  readonly pairs: number;
  /** In the survey's order. */
  readonly factors: readonly GroupFactorChange[];
}

/**
 * End of training and follow-up in the people who answered both, on the items both forms ask. Above the class all
 * figures are over the class means, each class one value.
 */
export interface GroupFactorChange {
  readonly factor: string;
  readonly pairs: number;
  readonly before: number | null;
  readonly beforeCi95: readonly [number, number] | null;
  readonly after: number | null;
  readonly afterCi95: readonly [number, number] | null;
  /** after − before. */
  readonly difference: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly p: number | null;
  /**
   * Benjamini–Hochberg over all groups and factors that have a p; of classes the larger of p and the p with the spread
   * moderated over the classes enters.
   */
  readonly pAdjusted: number | null;
  readonly why?: WhyNull;
}

/** The classes of one programme one after the other. */
export interface ProgrammeTrend {
  readonly programme: string;
  /** By last day of training. */
  readonly classes: readonly {
    readonly id: string;
    readonly name: string;
    /** ISO day. */
    readonly endsOn: string;
    readonly respondents: number;
  }[];
  /** In the survey's order. */
  readonly factors: readonly FactorTrend[];
}

export interface FactorTrend {
  readonly factor: string;
  /** One a class; null where the gate withholds it. */
  readonly points: readonly (FactorFigures | null)[];
  /** Scale points a year, by least squares over the class means; each class is one observation. */
  readonly perYear: {
    readonly slope: number | null;
    readonly ci95: readonly [number, number] | null;
    readonly p: number | null;
    /** Benjamini–Hochberg over all programmes and factors that have a p. */
    readonly pAdjusted: number | null;
    readonly why?: 'too-few-classes' | 'one-day' | 'no-variance';
  };
}

/** Where one class stands among others that were asked the same. */
export interface ClassPosition {
  readonly group: string;
  /** Among the school's own classes. */
  readonly school: PositionAmong;
  /** Among all classes on this server; null where fewer than three other schools have any. */
  readonly server: PositionAmong | null;
}

export interface PositionAmong {
  /** Classes it is placed among, without itself. */
  readonly classes: number;
  /** Classes that are needed before anything is said, itself among them. */
  readonly needed: number;
  /** In the survey's order; null where there are too few classes. */
  readonly factors:
    | readonly {
        readonly factor: string;
        /** 0–100 by favourability: the share of the others that are below, ties by half. */
        readonly percentile: number | null;
        /** The percentiles of both ends of the mean's 95% interval. */
        readonly range: readonly [number, number] | null;
      }[]
    | null;
}

/** What was done between two classes of a programme, and what became of the factor it aimed at. Not proof. */
export interface ActionEffect {
  readonly programme: string;
  readonly before: { readonly id: string; readonly name: string; readonly endsOn: string };
  readonly after: { readonly id: string; readonly name: string; readonly endsOn: string };
  readonly factor: string;
  readonly actions: readonly {
    readonly text: LocalText;
    /** ISO day; null where only that it was done is known. */
    readonly doneOn: string | null;
  }[];
  /** Scored respondents of both classes. */
  readonly n: readonly [number, number];
  /**
   * after − before of the class means; the interval counts what the compared classes differ by anyway, below five
   * classes it is Welch's, and p null.
   */
  readonly difference: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly p: number | null;
  /** Benjamini–Hochberg over all effects that have a p. */
  readonly pAdjusted: number | null;
  /** Mean difference in favourability of the factors that nothing was done about; null without one. */
  readonly others: number | null;
  readonly why?: WhyNull;
}
