import type { Message, ReasonCode } from '../findings.ts';
import type { OrphanDraft } from '../findings/drafts.ts';
import { isCommonWord } from '../topics/common-terms.ts';
import { logOddsOf } from '../evidence.ts';
import { type ContinuationPage, isScrap } from './page.ts';
import type { Blocks } from '../text/blocks.ts';
import { hanClass } from '../language/han-statistics.ts';
import { shippedHanWords } from '../language/shipped.ts';
import { MOST_IN_WORD } from '../language/word-edges.ts';
import { beginsAsPerson } from '../seams/closing-formulas.ts';
import { endingAt } from '../seams/punctuation.ts';
import { isHan, isLetter } from '../text/characters.ts';
import { CAPITAL } from '../text/letters.ts';
import { startsSmall } from '../text/small-letters.ts';
import { MOST_STRANGE, Surroundings } from './surroundings.ts';
import { orphanWeights } from './orphan-weights.table.ts';

export type OrphanFeature =
  | 'headless' // the seam model's log-odds that the block starts in mid-sentence
  | 'impossible' // 1: begins with what no sentence begins with: 的, a comma
  | 'unmatchedClose' // 1: its first words close a quotation or bracket that nothing opens
  | 'lacksMark' // how surely it lacks the mark at its end that paragraphs around have: a title, 0 to 1
  | 'asks' // 1: a question or a call and nothing else: a subheading
  | 'length' // ln of its length / 60, of 25 to 200 characters: the rest of a paragraph is shorter than a whole one
  | 'stranger' // how little what starts there shares with the paragraphs before, see cohesion.ts
  | 'newTopic' // ln of the probability that it does not go on with what stands before it, see topics.ts, or does so all the same
  | 'firstOnPage' // 1: no text stands before it, and it is no mere line: the page goes on with what began elsewhere
  | 'knownLowerCase' // 1: starts with a known word in small letters, on a page whose paragraphs seldom do
  | 'unknownWord' // 1: its first word stands nowhere else in the text and is not common: a misread capital
  | 'restOfWord' // how surely its first two characters are the rest of a word that was cut, by the word list, 0 to 1
  | 'cutWord' // how often its first two characters stand elsewhere, always after the same character: doublings beyond two
  | 'cutMidSentence' // log-odds beyond 1 that it starts in mid-sentence by its words alone, where they do
  | 'afterTitle' // 1: a title or byline stands right before
  | 'afterHeading' // 1: … of five characters at most: a heading of the page, not of an article
  | 'afterColon'; // 1: the text before ends with a colon or semicolon: of a list, whose items may begin small

export interface OrphanCandidate {
  readonly block: number;
  readonly features: Readonly<Record<OrphanFeature, number>>;
  readonly logOdds: number;
}

/** How far a quotation that was opened before may reach. */
const FIRST_WORDS_CHARS = 60;
/** Starts below both are not looked at: what they lack nothing else makes up for. */
const HEADLESS_FROM = -3.5;
const MID_SENTENCE_FROM = 0.7;
/** Text after a start in which its first characters are looked for again. */
const REPEAT_CHARS = 4000;
const LONGEST_HEADING_CHARS = 5;
const LONGEST_QUESTION_CHARS = 120;
/** A page that consists of a shorter text is a note, not a page. */
const FEWEST_FIRST_CHARS = 25;
/** What is shorter is a misread sign, or too little to look for a head for. */
const FEWEST_ORPHAN_CHARS = { latin: 12, wide: 6 } as const;
/**
 * How seldom a paragraph has lost its beginning within an article, for one that an article starts with, where labelled pages
 * have none: what a text begins with came from another page, or was not read. In Latin script a small letter tells it anywhere.
 */
const WITHIN_ARTICLE = { wide: 0.1, latin: 0.3 } as const;
/** `newTopic` from which it is a reason to show. */
const SURELY_NEW = Math.log(0.7);
/** Cuts and tails make a few on any page. */
const MOST_LOWER_STARTS = 4;
const MOST_LOWER_SHARE = 0.15;
const WORD_SEARCH_CHARS = 20_000;
const REPORTED_FROM = -1;

/** Text that starts in mid-sentence while nothing on the page leaves its sentence open for it. */
export function findOrphans(page: ContinuationPage, continued: ReadonlySet<number>): OrphanDraft[] {
  const { blocks, seams } = page;
  return weighOrphans(page, continued, REPORTED_FROM)
    .filter(({ logOdds }) => logOdds > REPORTED_FROM)
    .map(({ block, features, logOdds }) => {
      const at = { start: blocks.starts[block]!, end: blocks.ends[block]! };
      const reasons: Message<ReasonCode>[] = [...seams.headless(at.start).reasons()];
      if (features.firstOnPage === 0 && features.newTopic > SURELY_NEW)
        reasons.push({ code: 'other-subject', params: {} });
      reasons.push({ code: 'no-head-found', params: {} });
      return { at, logOdds, reasons };
    });
}

