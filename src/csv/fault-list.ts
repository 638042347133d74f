/** The problems of a file: the first ten thousand in full, the rest as a number, so that a file of a million bad rows does not fill the memory. */
import type { Fault } from '../domain/problem.ts';

const limit = 10_000;

export interface FaultList {
  readonly named: Fault[];
  /** Problems beyond the limit, and the place of the first of them. */
  more: { readonly path: string; n: number } | null;
}

/** @param fault called only where there is room for it */
export function addFault(list: FaultList, row: number, fault: () => Fault): void {
  if (list.named.length < limit) list.named.push(fault());
  else if (list.more) list.more.n++;
  else list.more = { path: `row ${row}`, n: 1 };
}

export function allFaults({ named, more }: FaultList): readonly Fault[] {
  if (!more) return named;
  return [...named, { path: more.path, code: 'more-faults', params: { n: more.n } }];
}
