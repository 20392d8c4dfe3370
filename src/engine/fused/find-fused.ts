import type { FusedDraft } from '../findings/drafts.ts';
import { logOddsOf } from '../evidence.ts';
import { quoteAfter } from '../findings/quotes.ts';
import { skipBlanks, skipBlanksBack } from '../fixes/boundaries.ts';
import type { Recall } from '../memory.ts';
import type { Range } from '../range.ts';
import type { SeamModel } from '../seams/model.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import type { Blocks } from '../text/blocks.ts';
import { BYLINE_MARKS } from './han-openings.ts';
import { anchors, type Opening } from './openings.ts';
import { findTrailingTitles } from './trailing-titles.ts';
import { fusedWeights } from './weights.table.ts';

export type FusedFeature =
  | 'afterSentence' // 1: a sentence ends right before
  | 'unmistakable' // 1: an agency or reporter is named with it
  | 'byline' // 1: a byline, which also closes an item
  | 'bareCity' // 1: a name in capitals and a dash, without agency or date
  | 'afterTitle' // 1: what precedes in the block is short and without punctuation
  | 'marked' // 1: set in bold or in brackets, as openings are
  | 'littleBefore' // 1: hardly anything stands before it in the paragraph, and no title
  | 'littleAfter'; // 1: hardly anything follows it in the paragraph, and it is no byline at the end

const SENTENCE_END = '。！？!?….．';
const CLOSING = '”』」"’»)）]】';
/** A formula after one of these is quoted or cited, not an opening. */
const CITING = '据據《“「『‘按从從由（(：:';
const LITTLE_CHARS = 12;
const ANY_LETTER = /[\p{L}…]/u;
const LONGEST_TITLE_CHARS = { wide: 36, latin: 90 } as const;
const REPORTED_FROM = -1;

type TitleScript = keyof typeof LONGEST_TITLE_CHARS;

interface Place {
  readonly text: string;
  readonly blockStart: number;
  readonly blockEnd: number;
  /** Of the formula, with the bold marks or bracket it opens with. */
  readonly start: number;
  readonly opening: Opening;
}

export interface Fused {
  readonly fused: readonly FusedDraft[];
  /** Ends of pieces that are likelier titles than cut sentences: what follows them is no join. */
  readonly titleEnds: ReadonlySet<number>;
}

/** Datelines, bylines and titles that run on from the paragraph before. */
export function findFused(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  remaining: RemainingText,
  recall?: Recall,
): Fused {
  const found = new Map<number, FusedDraft>();
  const titles = findTrailingTitles(text, blocks, seams, remaining, recall);
  for (const { draft } of titles) found.set(draft.at.start, draft);
  for (const [anchor, find] of anchors) {
    for (let at = text.indexOf(anchor); at >= 0; at = text.indexOf(anchor, at + 1)) {
      const block = blocks.at(at);
      const blockStart = blocks.starts[block] ?? 0;
      const blockEnd = blocks.ends[block] ?? 0;
      const isOfBlock = at < blockEnd && holdsText(blocks, block);
      const opening = isOfBlock ? find(text, at, blockStart) : null;
      if (!opening || opening.start <= blockStart) continue;
      // At the end of a line of hard-wrapped text the name goes on, or the sentence does; in a caption it is the photographer's.
      if (opening.trailing && (opening.end < blockEnd || blocks.kind(block) === 'caption')) continue;
      const start = withMarks(text, opening.start, blockStart);
      for (const draft of judge({ text, blockStart, blockEnd, start, opening }))
        found.set(draft.at.start, draft);
    }
  }
  const fused = [...found.values()]
    // Once a stray copy is gone nothing begins with it, and what stands behind it may begin the paragraph.
    .filter(({ at }) => remaining.isWhole(at.end, at.end + 1) && staysBefore(at.start, blocks, remaining))
    // What begins with a line of solid text begins as its paragraphs do.
    .filter(({ at }) => !blocks.solid || !text.slice(at.start, at.end).includes('\n'))
    .toSorted((a, b) => a.at.start - b.at.start);
  const likely = titles.filter(({ draft }) => draft.logOdds > 0);
  return { fused, titleEnds: new Set(likely.map(({ end }) => end)) };
}

