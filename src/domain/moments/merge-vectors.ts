/** Moments of several groups added up: classes to programmes, schools and provinces. */

/** A new vector; exact, since every entry is a whole number. */
export function mergeVectors(size: number, vectors: Iterable<Float64Array>): Float64Array {
  const sum = new Float64Array(size);
  for (const vector of vectors) {
    for (let at = 0; at < size; at++) sum[at] = (sum[at] as number) + (vector[at] as number);
  }
  return sum;
}

/** The rest of a group when some of its respondents are taken out. */
export function withoutPart(whole: Float64Array, part: Float64Array): Float64Array {
  return whole.map((value, at) => value - (part[at] ?? 0));
}