/** @param from candidates whose log-odds cannot be more may be left out: most of what is read of them is not needed */
export function weighOrphans(
  page: ContinuationPage,
  continued: ReadonlySet<number>,
  from = Number.NEGATIVE_INFINITY,
): OrphanCandidate[] {
  const { text, standing, blocks } = page;
  const seldomLower = seldomStartsLower(page);
  const starts = likelyStarts(page, continued);
  const surroundings = new Surroundings(page, starts.length);
  return starts.flatMap(({ place, headless, midSentence }) => {
    const block = standing[place]!;
    const start = blocks.starts[block]!;
    const before = textBefore(page, place);
    const script = blocks.script(block) === 'latin' ? 'latin' : 'wide';
    const features = {
      headless,
      impossible: IMPOSSIBLE_START.test(text.slice(start, start + 2)) ? 1 : 0,
      unmatchedClose: closesUnopened(text, start, blocks.ends[block]!) ? 1 : 0,
      length: Math.log(Math.max(25, Math.min(200, blocks.ends[block]! - start)) / 60),
      stranger: MOST_STRANGE,
      newTopic: 0,
      lacksMark: lacksMark(page, block),
      asks: asksOnly(text, start, blocks.ends[block]!) ? 1 : 0,
      firstOnPage: before === undefined && blocks.ends[block]! - start >= FEWEST_FIRST_CHARS ? 1 : 0,
      ...lowerCaseStart(text, start, seldomLower),
      restOfWord: restOfWord(text, start),
      ...wordCut(text, start, midSentence),
      ...rightBefore(page, place),
      afterColon: before !== undefined && ':：;；'.includes(text[blocks.ends[before]! - 1]!) ? 1 : 0,
    };
    const weights = orphanWeights[script];
    // What stands around is read where it can make a difference: it never says more for an orphan than this.
    if (logOddsOf(weights, features) <= from) return [];
    features.stranger = surroundings.stranger(place);
    if (logOddsOf(weights, features) <= from) return [];
    const within = WITHIN_ARTICLE[script];
    features.newTopic = Math.log(within + (1 - within) * surroundings.change(place, script));
    return [{ block, features, logOdds: logOddsOf(weights, features) }];
  });
}

/** How surely a piece without a mark at its end, or with a quotation alone there, is no paragraph of this page. */
function lacksMark({ text, blocks, seams }: ContinuationPage, block: number): number {
  const ending = endingAt(text, blocks.ends[block]! - 1, blocks.starts[block]!);
  return ending === 'plain' || ending === 'closed' ? seams.keepsMarks(block) : 0;
}

const QUESTION = /[？！?!][”」』"）)]*$/u;

/** 学生补课为何屡禁不止？: no full stop, and a question at the end. */
function asksOnly(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_QUESTION_CHARS) return false;
  const piece = text.slice(start, end);
  return QUESTION.test(piece) && !piece.includes('。') && !/\.\s/u.test(piece);
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
    if (blocks.headlineGoesOn(block - 1) || isSaidOfHeading(page, block)) continue;
    const length = blocks.ends[block]! - blocks.starts[block]!;
    if (length < FEWEST_ORPHAN_CHARS[blocks.script(block) === 'latin' ? 'latin' : 'wide']) continue;
    if (isScrap(page, place) || beginsAsPerson(page.text, blocks.starts[block]!)) continue;
    const headless = odds.headless(place);
    const midSentence = odds.midSentence(place);
    if (headless < HEADLESS_FROM && midSentence < MID_SENTENCE_FROM) continue;
    found.push({ place, headless, midSentence });
  }
  return found;
}

/** DR. ORMOND'S ELIXIR OF LIFE ¶ cures Catarrh, …: small advertisements set the first words of a sentence as a heading right above it. */
function isSaidOfHeading({ text, blocks }: ContinuationPage, block: number): boolean {
  if (block === 0 || !startsSmall(text, blocks.starts[block]!)) return false;
  const heading = text.slice(blocks.starts[block - 1], blocks.ends[block - 1]);
  const between = text.slice(blocks.ends[block - 1], blocks.starts[block]);
  return between.split('\n').length === 2 && IN_CAPITALS.test(heading);
}

const IN_CAPITALS = new RegExp(`^[${CAPITAL}][${CAPITAL}.'’&, -]{3,50}[${CAPITAL}]$`, 'u');

/** The last block before that is no layout. */
function textBefore({ text, standing, blocks }: ContinuationPage, place: number): number | undefined {
  let before = place - 1;
  while (before >= 0 && isLayout(text, blocks, standing[before]!)) before--;
  return standing[before];
}

function rightBefore(
  { text, standing, blocks }: ContinuationPage,
  place: number,
): Pick<Record<OrphanFeature, number>, 'afterTitle' | 'afterHeading'> {
  const none = { afterTitle: 0, afterHeading: 0 };
  const block = standing[place - 1];
  if (block === undefined || isLayout(text, blocks, block)) return none;
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

/** 的确 and 的士 are words; 了 begins 了解 and 了不起. */
const IMPOSSIBLE_START = /^(?:的(?![确確士])|[吗嗎吧，。、；：！？”」』》）】,.;:!?)])/u;

const OPENING = '“「『‘（(《〈【[«„';
const CLOSING = '”」』’）)》〉】]»“';

/** Do the first words close a quotation or bracket that they do not open? */
function closesUnopened(text: string, start: number, end: number): boolean {
  let depth = 0;
  const limit = Math.min(end, start + FIRST_WORDS_CHARS);
  for (let at = start; at < limit && !'。！？!?'.includes(text[at]!); at++) {
    const character = text[at]!;
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character) && !isApostrophe(text, at) && --depth < 0) return true;
  }
  return false;
}

function isApostrophe(text: string, at: number): boolean {
  return text[at] === '’' && isLetter(text.charCodeAt(at - 1));
}
