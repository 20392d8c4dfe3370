import type { Normalised, Offsets } from '../text/normalise.ts';
import type { Range } from '../range.ts';
import { isCapital, isDigit } from '../text/characters.ts';
import { startsSmall } from '../text/small-letters.ts';

/** What stands between two codes of the text, strongest last: nothing, the edge of a word, clause, sentence, paragraph. */
export type Edge = 0 | 1 | 2 | 3 | 4;
export const noEdge = 0;
const wordEdge = 1;
export const clauseEdge = 2;
export const sentenceEdge = 3;
export const paragraphEdge = 4;

const terminal = new Set('。．.！!？?…⋯‥｡');
const clausal = new Set('，,、；;：:—–―─（）()「」『』《》〈〉【】“”‘’"«»„‹›〔〕［］[]·•*_');
const opening = new Set('（(「『《〈【“‘"«„‹〔［[#*_>—\'');
const closing = new Set('）)」』》〉】”’"»›〕］]*_\'');
/** What a full stop is misread as. */
const misreadStop = /^[，,、；;：:·•]$/u;
/** What stands around a quotation or a remark. */
const opensRemark = /^[（(「『《〈【“‘"'«„‹〔［[ \u00a0\u3000]+$/u;
const closesRemark = new Set('）)」』》〉】”’"\'»›〕］]');
const opensSetMark = new Set('![<(（[【');
const closesSetMark = new Set('>)）]】');
/** No gap is read further than this from either of its ends. */
const maxGapRead = 64;

const lineBreak = 9;
/** What a UTF-16 unit that was dropped says about the edge it stands at. */
const marks = buildMarks();

function buildMarks(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const char of clausal) table[char.charCodeAt(0)] = clauseEdge;
  for (const char of terminal) table[char.charCodeAt(0)] = sentenceEdge;
  for (const char of '\n\r\f\v\u0085\u2028\u2029') table[char.charCodeAt(0)] = lineBreak;
  return table;
}

/** Where passages may begin and end, by what stands between neighbouring codes. A boundary p lies before code p. */
export class Edges {
  private readonly text: string;
  private readonly offsets: Offsets;
  private readonly count: number;
  private readonly paragraphStarts: Int32Array;

  /** @param paragraphStarts offsets of the first character of every block, ascending */
  constructor(text: string, normalised: Normalised, paragraphStarts: Int32Array) {
    this.text = text;
    this.offsets = normalised.offsets;
    this.count = normalised.codes.length;
    this.paragraphStarts = paragraphStarts;
  }

  at(boundary: number): Edge {
    if (boundary <= 0 || boundary >= this.count) return paragraphEdge;
    const from = this.offsets.at(boundary - 1) + 1;
    const to = this.offsets.at(boundary);
    if (from === to) return noEdge;
    let edge: Edge = noEdge;
    for (let at = from; at < to; at += 1) {
      if (at === from + maxGapRead && to - at > maxGapRead) at = to - maxGapRead;
      const mark = marks[this.text.charCodeAt(at)]!;
      if (mark === lineBreak) {
        if (this.paragraphBreak(from, to) !== null) return paragraphEdge;
        edge = edge === noEdge ? wordEdge : edge;
      } else if (mark === sentenceEdge) {
        if (edge !== sentenceEdge && !(this.text[at] === '.' && this.isInNumber(at))) edge = sentenceEdge;
      } else if (mark === clauseEdge) edge = edge === sentenceEdge ? edge : clauseEdge;
      else if (edge === noEdge) edge = wordEdge;
    }
    return this.isAtSetMark(from, to) ? paragraphEdge : edge;
  }

  /** The marks that stand there, without white space; null at the text's ends. */
  marksAt(boundary: number): string | null {
    if (boundary <= 0 || boundary >= this.count) return null;
    return this.text.slice(this.offsets.at(boundary - 1) + 1, this.offsets.at(boundary)).trim();
  }

  /** Does a line in Latin script begin there with a capital, as a headline or a paragraph does? */
  beginsLine(boundary: number): boolean {
    if (boundary <= 0 || boundary >= this.count) return boundary <= 0;
    return this.endsLine(boundary) && isCapital(this.text, this.offsets.at(boundary));
  }

  /** Does a word in small letters begin there? */
  beginsSmall(boundary: number): boolean {
    return boundary < this.count && startsSmall(this.text, this.offsets.at(boundary));
  }

  /** Does a line end there, or the text begin or end? */
  endsLine(boundary: number): boolean {
    if (boundary <= 0 || boundary >= this.count) return true;
    return this.text.slice(this.offsets.at(boundary - 1) + 1, this.offsets.at(boundary)).includes('\n');
  }

  /** ![](p3.png)The text, （上接第一版）正文: does a mark end or begin there that was set into a line and is a block of its own? */
  private isAtSetMark(from: number, to: number): boolean {
    let last = to - 1;
    while (last > from && this.text[last] === ' ') last -= 1;
    const mayBe = closesSetMark.has(this.text[last]!) || opensSetMark.has(this.text[from]!);
    return mayBe && this.paragraphBreak(from, to) !== null;
  }

  /** Does a paragraph end between the first and the last of these codes? */
  holdParagraphs(start: number, end: number): boolean {
    return this.paragraphBreak(this.offsets.at(start) + 1, this.offsets.at(end - 1)) !== null;
  }

  private areParagraphs(start: number, end: number): boolean {
    return this.at(start) === paragraphEdge && this.at(end) === paragraphEdge;
  }

  private isInNumber(at: number): boolean {
    return isDigit(this.text.charCodeAt(at - 1)) && isDigit(this.text.charCodeAt(at + 1));
  }

  /** Offset of the first block that starts in (from, to], where only dropped characters stand in [from, to). */
  private paragraphBreak(from: number, to: number): number | null {
    const starts = this.paragraphStarts;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < from) low = middle + 1;
      else high = middle;
    }
    const start = starts[low];
    return start !== undefined && start <= to ? start : null;
  }

  /**
   * Text ranges of copies given as code ranges: punctuation, brackets and marks around the codes belong to a copy when
   * all copies have them, when the copy's own sentence ends with them, or where it is whole paragraphs: a quotation
   * mark that only one of the copies has goes with it. Marks between two copies are the first one's.
   */
  ranges(places: readonly Range[]): Range[] {
    const tails = places.map(({ end }) => this.tail(end));
    const leads = places.map(({ start }) => this.lead(start));
    const areParagraphs = places.map(({ start, end }) => this.areParagraphs(start, end));
    const commonTailLengths = commonTails(tails);
    const tailLengths = places.map(({ end }, i) => {
      const length = commonTailLengths?.[i] ?? this.ownMarks(end, tails[i]!);
      return areParagraphs[i]! ? Math.max(length, closingLength(tails[i]!)) : length;
    });
    const leadLengths = commonLeads(
      leads,
      places.some(({ start }) => this.at(start) === paragraphEdge),
    ).map((length, i) =>
      areParagraphs[i]! && opensRemark.test(leads[i]!) ? leads[i]!.trimStart().length : length,
    );
    const ends = places.map(({ end }, i) => this.endOffset(end) + tailLengths[i]!);
    const starts = places.map(({ start }) => this.offsets.at(start));
    const isShared = starts.some((start, i) => i > 0 && start - leadLengths[i]! < ends[i - 1]!);
    return starts.map((start, i) => ({ start: isShared ? start : start - leadLengths[i]!, end: ends[i]! }));
  }

  /**
   * The same of copies that stand one right behind the other: what stands between two within a paragraph is the later one's, but
   * for marks that all have, and what stands behind the last alone is no copy's.
   */
  rangesInARow(places: readonly Range[]): Range[] {
    const tails = commonTails(places.map(({ end }) => this.tail(end)));
    const ranges: Range[] = [];
    for (const [i, range] of this.ranges(places).entries()) {
      const { start, end } = places[i]!;
      const behind = ranges.at(-1)?.end;
      const isBehind = behind !== undefined && this.at(start) !== paragraphEdge;
      ranges.push({
        start: isBehind ? skipSpace(this.text, behind, 1) : range.start,
        end: this.endOffset(end) + (tails?.[i] ?? 0),
      });
    }
    return ranges;
  }

  private endOffset(boundary: number): number {
    return boundary === 0 ? 0 : this.offsets.at(boundary - 1) + 1;
  }

  /** What stands after the last code, up to the paragraph's end. */
  private tail(boundary: number): string {
    const from = this.endOffset(boundary);
    const to = this.offsets.at(boundary);
    const next = this.paragraphBreak(from, to) ?? to;
    return this.text.slice(from, Math.min(next, from + maxGapRead));
  }

  /** Where the copies differ in their last marks each keeps its own: one has lost its full stop, or has a comma instead. */
  private ownMarks(boundary: number, tail: string): number {
    const isMisread = this.at(boundary) === paragraphEdge && misreadStop.test(tail.trimEnd());
    return isMisread ? 1 : sentenceEndLength(tail);
  }

  private lead(boundary: number): string {
    const from = this.endOffset(boundary);
    const to = this.offsets.at(boundary);
    const start = this.paragraphBreak(from, to) ?? from;
    return this.text.slice(Math.max(start, to - maxGapRead), to);
  }
}

