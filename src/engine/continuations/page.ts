import { clamp } from '../evidence.ts';
import type { SplitDraft } from '../findings/drafts.ts';
import type { Recall } from '../memory.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import type { TopicScript } from '../topics/topics.ts';

/** What the stages before know: the blocks that stay once stray copies are gone, and what joins them already. */
export interface ContinuationPage {
  readonly text: string;
  readonly blocks: Blocks;
  readonly seams: SeamModel;
  /** Blocks that stay, in reading order. */
  readonly standing: Int32Array;
  /** Without the stray copies, those within blocks included. */
  readonly remaining: RemainingText;
  /** Joins of neighbours, by the block of their head and of their tail. */
  readonly splitAfter: ReadonlyMap<number, SplitDraft>;
  readonly splitBefore: ReadonlyMap<number, SplitDraft>;
  readonly odds: PlaceOdds;
  readonly recall: Recall | undefined;
}

/** What the seam model says of the places where the standing blocks start and end; read when it is asked for, and once. */
export class PlaceOdds {
  private readonly blocks: Blocks;
  private readonly seams: SeamModel;
  private readonly standing: Int32Array;
  private readonly openAt: Float64Array;
  private readonly headlessAt: Float64Array;
  private readonly midSentenceAt: Float64Array;

  constructor(blocks: Blocks, seams: SeamModel, standing: Int32Array) {
    this.blocks = blocks;
    this.seams = seams;
    this.standing = standing;
    const unread = () => new Float64Array(standing.length).fill(Number.NaN);
    this.openAt = unread();
    this.headlessAt = unread();
    this.midSentenceAt = unread();
  }

  /** Log-odds that the text ends in mid-sentence. */
  open(place: number): number {
    const known = this.openAt[place]!;
    if (!Number.isNaN(known)) return known;
    const { logOdds } = this.seams.open(this.blocks.ends[this.standing[place]!]!);
    return (this.openAt[place] = clamp(logOdds));
  }

  /** Log-odds that it starts in mid-sentence. */
  headless(place: number): number {
    const known = this.headlessAt[place]!;
    if (!Number.isNaN(known)) return known;
    const { logOdds } = this.seams.headless(this.blocks.starts[this.standing[place]!]!);
    return (this.headlessAt[place] = clamp(logOdds));
  }

  /** The same by its words alone, in Chinese; 0 in other scripts. */
  midSentence(place: number): number {
    const known = this.midSentenceAt[place]!;
    if (!Number.isNaN(known)) return known;
    const block = this.standing[place]!;
    const isHan = this.blocks.script(block) === 'han';
    return (this.midSentenceAt[place] = isHan
      ? clamp(this.seams.midSentence(this.blocks.starts[block]!))
      : 0);
  }
}

/** @param remaining of the text once stray copies are gone */
export function readContinuationPage(
  text: string,
  blocks: Blocks,
  seams: SeamModel,
  splits: readonly SplitDraft[],
  remaining: RemainingText,
  recall?: Recall,
): ContinuationPage {
  const standing = new Int32Array(blocks.count);
  let count = 0;
  for (let block = 0; block < blocks.count; block++)
    if (remaining.between(blocks.starts[block]!, blocks.ends[block]!) > 0) standing[count++] = block;
  const splitAfter = new Map(splits.map((split) => [blocks.at(split.at.start - 1), split]));
  const splitBefore = new Map(splits.map((split) => [blocks.at(split.at.end), split]));
  const places = standing.subarray(0, count);
  return {
    text,
    blocks,
    seams,
    standing: places,
    remaining,
    odds: new PlaceOdds(blocks, seams, places),
    splitAfter,
    splitBefore,
    recall,
  };
}

/** Blocks on either side, and characters of each of them on average. */
const SCRAPS_AROUND = 4;
const SCRAP_CHARS = 6;

/** Within a table, or a file of a few characters a line: nothing that a sentence was cut into. */
export function isScrap({ blocks, standing }: ContinuationPage, place: number): boolean {
  const [first, last] = [standing[place - SCRAPS_AROUND], standing[place + SCRAPS_AROUND]];
  if (first === undefined || last === undefined) return false;
  return blocks.ends[last]! - blocks.starts[first]! < (2 * SCRAPS_AROUND + 1) * SCRAP_CHARS;
}

/** By script: scripts with and without capital letters have different evidence. Behind the last place `wide`. */
export function scriptOf({ blocks, standing }: ContinuationPage, place: number): TopicScript {
  return place < standing.length && blocks.script(standing[place]!) === 'latin' ? 'latin' : 'wide';
}

/** What stands between paragraphs and is no text. */
export function isLayout({ blocks, standing }: ContinuationPage, place: number): boolean {
  const kind = blocks.kind(standing[place]!);
  return kind === 'furniture' || kind === 'caption';
}
