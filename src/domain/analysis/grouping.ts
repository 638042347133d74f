/** Which group each respondent belongs to, in four bytes a respondent however long the names of the groups are. */

export interface Grouping {
  /** Names of the groups, each once, in the order in which they first occur. */
  readonly ids: readonly string[];
  /** One entry a row: index into `ids`, −1 for a respondent of no group. */
  readonly codes: Int32Array;
}

/** @param values one group a row; null for a respondent of no group */
export function groupingOf(values: readonly (string | null)[]): Grouping {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === null) return -1;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    return code;
  });
  return { ids: [...codeOf.keys()], codes };
}

/** The grouping of the rows that `keep` names, in that order; a group may be left without rows. */
export function selectGroups({ ids, codes }: Grouping, keep: readonly number[]): Grouping {
  return { ids, codes: Int32Array.from(keep, (row) => codes[row] ?? -1) };
}
