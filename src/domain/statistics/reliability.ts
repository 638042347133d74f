/** Everything about the reliability of one factor, from the comoments of its items. */
import type { Comoments } from './comoments.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { feldtInterval } from './feldt-interval.ts';
import { type ItemRest, itemRest } from './item-rest.ts';
import { mcdonaldOmega } from './omega.ts';

export interface Reliability {
  /** Complete cases: respondents who answered every item. */
  readonly n: number;
  readonly alpha: number | null;
  readonly alphaCi95: readonly [number, number] | null;
  readonly omega: number | null;
  readonly items: readonly ItemRest[];
  /** Of the first figure above that is null: alpha (and with it its interval), else omega. */
  readonly why?: ReturnType<typeof cronbachAlpha>['why'] | ReturnType<typeof mcdonaldOmega>['why'];
}

/** Alpha with Feldt's interval, omega, and the figures of each item; definitions in their own files. */
export function reliabilityOf(comoments: Comoments): Reliability {
  const { n } = comoments;
  const { alpha, why: whyNoAlpha } = cronbachAlpha(comoments);
  const { omega, why: whyNoOmega } = mcdonaldOmega(comoments);
  const why = whyNoAlpha ?? whyNoOmega;
  return {
    n,
    alpha,
    alphaCi95: alpha === null ? null : feldtInterval(alpha, n, comoments.means.length),
    omega,
    items: itemRest(comoments),
    ...(why ? { why } : {}),
  };
}
