import type { HanWords } from '../../src/engine/language/han-words.ts';
import { BreakModel } from '../../src/engine/seams/break-model.ts';
import { BreakReader, breakBuckets } from '../../src/engine/seams/break-reader.ts';
import { randomFrom } from '../making/random.ts';
import { fitHashed, rank, type Ranking } from './hashed-regression.ts';
import { localStarts } from './local-starts.ts';
import { misreader } from './misread.ts';

const SHORTEST_PARAGRAPH = 25;
/** A cut for so many characters of a paragraph. */
const CHARS_A_CUT = 7;
const SENTENCE_WEIGHT = 0.4;
/** Chosen on collections left out. */
const PENALTY = { end: 3, 'broken-off': 10 } as const;

export type BreakKind = 'cut' | 'end' | 'broken-off';

/** Two pieces of text that follow each other. */
export interface BreakExample {
  readonly kind: BreakKind;
  readonly buckets: Int32Array;
  readonly weight: number;
}

const FINAL = /[。！？]$/u;
const INNER_END = /[。！？](?=[^”」』。！？）\s])/gu;
const BEFORE_CUT = /[\p{L}\p{N}，、]/u;
const BEHIND_CUT = /[\p{L}\p{N}“「《]/u;

/**
 * Sentences cut anywhere; ends of sentences, their mark taken away, and titles before what follows them and before
 * other starts; sentences broken off before the starts of other paragraphs.
 */
export function breakExamplesOf(articles: readonly string[], words: HanWords): BreakExample[] {
  const random = randomFrom(7);
  const reader = new BreakReader(words);
  const examples: BreakExample[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const misread = misreader(articles, random);
  const put = (kind: BreakKind, head: string, tail: string, weight: number): void => {
    const text = head + tail;
    reader.read(text, 0, head.length, head.length, text.length);
    examples.push({ kind, buckets: reader.buckets.copy(), weight });
  };
  const heads: string[] = [];
  const titles: string[] = [];
  const starts: string[] = [];
  const paragraphs = articles.flatMap((article) => {
    const lines = article
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /[\u3400-\u9fff]{3}/u.test(line));
    titles.push(
      ...lines.filter((line) => line.length < SHORTEST_PARAGRAPH && !/[。！？，：、…”」]$/u.test(line)),
    );
    return lines.filter((line) => line.length >= SHORTEST_PARAGRAPH).map(misread);
  });
  const locals = paragraphs.flatMap((paragraph) =>
    localStarts(paragraph).map((start) => paragraph.slice(start)),
  );
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1] ?? pick(paragraphs);
    starts.push(paragraph);
    if (FINAL.test(paragraph)) {
      heads.push(paragraph.slice(0, -1));
      put('end', paragraph.slice(0, -1), next, 1);
      if (titles.length > 0) put('end', paragraph + pick(titles), next, SENTENCE_WEIGHT);
    }
    for (const { index: at } of paragraph.matchAll(INNER_END)) {
      if (at < 20 || paragraph.length - at < 14) continue;
      heads.push(paragraph.slice(0, at));
      put('end', paragraph.slice(0, at), paragraph.slice(at + 1), SENTENCE_WEIGHT);
    }
    for (let cut = 0; cut < Math.max(1, Math.floor(paragraph.length / CHARS_A_CUT)); cut++) {
      const at = 6 + Math.floor(random() * Math.max(1, paragraph.length - 12));
      if (!BEFORE_CUT.test(paragraph[at - 1] ?? '。') || !BEHIND_CUT.test(paragraph[at] ?? '。')) continue;
      put('cut', paragraph.slice(0, at), paragraph.slice(at), SENTENCE_WEIGHT);
      const other = random() < 0.4 ? next : random() < 0.8 ? pick(paragraphs) : (pick(titles) ?? next);
      put('broken-off', paragraph.slice(0, at), other, SENTENCE_WEIGHT);
    }
  }
  for (const head of heads) put('end', head, pick(starts), SENTENCE_WEIGHT);
  for (const local of locals) put('end', pick(heads), local, SENTENCE_WEIGHT);
  for (const title of titles) put('end', title, pick(starts), SENTENCE_WEIGHT);
  return examples;
}

/** What tells cuts from the examples of another kind. */
export function learnBreaks(all: readonly BreakExample[], against: 'end' | 'broken-off'): Float64Array {
  return fitHashed(cutsAgainst(all, against), { buckets: breakBuckets, penalty: PENALTY[against] });
}

export function rankBreaks(
  weights: Float64Array,
  all: readonly BreakExample[],
  against: 'end' | 'broken-off',
): Ranking {
  return rank(weights, cutsAgainst(all, against));
}

function cutsAgainst(all: readonly BreakExample[], against: 'end' | 'broken-off') {
  return all
    .filter(({ kind }) => kind === 'cut' || kind === against)
    .map(({ kind, buckets, weight }) => ({ buckets, weight, yes: kind === 'cut' }));
}

/** Both models, for fits that leave a collection out. */
export function learnBreakModel(examples: readonly BreakExample[], words: HanWords): BreakModel {
  return new BreakModel(words, {
    cut: Float32Array.from(learnBreaks(examples, 'end')),
    rest: Float32Array.from(learnBreaks(examples, 'broken-off')),
  });
}
