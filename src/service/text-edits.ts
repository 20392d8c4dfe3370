import { LongText, piecesOf, type Text } from '../contract/long-text.ts';

/** What an editor did to a text, in UTF-16 units. Edits are applied one after the other. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: Text;
}

/** UTF-16 units: a piece that an edit is in is copied, the others are not. */
const ordinaryPieceLength = 100_000;

/** Time grows with the number of edits and hardly with the length of the text. @returns null: an edit goes beyond the text */
export function withEdits(
  text: Text,
  edits: readonly TextEdit[],
  pieceLength = ordinaryPieceLength,
): Text | null {
  if (edits.length === 0) return text;
  const isShort = text.length <= pieceLength && edits.every((edit) => typeof edit.text === 'string');
  return isShort ? editString(String(text), edits) : editPieces(text, edits, pieceLength);
}

const isInside = ({ start, end }: TextEdit, length: number): boolean =>
  start >= 0 && start <= end && end <= length;

function editString(text: string, edits: readonly TextEdit[]): string | null {
  let edited = text;
  for (const edit of edits) {
    if (!isInside(edit, edited.length)) return null;
    edited = edited.slice(0, edit.start) + String(edit.text) + edited.slice(edit.end);
  }
  return edited;
}

function editPieces(text: Text, edits: readonly TextEdit[], pieceLength: number): LongText | null {
  const pieces = piecesOf(text).flatMap((piece) => [...divided(piece, pieceLength)]);
  let length = text.length;
  for (const edit of edits) {
    if (!isInside(edit, length)) return null;
    editAmong(pieces, edit, pieceLength);
    length += edit.text.length - (edit.end - edit.start);
  }
  return new LongText(pieces);
}

function editAmong(pieces: string[], { start, end, text }: TextEdit, pieceLength: number): void {
  let first = 0;
  let before = 0;
  while (first < pieces.length - 1 && before + pieces[first]!.length < start) {
    before += pieces[first]!.length;
    first += 1;
  }
  let last = first;
  let ahead = before;
  while (last < pieces.length - 1 && ahead + pieces[last]!.length < end) {
    ahead += pieces[last]!.length;
    last += 1;
  }
  const head = (pieces[first] ?? '').slice(0, start - before);
  const tail = (pieces[last] ?? '').slice(end - ahead);
  // What is typed stays in one piece with what it stands in; a long text comes in pieces of its own.
  const fresh = typeof text === 'string' ? [head + text + tail] : [head, ...text.pieces, tail];
  pieces.splice(first, last - first + 1, ...fresh.flatMap((piece) => [...divided(piece, pieceLength)]));
}

/** Pieces that are not much longer than they should be; none is empty. */
function* divided(piece: string, pieceLength: number): Generator<string> {
  if (piece.length === 0) return;
  if (piece.length <= 3 * pieceLength) {
    yield piece;
    return;
  }
  for (let at = 0; at < piece.length; at += pieceLength) yield piece.slice(at, at + pieceLength);
}