/** Lengths of what all tails have in common, white space apart; null: nothing. */
function commonTails(tails: readonly string[]): number[] | null {
  const lengths = tails.map(() => 0);
  const at = tails.map((tail) => skipSpace(tail, 0, 1));
  for (let char = tails[0]![at[0]!]; char !== undefined; char = tails[0]![at[0]!]) {
    if (isOpeningOnly(char) || tails.some((tail, i) => tail[at[i]!] !== char || opensNext(tail, at[i]!)))
      break;
    tails.forEach((tail, i) => {
      lengths[i] = at[i]! + 1;
      at[i] = skipSpace(tail, at[i]! + 1, 1);
    });
  }
  if (lengths[0] === 0) return null;
  const alike = tails.every((tail, i) => closing.has(tail[lengths[i]!] ?? ''));
  return alike ? lengths.map((length) => length + 1) : lengths;
}

const straightQuotes = new Set('"\'');

/** Does a straight quotation mark there open what follows? */
function opensNext(tail: string, at: number): boolean {
  return straightQuotes.has(tail[at]!) && tail[at - 1]?.trim() === '' && !/\s/u.test(tail.slice(at));
}

/** The full stop there, with what it closes. */
function sentenceEndLength(tail: string): number {
  if (!terminal.has(tail[0] ?? '')) return 0;
  let length = 1;
  while (length < tail.length && (terminal.has(tail[length]!) || isClosingOnly(tail[length]!))) length += 1;
  return length;
}

