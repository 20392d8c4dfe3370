import { wordAfter, wordBefore } from '../language/latin-statistics.ts';
import type { Blocks } from '../text/blocks.ts';
import { isCapital, isDigit, isHan, isLetter } from '../text/characters.ts';
import { isEnclosed } from '../text/hidden.ts';
import { startsSmall } from '../text/small-letters.ts';
import type { Clause } from './clauses.ts';
import { togetherElsewhere } from './elsewhere.ts';
import type { Features } from './features.ts';
import { beginsWithMark, beginsWithNote } from './marks-at-break.ts';
import { closesAfter, isClosing, isOpening } from './punctuation.ts';
import type { HeadReading, TailReading } from './readings.ts';
import { REACH_CHARS, type Head, type SeamSource, type Tail } from './seam-sides.ts';

export function headWordsOf(source: SeamSource, reading: HeadReading): Features {
  const features: Features = {};
  const { head } = reading;
  if (!head.lacksStop) return features;
  const { text } = source;
  const last = text.charCodeAt(head.end - 1);
  features.endOdds = endOdds(source, head);
  if (head.wide && isLetter(last) && isHan(text.charCodeAt(head.end - 2))) features.endsLetter = 1;
  if (isDigit(last)) features.endsDigit = 1;
  addHeadClause(features, reading.clause);
  return features;
}

/**
 * How far a letter counts as a small one where all text is in capitals, or none is. Set by hand: no labelled page is written
 * so. Of pages that were put in capitals two cuts in three were found with it, and hardly a false one.
 */
const SMALL_WHERE_ONE_CASE = 0.15;

export function tailWordsOf(source: SeamSource, reading: TailReading): Features {
  const { text } = source;
  const { tail } = reading;
  const features: Features = { startOdds: startOdds(source, tail) };
  const first = text.charCodeAt(tail.start);
  if (first === 0x28 && !tail.wide && !opensNote(text, tail.start)) features.beginsBracket = 1;
  else if (tail.wide && beginsWithNote(text, tail.start, tail.ceiling)) features.beginsBracket = 1;
  else if (isOpening(first) || first === 0x22) features.beginsOpening = 1;
  else if (isClosing(first)) features.beginsClosing = 1;
  else if (isDigit(first)) features.beginsDigit = 1;
  const mark = isLetter(first) || isHan(first) ? 0 : beginsWithMark(text, tail.start, tail.ceiling);
  if (mark > 0) features.beginsMark = mark;
  if (isLetter(first) && !tail.wide) {
    const small = !source.blocks.caseTells
      ? SMALL_WHERE_ONE_CASE
      : startsSmall(text, tail.start)
        ? 1 - source.misread.at(tail.start, tail.block)
        : 0;
    if (small > 0) features.beginsLowerCase = small;
    if (small < 1) features.beginsUpperCase = 1 - small;
  }
  if (!tail.wide && startsWithinSentence(source, tail)) features.beginsLowerCase = BEHIND_A_DASH;
  addTailClause(features, reading.clause);
  return features;
}

/**
 * How far a small letter behind a dash counts as one that begins the text. Set by hand: of 2,813 paragraphs of news none begins so that is
 * no item of a list, and of places within 3 in 1,000 are such.
 */
const BEHIND_A_DASH = 0.8;
const DASH_AND_SMALL = /^(?:[–—] ?|-{1,2} |-(?=\p{Ll}{2}))(?=\p{Ll})/u;
const DASH = /^\s*[–—-]/u;

/** … back to work ¶ – even if only for a day: a dash, and no line beside it begins with one, as those of a list do. */
function startsWithinSentence({ text, blocks }: SeamSource, { start, block }: Tail): boolean {
  if (block < 1 || !DASH_AND_SMALL.test(text.slice(start, start + 4))) return false;
  const begins = (other: number) =>
    other < blocks.count && DASH.test(text.slice(blocks.lineStarts[other], blocks.ends[other]).slice(0, 4));
  return !begins(block - 1) && !begins(block + 1);
}

