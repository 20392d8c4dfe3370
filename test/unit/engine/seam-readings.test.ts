import { describe, expect, test } from 'vitest';
import {
  bothOdds,
  createSeamModel,
  createSeamReader,
  joinFeatures,
  shippedSeamStatistics,
} from '../../../src/engine/seams/model.ts';
import { weighed } from '../../../src/engine/seams/readings.ts';
import { seamWeights } from '../../../src/engine/seams/weights.table.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { newspaperText, type Language } from '../../bench/newspaper.ts';

function seamsOf(language: Language) {
  const text = newspaperText(language, 40_000, 21);
  const blocks = readBlocks(text);
  const seams = Array.from({ length: blocks.count - 3 }, (_, block) => ({
    head: blocks.ends[block]!,
    next: blocks.starts[block + 1]!,
    far: blocks.starts[block + 3]!,
  }));
  return { text, blocks, seams };
}

describe.each(['zh', 'en'] as const)('seams of a page (%s)', (language) => {
  test('are judged alike whatever was asked before', () => {
    const { text, blocks, seams } = seamsOf(language);
    const judge = (order: typeof seams) => {
      const model = createSeamModel(text, blocks);
      const odds = order.map(({ head, next, far }) => [
        head,
        model.joins(head, next).logOdds,
        model.joins(head, far).logOdds,
        model.open(head).logOdds,
        model.headless(next).logOdds,
      ]);
      return odds.toSorted(([a], [b]) => a! - b!);
    };
    expect(judge(seams.toReversed())).toEqual(judge(seams));
  });

  test('come to the sum of their features', () => {
    const { text, blocks, seams } = seamsOf(language);
    const model = createSeamModel(text, blocks);
    const reader = createSeamReader(text, blocks, shippedSeamStatistics(), seamWeights);
    let compared = 0;
    for (const { head, far } of seams) {
      const { logOdds } = model.joins(head, far);
      const reading = reader.head(head);
      // Finished sentences are not weighed.
      if (reading.head.ending !== 'plain') continue;
      const features = joinFeatures(reader, reading, reader.tail(far));
      const { joins, takesUp } = seamWeights[reading.script];
      const unfinished = joins.bias + weighed(joins, features);
      // Where there is no cut, it is not asked how the break reads.
      if (unfinished <= -4) continue;
      expect(logOdds).toBeCloseTo(bothOdds(unfinished, takesUp.bias + weighed(takesUp, features)), 9);
      compared++;
    }
    expect(compared).toBeGreaterThan(0);
  });
});
