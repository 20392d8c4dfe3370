import type { OrphanDraft } from '../findings/drafts.ts';
import { isCommonWord } from './common-terms.ts';
import { Passage, TermReader } from './cohesion.ts';
import type { Candidate } from './matching.ts';
import { clamp, logOddsOf } from '../evidence.ts';
import { type ContinuationPage, isScrap } from './page.ts';
import type { Recall } from '../memory.ts';
import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { hanClass } from '../language/han-statistics.ts';
import { shippedHanWords } from '../language/shipped.ts';
import { MOST_IN_WORD } from '../language/word-edges.ts';
import { isHan, isLetter } from '../text/characters.ts';
import { startsSmall } from '../text/small-letters.ts';
import { orphanWeights } from './weights.table.ts';

export type OrphanFeature =
  | 'headless' // the seam model's log-odds that the block starts in mid-sentence
  | 'midSentence' // what its words alone say of that, in Chinese
  | 'impossible' // 1: begins with what no sentence begins with: 的, a comma
  | 'unmatchedClose' // 1: its first words close a quotation or bracket that nothing opens
  | 'shortSentence' // 1 − length of its first sentence / 12, at least 0: a mere tail
  | 'short' // 1 − its length / 40, at least 0: a title that ends like a sentence
  | 'length' // ln of its length / 60, of 25 to 200 characters: the rest of a paragraph is shorter than a whole one
  | 'joinsBefore' // the seam model's log-odds that the block continues what precedes it
  | 'bestHead' // log-odds of its best head on the page
  | 'stranger' // how little it shares with the paragraphs before, see cohesion.ts
  | 'firstOnPage' // 1: no text stands before it, and it is no mere line: the page goes on with what began elsewhere
  | 'looseBefore' // how little these share among themselves: news in brief
  | 'looseAfter' // how little the paragraphs after share among themselves
  | 'knownLowerCase' // 1: starts with a known word in small letters, on a page whose paragraphs seldom do
  | 'unknownWord' // 1: its first word stands nowhere else in the text and is not common: a misread capital
  | 'restOfWord' // how surely its first two characters are the rest of a word that was cut, by the word list, 0 to 1
  | 'cutWord' // how often its first two characters stand elsewhere, always after the same character: doublings beyond two
  | 'cutMidSentence' // `midSentence` beyond 1 where they do
  | 'afterTitle' // 1: a title or byline stands right before
  | 'afterHeading' // 1: … of five characters at most: a heading of the page, not of an article
  | 'afterColon' // 1: the text before ends with a colon: it announces a list, whose items may begin small
  | 'afterLayout'; // 1: a caption, a source or furniture stands right before

export interface OrphanCandidate {
  readonly block: number;
  readonly features: Readonly<Record<OrphanFeature, number>>;
  readonly logOdds: number;
}

/** Text on either side that says what an article is about. */
const COHESION_CHARS = 1200;
/** A text with so many starts that it would be read more often than this has less read around each. */
const MOST_READINGS = 12;
/** What has more in common than paragraphs of one article have on average says no more for it. */
const LEAST_STRANGE = -0.5;
/** How far a quotation that was opened before may reach. */
const FIRST_WORDS_CHARS = 60;
/** Starts below both are not looked at: what they lack nothing else makes up for. */
const HEADLESS_FROM = -3.5;
const MID_SENTENCE_FROM = 0.7;
/** Text after a start in which its first characters are looked for again. */
const REPEAT_CHARS = 4000;
const LONGEST_HEADING_CHARS = 5;
/** A page that consists of a shorter text is a note, not a page. */
const FEWEST_FIRST_CHARS = 25;
/** What is shorter is a misread sign, or too little to look for a head for. */
const FEWEST_ORPHAN_CHARS = { latin: 12, wide: 6 } as const;
/** Cuts and tails make a few on any page. */
const MOST_LOWER_STARTS = 4;
const MOST_LOWER_SHARE = 0.15;
const WORD_SEARCH_CHARS = 20_000;
const REPORTED_FROM = -1;

