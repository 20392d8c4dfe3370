import { blankLike } from './hidden.ts';

const OPENING = /^\ufeff?(?<rule>---|\+\+\+)[ \t]*\n/u;
/** A name and its value, an item, a table's name, a remark, or what goes on from the line before. */
const LINE = /^(?:[ \t]*$|[ \t]*#|[ \t]*-[ \t]|[ \t]*\[.*\][ \t]*$|[\w."'-]{1,60}[ \t]*[:=]|[ \t]{2})/u;
const MOST_LINES = 200;

/**
 * What stands above a page's text and says whose it is, as YAML or TOML between two rules: no text of the page. Its lines stay, and are
 * blank.
 */
export function blankFrontMatter(text: string): string {
  const opening = OPENING.exec(text);
  if (opening === null) return text;
  const closing = opening.groups!['rule'] === '---' ? /^(?:---|\.\.\.)[ \t]*$/u : /^\+\+\+[ \t]*$/u;
  let start = opening[0].length;
  for (let line = 0; line < MOST_LINES; line++) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const own = text.slice(start, end);
    if (line > 0 && closing.test(own))
      return text.slice(0, end).replaceAll(/[^\n]+/g, blankLike) + text.slice(end);
    if (lineEnd < 0 || !LINE.test(own)) return text;
    start = end + 1;
  }
  return text;
}
