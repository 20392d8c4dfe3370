import type { HanStatistics } from '../language/han-statistics.ts';
import { wordAfter, wordBefore, type LatinStatistics } from '../language/latin-statistics.ts';
import type { BlockKind, Blocks } from '../text/blocks.ts';
import { columnsOf, isBlank, isDigit, isHan, isKana, isLetter } from '../text/characters.ts';
import { wordAcross } from '../language/words.ts';
import { firstClause, lastClause, type Clause } from './clauses.ts';
import type { PageStatistics } from './page-statistics.ts';
import { closesAfter, endingAt, isClosing, isOpening, openMarkBefore, type Ending } from './punctuation.ts';

/** What the features read from. */
export interface SeamSource {
  readonly text: string;
  readonly blocks: Blocks;
  readonly page: PageStatistics;
  readonly han: HanStatistics;
  readonly latin: LatinStatistics;
}

/** The text that ends at a place, as far as it matters for whether it is finished. */
export interface Head {
  /** Offset after the last visible character; bold marks and white space behind it are skipped. */
  readonly end: number;
  /** Where its block starts. */
  readonly floor: number;
  readonly block: number;
  /** Is the place its block's end? Only then do the block's kind and shape say something. */
  readonly atBlockEnd: boolean;
  readonly ending: Ending;
  readonly wide: boolean;
}

/** The text that starts at a place. */
export interface Tail {
  readonly start: number;
  readonly ceiling: number;
  readonly block: number;
  readonly atBlockStart: boolean;
  readonly wide: boolean;
}

/** What is longer is no title. */
const LONGEST_TITLE_COLUMNS = 130;
/** Characters that are read on either side, at most. */
const REACH_CHARS = 160;

export function readHead({ text, blocks }: SeamSource, place: number): Head {
  let end = place;
  while (end > 0 && (isBlank(text.charCodeAt(end - 1)) || isBoldMark(text, end - 1))) end--;
  const block = blocks.at(end - 1);
  const floor = block < 0 ? 0 : blocks.starts[block]!;
  const blockEnd = block < 0 ? 0 : blocks.ends[block]!;
  return {
    end,
    floor,
    block,
    atBlockEnd: end >= blockEnd - 4 && onlyMarks(text, end, blockEnd),
    ending: end <= floor ? 'terminal' : endingAt(text, end - 1, floor),
    wide: isWideNear(text, Math.max(floor, end - 12), end),
  };
}

export function readTail({ text, blocks }: SeamSource, place: number): Tail {
  let start = place;
  while (start < text.length && (isBlank(text.charCodeAt(start)) || isBoldMark(text, start))) start++;
  const block = blocks.at(start);
  const blockStart = block < 0 ? 0 : blocks.starts[block]!;
  return {
    start,
    ceiling: block < 0 ? text.length : Math.max(start, blocks.ends[block]!),
    block,
    atBlockStart: start - blockStart <= 4 && onlyMarks(text, blockStart, start),
    wide: isWideNear(text, start, Math.min(text.length, start + 12)),
  };
}

function isBoldMark(text: string, at: number): boolean {
  return text[at] === '*' && (text[at - 1] === '*' || text[at + 1] === '*');
}

function onlyMarks(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== '*' && !isBlank(text.charCodeAt(at))) return false;
  return true;
}

function isWideNear(text: string, start: number, end: number): boolean {
  let wide = 0;
  let letters = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code) || isKana(code)) wide++;
    else if (isLetter(code)) letters++;
  }
  return wide * 3 >= letters && wide > 0;
}

/** Features of the text before the place. `plain` in a name: counted only where no punctuation decides. */
export const headFeatures = [
  'endsTerminal',
  'endsClosedTerminal',
  'endsClosed',
  'endsComma',
  'endsColon',
  'endsDash',
  'endsHyphen',
  'endsOpening',
  'endsPlain',
  'plainEndOdds',
  'plainBody',
  'bodyMissingMark',
  'plainEndsLetter',
  'plainShort',
  'plainVeryShort',
  'plainSpaced',
  'plainInnerMark',
  'endsDigit',
  'openMark',
  'headIsBody',
  'plainSetAsBody',
  'headTitle',
  'headMarked',
  'headByline',
  'headOtherKind',
  'lastLineFull',
  'headClause2',
  'headClause4',
  'headClause7',
  'headClause12',
  'headClauseOver20',
  'headAfterStop',
] as const;

/** Features of the text after the place. */
export const tailFeatures = [
  'startOdds',
  'beginsClosing',
  'beginsOpening',
  'beginsLowerCase',
  'beginsUpperCase',
  'beginsDigit',
  'tailShort',
  'tailTitle',
  'tailMarked',
  'tailByline',
  'tailOtherKind',
  'tailBold',
  'tailIsBody',
  'tailClause2',
  'tailClause4',
  'tailClauseOver20',
  'tailStops',
  'tailPauses',
  'tailColon',
] as const;

