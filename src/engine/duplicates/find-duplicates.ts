import type { DuplicateDraft } from '../findings/drafts.ts';
import type { SeamModel } from '../seams/model.ts';
import type { Blocks } from '../text/blocks.ts';
import { firstWideCode, normalise } from '../text/normalise.ts';
import { Aligner, type AlignedPair } from './align.ts';
import { narrowWeight, wideWeight } from './chains.ts';
import { Edges, sentenceEdge } from './edges.ts';
import { cutPeriods } from './periods.ts';
import { groupPairs } from './occurrences.ts';
import { chainSeeds, planSeeds } from './seeds.ts';

/** Shorter repeats (20 Han characters, 60 letters) are not looked at. */
const minPairWeight = 60;
/** Copies with more than a quarter of their characters different are different texts. */
const minSimilarity = 0.72;

/** Passages that stand in the text more than once, exactly or nearly; in reading order. */
export function findDuplicates(text: string, blocks: Blocks, seams: SeamModel): DuplicateDraft[] {
  const normalised = normalise(text);
  const { codes } = normalised;
  const edges = new Edges(text, normalised, blocks.lineStarts);
  const aligner = new Aligner(codes, edges);
  const pairs = cutPeriods(chainSeeds(codes, planSeeds(codes.length)))
    .flatMap((chain) => aligner.align(chain))
    .filter((pair) => isRepeat(codes, pair));
  void seams;
  return groupPairs(pairs).map(({ places, differences }) => {
    const ranges = edges.ranges(places);
    const length = Math.max(...places.map(({ start, end }) => end - start));
    return {
      logOdds: 3,
      reasons: [],
      occurrences: ranges,
      match: differences === 0 ? 'exact' : 'near',
      similarity: 1 - differences / length,
      remove: [places.length - 1],
      legitimate: !places.some(
        ({ start, end }) =>
          edges.at(start) >= sentenceEdge && edges.at(end) >= sentenceEdge && end - start >= 22,
      ),
    };
  });
}

function isRepeat(codes: Uint16Array, { aStart, aEnd, bStart, bEnd, differences }: AlignedPair): boolean {
  const length = Math.max(aEnd - aStart, bEnd - bStart);
  if (length === 0 || 1 - differences / length < minSimilarity) return false;
  let weight = 0;
  for (let at = bStart; at < bEnd && weight < minPairWeight; at += 1) {
    weight += codes[at]! >= firstWideCode ? wideWeight : narrowWeight;
  }
  return weight >= minPairWeight;
}
