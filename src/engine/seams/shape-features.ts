import type { BlockKind, Blocks } from '../text/blocks.ts';
import { columnsOf, isBlank, isCapital, isHan } from '../text/characters.ts';
import { columnsOfLine } from '../text/lines.ts';
import { CAPITAL, LETTER } from '../text/letters.ts';
import { isItemOfSentences, listGoesOn } from '../text/list-items.ts';
import { opensReport } from '../text/news-openings.ts';
import { firstClause } from './clauses.ts';
import type { FeatureName, Features } from './features.ts';
import { endsInFunctionWord } from './function-words.ts';
import { illegibleBefore, illegibleFrom } from './legibility.ts';
import { isSpaceInWords } from './page-statistics.ts';
import type { Ending } from './punctuation.ts';
import type { HeadReading } from './readings.ts';
import { REACH_CHARS, type Head, type SeamSource, type Tail } from './seam-sides.ts';

/** 目前， / 两年前， / In October, */
const LONGEST_LEAD_IN = 7;
/** What is longer is no title. */
const LONGEST_TITLE_COLUMNS = 130;

/** log P(mark lost) of a page that keeps nearly all its marks: one in ninety. */
const CLEAN_PAGE = -4.5;

/** One mark lost in seventy: there a paragraph, not by its look a title, that ends without one is cut. */
const SURE_PAGE = -4.3;

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

export function headShapeOf(source: SeamSource, reading: HeadReading): Features {
  const { text, blocks } = source;
  const { head } = reading;
  const features: Features = { [endingFeature[head.ending]]: 1 };
  if (head.atBlockEnd && head.block >= 0) {
    const kind = kindFeature(source, head.block, 'head');
    if (kind !== undefined) features[kind] = 1;
    if (isLastLineFull(blocks, head.block)) features.lastLineFull = 1;
    if (blocks.setInLines(head.block)) features.headInLines = 1;
    if (joinsItems(source, head)) features.headJoinsItems = 1;
  }
  if (head.ending === 'terminal' || head.ending === 'closed-terminal') return features;
  if (!head.wide) features.headIllegible = illegibleBefore(text, head.floor, head.end);
  if (reading.openMark !== undefined) features.openMark = 1;
  if (head.ending === 'comma' && source.page.endsInCommas(head.block)) features.commaByHabit = 1;
  if (!head.wide) addUnfinished(features, source, head);
  if (!head.lacksStop) return features;
  const missing = source.page.missingMark(head.block);
  features.plainKeepsMarks = Math.max(0, CLEAN_PAGE - missing);
  if (missing <= SURE_PAGE && features.headTitle === undefined) features.plainSure = 1;
  // In Latin script a capital tells what the page's marks do here.
  const kept = head.wide ? source.page.keepsMarks(head.block) : undefined;
  if (kept !== undefined) {
    features.plainWhereKept = kept;
    if (features.headTitle === 1) features.titleWhereKept = kept;
  }
  const columns = columnsBetween(text, head.floor, head.end, LONGEST_TITLE_COLUMNS);
  if (head.block >= 0 && isBody(source, head)) features.headIsBody = 1;
  const setting = settingOf(blocks, head.block);
  if (setting === 'body') features.plainSetAsBody = 1;
  if (setting === 'title') features.plainSetAsTitle = 1;
  const opening = firstClause(text, head.floor, head.end, head.wide);
  if (opening.mark === 'comma' && opening.length <= LONGEST_LEAD_IN) features.plainLeadIn = 1;
  if (columns < LONGEST_TITLE_COLUMNS) features.plainEchoed = echoOf(text, head);
  if (
    columns >= LONGEST_TITLE_COLUMNS ||
    features.headIsBody === 1 ||
    hasInnerEnd(text, head.floor, head.end)
  ) {
    features.plainBody = 1;
    if (
      !head.wide &&
      isBehindText(source, head) &&
      (head.caseless || hasInnerEnd(text, head.floor, head.end))
    )
      features.bodyWhereKept = source.page.keepsMarks(head.block);
    features.bodyMissingMark = missing + 3;
  }
  features.plainShort = Math.max(0, 1 - columns / 80);
  features.plainVeryShort = Math.max(0, 1 - columns / 30);
  if (columns < LONGEST_TITLE_COLUMNS && hasInnerMark(text, head.floor, head.end)) {
    features.plainInnerMark = 1;
    if (kept !== undefined) features.innerMarkWhereLost = 1 - kept;
  }
  if (head.wide && columns < LONGEST_TITLE_COLUMNS && isSpaced(text, head.floor, head.end))
    features.plainSpaced = 1 - source.page.spaced(head.block);
  return features;
}

