/** Labels beside each other or under each other, each as near to its spot as the others let it. */

/** Left ends of labels centred on their spots as far as they do not touch. */
export function apart(
  spots: readonly { readonly at: number; readonly width: number }[],
  from: number,
  to: number,
  gap = 8,
): number[] {
  const wanted = spots.map((spot) => spot.at - spot.width / 2);
  const pushedRight: number[] = [];
  let free = from;
  wanted.forEach((left, index) => {
    const placed = Math.max(left, free);
    pushedRight.push(placed);
    free = placed + (spots[index]?.width ?? 0) + gap;
  });
  const pushedLeft: number[] = [];
  let limit = to;
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const width = spots[index]?.width ?? 0;
    const placed = Math.min(wanted[index] ?? 0, limit - width);
    pushedLeft.unshift(placed);
    limit = placed - gap;
  }
  // Either is free of overlaps, and so is what lies halfway.
  return pushedRight.map((left, index) => (left + (pushedLeft[index] ?? left)) / 2);
}