/** (The names have been changed.), but not (£5m) or (ILO) */
function opensNote(text: string, start: number): boolean {
  return isCapital(text, start + 1) && !isCapital(text, start + 2);
}

/**
 * What the words say of both sides together, but for what takes longer than all the rest: see `readBreak`.
 */
export function pairWordsOf(
  { text, blocks, han }: SeamSource,
  before: HeadReading,
  after: TailReading,
): Features {
  const { head } = before;
  const { tail } = after;
  const features: Features = {};
  if (head.lacksStop) {
    if (head.wide && tail.wide) {
      const last = text.charCodeAt(head.end - 1);
      const first = text.charCodeAt(tail.start);
      const follow = Math.min(MOST_FOLLOW, han.follow(last, first));
      if (follow > 0) features.follow = follow;
      else features.followNone = 1;
      if (isLetter(last) && isLetter(first)) features.lettersAcross = 1;
    }
    addWholeClause(features, before.clause.length + after.clause.length);
  }
  if (isNumberAcross(text, head.end - 1, tail.start)) features.numberAcross = 1;
  if (head.wide !== tail.wide) features.scriptsDiffer = 1;
  if (!head.wide && !tail.wide) addSmallBehind(features, text, blocks, head, after);
  const open = before.openMark;
  if (
    open !== undefined &&
    closesAfter(text, tail.start, Math.min(tail.ceiling, tail.start + REACH_CHARS), open)
  )
    features.closesAcross = 1;
  if (areSetOtherwise(text, blocks, before.head, tail)) features.setOtherwise = 1;
  return features;
}

function addSmallBehind(
  features: Features,
  text: string,
  blocks: Blocks,
  { ending, end, block }: Head,
  { words, tail }: TailReading,
): void {
  if (ending !== 'closed' && ending !== 'colon') return;
  const small = words.beginsLowerCase ?? 0;
  if (small === 0) return;
  if (ending === 'closed') features.smallBehindClosed = small;
  else if (text[end - 1] === ';' && !isListed(text, blocks, block, tail.block))
    features.smallBehindSemicolon = small;
}

const ITEM_END = ';:,';

/** Are they items of a list: marked, numbered or in small letters, or is the line before them, or the second of them, one by its end? */
function isListed(text: string, blocks: Blocks, one: number, other: number): boolean {
  const endsSo = (block: number) => block >= 0 && ITEM_END.includes(text[blocks.ends[block]! - 1]!);
  const isItem = (block: number) => block >= 0 && (blocks.marked(block) || blocks.numberedItem(block));
  if (one >= 0 && startsSmall(text, blocks.starts[one]!)) return true;
  return isItem(one) || isItem(other) || endsSo(one - 1) || endsSo(other);
}

/** Is one of two paragraphs in italics, in a frame or the like, and the other not? */
function areSetOtherwise(text: string, blocks: Blocks, head: Head, tail: Tail): boolean {
  if (head.block < 0 || tail.block < 0 || !head.atBlockEnd || !tail.atBlockStart) return false;
  const [first, second] = [head.block, tail.block].map((block) =>
    isEnclosed(text, blocks.starts[block]!, blocks.ends[block]!),
  );
  return first !== second;
}

/** Rarer pairs are no stronger evidence. */
const MOST_FOLLOW = 6;

/** Two sides that stand together so surely elsewhere are one piece of text; more says no more. */
const SURELY_TOGETHER = 0.5;

/**
 * Adds how the text reads across the seam, by what stands elsewhere and by the words of Chinese text (a microsecond, and
 * for each side that is new some more): to be asked where it can decide.
 */
