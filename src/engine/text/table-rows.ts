/** Kirk Mills     28  6  4 18  16 */
const ROW = /(?:\s{1,8}[\d.,:+–-]{1,8}){3}$/u;
const LONGEST_ROW_END = 40;

/** Does the text end as a row of a table does, with three figures or more? */
export function endsAsRow(text: string, end: number): boolean {
  return ROW.test(text.slice(Math.max(0, end - LONGEST_ROW_END), end));
}