/** Not the first paragraph under a headline: a standfirst has no full stop. */
function isBehindText({ blocks }: SeamSource, { block }: Head): boolean {
  return block > 0 && blocks.kind(block - 1) === 'paragraph';
}

const CHARS_BEFORE_FUNCTION_WORD = 40;
/** Salutations and lines of an address are shorter, and end with commas. */
const CHARS_BEFORE_COMMA = 60;

function addUnfinished(features: Features, { text, blocks, page }: SeamSource, head: Head): void {
  const { floor, end, ending } = head;
  if (ending === 'plain') {
    if (end - floor >= CHARS_BEFORE_FUNCTION_WORD && endsInFunctionWord(text, floor, end))
      features.functionWord = 1;
  } else if (ending === 'comma' && text[end - 1] === '.') {
    features.functionWord = 1;
  } else if (ending === 'comma' && text[end - 1] === ',' && end - floor >= CHARS_BEFORE_COMMA) {
    // Where marks are misread it may be a full stop.
    if (page.missingMark(head.block) > SURE_PAGE) return;
    if (head.block < 0 || !blocks.setInLines(head.block)) features.commaBody = 1;
  }
}

/** What joins the last item of a list to the others. */
const AND = /(?:[和及与與或并並且]|[\s,;](?:and|or|und|oder|sowie|et|ou|y|o))[，；,;]?$/u;
const LONGEST_AND_CHARS = 8;

/** …；和 ¶ 二、…: what the sentence goes on with is the next item. */
function joinsItems({ text, blocks }: SeamSource, { block, end }: Head): boolean {
  const next = block + 1;
  if (next >= blocks.count || !blocks.numberedItem(next)) return false;
  return AND.test(text.slice(Math.max(0, end - LONGEST_AND_CHARS), end));
}

export function tailShapeOf(source: SeamSource, tail: Tail): Features {
  const { text, blocks } = source;
  const features: Features = {};
  // Behind a capital nobody expects the rest of a sentence.
  if (!tail.wide && !isCapital(text, tail.start))
    features.tailIllegible = illegibleFrom(text, tail.start, tail.ceiling);
  if (tail.atBlockStart && tail.block >= 0) {
    const kind = kindFeature(source, tail.block, 'tail');
    if (kind !== undefined) features[kind] = 1;
    if (blocks.setInLines(tail.block)) features.tailInLines = 1;
    if (blocks.setFlush(tail.block)) features.tailFlush = 1;
    if (blocks.numberedItem(tail.block)) features.tailNumbered = 1;
    if (isSpacedLine(text, tail)) features.tailSpaced = 1;
    if (isHeading(source, tail)) features.tailHeading = 1;
    if (!tail.wide && startsInCapitals(text, tail.start)) features.tailCapitals = 1;
    features.tailShort = Math.max(0, 1 - columnsBetween(text, tail.start, tail.ceiling, 60) / 60);
  }
  if (text[tail.start - 1] === '*') features.tailBold = 1;
  if (DATELINE.test(text.slice(tail.start, tail.start + 60))) features.tailIsBody = 1;
  return features;
}