/** Text that starts in mid-sentence while nothing on the page leaves its sentence open for it. */
export function findOrphans(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  continued: ReadonlySet<number>,
): OrphanDraft[] {
  const { blocks, seams } = page;
  return weighOrphans(page, pairs, continued, REPORTED_FROM)
    .filter(({ logOdds }) => logOdds > REPORTED_FROM)
    .map(({ block, logOdds }) => {
      const at = { start: blocks.starts[block]!, end: blocks.ends[block]! };
      const reasons = [...seams.headless(at.start).reasons(), { code: 'no-head-found', params: {} } as const];
      return { at, logOdds, reasons };
    });
}

/** @param from candidates whose log-odds cannot be more may be left out: most of what is read of them is not needed */
export function weighOrphans(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  continued: ReadonlySet<number>,
  from = Number.NEGATIVE_INFINITY,
): OrphanCandidate[] {
  const { text, standing, blocks, seams } = page;
  const bestHead = new Map<number, number>();
  for (const { tail, logOdds } of pairs) {
    bestHead.set(tail, Math.max(bestHead.get(tail) ?? -6, logOdds));
  }
  const seldomLower = seldomStartsLower(page);
  const starts = likelyStarts(page, continued);
  const reach = Math.min(COHESION_CHARS, Math.ceil((MOST_READINGS * text.length) / (starts.length + 1)));
  const strangeness = new Strangeness(text, page.recall);
  return starts.flatMap(({ place, headless, midSentence }) => {
    const block = standing[place]!;
    const start = blocks.starts[block]!;
    const before = textBefore(page, place);
    const around = surroundingsOf(page, place, reach);
    const features = {
      headless,
      midSentence,
      impossible: IMPOSSIBLE_START.test(text.slice(start, start + 2)) ? 1 : 0,
      ...firstSentence(text, start, blocks.ends[block]!),
      short: Math.max(0, 1 - (blocks.ends[block]! - start) / 40),
      length: Math.log(Math.max(25, Math.min(200, blocks.ends[block]! - start)) / 60),
      joinsBefore: before === undefined ? -6 : clamp(seams.joins(blocks.ends[before]!, start).logOdds),
      bestHead: clamp(bestHead.get(block) ?? -6),
      stranger: strangeness.of(around.start, start, around.end),
      firstOnPage: before === undefined && blocks.ends[block]! - start >= FEWEST_FIRST_CHARS ? 1 : 0,
      looseBefore: LEAST_STRANGE,
      looseAfter: LEAST_STRANGE,
      ...lowerCaseStart(text, start, seldomLower),
      restOfWord: restOfWord(text, start),
      ...wordCut(text, start, midSentence),
      ...rightBefore(page, place),
      afterColon: before !== undefined && ':：'.includes(text[blocks.ends[before]! - 1]!) ? 1 : 0,
    };
    const weights = orphanWeights[blocks.script(block) === 'latin' ? 'latin' : 'wide'];
    // Looseness of what stands around only ever speaks against an orphan.
    if (weights.looseBefore <= 0 && weights.looseAfter <= 0 && logOddsOf(weights, features) <= from)
      return [];
    features.looseBefore = strangeness.of(around.start, (around.start + start) >> 1, start);
    features.looseAfter = strangeness.of(start, (start + around.end) >> 1, around.end);
    return [{ block, features, logOdds: logOddsOf(weights, features) }];
  });
}

interface LikelyStart {
  readonly place: number;
  readonly headless: number;
  readonly midSentence: number;
}

