/** Reminders and texts of a class. */
import type { RouteRow } from './route-row.ts';

export const rows: readonly RouteRow[] = [];
