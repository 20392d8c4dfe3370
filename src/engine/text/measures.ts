import { isHan } from './characters.ts';
import { columnsOfLine, type Lines } from './lines.ts';
import { HANGING_COLUMNS } from './line-setting.ts';

/** Lines in a row that are alike, at least: of last lines, titles and bylines hardly as many meet. */
const FEWEST_LINES = 4;
/** Of them, in mid-sentence: verse, lists and tables have lines of one width, too. */
const OPEN_SHARE = 0.6;
const NARROWEST_COLUMNS = 20;
const LETTERS = /[0-9A-Za-z]/;
/** Of the page's measure: a little narrower is as full. */
const NARROWER_SHARE = 0.8;

/**
 * Articles of one page are set in columns of several widths, and a full line of a narrow one is no last line for all
 * that others are wider. Of Chinese text alone: in other scripts lines are ragged, and whether the next one starts in
 * small letters tells.
 *
 * @param wrapWidth columns of most full lines
 * @param readAcross as `findReadAcross` gives it: below it a column goes on by itself
 * @returns columns of a full line where each line stands; 0 where it has as many as most
 */
export function narrowMeasures(
  text: string,
  lines: Lines,
  wrapWidth: number,
  readAcross: Uint8Array | undefined,
): Uint8Array {
  const measures = readAcross?.slice() ?? new Uint8Array(lines.count);
  if (wrapWidth === 0) return measures.fill(0);
  for (let from = 0; from < lines.count;) {
    const { after, measure } = alikeFrom(text, lines, from, NARROWER_SHARE * wrapWidth);
    if (measure > 0) measures.fill(measure, from, after);
    from = after;
  }
  // Short paragraphs and last lines of the same column stand below and above, up to a line that does not fit into it.
  let measure = 0;
  const spread = (line: number): void => {
    if (measures[line] !== 0) measure = measures[line]!;
    else if (columnsOfLine(lines, line) > measure + HANGING_COLUMNS) measure = 0;
    else measures[line] = measure;
  };
  for (let line = 0; line < lines.count; line++) spread(line);
  measure = 0;
  for (let line = lines.count - 1; line >= 0; line--) spread(line);
  return measures;
}

/** The lines from one on that are as wide as it; `measure` is 0 if they are no full lines of a narrow column. */
function alikeFrom(
  text: string,
  lines: Lines,
  from: number,
  widest: number,
): { readonly after: number; readonly measure: number } {
  let [narrow, wide] = [columnsOfLine(lines, from), columnsOfLine(lines, from)];
  let after = from + 1;
  let open = 0;
  for (; after < lines.count && lines.gaps[after] === 0; after++) {
    const columns = columnsOfLine(lines, after);
    // Letters and digits are set narrower or wider than columns say.
    const slack = LETTERS.test(text.slice(lines.starts[after], lines.ends[after])) ? HANGING_COLUMNS : 0;
    if (Math.max(wide, columns) - Math.min(narrow, columns) > HANGING_COLUMNS + slack) break;
    if (slack === 0) {
      narrow = Math.min(narrow, columns);
      wide = Math.max(wide, columns);
    }
    if (isHan(text.charCodeAt(lines.ends[after - 1]! - 1)) && isHan(text.charCodeAt(lines.starts[after]!)))
      open++;
  }
  const count = after - from;
  if (count < FEWEST_LINES || open < OPEN_SHARE * (count - 1)) return { after, measure: 0 };
  const measure = mostCommonWidth(lines, from, after);
  return { after, measure: measure >= NARROWEST_COLUMNS && measure <= widest ? measure : 0 };
}

function mostCommonWidth(lines: Lines, from: number, after: number): number {
  const counts = new Map<number, number>();
  for (let line = from; line < after; line++) {
    const columns = columnsOfLine(lines, line);
    counts.set(columns, (counts.get(columns) ?? 0) + 1);
  }
  let [best, most] = [0, 0];
  for (const [columns, count] of counts)
    if (count > most || (count === most && columns > best)) [best, most] = [columns, count];
  return best;
}
