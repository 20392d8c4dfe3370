import type { Blocks } from '../text/blocks.ts';
import type { Normalised } from '../text/normalise.ts';
import type { Range } from '../range.ts';
import type { Repeat } from './occurrences.ts';

/** Of a paragraph that is a summary, sentences of the text make up so much. */
const leastShare = 0.85;
/** Codes of the text that a summary passes over between two sentences, at least. */
const leastBetween = 10;

interface Sentence {
  readonly repeat: Repeat;
  readonly here: Range;
  readonly there: Range;
}

/**
 * Repeats in a paragraph that is made of sentences from several places of one text, in their order: whoever set it summed the
 * text up. An extraction brings together what stands together.
 */
export function inSummaries(
  { offsets }: Normalised,
  blocks: Blocks,
  repeats: readonly Repeat[],
): ReadonlySet<Repeat> {
  const byBlock = new Map<number, Sentence[]>();
  for (const repeat of repeats) {
    const [one, other] = repeat.places as [Range, Range];
    if (repeat.places.length !== 2) continue;
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const block = blocks.at(offsets.at(here.start));
      const sentences = byBlock.get(block);
      if (sentences) sentences.push({ repeat, here, there });
      else byBlock.set(block, [{ repeat, here, there }]);
    }
  }
  const found = new Set<Repeat>();
  for (const [block, sentences] of byBlock) {
    if (block < 0 || sentences.length < 2) continue;
    const start = offsets.indexFrom(blocks.starts[block]!);
    const end = offsets.indexFrom(blocks.ends[block]!);
    if (isSummary(sentences, end - start)) for (const { repeat } of sentences) found.add(repeat);
  }
  return found;
}

function isSummary(sentences: readonly Sentence[], codes: number): boolean {
  const apart: Sentence[] = [];
  for (const sentence of sentences.toSorted((p, q) => lengthOf(q.here) - lengthOf(p.here))) {
    if (apart.every(({ here }) => here.end <= sentence.here.start || here.start >= sentence.here.end))
      apart.push(sentence);
  }
  if (apart.length < 2) return false;
  const covered = apart.reduce((sum, { here }) => sum + lengthOf(here), 0);
  const inOrder = apart.toSorted((p, q) => p.here.start - q.here.start);
  const leavesOut = inOrder.every(
    ({ there }, index) => index === 0 || there.start >= inOrder[index - 1]!.there.end + leastBetween,
  );
  return leavesOut && covered >= leastShare * codes;
}

const lengthOf = ({ start, end }: Range): number => end - start;
