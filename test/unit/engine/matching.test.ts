import { describe, expect, it } from 'vitest';
import { matchPairs, type Candidate } from '../../../src/engine/continuations/matching.ts';
import { readContinuationPage } from '../../../src/engine/continuations/page.ts';
import type { SplitDraft } from '../../../src/engine/findings/drafts.ts';
import { createSeamModel } from '../../../src/engine/seams/model.ts';
import { readBlocks } from '../../../src/engine/text/blocks.ts';
import { RemainingText } from '../../../src/engine/text/remaining-text.ts';

/** A page of five paragraphs; `joined` are those that a join of neighbours continues. */
function pageOf(joined: readonly number[], joinOdds: number) {
  const text = ['One goes on', 'two goes on', 'three goes on', 'four goes on', 'five is over.'].join('\n\n');
  const blocks = readBlocks(text);
  const splits = joined.map((block): SplitDraft => ({
    at: { start: blocks.ends[block]!, end: blocks.starts[block + 1]! },
    replacement: ' ',
    logOdds: joinOdds,
    reasons: [],
  }));
  return readContinuationPage(text, blocks, createSeamModel(text, blocks), splits, new RemainingText());
}

function isTaken(joined: readonly number[], logOdds: number, joinOdds = 0.1): boolean {
  const pair: Candidate = {
    head: 0,
    tail: 3,
    distance: 'far',
    script: 'latin',
    alone: logOdds,
    among: logOdds,
    logOdds,
  };
  const { matched, dropped } = matchPairs(pageOf(joined, joinOdds), [pair]);
  expect(dropped.size).toBe(matched.length * joined.length);
  return matched.length > 0;
}

describe('a tail that seems to stand elsewhere', () => {
  it('needs less where nothing joins neighbours', () => {
    expect(isTaken([], 0.1)).toBe(true);
  });

  it.each([
    ['its head with what follows', 0],
    ['it with what precedes', 2],
  ])('must be likelier than a join of %s', (_, join) => {
    expect(isTaken([join], 0.3)).toBe(false);
    expect(isTaken([join], 0.8)).toBe(true);
  });

  it('leaves a join that is far likelier, whose head may be a title', () => {
    expect(isTaken([2], 1, 1.5)).toBe(true);
    expect(isTaken([2], 1, 2.5)).toBe(false);
  });

  it('must be likelier still where two joins would have to go', () => {
    expect(isTaken([0, 2], 1.5)).toBe(false);
    expect(isTaken([0, 2], 2)).toBe(true);
  });
});