export function readBreak(
  source: SeamSource,
  before: HeadReading,
  after: TailReading,
  features: Features,
): void {
  const { wide, ending, lacksStop } = before.head;
  if (lacksStop && wide === after.tail.wide) {
    const together = togetherElsewhere(before.recurrence, after.recurrence);
    if (together > 0) features.elsewhere = Math.min(1, together / SURELY_TOGETHER);
  }
  if (lacksStop && !wide && !after.tail.wide) {
    addCapital(source, after, features);
    // Numbers next to it are those of tables and price lists, which are no sentences, cut or whole.
    if (
      !isDigit(source.text.charCodeAt(before.head.end - 1)) &&
      !isDigit(source.text.charCodeAt(after.tail.start))
    )
      features.readsOn = bounded(source.latinBreaks().cut(before.atLatinBreak, after.atLatinBreak));
  }
  if (!wide || !after.tail.wide || !(ending === 'plain' || ending === 'comma')) return;
  const breaks = source.breaks();
  breaks.judge(before.atBreak, after.atBreak);
  if (ending === 'plain') {
    features.readsOn = bounded(breaks.cut);
    if (breaks.isWordAcross) features.wordAcross = 1;
  }
  features.takesUp = bounded(breaks.rest);
}

/** Names, and German nouns, have their capital within a sentence, too. */
function addCapital(
  { text, recurrences }: SeamSource,
  { tail, recurrence }: TailReading,
  features: Features,
): void {
  if (!isCapital(text, tail.start)) return;
  if (recurrence.within > 0) features.capitalWithin = recurrence.within / (recurrence.within + 1);
  if (recurrences.standsSmall(tail.start)) features.smallElsewhere = 1;
}

/** What was learned of a small corpus says no more than this. */
const MOST_READING = 8;

export function bounded(odds: number): number {
  return Math.max(-MOST_READING, Math.min(MOST_READING, odds));
}

/** The word of Chinese text that stands across the seam, where `readBreak` says that one does. */
export function wordAcross(source: SeamSource, before: HeadReading, after: TailReading): string {
  const breaks = source.breaks();
  breaks.judge(before.atBreak, after.atBreak);
  return breaks.wordAcross(source.text, before.head.end, after.tail.start);
}

function addHeadClause(features: Features, { length, mark }: Clause): void {
  if (length <= 2) features.headClause2 = 1;
  if (length <= 4) features.headClause4 = 1;
  if (length <= 7) features.headClause7 = 1;
  if (length <= 12) features.headClause12 = 1;
  if (length > 20) features.headClauseOver20 = 1;
  if (mark === 'stop') features.headAfterStop = 1;
}

function addTailClause(features: Features, { length, mark }: Clause): void {
  if (length <= 2) features.tailClause2 = 1;
  if (length <= 4) features.tailClause4 = 1;
  if (length > 20) features.tailClauseOver20 = 1;
  if (mark === 'stop') features.tailStops = 1;
  if (mark === 'pause') features.tailPauses = 1;
  if (mark === 'colon') features.tailColon = 1;
}

function addWholeClause(features: Features, length: number): void {
  if (length <= 10) features.clause10 = 1;
  if (length <= 16) features.clause16 = 1;
  if (length <= 24) features.clause24 = 1;
  if (length > 35) features.clauseOver35 = 1;
}

function endOdds({ text, han, latin }: SeamSource, head: Head): number {
  if (head.wide) return han.end(text.charCodeAt(head.end - 2), text.charCodeAt(head.end - 1));
  return Math.max(-5, latin.end(wordBefore(text, head.end)));
}

function startOdds({ text, han, latin }: SeamSource, tail: Tail): number {
  if (tail.wide) return han.start(text.charCodeAt(tail.start), text.charCodeAt(tail.start + 1));
  return Math.max(-5, latin.start(wordAfter(text, tail.start)));
}

const AFTER_NUMBER = '万亿千百萬億%％';

function isNumberAcross(text: string, last: number, first: number): boolean {
  const before = text.charCodeAt(last);
  if (
    !isDigit(before) &&
    !((text[last] === '.' || text[last] === '．') && isDigit(text.charCodeAt(last - 1)))
  )
    return false;
  const after = text.charCodeAt(first);
  if (isDigit(after)) return true;
  return (
    isDigit(before) &&
    (AFTER_NUMBER.includes(text[first] ?? ' ') ||
      (text[first] === '.' && isDigit(text.charCodeAt(first + 1))))
  );
}
