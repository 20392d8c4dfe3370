/**
 * Texts of many megabytes cross the socket in pieces, so that neither side stands still for one: a host has other
 * windows, a window has a caret.
 */

/**
 * A text of many megabytes inside a host. To put it together in one string is a third of a second in which nobody is
 * answered, so it is passed on in the pieces that it came in.
 */
export class LongText {
  readonly pieces: readonly string[];
  /** UTF-16 units. */
  readonly length: number;
  #whole: string | null = null;

  constructor(pieces: readonly string[]) {
    this.pieces = pieces;
    this.length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** All of it, for what is not done in pieces. */
  toString(): string {
    return (this.#whole ??= this.pieces.join(''));
  }
}

/** What a host has; a window has strings only. */
export type Text = string | LongText;

export const isText = (value: unknown): value is Text =>
  typeof value === 'string' || value instanceof LongText;

export const piecesOf = (text: Text): readonly string[] => (typeof text === 'string' ? [text] : text.pieces);

/** As `String.slice`, for offsets inside the text. */
export function sliceOf(text: Text, start: number, end: number): Text {
  if (typeof text === 'string') return text.slice(start, end);
  const pieces: string[] = [];
  let at = 0;
  for (const piece of text.pieces) {
    if (at < end && at + piece.length > start) pieces.push(piece.slice(Math.max(0, start - at), end - at));
    at += piece.length;
  }
  return pieces.length === 1 ? pieces[0]! : new LongText(pieces);
}

/** Of one `document.journal`. More than a person makes in a moment; a window that has more says them as one. */
export const maxJournalEdits = 1000;

/** For windows that get no pieces. */
export function withWholeText(value: unknown): unknown {
  if (!isRecord(value) || !(value['text'] instanceof LongText)) return value;
  return { ...value, text: String(value['text']) };
}

/** UTF-16 units: a millisecond or two of work. */
const ordinaryPieceLength = 250_000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts stand in objects; lists are long for other reasons. */
function hasLongText(value: unknown, pieceLength: number): boolean {
  if (isText(value)) return value instanceof LongText || value.length > pieceLength;
  return isRecord(value) && Object.values(value).some((child) => hasLongText(child, pieceLength));
}

/** `JSON.stringify` in pieces; one, unless there is a long text in it. */
export function* jsonPieces(value: unknown, pieceLength = ordinaryPieceLength): Generator<string> {
  if (!hasLongText(value, pieceLength)) {
    yield JSON.stringify(value);
  } else if (isText(value)) {
    yield '"';
    // Where a pair is cut, each half is written as its code, and reading puts them together again.
    for (const part of piecesOf(value)) {
      for (const piece of textPieces(part, pieceLength)) yield JSON.stringify(piece).slice(1, -1);
    }
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
