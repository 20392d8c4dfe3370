import { startBuckets, StartModel, StartReader } from '../../src/engine/seams/start-model.ts';
import type { HanWords } from '../../src/engine/language/han-words.ts';
import { isHan } from '../../src/engine/text/characters.ts';
import { randomFrom } from '../making/random.ts';
import { fitHashed, type HashedExample } from './hashed-regression.ts';
import { localStarts } from './local-starts.ts';
import { misreader } from './misread.ts';

const SHORTEST_PARAGRAPH = 25;
/** A cut for so many characters of a paragraph. */
const CHARS_A_CUT = 7;
const CUT_WEIGHT = 0.2;
const SENTENCE_WEIGHT = 0.25;
/** Chosen on collections left out. */
const PENALTY = 2;
/** Room that a sentence or a cut must have behind it. */
const FEWEST_BEHIND = 14;

/** A place in a text: the start of a paragraph or sentence, or (yes) a cut in mid-sentence. */
export interface StartExample extends HashedExample {
  readonly place: 'paragraph' | 'sentence' | 'cut';
}

export function startExamplesOf(articles: readonly string[], words: HanWords): StartExample[] {
  const random = randomFrom(1);
  const reader = new StartReader(words);
  const misread = misreader(articles, random);
  const examples: StartExample[] = [];
  for (const raw of articles.join('\n').split('\n')) {
    if (raw.trim().length < SHORTEST_PARAGRAPH || !/[\u3400-\u9fff]{3}/u.test(raw)) continue;
    const line = misread(raw.trim());
    const put = (at: number, place: StartExample['place'], weight: number): void => {
      reader.read(line, at, line.length);
      examples.push({ buckets: reader.buckets.copy(), yes: place === 'cut', weight, place });
    };
    put(0, 'paragraph', 1);
    for (const { 0: mark, index } of line.matchAll(/[。！？][”」』]?(?=[^”」』。！？])/gu)) {
      const start = index + mark.length;
      if (line.length - start > FEWEST_BEHIND) put(start, 'sentence', SENTENCE_WEIGHT);
    }
    for (const start of localStarts(line))
      if (line.length - start > FEWEST_BEHIND) put(start, 'sentence', SENTENCE_WEIGHT);
    for (let cut = 0; cut < Math.max(1, Math.floor(line.length / CHARS_A_CUT)); cut++) {
      const at = 5 + Math.floor(random() * Math.max(1, line.length - 5 - FEWEST_BEHIND));
      if ('。！？”」』，；：、'.includes(line[at - 1] ?? '。') || !isHan(line.charCodeAt(at))) continue;
      put(at, 'cut', CUT_WEIGHT);
    }
  }
  return examples;
}

export function learnStarts(examples: readonly StartExample[]): Float64Array {
  return fitHashed(examples, { buckets: startBuckets, penalty: PENALTY });
}

/** For fits that leave a collection out. */
export function learnStartModel(examples: readonly StartExample[], words: HanWords): StartModel {
  return new StartModel(words, Float32Array.from(learnStarts(examples)));
}
