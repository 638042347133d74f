/**
 * A report as plain blocks in one language: everything it says, nothing of how it looks. `pdf/`
 * sets it on paper; another renderer (DOCX, HTML) would take the same blocks.
 */
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { Zone } from '../diagnosis/zone.ts';
import type { Language } from '../language.ts';

export interface Report {
  readonly language: Language;
  readonly cover: Cover;
  /** Running foot of every page, e.g. school and class. */
  readonly footer: string;
  /** “模拟数据” on every page where the answers are simulated; null where they are real. */
  readonly watermark: string | null;
  readonly sections: readonly Section[];
  /** Document properties. `createdAt` is an ISO instant: the same input gives the same bytes. */
  readonly properties: {
    readonly title: string;
    readonly author: string;
    readonly createdAt: string;
  };
}

export interface Cover {
  readonly kicker: string;
  readonly title: string;
  readonly subtitle: string;
  /** Label and value, one a line: class, school, occasion, date, survey version. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Small print: simulated data, no affiliation. */
  readonly notes: readonly string[];
}

/** Becomes a heading of the first level and a bookmark. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** True: begins a new page. */
  readonly newPage: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly style: 'lead' | 'body' | 'quiet' }
  | { readonly kind: 'heading'; readonly text: string }
  /** A row of large figures with a label under each, two to four. */
  | { readonly kind: 'figures'; readonly figures: readonly KeyFigure[] }
  /** Marked findings: ▲ catalyst, ■ watch, ▼ barrier. */
  | {
      readonly kind: 'findings';
      readonly title: string;
      readonly zone: Zone;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'columns'; readonly columns: readonly (readonly Block[])[] }
  | { readonly kind: 'chart'; readonly chart: ChartSpec }
  | TableBlock
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  /** What people wrote, verbatim, set as quotations. */
  | { readonly kind: 'quotations'; readonly quotations: readonly string[] }
  /** Says why something is not shown. */
  | { readonly kind: 'withheld'; readonly text: string };

export interface KeyFigure {
  readonly value: string;
  readonly label: string;
}

export interface Finding {
  readonly title: string;
  readonly detail: string;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly {
    readonly title: string;
    readonly align: 'left' | 'right' | 'center';
    /** Relative width; the columns share the line in this proportion. */
    readonly weight: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string | null;
}