/** Features of the two together; of a sentence that is cut, the two pieces of a clause make one clause. */
export const pairFeatures = [
  'clause10',
  'clause16',
  'clause24',
  'clauseOver35',

  'follow',
  'followNone',
  'wordAcross',
  'numberAcross',
  'lettersAcross',
  'closesAcross',
  'scriptsDiffer',
] as const;

export type FeatureName =
  (typeof headFeatures)[number] | (typeof tailFeatures)[number] | (typeof pairFeatures)[number];

export type Features = Partial<Record<FeatureName, number>>;

export function headFeaturesOf(source: SeamSource, head: Head): Features {
  const { text, blocks } = source;
  const features: Features = { [endingFeature[head.ending]]: 1 };
  const last = text.charCodeAt(head.end - 1);
  if (head.atBlockEnd && head.block >= 0) {
    Object.assign(features, kindFeatures(blocks, head.block, 'head'));
    if (isLastLineFull(blocks, head.block)) features.lastLineFull = 1;
  }
  if (openMarkBefore(text, Math.max(head.floor, head.end - REACH_CHARS), head.end) !== undefined)
    features.openMark = 1;
  if (head.ending !== 'plain') return features;
  features.plainEndOdds = endOdds(source, head);
  addHeadClause(features, lastClause(text, head.floor, head.end, head.wide));
  if (head.wide && isLetter(last) && isHan(text.charCodeAt(head.end - 2))) features.plainEndsLetter = 1;
  if (isDigit(last)) features.endsDigit = 1;
  const columns = columnsBetween(text, head.floor, head.end, LONGEST_TITLE_COLUMNS);
  if (head.block >= 0 && isBody(source, head)) features.headIsBody = 1;
  if (isSetAsBody(blocks, head.block)) features.plainSetAsBody = 1;
  if (
    columns >= LONGEST_TITLE_COLUMNS ||
    features.headIsBody === 1 ||
    hasInnerEnd(text, head.floor, head.end)
  ) {
    features.plainBody = 1;
    features.bodyMissingMark = source.page.missingMark(head.block) + 3;
  }
  features.plainShort = Math.max(0, 1 - columns / 80);
  features.plainVeryShort = Math.max(0, 1 - columns / 30);
  if (columns < LONGEST_TITLE_COLUMNS && hasInnerMark(text, head.floor, head.end))
    features.plainInnerMark = 1;
  if (head.wide && columns < LONGEST_TITLE_COLUMNS && hasInnerSpace(text, head.floor, head.end))
    features.plainSpaced = 1;
  return features;
}

const endingFeature: Record<Ending, FeatureName> = {
  terminal: 'endsTerminal',
  'closed-terminal': 'endsClosedTerminal',
  closed: 'endsClosed',
  comma: 'endsComma',
  colon: 'endsColon',
  dash: 'endsDash',
  hyphen: 'endsHyphen',
  opening: 'endsOpening',
  plain: 'endsPlain',
};

export function tailFeaturesOf(source: SeamSource, tail: Tail): Features {
  const { text, blocks } = source;
  const features: Features = {};
  const first = text.charCodeAt(tail.start);
  if (tail.atBlockStart && tail.block >= 0) {
    Object.assign(features, kindFeatures(blocks, tail.block, 'tail'));
    features.tailShort = Math.max(0, 1 - columnsBetween(text, tail.start, tail.ceiling, 60) / 60);
  }
  if (text[tail.start - 1] === '*') features.tailBold = 1;
  if (DATELINE.test(text.slice(tail.start, tail.start + 60))) features.tailIsBody = 1;
  if (isOpening(first) || first === 0x22) features.beginsOpening = 1;
  else if (isClosing(first)) features.beginsClosing = 1;
  else if (isDigit(first)) features.beginsDigit = 1;
  if (isLetter(first) && !tail.wide) {
    const lower = text[tail.start]!.toLowerCase() === text[tail.start];
    features[lower ? 'beginsLowerCase' : 'beginsUpperCase'] = 1;
  }
  features.startOdds = startOdds(source, tail);
  addTailClause(features, firstClause(text, tail.start, tail.ceiling, tail.wide));
  return features;
}

