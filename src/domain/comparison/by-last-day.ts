/** The order in which classes come one after the other. */

interface Ended {
  readonly id: string;
  /** Last day of training, ISO. */
  readonly endsOn: string;
}

/** By last day of training; of one day in an order that is always the same. */
export function byLastDay(a: Ended, b: Ended): number {
  return compare(a.endsOn, b.endsOn) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
