/** White space that takes no room: what hides a mark without moving anything. */
const HIDDEN = '\ufeff';

/** As much white space without width as a mark has units. */
export function hiddenLike(mark: string): string {
  return HIDDEN.repeat(mark.length);
}

/** The same for one that says no more than white space does: nothing goes with it. */
export function blankLike(mark: string): string {
  return ' '.repeat(mark.length);
}

/** Behind the marks that close what ends at a place: they go and stay with it. */
export function closingEnd(text: string, end: number): number {
  let closed = end;
  for (let at = end; text[at] === HIDDEN || text[at] === ' '; at++) if (text[at] === HIDDEN) closed = at + 1;
  return closed;
}

/** Do hidden marks stand on both sides of this text, and close to it? */
export function isEnclosed(text: string, start: number, end: number): boolean {
  return text[start - 1] === HIDDEN && text[end] === HIDDEN;
}
