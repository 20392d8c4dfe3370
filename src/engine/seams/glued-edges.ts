import { isPaperInCapitals, isUnmistakableEdge } from '../text/page-edges.ts';
import { isBlank } from '../text/characters.ts';
import type { Range } from '../range.ts';

/** Furniture that extraction has glued to a half of a cut sentence: … the THE DAILY COURIER 7 ¶ first day; ·2.收入… */
export interface GluedEdge extends Range {
  /** Log-odds that it says for a page break there. */
  readonly odds: number;
}

const LONGEST_EDGE_CHARS = 60;
/** Nobody writes — 7 — or 第4版 into a sentence. */
const UNMISTAKABLE_ODDS = 1.5;

/** A number, a code like A4 or a date, which anybody writes. */
const BARE = /^[A-Z]{0,2}-?[0-9０-９]{1,4}[A-Z]?$|[年月][0-9０-９]{1,2}[日号號]$|[0-9]{4}$/u;
/** A page number that has lost the space behind it: ·2.收入… */
const NUMBER_IN_SIGNS = /^(?:[·•*~—–-]\s?[0-9０-９]{1,3}\s?[·•.*~—–-]?|[0-9０-９]{1,3}\s?[·•])\s*/u;

const SIGNS = '·•*~—–|｜_]】)）>';
const OPENING_SIGNS = '·•*~—–|｜_[【(（<';
/** What may begin, and end, a page's edge. */
const BEGINS_EDGE =
  /^[\s·•*~—–|｜[【(（<]*(?:[A-Z]{0,2}-?[0-9０-９]|第|[A-Z][A-Z.'’&-]*\s+[A-Z.'’&-]{2}|(?:[Pp]age|PAGE|[Ss]eite|[Pp]\.)\s|[\u4e00-\u9fff]{1,8}[报報]\s|今日)/u;
const ENDS_EDGE =
  /(?:[0-9０-９][A-Z]?|[版頁页日号號期报報]|[A-Z]{2}|(?:[Pp]age|PAGE|[Ss]eite)\s\S{1,6}|[:：/／]\s?[\u4e00-\u9fff]{2,4})[\s·•*~—–|｜\]】)）>]*$/u;

/** What a page's edge may have left at the end of a text that starts at `floor`. */
export function edgeBefore(text: string, floor: number, end: number): GluedEdge | undefined {
  const from = Math.max(floor + 1, end - LONGEST_EDGE_CHARS);
  if (!ENDS_EDGE.test(text.slice(Math.max(from, end - 12), end))) return undefined;
  for (let at = from; at < end; at++) {
    if (isBlankAt(text, at) || !(isBlankAt(text, at - 1) || OPENING_SIGNS.includes(text[at]!))) continue;
    const edge = isReference(text, at, end) ? undefined : edgeOf(text, at, end);
    if (edge !== undefined) return edge;
  }
  return undefined;
}

/** (Full story, page 4): the sentence names the page. */
function isReference(text: string, start: number, end: number): boolean {
  const line = text.slice(start, end);
  const closes = Math.max(line.lastIndexOf(')'), line.lastIndexOf(']'));
  if (closes >= 0 && !/[([]/u.test(line.slice(0, closes))) return true;
  return /^(?:page|seite|p\.)\s/iu.test(line) && /,\s*$/u.test(text.slice(Math.max(0, start - 4), start));
}

/** What a page's edge may have left at the start of a text that ends at `ceiling`. */
export function edgeBehind(text: string, start: number, ceiling: number): GluedEdge | undefined {
  const to = Math.min(ceiling - 1, start + LONGEST_EDGE_CHARS);
  const line = text.slice(start, to);
  const inSigns = NUMBER_IN_SIGNS.exec(line);
  if (inSigns === null && !BEGINS_EDGE.test(line)) return undefined;
  for (let at = to; at > start; at--) {
    if (isBlankAt(text, at - 1) || !(isBlankAt(text, at) || SIGNS.includes(text[at - 1]!))) continue;
    const edge = edgeOf(text, start, at);
    if (edge !== undefined) return { ...edge, end: skipBlanks(text, at, ceiling) };
  }
  return inSigns === null ? undefined : { start, end: start + inSigns[0].length, odds: 0 };
}

function edgeOf(text: string, start: number, end: number): GluedEdge | undefined {
  const line = text.slice(start, end);
  if (BARE.test(line)) return undefined;
  const isEdge =
    isUnmistakableEdge(line) || (isPaperInCapitals(line) && text.indexOf(line) !== text.lastIndexOf(line));
  return isEdge ? { start, end, odds: UNMISTAKABLE_ODDS } : undefined;
}

function skipBlanks(text: string, from: number, ceiling: number): number {
  let at = from;
  while (at < ceiling && isBlankAt(text, at)) at++;
  return at;
}

function isBlankAt(text: string, at: number): boolean {
  return isBlank(text.charCodeAt(at));
}
