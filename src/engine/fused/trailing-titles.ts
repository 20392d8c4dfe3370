import { Passage, TermReader } from '../topics/cohesion.ts';
import { clamp, logOddsOf } from '../evidence.ts';
import type { FusedDraft } from '../findings/drafts.ts';
import { quoteAfter } from '../findings/quotes.ts';
import { skipBlanks } from '../fixes/boundaries.ts';
import type { Recall } from '../memory.ts';
import type { SeamModel } from '../seams/model.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import type { Blocks } from '../text/blocks.ts';
import { columnsOf as columnsOfUnit, isHan, isLetter } from '../text/characters.ts';
import { endsWithCredit } from '../text/credits.ts';
import { CAPITAL, HAN } from '../text/letters.ts';
import { endsWithTelephone } from '../text/telephones.ts';
import { endsInFunctionWord } from '../seams/function-words.ts';
import { trailingTitleWeights } from './title-weights.table.ts';

export type TrailingTitleFeature =
  | 'joins' // the seam model's log-odds that the piece goes on with the next paragraph
  | 'headlessNext' // … that the next paragraph starts in mid-sentence
  | 'leadNext' // 1: the next paragraph opens with a dateline or a byline stands there
  | 'unmarkedShare' // share of the page's long paragraphs that end without a mark: the piece may have lost its own
  | 'echoAfter' // share of the piece's terms that the next paragraphs take up
  | 'echoBefore' // … that the text before has
  | 'strangers' // how little the text before and the next paragraphs have in common
  | 'capitals' // share of the words that begin with a capital, but the first
  | 'innerSpace' // 1: a space between Han characters, or a bar: headlines have them
  | 'innerMark' // 1: a comma or the like
  | 'asks' // 1: it ends with a question or an exclamation mark, as sentences do, too
  | 'short' // 1 − its columns / 60, at least 0
  | 'nextLong'; // 1: the next paragraph is longer than any title

export interface TrailingTitle {
  /** Start of the piece, the blanks before it not included. */
  readonly start: number;
  /** End of the sentence before it. */
  readonly before: number;
  /** End of its block. */
  readonly end: number;
  readonly script: 'wide' | 'latin';
  readonly features: Readonly<Record<TrailingTitleFeature, number>>;
  readonly logOdds: number;
}

