/** How wide apart the largest and the smallest of several normal values lie: the core of the studentised range. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** The widest range in the table. */
const widest = 40;
/** The table's pieces are equally long in `scale · ln(1 + width / bend)`: finer where the tail bends. */
const scale = 12;
const bend = 4;
/** Chebyshev coefficients for each piece. */
const terms = 16;
/** A standard normal value is practically never further out. */
const outermost = 8.5;

/** One point of the integral over the largest value. */
interface Point {
  readonly largest: number;
  /** Φ(largest). */
  readonly below: number;
  readonly weight: number;
}

/**
 * Upper tail of the range W of `groups` (whole, ≥ 2) independent standard normal values, as a function
 * of the width (≥ 0): share of samples with a wider range, 0–1, without cancellation far out. Beyond a
 * width of 40 the tail (below 1e-160) counts as 0. The function holds a table, made here.
 *
 * P(W > w) = k ∫ φ(z) {Φ(z)^(k−1) − [Φ(z) − Φ(z − w)]^(k−1)} dz, z the largest value: the distribution
 * of the range in Tippett (1925), Biometrika 17, 364–387, its complement taken under the integral.
 * The integral by the trapezoidal rule, which for such bells converges faster than any power of its
 * step (Trefethen and Weideman 2014, SIAM Review 56(3), 385–458); relative error below 1e-10 for up to
 * 5,000 groups. R: `ptukey(w, groups, Inf, lower.tail = FALSE)`, which subtracts from 1.
 */
export function normalRange(groups: number): (width: number) => number {
  const points = pointsFor(groups);
  const pieces = Array.from({ length: Math.ceil(placeOf(widest)) }, (_, index) =>
    chebyshev((at) => Math.log(upperTail(widthAt(index + (at + 1) / 2), groups, points))),
  );
  return (width) => {
    const place = placeOf(width);
    const index = Math.floor(place);
    const piece = pieces[index];
    return piece ? Math.min(1, Math.exp(valueAt(piece, 2 * (place - index) - 1))) : 0;
  };
}

function placeOf(width: number): number {
  return scale * Math.log1p(width / bend);
}

function widthAt(place: number): number {
  return bend * Math.expm1(place / scale);
}

/** The bell of the largest value grows narrow with the number of groups. */
function pointsFor(groups: number): readonly Point[] {
  const step = groups < 50 ? 0.2 : 0.1;
  const count = Math.ceil((widest / 2 + 2 * outermost) / step);
  return Array.from({ length: count }, (_, index) => {
    const largest = index * step - outermost;
    const below = normalCdf(largest, 0, 1);
    const density = Math.exp((-largest * largest) / 2) / Math.sqrt(2 * Math.PI);
    return { largest, below, weight: groups * density * below ** (groups - 1) * step };
  }).filter(({ largest, weight }) => largest > 0 || weight > 1e-20);
}

function upperTail(width: number, groups: number, points: readonly Point[]): number {
  let sum = 0;
  for (const { largest, below, weight } of points) {
    if (largest < width / 2 - outermost) continue;
    if (largest > width / 2 + outermost) break;
    const outside = Math.min(1, normalCdf(largest - width, 0, 1) / below);
    sum -= weight * Math.expm1((groups - 1) * Math.log1p(-outside));
  }
  return sum;
}

/** Coefficients of the polynomial that meets `f` in the Chebyshev points of −1 to 1. */
function chebyshev(f: (at: number) => number): Float64Array {
  const angles = Array.from({ length: terms }, (_, index) => ((index + 0.5) * Math.PI) / terms);
  const values = angles.map((angle) => f(Math.cos(angle)));
  return Float64Array.from(angles, (_, order) => {
    const products = values.map((value, index) => value * Math.cos(order * (angles[index] ?? 0)));
    return ((order === 0 ? 1 : 2) * products.reduce((sum, product) => sum + product)) / terms;
  });
}

/** Clenshaw (1955), Mathematical Tables and Other Aids to Computation 9(51), 118–120. */
function valueAt(coefficients: Float64Array, at: number): number {
  let next = 0;
  let afterNext = 0;
  for (let order = coefficients.length - 1; order > 0; order -= 1) {
    const current = 2 * at * next - afterNext + (coefficients[order] ?? 0);
    afterNext = next;
    next = current;
  }
  return at * next - afterNext + (coefficients[0] ?? 0);
}
