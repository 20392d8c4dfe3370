import type { OrphanDraft } from '../findings/drafts.ts';
import { cohesionBetween } from './cohesion.ts';
import type { Candidate } from './displaced.ts';
import { clamp, logOddsOf } from '../evidence.ts';
import type { ContinuationPage } from './page.ts';
import { isLetter } from '../text/characters.ts';
import { orphanWeights } from './weights.table.ts';

export type OrphanFeature =
  | 'headless' // the seam model's log-odds that the block starts in mid-sentence
  | 'unmatchedClose' // 1: its first words close a quotation or bracket that nothing opens
  | 'shortSentence' // 1 − length of its first sentence / 12, at least 0: a mere tail
  | 'openBefore' // the seam model's log-odds that what precedes it is unfinished
  | 'joinsBefore' // … that the block continues what precedes it
  | 'bestHead' // log-odds of its best head on the page
  | 'stranger' // how little it shares with the paragraphs before, see cohesion.ts
  | 'looseBefore' // how little these share among themselves: news in brief
  | 'looseAfter' // how little the paragraphs after share among themselves
  | 'afterTitle'; // 1: a title or byline stands right before

export interface OrphanCandidate {
  readonly block: number;
  readonly features: Readonly<Record<OrphanFeature, number>>;
  readonly logOdds: number;
}

/** Text on either side that says what an article is about. */
const COHESION_CHARS = 1200;
/** What has more in common than paragraphs of one article have on average says no more for it. */
const LEAST_STRANGE = -0.5;
/** How far a quotation that was opened before may reach. */
const FIRST_WORDS_CHARS = 60;
const CANDIDATE_FROM = -3.5;
const REPORTED_FROM = -1;

/** Text that starts in mid-sentence while nothing on the page leaves its sentence open for it. */
export function findOrphans(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  continued: ReadonlySet<number>,
): OrphanDraft[] {
  const { blocks, seams } = page;
  return weighOrphans(page, pairs, continued)
    .filter(({ logOdds }) => logOdds > REPORTED_FROM)
    .map(({ block, logOdds }) => {
      const at = { start: blocks.starts[block]!, end: blocks.ends[block]! };
      const reasons = [...seams.headless(at.start).reasons(), { code: 'no-head-found', params: {} } as const];
      return { at, logOdds, reasons };
    });
}

export function weighOrphans(
  page: ContinuationPage,
  pairs: readonly Candidate[],
  continued: ReadonlySet<number>,
): OrphanCandidate[] {
  const { text, standing, blocks, seams } = page;
  const bestHead = new Map<number, number>();
  for (const { tail, logOdds } of pairs) {
    bestHead.set(tail, Math.max(bestHead.get(tail) ?? -6, logOdds));
  }
  const found: OrphanCandidate[] = [];
  for (let place = 0; place < standing.length; place++) {
    const block = standing[place]!;
    const start = blocks.starts[block]!;
    if (continued.has(block) || blocks.kind(block) !== 'paragraph') continue;
    const headless = clamp(seams.headless(start).logOdds);
    if (headless < CANDIDATE_FROM) continue;
    const before = standing[place - 1];
    const features = {
      headless,
      ...firstSentence(text, start, blocks.ends[block]!),
      openBefore: before === undefined ? -6 : clamp(seams.open(blocks.ends[before]!).logOdds),
      joinsBefore: before === undefined ? -6 : clamp(seams.joins(blocks.ends[before]!, start).logOdds),
      bestHead: clamp(bestHead.get(block) ?? -6),
      ...strangeness(page, place),
      afterTitle: before !== undefined && blocks.kind(before) !== 'paragraph' ? 1 : 0,
    };
    const weights = orphanWeights[blocks.script(block) === 'latin' ? 'latin' : 'wide'];
    found.push({ block, features, logOdds: logOddsOf(weights, features) });
  }
  return found;
}

/** What stands up to the nearest titles on either side of the paragraph's start, and how much it has in common. */
function strangeness(
  { text, standing, blocks }: ContinuationPage,
  place: number,
): Pick<Record<OrphanFeature, number>, 'stranger' | 'looseBefore' | 'looseAfter'> {
  const start = blocks.starts[standing[place]!]!;
  let from = start;
  for (let before = place - 1; before >= 0 && start - from < COHESION_CHARS; before--) {
    const block = standing[before]!;
    if (blocks.kind(block) === 'title' && from < start) break;
    from = blocks.starts[block]!;
  }
  let to = start;
  for (let after = place; after < standing.length && to - start < COHESION_CHARS; after++) {
    const block = standing[after]!;
    if (blocks.kind(block) === 'title') break;
    to = blocks.ends[block]!;
  }
  from = Math.max(from, start - COHESION_CHARS);
  to = Math.min(to, start + COHESION_CHARS);
  const loose = (low: number, middle: number, high: number): number =>
    Math.max(LEAST_STRANGE, -cohesionBetween(text, [low, middle], [middle, high]));
  return {
    stranger: loose(from, start, to),
    looseBefore: loose(from, (from + start) >> 1, start),
    looseAfter: loose(start, (start + to) >> 1, to),
  };
}

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
