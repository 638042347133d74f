/** A survey definition as the rest of the product sees it: parsed, defaults filled, texts in both languages. */
import type { LocalText } from '../language.ts';

/** When the survey is asked: at the end of training, and 30–60 days later. */
export const occasionKinds = ['end', 'followup'] as const;
export type OccasionKind = (typeof occasionKinds)[number];

export function isOccasionKind(value: unknown): value is OccasionKind {
  return occasionKinds.some((kind) => kind === value);
}

export type Polarity = 'favourable' | 'unfavourable';

export interface Scale {
  /** Lowest and highest answer, whole numbers, 0 ≤ min < max ≤ 10. */
  readonly min: number;
  readonly max: number;
  /** One label a point, from min to max; empty where the definition gives none. */
  readonly labels: readonly LocalText[];
}

export interface Factor {
  readonly id: string;
  readonly domain: string | null;
  readonly polarity: Polarity;
  readonly name: LocalText;
  /** What the factor is, one sentence; null where the definition gives none. */
  readonly definition: LocalText | null;
  /** How far a work unit and a school can change it, 1 (hardly) to 3 (readily); 2 unless given. */
  readonly changeability: number;
}

export interface Item {
  readonly id: string;
  readonly factor: string;
  /** −1: reversed, so that the keyed answer points in the direction of the factor's name. */
  readonly key: 1 | -1;
  readonly text: Readonly<Record<OccasionKind, LocalText>>;
}

export interface ChoiceOption {
  readonly value: number;
  readonly label: LocalText;
}

/** A question about what happened since training; asked beside the items, never scored as a factor. */
export type OutcomeQuestion =
  | {
      readonly id: string;
      readonly kind: 'choice';
      readonly text: LocalText;
      readonly options: readonly ChoiceOption[];
    }
  | {
      readonly id: string;
      readonly kind: 'text';
      readonly text: LocalText;
      readonly maxLength: number;
    }
  /** One choice per capability of the cohort; field names are `<id>-1`, `<id>-2`, … */
  | {
      readonly id: string;
      readonly kind: 'capabilities';
      readonly text: LocalText;
      readonly options: readonly ChoiceOption[];
      readonly capabilities: readonly LocalText[];
    };

export interface FactorDomain {
  readonly id: string;
  readonly name: LocalText;
}

export interface Survey {
  readonly id: string;
  readonly version: string;
  readonly title: LocalText;
  readonly source: LocalText | null;
  readonly scale: Scale;
  readonly scoring: { readonly minAnsweredShare: number; readonly maxMissingShare: number };
  readonly domains: readonly FactorDomain[];
  readonly factors: readonly Factor[];
  readonly items: readonly Item[];
  /** Item ids by form name, in the order they are asked. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  readonly outcomes: Readonly<Record<OccasionKind, readonly OutcomeQuestion[]>>;
}
