/** One order of the same cases, however they come: shuffled exports then give the same random draws. */

/**
 * Numbers of the cases, ordered by a projection of their values (weights √2, √3, √5, …, so that different
 * cases practically never meet). Cases with the same values stay in either order, which changes nothing.
 *
 * @param values `cases × measures`, complete
 */
export function sameOrder(values: Float64Array, measures: number): Uint32Array {
  const cases = values.length / measures;
  const weights = rootsOfPrimes(measures);
  const keys = new Float64Array(cases);
  for (let index = 0; index < cases; index++) {
    let key = 0;
    for (let measure = 0; measure < measures; measure++) {
      key += (weights[measure] as number) * (values[index * measures + measure] as number);
    }
    keys[index] = key;
  }
  const order = Uint32Array.from({ length: cases }, (_, index) => index);
  return order.sort((a, b) => (keys[a] as number) - (keys[b] as number));
}

function rootsOfPrimes(count: number): Float64Array {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return Float64Array.from(primes, Math.sqrt);
}