/** Columns side by side, and what the layout or a program put there, hold no paragraphs that could have run together. */
function holdsText(blocks: Blocks, block: number): boolean {
  const kind = blocks.kind(block);
  return kind !== 'columns' && kind !== 'furniture';
}

function staysBefore(end: number, blocks: Blocks, remaining: RemainingText): boolean {
  const start = blocks.starts[blocks.at(end - 1)]!;
  return remaining.between(start, end) > 0;
}

function judge(place: Place): FusedDraft[] {
  const { text, blockStart, start, opening } = place;
  const before = skipBlanksBack(text, start, blockStart);
  if (before <= blockStart || CITING.includes(text[before - 1]!)) return [];
  // 3. 本报讯: an item of a list.
  if (before - blockStart < LITTLE_CHARS && !ANY_LETTER.test(text.slice(blockStart, before))) return [];
  // Behind a title, in Latin script, stand only such.
  const script = opening.notWithin ? 'latin' : 'wide';
  const sentenceEnd = lastSentenceEnd(text, blockStart, before, script);
  // 本报讯（记者李强）新华社北京7月1日电: the second of two formulas opens no item of its own.
  if (sentenceEnd < before && '）)'.includes(text[before - 1]!)) return [];
  const title =
    sentenceEnd < before ? readTitle(text, Math.max(sentenceEnd, blockStart), before, script) : null;
  if (opening.notWithin && sentenceEnd < before && (!title || title.start === blockStart)) return [];
  const features = {
    afterSentence: sentenceEnd === before ? 1 : 0,
    unmistakable: opening.unmistakable ? 1 : 0,
    byline: opening.kind === 'byline' ? 1 : 0,
    bareCity: opening.kind === 'bare-city' ? 1 : 0,
    afterTitle: title ? 1 : 0,
    marked: '*【〔［[（('.includes(text[start] ?? ' ') ? 1 : 0,
    littleBefore: before - blockStart < LITTLE_CHARS && !title ? 1 : 0,
    littleAfter: place.blockEnd - opening.end < LITTLE_CHARS && !opening.trailing ? 1 : 0,
  };
  const logOdds = logOddsOf(fusedWeights, features);
  if (logOdds < REPORTED_FROM) return [];
  const code = opening.kind === 'byline' ? 'byline-inside' : 'dateline-inside';
  const drafts: FusedDraft[] = [
    {
      at: { start: before, end: start },
      logOdds,
      reasons: [{ code, params: { quote: quoteAfter(text, start) } }],
    },
  ];
  if (title && title.start > blockStart) {
    const end = skipBlanks(text, title.start);
    const reasons = [{ code: 'title-inside', params: { quote: quoteAfter(text, end) } } as const];
    drafts.push({ at: { start: title.start, end }, logOdds, reasons });
  }
  return drafts;
}

const OPENS_FORMULA = `【〔［[（(${BYLINE_MARKS}`;

/** The opening bracket, bold marks or the mark before a formula go with it. */
function withMarks(text: string, start: number, blockStart: number): number {
  let at = start;
  if (OPENS_FORMULA.includes(text[at - 1] ?? ' ') && at > blockStart) at--;
  if (text.slice(at - 2, at) === '**' && at - 2 >= blockStart) at -= 2;
  return at;
}

/** Where the last sentence before `end` ends, closing quotes and bold marks included; the block's start if none does. */
function lastSentenceEnd(text: string, blockStart: number, end: number, script: TitleScript): number {
  for (let at = end; at > Math.max(blockStart, end - LONGEST_TITLE_CHARS[script] - 10); at--) {
    if (!SENTENCE_END.includes(text[at - 1]!)) continue;
    let after = at;
    while (after < end && (CLOSING.includes(text[after]!) || text[after] === '*')) after++;
    return after;
  }
  return blockStart;
}

/** A title stands between the last sentence and the formula: short, without the punctuation of a sentence. */
function readTitle(text: string, from: number, end: number, script: TitleScript): Range | null {
  const start = skipBlanks(text, from, end);
  const piece = text.slice(start, end);
  if (
    piece.length < 4 ||
    piece.length > LONGEST_TITLE_CHARS[script] ||
    /[，。；,;（）()【】[\]]/u.test(piece)
  )
    return null;
  return { start: from, end };
}
