/** The school, its retention and its audit log. */
import type { RouteRow } from './route-row.ts';

export const rows: readonly RouteRow[] = [];
