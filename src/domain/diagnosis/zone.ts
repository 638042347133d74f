/** Words for how a factor stands; the rule that assigns them is in classify-zone.ts. */

export const zones = ['barrier', 'watch', 'catalyst', 'insufficient'] as const;
export type Zone = (typeof zones)[number];
