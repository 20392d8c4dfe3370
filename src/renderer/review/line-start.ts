/** Nothing but white space, and the mark of a heading, a quotation or an item. */
const startsLine = /(?:^|\n)[\s\u3000]*(?:#{1,6}|[-+*>•·■●◆▲□]|[0-9]{1,3}[.)、．])?[\s\u3000]*(?:\*\*)?$/u;

/**
 * Does a paragraph, a heading or an item begin behind this?
 *
 * @param before what stands before the place, or the last of it
 * @param isAll whether it is all that stands there
 */
export function isLineStart(before: string, isAll: boolean): boolean {
  // What was cut off may be text of the same line.
  return startsLine.test(isAll ? before : `…${before}`);
}
