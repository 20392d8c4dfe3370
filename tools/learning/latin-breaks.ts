import { LatinBreakModel } from '../../src/engine/seams/latin-break-model.ts';
import { LatinBreakReader, latinBreakBuckets } from '../../src/engine/seams/latin-break-reader.ts';
import { randomFrom } from '../making/random.ts';
import { fitHashed, type HashedExample } from './hashed-regression.ts';

const SHORTEST_PARAGRAPH = 60;
/** Of the places in a paragraph where a sentence could be cut, those that are; more before a capital, which are fewer. */
const CUT_SHARE = 0.25;
const CAPITAL_CUT_SHARE = 0.6;
const SENTENCE_WEIGHT = 0.4;
/** Chosen on collections left out. */
const PENALTY = 3;
const MISREAD_SHARE = 0.4;
const MISREAD_RATE = 0.02;

export interface LatinBreakExample extends HashedExample {
  /** Does a capital stand behind the break? */
  readonly capital: boolean;
}

const FINAL = /[.!?]$/u;
const INNER_END = /(?<=\p{L}{3})[.!?] (?=["“«„]?\p{Lu})/gu;
const CUT = /(?<=[\p{L}\p{N})\]%]) (?=[\p{L}\p{N}“"«„($£€])/gu;
const BEGINS_CAPITAL = /^["“«„'(]*\p{Lu}/u;
const TITLE = /^[^.!?…,;:]{12,}[\p{L}\p{N})]$/u;
const LETTERS = Array.from({ length: 26 }, (_, letter) => String.fromCharCode(0x61 + letter));

/**
 * Sentences cut between words; ends of sentences, their mark taken away, before what follows them and before other starts;
 * titles before starts.
 */
export function latinBreakExamplesOf(articles: readonly string[]): LatinBreakExample[] {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const misread = (text: string): string =>
    random() > MISREAD_SHARE
      ? text
      : Array.from(text, (c) => (/\p{L}/u.test(c) && random() < MISREAD_RATE ? pick(LETTERS) : c)).join('');
  const titles: string[] = [];
  const paragraphs = articles.flatMap((article) => {
    const lines = article.split('\n').map((line) => line.trim());
    titles.push(...lines.filter((line) => line.length < SHORTEST_PARAGRAPH && TITLE.test(line)));
    return lines.filter((line) => line.length >= SHORTEST_PARAGRAPH).map(misread);
  });
  const reader = new LatinBreakReader();
  const examples: LatinBreakExample[] = [];
  const put = (yes: boolean, head: string, tail: string, weight: number): void => {
    const text = head + tail;
    reader.begin();
    reader.addPair(reader.addHead(text, 0, head.length), reader.addTail(text, head.length, text.length));
    examples.push({ yes, buckets: reader.buckets.copy(), weight, capital: BEGINS_CAPITAL.test(tail) });
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1] ?? pick(paragraphs);
    for (const { index: at } of paragraph.matchAll(CUT)) {
      if (at < 8 || paragraph.length - at < 8) continue;
      const tail = paragraph.slice(at + 1);
      if (random() < (BEGINS_CAPITAL.test(tail) ? CAPITAL_CUT_SHARE : CUT_SHARE))
        put(true, paragraph.slice(0, at), tail, SENTENCE_WEIGHT);
    }
    if (FINAL.test(paragraph)) {
      put(false, paragraph.slice(0, -1), next, 1);
      put(false, paragraph.slice(0, -1), pick(paragraphs), SENTENCE_WEIGHT);
    }
    for (const { index: at } of paragraph.matchAll(INNER_END)) {
      if (at < 30) continue;
      put(false, paragraph.slice(0, at), paragraph.slice(at + 2), SENTENCE_WEIGHT);
      put(false, paragraph.slice(0, at), pick(paragraphs), SENTENCE_WEIGHT);
    }
  }
  for (const title of titles) put(false, title, pick(paragraphs), SENTENCE_WEIGHT);
  return examples;
}

/** Ends of sentences count as much, taken together, as cuts. */
export function learnLatinBreaks(examples: readonly LatinBreakExample[]): Float64Array {
  const weightOf = (kind: boolean) =>
    examples.reduce((sum, { yes, weight }) => sum + (yes === kind ? weight : 0), 0);
  const share = weightOf(true) / weightOf(false);
  const balanced = examples.map(({ buckets, yes, weight }) => ({
    buckets,
    yes,
    weight: yes ? weight : weight * share,
  }));
  return fitHashed(balanced, { buckets: latinBreakBuckets, penalty: PENALTY });
}

/** For fits and scores that leave text out. */
export function learnLatinBreakModel(examples: readonly LatinBreakExample[]): LatinBreakModel {
  return new LatinBreakModel(Float32Array.from(learnLatinBreaks(examples)));
}