/** 讣告, 读者信箱: as long as what stands over a column. */
const LONGEST_HEADING_CHARS = 6;
/** It stands between texts, not between lines of a narrow column. */
const FEWEST_BESIDE_HEADING_CHARS = 30;
const MARK_INSIDE = /[\p{P}]/u;

/** Columns by which a block's first line is indented. */
function indentOf({ lines, firstLines }: Blocks, block: number): number {
  return lines.indents[firstLines[block]!]!;
}

function isHeading({ text, blocks }: SeamSource, { block, wide }: Tail): boolean {
  const lengthOf = (at: number): number =>
    at < 0 || at >= blocks.count ? 0 : blocks.ends[at]! - blocks.starts[at]!;
  if (!wide || blocks.kind(block) !== 'title' || lengthOf(block) > LONGEST_HEADING_CHARS) return false;
  const isAboveParagraph =
    block + 1 < blocks.count && indentOf(blocks, block + 1) >= indentOf(blocks, block) + 2;
  if (!isAboveParagraph && Math.min(lengthOf(block - 1), lengthOf(block + 1)) < FEWEST_BESIDE_HEADING_CHARS)
    return false;
  return !MARK_INSIDE.test(text.slice(blocks.starts[block], blocks.ends[block]));
}

const ofKind = {
  head: { marked: 'headMarked', title: 'headTitle', byline: 'headByline', other: 'headOtherKind' },
  tail: { marked: 'tailMarked', title: 'tailTitle', byline: 'tailByline', other: 'tailOtherKind' },
} as const;

function kindFeature(
  { text, blocks }: SeamSource,
  block: number,
  side: 'head' | 'tail',
): FeatureName | undefined {
  const names = ofKind[side];
  if (side === 'head' && isItemOfSentences(text, blocks, block))
    return listGoesOn(text, blocks, block) ? undefined : 'headItem';
  if (blocks.marked(block)) return names.marked;
  const kind: BlockKind = blocks.kind(block);
  if (kind === 'paragraph') return undefined;
  return kind === 'title' || kind === 'byline' ? names[kind] : names.other;
}

/**
 * Is the block set as text is set on this page, or as titles are? Paragraphs are indented where titles are not; titles
 * have a mark where paragraphs have none.
 */
function settingOf(blocks: Blocks, block: number): 'body' | 'title' | undefined {
  const { convention, lines, firstLines } = blocks;
  if (block < 0) return undefined;
  if (convention === 'markdown') return 'body';
  if (convention !== 'indented') return blocks.setAsTitle(block) ? 'title' : undefined;
  return lines.indents[firstLines[block]!]! >= 2 ? 'body' : 'title';
}

/** A title is taken up in the text under it: this far it is looked for. */
const ECHO_CHARS = 400;
const ECHO_PIECE_CHARS = 2;

/** Share of the head's pairs of characters (in Latin text, of its words) that occur in what follows. */
function echoOf(text: string, { floor, end, wide }: Head): number {
  const after = text.slice(end, end + ECHO_CHARS);
  let pieces = 0;
  let echoed = 0;
  if (wide) {
    for (let at = floor; at + ECHO_PIECE_CHARS <= end; at++) {
      if (!isHan(text.charCodeAt(at)) || !isHan(text.charCodeAt(at + 1))) continue;
      pieces++;
      if (after.includes(text.slice(at, at + ECHO_PIECE_CHARS))) echoed++;
    }
  } else {
    for (const [word] of text.slice(floor, end).matchAll(LONG_WORD)) {
      pieces++;
      if (after.includes(word)) echoed++;
    }
  }
  return echoed / (pieces + 2);
}

/** In hard-wrapped text: would one more character not have gone into the block's last line? */
function isLastLineFull(blocks: Blocks, block: number): boolean {
  const { lines } = blocks;
  const line = blocks.firstLines[block + 1]! - 1;
  return blocks.wrapped && columnsOfLine(lines, line) >= blocks.measureOf(line) - 2;
}

