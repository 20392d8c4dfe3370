/** Codes in a row that are looked up. */
const SEED = 5;
/** Codes of a passage that stands twice on end: longer ones are found as other copies are. */
const LONGEST = 80;
/** … thrice or more often on end: longer than nearly all paragraphs. */
const LONGEST_OF_THREE = 600;
/** Few, so that the table stays in the cache nearest to the processor: what is looked up was seen a short while ago. */
const TABLE_BITS = 12;
const base = 0x01000193;
const scramble = 0x9e3779b1;
const baseOut = Math.imul(Math.imul(base, base), Math.imul(base, base));

/** A passage that stands right behind itself, letter for letter. */
export interface RepeatedAtOnce {
  readonly start: number;
  /** Codes of the passage. */
  readonly period: number;
  /** Codes behind the first passage that go on as it does: once and more where the passage stands there three times. */
  readonly agreed: number;
}

/** What stands twice on end, or more often, in reading order; the shortest passage that does is what repeats. */
export function repeatedAtOnce(codes: Uint16Array): RepeatedAtOnce[] {
  const last = new Int32Array(1 << TABLE_BITS).fill(-1);
  const found: RepeatedAtOnce[] = [];
  let hash = 0;
  let known = 0;
  const refused = { period: 0, end: 0 };
  for (let next = 0; next < codes.length; next += 1) {
    if (next >= SEED) hash = (hash - Math.imul(codes[next - SEED]!, baseOut)) | 0;
    hash = (Math.imul(hash, base) + codes[next]!) | 0;
    const at = next - SEED + 1;
    if (at < 0) continue;
    const slot = Math.imul(hash, scramble) >>> (32 - TABLE_BITS);
    const seen = last[slot]!;
    last[slot] = at;
    const period = at - seen;
    if (seen < known || period > LONGEST_OF_THREE) continue;
    // What follows on one diagonal ends where it ended before.
    if (period === refused.period && at < refused.end) continue;
    const end = at + agreement(codes, seen, at);
    const least = period > LONGEST ? 2 * period : Math.max(period, SEED);
    if (end - at < least) {
      refused.period = period;
      refused.end = end;
      continue;
    }
    // Where another passage was looked up in its place the first codes were passed over.
    const start = beginning(codes, seen, period, known);
    known = end;
    found.push({ start, period, agreed: end - start - period });
  }
  return found;
}

function beginning(codes: Uint16Array, from: number, period: number, earliest: number): number {
  let start = from;
  while (start > earliest && codes[start - 1] === codes[start - 1 + period]) start -= 1;
  return start;
}

function agreement(codes: Uint16Array, a: number, b: number): number {
  let length = 0;
  while (b + length < codes.length && codes[a + length] === codes[b + length]) length += 1;
  return length;
}