function likelyStarts(page: ContinuationPage, continued: ReadonlySet<number>): LikelyStart[] {
  const { standing, blocks, odds } = page;
  const found: LikelyStart[] = [];
  for (let place = 0; place < standing.length; place++) {
    const block = standing[place]!;
    if (continued.has(block) || blocks.kind(block) !== 'paragraph') continue;
    const length = blocks.ends[block]! - blocks.starts[block]!;
    if (length < FEWEST_ORPHAN_CHARS[blocks.script(block) === 'latin' ? 'latin' : 'wide']) continue;
    if (isScrap(page, place)) continue;
    const headless = odds.headless(place);
    const midSentence = odds.midSentence(place);
    if (headless < HEADLESS_FROM && midSentence < MID_SENTENCE_FROM) continue;
    found.push({ place, headless, midSentence });
  }
  return found;
}

/** The last block before that is no layout. */
function textBefore({ text, standing, blocks }: ContinuationPage, place: number): number | undefined {
  let before = place - 1;
  while (before >= 0 && isLayout(text, blocks, standing[before]!)) before--;
  return standing[before];
}

function rightBefore(
  { text, standing, blocks }: ContinuationPage,
  place: number,
): Pick<Record<OrphanFeature, number>, 'afterTitle' | 'afterHeading' | 'afterLayout'> {
  const none = { afterTitle: 0, afterHeading: 0, afterLayout: 0 };
  const block = standing[place - 1];
  if (block === undefined) return none;
  if (isLayout(text, blocks, block)) return { ...none, afterLayout: 1 };
  if (blocks.kind(block) !== 'title' && blocks.kind(block) !== 'byline') return none;
  const heading = blocks.ends[block]! - blocks.starts[block]! <= LONGEST_HEADING_CHARS;
  return heading ? { ...none, afterHeading: 1 } : { ...none, afterTitle: 1 };
}