/** Columns of text in a range, counted no further than `most`. */
function columnsBetween(text: string, start: number, end: number, most: number): number {
  let columns = 0;
  for (let at = start; at < end && columns < most; at++) columns += columnsOf(text.charCodeAt(at));
  return columns;
}

const OPENS_REMARK = '（(【［[「『“《';
const CLOSES_REMARK = '）)】］]」』”》';
/** 本报北京讯 昨日, 据新华社电 以军: a report begins behind the space. */
const ENDS_DATELINE = '讯訊电電道】］';

/**
 * A space between two Han characters, or a bar: headlines have them, sentences do not but in brackets (记者 王伟), in
 * quotations and behind a dateline.
 */
function isSpaced(text: string, start: number, end: number): boolean {
  let within = 0;
  for (let at = start; at + 1 < end; at++) {
    const char = text[at]!;
    if (at > start && (char === '|' || char === '｜')) return true;
    if (OPENS_REMARK.includes(char)) within++;
    else if (CLOSES_REMARK.includes(char)) within = Math.max(0, within - 1);
    else if (within === 0 && at > start && isSpaceInWords(text, at) && !ENDS_DATELINE.includes(text[at - 1]!))
      return true;
  }
  return false;
}

/** What is longer is no line of a headline or an advertisement. */
const LONGEST_SPACED_LINE = 40;

/** 宏达家具城 国庆大酬宾: a short block with a space between its characters, and without a full stop. */
function isSpacedLine(text: string, { start, ceiling, wide }: Tail): boolean {
  return (
    wide &&
    ceiling - start <= LONGEST_SPACED_LINE &&
    isHan(text.charCodeAt(ceiling - 1)) &&
    isSpaced(text, start, ceiling)
  );
}

const FIRST_WORDS_IN_CAPITALS = new RegExp(
  `^[${CAPITAL}]['’${CAPITAL}]*(?:[ ,-]+[${CAPITAL}]['’${CAPITAL}]*)+(?![${LETTER}])`,
  'u',
);
const FEWEST_CAPITALS = 8;
/** What stands before is looked at for small letters no further back. */
const SMALL_LETTERS_CHARS = 60;

/** Words in capitals where others are not. */
function startsInCapitals(text: string, start: number): boolean {
  if (!isCapital(text, start) || !isCapital(text, start + 1)) return false;
  const words = FIRST_WORDS_IN_CAPITALS.exec(text.slice(start, start + SMALL_LETTERS_CHARS))?.[0] ?? '';
  const before = text.slice(Math.max(0, start - SMALL_LETTERS_CHARS), start);
  return words.length >= FEWEST_CAPITALS && before !== before.toUpperCase();
}

const LONG_WORD = new RegExp(`[${LETTER}]{4,}`, 'gu');

const DATELINE = new RegExp(
  String.raw`^[\s*]*(?:[（(【]?(?:本报|本報|本网|本網|新华社|新華社|新华网|中新[社网]|央视网|央視|人民网|法新社|路透|据|據|综合|[\u4e00-\u9fff]{1,6}(?:[新早晚日时時周][报報]|新[闻聞]|[网網台社]|客[户戶]端|科技|[财財][经經])(?:[记記]者|消息|[讯訊]|[报報][道導]))|[0-9]{1,2}\.? [${LETTER}]{3,12} [0-9]{4}\.? ?[-–—]|[${CAPITAL}][${LETTER}.]+(?:[ ,]+[${CAPITAL}][${LETTER}.]+){0,3}[ ,]*(?:\([^)]{1,20}\) ?)?[-–—])`,
  'u',
);

/** Does the block start as the body of an article does: behind a byline, or with a dateline? */
function isBody({ text, blocks }: SeamSource, head: Head): boolean {
  const { block } = head;
  if (block > 1 && blocks.kind(block - 1) === 'byline' && blocks.kind(block - 2) === 'title') return true;
  return (
    DATELINE.test(text.slice(head.floor, head.floor + 60)) || opensReport(text.slice(head.floor, head.end))
  );
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
