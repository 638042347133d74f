/**
 * Charts as plain data. Chart.js draws them on screen and PDFKit on paper, so both show the same
 * numbers. All values are on `axis`; null with a `missing` word is never drawn as zero.
 */
import type { Zone } from '../diagnosis/zone.ts';

export interface ChartAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** Light reference lines: the middle of the scale and the limits of the zones. */
  readonly limits: readonly { readonly value: number; readonly label: string }[];
  /** The values are shares (0–1), written as whole percentages. */
  readonly percent?: boolean;
}

interface ChartBase {
  /** The finding, in words. */
  readonly title: string;
  /** Measure, n and scale. */
  readonly subtitle: string;
  /** Text alternative: says the finding to who cannot see the chart. */
  readonly alternative: string;
  /** Written on the hatching of withheld rows, e.g. “人数不足，不予显示”. */
  readonly withheldLabel?: string;
}

/** Why a value is null: `withheld` by the gate (hatched), `none` because nothing was answered (an en dash). */
export type MissingReason = 'withheld' | 'none';

/** Domains, at most 8 spokes; one or two series (first occasion outlined, second filled). */
export interface RadarSpec extends ChartBase {
  readonly kind: 'radar';
  readonly axis: ChartAxis;
  readonly spokes: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
  }[];
}

export interface IntervalRow {
  readonly label: string;
  readonly zone: Zone;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly missing?: MissingReason;
  /** Small grey text after the label, e.g. the reversed-scoring note. */
  readonly note?: string;
}

/** Factors as horizontal bars with intervals, coloured and marked by zone. */
export interface IntervalBarsSpec extends ChartBase {
  readonly kind: 'interval-bars';
  readonly axis: ChartAxis;
  readonly rows: readonly IntervalRow[];
}

/** Two occasions a row: before hollow, after filled. */
export interface DumbbellsSpec extends ChartBase {
  readonly kind: 'dumbbells';
  readonly axis: ChartAxis;
  readonly names: readonly [string, string];
  readonly rows: readonly {
    readonly label: string;
    readonly before: number | null;
    readonly after: number | null;
    /** 95% intervals of both means, drawn where they are given. */
    readonly beforeInterval?: readonly [number, number] | null;
    readonly afterInterval?: readonly [number, number] | null;
    /** Said beside the row, e.g. “−0.42 [−0.70, −0.14]”. */
    readonly note: string;
    readonly missing?: MissingReason;
  }[];
}

/** Items as stacked bars of answer shares, centred on the middle of the scale; shares in 0–1 sum to 1. */
export interface LikertSpec extends ChartBase {
  readonly kind: 'likert';
  /** One label a scale point, from the least to the most favourable answer. */
  readonly categories: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly n: number;
    readonly shares: readonly number[];
  }[];
}

/** A distribution over ordered categories, e.g. how much of the learning is in use. */
export interface ColumnsSpec extends ChartBase {
  readonly kind: 'columns';
  readonly columns: readonly { readonly label: string; readonly count: number }[];
}

/** Groups a row, the highest estimate first: the estimate filled, with its interval, the raw mean hollow. */
export interface CaterpillarSpec extends ChartBase {
  readonly kind: 'caterpillar';
  readonly axis: ChartAxis;
  /** What is filled, what is hollow. */
  readonly names: readonly [string, string];
  readonly rows: readonly {
    readonly label: string;
    readonly estimate: number;
    /** Null where every group has the same estimate. */
    readonly interval: readonly [number, number] | null;
    /** Null where only the estimate is drawn. */
    readonly mean: number | null;
    /** Stands apart from the others beyond noise: drawn in the accent of its side, with a mark. */
    readonly apart?: 'above' | 'below';
    /** Said beside the row, e.g. “2.93 [2.60, 3.20]”. */
    readonly note: string;
  }[];
}

/** Groups × factors, the figure in the cell where it can be read. Values are favourabilities. */
export interface HeatMapSpec extends ChartBase {
  readonly kind: 'heat-map';
  /** `short` heads the column, e.g. the factor's id; `name` is said in full. */
  readonly columns: readonly { readonly short: string; readonly name: string }[];
  readonly rows: readonly {
    /** Of the group. */
    readonly id: string;
    readonly label: string;
    readonly n: number;
    readonly cells: readonly HeatCell[];
  }[];
  /** What the marks mean: one entry a zone, then “above” and “below” the others. */
  readonly legend: readonly {
    readonly mark: Zone | 'above' | 'below';
    readonly text: string;
  }[];
  /** Said where cells are too many for figures on paper: where the figures stand. */
  readonly withoutFigures?: string;
}

export interface HeatCell {
  readonly value: number | null;
  readonly zone: Zone;
  /** Differs from the other groups beyond noise, in favourability. */
  readonly apart: 'above' | 'below' | null;
  readonly missing?: MissingReason;
}

/** One score over time, a class a point. */
export interface TrendSpec extends ChartBase {
  readonly kind: 'trend';
  readonly axis: ChartAxis;
  readonly points: readonly {
    readonly label: string;
    /** Days since the first point. */
    readonly at: number;
    readonly value: number | null;
    readonly interval: readonly [number, number] | null;
    readonly missing?: MissingReason;
  }[];
  /** The fitted line from the first to the last day; null where none is drawn. */
  readonly line: readonly [number, number] | null;
}

export type ChartSpec =
  | RadarSpec
  | IntervalBarsSpec
  | DumbbellsSpec
  | LikertSpec
  | ColumnsSpec
  | CaterpillarSpec
  | HeatMapSpec
  | TrendSpec;