/** Captions, their credits, sources in brackets, rules and notices. */
function isLayout(text: string, blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  if (kind === 'caption' || kind === 'furniture') return true;
  const piece = text.slice(blocks.starts[block], Math.min(blocks.ends[block]!, blocks.starts[block]! + 60));
  return /^[（(【[](?:来源|來源|据|據|资料|資料|source|quelle)/iu.test(piece) || /^[■□◆◇●○★☆]/u.test(piece);
}

/**
 * A paragraph that starts in small letters is headless, unless the page writes so or was read so badly that a capital
 * may have become a small letter: then the word is none.
 */
function lowerCaseStart(
  text: string,
  start: number,
  seldomLower: boolean,
): Pick<Record<OrphanFeature, number>, 'knownLowerCase' | 'unknownWord'> {
  const none = { knownLowerCase: 0, unknownWord: 0 };
  if (!startsSmall(text, start)) return none;
  let end = start;
  while (end < text.length && end - start < 40 && isLetter(text.charCodeAt(end))) end++;
  const word = text.slice(start, end);
  if (word !== word.toLowerCase()) return none;
  const around = text.slice(Math.max(0, start - WORD_SEARCH_CHARS), start + WORD_SEARCH_CHARS);
  const known = isCommonWord(word) || around.indexOf(word) !== around.lastIndexOf(word);
  return known ? { ...none, knownLowerCase: seldomLower ? 1 : 0 } : { ...none, unknownWord: 1 };
}

function seldomStartsLower({ text, blocks, standing }: ContinuationPage): boolean {
  let paragraphs = 0;
  let lower = 0;
  for (const block of standing) {
    const start = blocks.starts[block]!;
    if (!isLetter(text.charCodeAt(start)) || blocks.kind(block) !== 'paragraph') continue;
    paragraphs++;
    if (startsSmall(text, start)) lower++;
  }
  return lower <= Math.max(MOST_LOWER_STARTS, paragraphs * MOST_LOWER_SHARE);
}

/** 务院总理 at the start: no word begins so, and 国务院 ends so. */
function restOfWord(text: string, start: number): number {
  const [first, second] = [text.charCodeAt(start), text.charCodeAt(start + 1)];
  if (!isHan(first) || !isHan(second)) return 0;
  const { edges } = shippedHanWords();
  return Math.max(0, edges.startsInWord(hanClass(first), hanClass(second)) / MOST_IN_WORD - 0.5) * 2;
}

/**
 * 假区管委会 at the start of an article that goes on to speak of 度假区 alone: a word was cut. Asked only of Han
 * characters, whose words have no spaces to tell.
 */
function wordCut(
  text: string,
  start: number,
  midSentence: number,
): Pick<Record<OrphanFeature, number>, 'cutWord' | 'cutMidSentence'> {
  const none = { cutWord: 0, cutMidSentence: 0 };
  if (!isHan(text.charCodeAt(start)) || !isHan(text.charCodeAt(start + 1))) return none;
  const first = text.slice(start, start + 2);
  const around = `${text.slice(Math.max(0, start - REPEAT_CHARS), start)}\n${text.slice(start + 2, start + REPEAT_CHARS)}`;
  let times = 0;
  let before = 0;
  for (let at = around.indexOf(first); at >= 0; at = around.indexOf(first, at + 2)) {
    const code = around.charCodeAt(at - 1);
    if (!isHan(code) || (times > 0 && code !== before)) return none;
    before = code;
    times++;
  }
  if (times < 2) return none;
  return { cutWord: Math.min(2, Math.log2(times) - 1), cutMidSentence: Math.max(0, midSentence - 1) };
}

/** What stands up to the nearest titles on either side of the paragraph's start. */
function surroundingsOf({ standing, blocks }: ContinuationPage, place: number, reach: number): Range {
  const start = blocks.starts[standing[place]!]!;
  let from = start;
  for (let before = place - 1; before >= 0 && start - from < reach; before--) {
    const block = standing[before]!;
    if (blocks.kind(block) === 'title' && from < start) break;
    from = blocks.starts[block]!;
  }
  let to = start;
  for (let after = place; after < standing.length && to - start < reach; after++) {
    const block = standing[after]!;
    if (blocks.kind(block) === 'title') break;
    to = blocks.ends[block]!;
  }
  return { start: Math.max(from, start - reach), end: Math.min(to, start + reach) };
}

/** How little two neighbouring passages have in common. */
class Strangeness {
  private readonly reader: TermReader;
  private readonly before = new Passage();
  private readonly after = new Passage();

  private readonly recall: Recall | undefined;

  constructor(text: string, recall: Recall | undefined) {
    this.reader = new TermReader(text);
    this.recall = recall;
  }

  of(start: number, middle: number, end: number): number {
    const { recall } = this;
    if (recall === undefined) return this.read(start, middle, end);
    return recall.answer('strangeness', start, middle, end, () => this.read(start, middle, end));
  }

  private read(start: number, middle: number, end: number): number {
    const before = this.reader.read(start, middle, this.before);
    this.reader.read(middle, end, this.after);
    return Math.max(LEAST_STRANGE, -this.reader.cohesionWith(before));
  }
}

/** 的确 and 的士 are words; 了 begins 了解 and 了不起. */
const IMPOSSIBLE_START = /^(?:的(?![确確士])|[吗嗎吧，。、；：！？”」』》）】,.;:!?)])/u;

const OPENING = '“「『‘（(《〈【[«„';
const CLOSING = '”」』’）)》〉】]»“';

function firstSentence(
  text: string,
  start: number,
  end: number,
): Pick<Record<OrphanFeature, number>, 'unmatchedClose' | 'shortSentence'> {
  let depth = 0;
  let unmatchedClose = 0;
  let at = start;
  const limit = Math.min(end, start + FIRST_WORDS_CHARS);
  for (; at < limit && !'。！？!?'.includes(text[at]!); at++) {
    const character = text[at]!;
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character) && !isApostrophe(text, at)) {
      if (depth > 0) depth--;
      else unmatchedClose = 1;
    }
  }
  return { unmatchedClose, shortSentence: Math.max(0, 1 - (at - start) / 12) };
}

function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && isLetter(text.charCodeAt(at - 1));
}