/** Full stops, and what closes before or behind them. */
function closingLength(tail: string): number {
  let length = 0;
  for (let at = 0; at < tail.length; at += 1) {
    const char = tail[at]!;
    if (terminal.has(char) || closesRemark.has(char)) length = at + 1;
    else if (char.trim() !== '' || char === '\n') break;
  }
  return length;
}

/** Lengths of what all leads have in common, white space apart; within a paragraph opening marks only. */
function commonLeads(leads: readonly string[], anyMark: boolean): number[] {
  const lengths = leads.map(() => 0);
  const at = leads.map((lead) => skipSpace(lead, lead.length - 1, -1));
  for (let char = leads[0]![at[0]!]; char !== undefined; char = leads[0]![at[0]!]) {
    if (!leads.every((lead, i) => lead[at[i]!] === char) || !(anyMark || opening.has(char))) break;
    leads.forEach((lead, i) => {
      lengths[i] = lead.length - at[i]!;
      at[i] = skipSpace(lead, at[i]! - 1, -1);
    });
  }
  return lengths;
}

function skipSpace(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (at >= 0 && at < text.length && text[at]!.trim() === '') at += step;
  return at;
}

function isOpeningOnly(char: string): boolean {
  return opening.has(char) && !closing.has(char);
}

function isClosingOnly(char: string): boolean {
  return closing.has(char) && !opening.has(char);
}