export function pairFeaturesOf(source: SeamSource, head: Head, tail: Tail): Features {
  const { text, han } = source;
  const features: Features = {};
  const last = text.charCodeAt(head.end - 1);
  const first = text.charCodeAt(tail.start);
  if (head.ending === 'plain' && head.wide && tail.wide) {
    const follow = Math.min(6, han.follow(last, first));
    if (follow > 0) features.follow = follow;
    else features.followNone = 1;
    if (wordAcross(text, head.end, tail.start) !== undefined) features.wordAcross = 1;
  }
  if (head.ending === 'plain') {
    const before = lastClause(text, head.floor, head.end, head.wide).length;
    addWholeClause(features, before + firstClause(text, tail.start, tail.ceiling, tail.wide).length);
  }
  if (isNumberAcross(text, head.end - 1, tail.start)) features.numberAcross = 1;
  if (head.wide && tail.wide && isLetter(last) && isLetter(first)) features.lettersAcross = 1;
  const open = openMarkBefore(text, Math.max(head.floor, head.end - REACH_CHARS), head.end);
  if (
    open !== undefined &&
    closesAfter(text, tail.start, Math.min(tail.ceiling, tail.start + REACH_CHARS), open)
  )
    features.closesAcross = 1;
  if (head.wide !== tail.wide) features.scriptsDiffer = 1;
  return features;
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

function kindFeatures(blocks: Blocks, block: number, side: 'head' | 'tail'): Features {
  if (blocks.marked(block)) return side === 'head' ? { headMarked: 1 } : { tailMarked: 1 };
  const kind: BlockKind = blocks.kind(block);
  if (kind === 'paragraph') return {};
  if (kind === 'title') return side === 'head' ? { headTitle: 1 } : { tailTitle: 1 };
  if (kind === 'byline') return side === 'head' ? { headByline: 1 } : { tailByline: 1 };
  return side === 'head' ? { headOtherKind: 1 } : { tailOtherKind: 1 };
}

/**
 * Is the block set as text is set on this page, and titles are not: indented where paragraphs are, without a mark where
 * titles have one?
 */
function isSetAsBody({ convention, lines, firstLines }: Blocks, block: number): boolean {
  if (block < 0) return false;
  if (convention === 'markdown') return true;
  return convention === 'indented' && lines.indents[firstLines[block]!]! >= 2;
}

/** In hard-wrapped text: would one more character not have gone into the block's last line? */
function isLastLineFull({ lines, firstLines, wrapWidth }: Blocks, block: number): boolean {
  const line = firstLines[block + 1]! - 1;
  return wrapWidth > 0 && lines.widths[line]! + lines.indents[line]! >= wrapWidth - 2;
}

function endOdds({ text, han, latin }: SeamSource, head: Head): number {
  if (head.wide) return han.end(text.charCodeAt(head.end - 2), text.charCodeAt(head.end - 1));
  return Math.max(-5, latin.end(wordBefore(text, head.end)));
}

function startOdds({ text, han, latin }: SeamSource, tail: Tail): number {
  if (tail.wide) return han.start(text.charCodeAt(tail.start), text.charCodeAt(tail.start + 1));
  return Math.max(-5, latin.start(wordAfter(text, tail.start)));
}

/** Columns of text in a range, counted no further than `most`. */
function columnsBetween(text: string, start: number, end: number, most: number): number {
  let columns = 0;
  for (let at = start; at < end && columns < most; at++) columns += columnsOf(text.charCodeAt(at));
  return columns;
}

/** A space between two Han characters, or a bar: headlines have them, sentences do not. */
function hasInnerSpace(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at + 1 < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7c || code === 0xff5c) return true;
    if (
      (code === 0x20 || code === 0x3000) &&
      isHan(text.charCodeAt(at - 1)) &&
      isHan(text.charCodeAt(at + 1))
    )
      return true;
  }
  return false;
}

const DATELINE =
  /^[\s*]*(?:[（(【]?(?:本报|本報|本网|本網|新华社|新華社|新华网|中新[社网]|央视网|央視|人民网|法新社|路透|据|據|综合)|(?:\p{Lu}[\p{L}.]+[ ,]*){1,4}(?:\([^)]{1,20}\) ?)?[-–—])/u;

/** Does the block start as the body of an article does: behind a byline, or with a dateline? */
function isBody({ text, blocks }: SeamSource, head: Head): boolean {
  const { block } = head;
  if (block > 1 && blocks.kind(block - 1) === 'byline' && blocks.kind(block - 2) === 'title') return true;
  return DATELINE.test(text.slice(head.floor, head.floor + 60));
}

/** A sentence that ends inside, in the last part of the text: titles have none. */
function hasInnerEnd(text: string, start: number, end: number): boolean {
  for (let at = Math.max(start, end - REACH_CHARS); at + 1 < end; at++) {
    const character = text[at]!;
    if (character === '。') return true;
    if ('！？'.includes(character) && end - start > 40) return true;
    if ('.!?'.includes(character) && isBlank(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

/** A comma or full stop inside: a title seldom has one. */
function hasInnerMark(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ('，。；,;'.includes(text[at]!)) return true;
  return false;
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
