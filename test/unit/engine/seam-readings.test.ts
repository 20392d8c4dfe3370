import { describe, expect, test } from 'vitest';
import { shippedStatistics } from '../../../src/engine/language/shipped.ts';
import { createSeamModel, createSeamReader, joinFeatures } from '../../../src/engine/seams/model.ts';
import { weighed } from '../../../src/engine/seams/readings.ts';
import { seamWeights } from '../../../src/engine/seams/weights.ts';
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
    const reader = createSeamReader(text, blocks, shippedStatistics(), seamWeights);
    let compared = 0;
    for (const { head, far } of seams) {
      const { logOdds } = model.joins(head, far);
      const reading = reader.head(head);
      // Finished sentences are not weighed, and clean Chinese pages have odds of their own on top.
      if (reading.head.ending !== 'plain' || reading.shape.plainSure === 1) continue;
      const features = joinFeatures(reader, reading, reader.tail(far), -4);
      const { joins } = seamWeights[reading.script];
      expect(logOdds).toBeCloseTo(joins.bias + weighed(joins, features), 9);
      compared++;
    }
    expect(compared).toBeGreaterThan(0);
  });
});
