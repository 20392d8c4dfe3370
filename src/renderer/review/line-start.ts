/** Nothing but white space, and the mark of a heading, a quotation or an item. */
const startsLine = /^\s*(?:(?:#{1,6}|[-+*>•·■●◆▲□]|[0-9]{1,3}[.)、．])\s*)?(?:\*\*)?$/u;

/**
 * Does a paragraph, a heading or an item begin behind this?
 *
 * @param before what stands before the place, or the last of it
 * @param isAll whether it is all that stands there
 */
export function isLineStart(before: string, isAll: boolean): boolean {
  const lineEnd = before.lastIndexOf('\n');
  // What was cut off may be text of the same line.
  return (lineEnd >= 0 || isAll) && startsLine.test(before.slice(lineEnd + 1));
}
