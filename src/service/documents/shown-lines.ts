import { piecesOf, type Text } from '../../contract/long-text.ts';
import { failure } from '../disk/failures.ts';

/**
 * Monaco lays out a line in one go, and again with every key: with ten million characters that takes seconds, and with
 * thirty million the window never answers again (Chromium 156, two cores). No newspaper page has such a line.
 */
const maxLineChars = 10_000_000;

/** The first line, counted from 1, that is longer than a window can show. */
function tooLongLine(text: Text): number | null {
  if (text.length <= maxLineChars) return null;
  let line = 1;
  let length = 0;
  for (const piece of piecesOf(text)) {
    let from = 0;
    for (;;) {
      const end = piece.indexOf('\n', from);
      length += (end === -1 ? piece.length : end) - from;
      if (length > maxLineChars) return line;
      if (end === -1) break;
      line += 1;
      length = 0;
      from = end + 1;
    }
  }
  return null;
}

/** @throws HostError `line-too-long` with `data.line` where the window would hang with the text */
export function refuseUnshowable(text: Text, place: string): void {
  const line = tooLongLine(text);
  if (line !== null) throw failure('line-too-long', place, { line });
}
