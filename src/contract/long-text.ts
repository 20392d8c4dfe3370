/**
 * Texts of many megabytes cross the socket in pieces, so that neither side stands still for one: a host has other
 * windows, a window has a caret.
 */

/** UTF-16 units: a millisecond or two of work. */
const ordinaryPieceLength = 250_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts stand in objects; lists are long for other reasons. */
function hasLongText(value: unknown, pieceLength: number): boolean {
  if (typeof value === 'string') return value.length > pieceLength;
  return isRecord(value) && Object.values(value).some((child) => hasLongText(child, pieceLength));
}

/** `JSON.stringify` in pieces; one, unless there is a long text in it. */
export function* jsonPieces(value: unknown, pieceLength = ordinaryPieceLength): Generator<string> {
  if (!hasLongText(value, pieceLength)) {
    yield JSON.stringify(value);
  } else if (typeof value === 'string') {
    yield '"';
    // Where a pair is cut, each half is written as its code, and reading puts them together again.
    for (const piece of textPieces(value, pieceLength)) yield JSON.stringify(piece).slice(1, -1);
    yield '"';
  } else {
    let before = '{';
    for (const [key, child] of Object.entries(value as object)) {
      if (child === undefined) continue;
      yield `${before}${JSON.stringify(key)}:`;
      yield* jsonPieces(child, pieceLength);
      before = ',';
    }
    yield '}';
  }
}

export function* textPieces(text: string, pieceLength = ordinaryPieceLength): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}
