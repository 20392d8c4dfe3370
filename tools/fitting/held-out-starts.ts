import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFeatures } from '../../src/engine/continuations/start-model.ts';
import { learnStarts, startExamplesOf } from '../learning/starts.ts';

/** Long enough to say that a paragraph comes from a collection. */
const SHINGLE_CHARS = 12;

/**
 * The start model as it judges texts it has not learned from: labelled pages may be made of the corpus's articles,
 * and a weight fitted on what was learned by heart would be too high for any other page.
 */
export function heldOutStarts(folder: string): (text: string, start: number) => number {
  const texts = readdirSync(join(folder, 'zh'))
    .toSorted()
    .map((name) => readFileSync(join(folder, 'zh', name), 'utf8'));
  const examples = texts.map(startExamplesOf);
  const models = texts.map((text, index) => ({
    shingles: shinglesOf(text),
    weights: learnStarts(examples.filter((_, other) => other !== index).flat()),
  }));
  const all = learnStarts(examples.flat());
  return (text, start) => {
    const places = [start + 8, start + 24, start + 40];
    const known = models.find(({ shingles }) =>
      places.some((place) => shingles.has(text.slice(place, place + SHINGLE_CHARS))),
    );
    const weights = known?.weights ?? all;
    return startFeatures(text, start).reduce((sum, bucket) => sum + weights[bucket]!, 0);
  };
}

function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE_CHARS <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE_CHARS));
  return shingles;
}
