/** JSON piece by piece: of a hundred thousand groups there is more to say than one string can hold. */

const blockLength = 1 << 20;

/** As `JSON.stringify` writes it, in blocks; no single member of a list may be larger than a string. */
export function* jsonBlocks(value: object): Generator<string> {
  let block = '';
  for (const piece of piecesOf(value)) {
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  yield block;
}

function* piecesOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const isList = Array.isArray(value);
  yield isList ? '[' : '{';
  let comma = '';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield isList ? comma : `${comma}${JSON.stringify(key)}:`;
    if (isList) yield JSON.stringify(member);
    else yield* piecesOf(member);
    comma = ',';
  }
  yield isList ? ']' : '}';
}