const REPORTED_FROM = -1;
const FEWEST_COLUMNS = 8;
const MOST_COLUMNS = 110;
/** A headline may be two sentences itself, but without a full stop; what is longer before the piece is a paragraph. */
const FEWEST_COLUMNS_BEFORE = 90;
const FEWEST_COLUMNS_BEFORE_STOP = 40;
/** Paragraphs from here on are no titles. */
const LONG_COLUMNS = 120;
const AROUND_CHARS = 800;
/** A text with so many pieces that it would be read more often than this has less read around each. */
const MOST_READINGS = 6;
const SENTENCE_END = /[。！？!?….．][”』」"’»)）】*]*/gu;
/** … the stage.Howard’s unfinished business: lines were put together without a space. */
const RUN_TOGETHER = new RegExp(`[a-zà-ÿ]{4}[.?!]+[”"’»)]*[${CAPITAL}][a-zà-ÿ]$`, 'u');
const INNER_SPACE = new RegExp(String.raw`[${HAN}”》][ \u3000|｜]+[${HAN}“《]`, 'u');
const LEAD = new RegExp(
  String.raw`^(?:\*\*)?[【[（(]?(?:本[报報刊网網台]|新华社|新華社|中新[社网]|央视网|央視|人民网|据新|【)|^[${CAPITAL}][${CAPITAL}.]+(?:[ ,]+[${CAPITAL}][${CAPITAL}.]+){0,3}[ ,]*(?:\([^)]{1,20}\) ?)?[-–—]`,
  'u',
);

/** Titles that run on from the end of a paragraph, and where they end: the text of their article stands behind. */
export function findTrailingTitles(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  remaining: RemainingText,
  recall?: Recall,
): { readonly draft: FusedDraft; readonly end: number }[] {
  return weighTrailingTitles(text, blocks, seams, remaining, recall)
    .filter(({ logOdds }) => logOdds > REPORTED_FROM)
    .map(({ before, start, end, logOdds }) => {
      const reasons = [{ code: 'title-inside', params: { quote: quoteAfter(text, start) } } as const];
      return { draft: { at: { start: before, end: start }, logOdds, reasons }, end };
    });
}

export function weighTrailingTitles(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  remaining: RemainingText,
  recall?: Recall,
): TrailingTitle[] {
  const unmarkedShare = shareOfUnmarked(text, blocks);
  const pieces = piecesAtEnds(text, blocks);
  const topics = new Topics(text, remaining, recall);
  const reach = Math.min(AROUND_CHARS, Math.ceil((MOST_READINGS * text.length) / (pieces.length + 1)));
  return pieces.map(({ before, start, block, next }) => {
    const end = blocks.ends[block]!;
    const script = blocks.script(block) === 'latin' ? 'latin' : 'wide';
    const features = {
      ...seamFeatures(text, blocks, seams, end, next),
      ...topics.around({ start, end, before, next: blocks.starts[next]! }, reach),
      ...pieceFeatures(text, start, end),
      unmarkedShare,
    };
    return {
      start,
      before,
      end,
      script,
      features,
      logOdds: logOddsOf(trailingTitleWeights[script], features),
    };
  });
}

interface Piece {
  readonly before: number;
  readonly start: number;
  readonly block: number;
  /** The next block that is text. */
  readonly next: number;
}

function piecesAtEnds(text: string, blocks: Blocks): Piece[] {
  const pieces: Piece[] = [];
  for (let block = 0; block + 1 < blocks.count; block++) {
    if (blocks.kind(block) !== 'paragraph' && blocks.kind(block) !== 'title') continue;
    const piece = pieceAtEnd(text, blocks.starts[block]!, blocks.ends[block]!);
    const next = nextText(blocks, block);
    if (piece !== null && next >= 0) pieces.push({ ...piece, block, next });
  }
  return pieces;
}

/** What stands behind the last sentence of a paragraph without ending as one. */
function pieceAtEnd(text: string, start: number, end: number): { before: number; start: number } | null {
  // A character takes two columns at most.
  if (2 * (end - start) < FEWEST_COLUMNS_BEFORE_STOP + FEWEST_COLUMNS || endsSentence(text, end)) return null;
  const from = Math.max(start, end - MOST_COLUMNS - 4);
  const tail = text.slice(from, ASKING.includes(text[end - 1]!) ? end - 1 : end);
  let last = -1;
  for (const { 0: mark, index } of tail.matchAll(SENTENCE_END)) {
    const after = index + mark.length;
    const isStop =
      !'.?!'.includes(mark[0]!) ||
      /\s/u.test(tail[after] ?? ' ') ||
      RUN_TOGETHER.test(tail.slice(index - 4, after + 2));
    if (isStop && !isAbbreviation(tail, index)) last = after;
  }
  if (last < 0) return null;
  const fewest = /[。.．][^。.．！？!?]*$/u.test(tail.slice(0, last))
    ? FEWEST_COLUMNS_BEFORE_STOP
    : FEWEST_COLUMNS_BEFORE;
  if (columnsOf(text, start, from + last) < fewest) return null;
  const at = skipBlanks(text, from + last, end);
  const columns = columnsOf(text, at, end);
  if (columns < FEWEST_COLUMNS || columns > MOST_COLUMNS) return null;
  if (/[，、：；,:;—–“「『（(《-]$/u.test(text.slice(end - 1, end))) return null;
  // （作者为大学教授）; Source: Reuters
  if ('（('.includes(text[at]!) && '）)'.includes(text[end - 1]!)) return null;
  if (endsWithCredit(text, start, end) || endsWithTelephone(text, start, end)) return null;
  // A title does not end with a preposition, a sentence that is cut does.
  if (endsInFunctionWord(text, at, end)) return null;
  return { before: from + last, start: at };
}

const ASKING = '？！?!';

/** Most paragraphs do: known without looking for all sentences. A title may ask something. */
function endsSentence(text: string, end: number): boolean {
  if ('。…．'.includes(text[end - 1]!)) return true;
  return text[end - 1] === '.' && !NEVER_LAST.test(text.slice(Math.max(0, end - 6), end - 1));
}

/** What no sentence ends with before its full stop: Mr., J., 3. */
const NEVER_LAST = /(?:^|[\s(“"])(?:Mrs?|Ms|Dr|St|Mme|Mlle|Sra?|Hr|Fr|\p{Lu}|[0-9]{1,2})$/u;

/** Mr. Smith; J. Smith */
function isAbbreviation(text: string, at: number): boolean {
  return (
    text[at] === '.' &&
    /(?:^|[\s(“"])(?:\p{Lu}\p{Ll}{0,2}|\p{L}|[0-9]{1,2})$/u.test(text.slice(Math.max(0, at - 5), at))
  );
}

function nextText(blocks: Blocks, block: number): number {
  const last = Math.min(blocks.count - 1, block + 2);
  for (let next = block + 1; next <= last; next++) {
    const kind = blocks.kind(next);
    if (kind !== 'furniture' && kind !== 'caption' && kind !== 'byline') return next;
  }
  return -1;
}

function seamFeatures(text: string, blocks: Blocks, seams: SeamModel, end: number, next: number) {
  const start = blocks.starts[next]!;
  const isLead = LEAD.test(text.slice(start, start + 60));
  return {
    joins: clamp(seams.joins(end, start).logOdds),
    headlessNext: clamp(seams.headless(start).logOdds),
    leadNext: isLead || blocks.kind(blocks.at(end - 1) + 1) === 'byline' ? 1 : 0,
    nextLong: columnsOf(text, start, blocks.ends[next]!) >= LONG_COLUMNS ? 1 : 0,
  };
}

/** A piece, and where the text behind its paragraph starts. */
interface Placed {
  readonly before: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** What a piece, the text before it and the text behind its paragraph have in common. */
class Topics {
  private readonly text: string;
  private readonly remaining: RemainingText;
  private readonly recall: Recall | undefined;
  private readonly reader: TermReader;
  private readonly own = new Passage();
  private readonly before = new Passage();
  private readonly after = new Passage();

  constructor(text: string, remaining: RemainingText, recall: Recall | undefined) {
    this.text = text;
    this.remaining = remaining;
    this.recall = recall;
    this.reader = new TermReader(text, remaining);
  }

  around(piece: Placed, reach: number) {
    const { recall } = this;
    const from = this.remaining.back(piece.before, reach);
    const to = Math.min(this.text.length, this.remaining.forth(piece.next, reach));
    if (recall === undefined) return this.read(piece, from, to);
    let known: ReturnType<Topics['read']> | undefined;
    const read = () => (known ??= this.read(piece, from, to));
    return {
      echoAfter: recall.answer('titleEchoAfter', from, piece.start, to, () => read().echoAfter),
      echoBefore: recall.answer('titleEchoBefore', from, piece.start, to, () => read().echoBefore),
      strangers: recall.answer('titleStrangers', from, piece.start, to, () => read().strangers),
    };
  }

  private read(piece: Placed, from: number, to: number) {
    const { reader, own, before, after } = this;
    reader.read(piece.next, to, after);
    reader.read(from, piece.before, before);
    const strangers = clamp(-reader.cohesionWith(after));
    reader.read(piece.start, piece.end, own);
    return {
      echoAfter: reader.sharedWith(after) / (own.count + 1),
      echoBefore: reader.sharedWith(before) / (own.count + 1),
      strangers,
    };
  }
}

function pieceFeatures(text: string, start: number, end: number) {
  const piece = text.slice(start, end);
  const words = piece
    .split(/\s+/u)
    .filter((word) => isLetter(word.charCodeAt(0)) && !isHan(word.charCodeAt(0)));
  const capitals = words.slice(1).filter((word) => word[0] !== word[0]!.toLowerCase()).length;
  return {
    capitals: words.length > 1 ? capitals / (words.length - 1) : 0,
    innerSpace: INNER_SPACE.test(piece) ? 1 : 0,
    innerMark: /[，；,;]/u.test(piece) ? 1 : 0,
    asks: ASKING.includes(piece.at(-1)!) ? 1 : 0,
    short: Math.max(0, 1 - columnsOf(text, start, end) / 60),
  };
}

function shareOfUnmarked(text: string, blocks: Blocks): number {
  let long = 1;
  let unmarked = 0;
  for (let block = 0; block < blocks.count; block++) {
    const [start, end] = [blocks.starts[block]!, blocks.ends[block]!];
    if (end - start < 50 || blocks.kind(block) !== 'paragraph') continue;
    long++;
    if (isLetter(text.charCodeAt(end - 1))) unmarked++;
  }
  return unmarked / long;
}

function columnsOf(text: string, start: number, end: number): number {
  let columns = 0;
  for (let at = start; at < end && columns <= MOST_COLUMNS + LONG_COLUMNS; at++)
    columns += columnsOfUnit(text.charCodeAt(at));
  return columns;
}
