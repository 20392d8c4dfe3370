import { isDigit } from '../text/characters.ts';
import { firstWideCode } from '../text/normalise.ts';

/** Codes in a row by which two passages are taken to agree again: two Han characters or four letters. */
const agreedAgain = { wide: 2, narrow: 4 };
/** Codes of a name or a phrase, at least: misreading seldom takes so many in a row. */
const fewestExchanged = { wide: 3, narrow: 5 };
/** Letters that two names have at the same place by chance, as a share. */
const agreedByChance = 0.2;
/** … and in the same order at any place. */
const sharedByChance = 0.5;
/** No name, date or phrase is longer. */
const mostCodes = 60;
const fewestPlaces = 2;
/** A name that is exchanged in one place only, and nothing is misread: it is as long as a name is with its first names. */
const fewestAlone = 10;
/** So many times what the rate of misread characters lets expect is no chance. */
const beyondChance = 10;
/** Read of each passage: enough to tell, and a bound for hostile texts. */
const readCodes = 3000;

interface Both {
  readonly one: Uint16Array;
  readonly other: Uint16Array;
}

/** `misread`: names seem to be exchanged, and characters were misread as well. */
export type Exchange = 'none' | 'sure' | 'misread';

/**
 * Do two passages differ as notices of one formula do, in whole names and phrases that stand in each other's place, and hardly
 * in single characters, as copies do that were misread? Where both were misread as well, the names must have nothing in
 * common, and be more than misreading makes of so many characters in a row. Numbers are not asked: both have others there.
 */
export function exchangeOf(one: Uint16Array, other: Uint16Array): Exchange {
  const codes = { one, other };
  const [endA, endB] = [Math.min(one.length, readCodes), Math.min(other.length, readCodes)];
  let [a, b] = [0, 0];
  let [exchanged, unlike, misread, longest] = [0, 0, 0, 0];
  while (a < endA && b < endB) {
    if (one[a] === other[b]) {
      a += 1;
      b += 1;
      continue;
    }
    const next = agreeAgain(codes, a, b, endA, endB);
    if (next === null) break;
    const [inA, inB] = next;
    if (isExchange(codes, a, b, inA, inB)) {
      exchanged += 1;
      if (sharedIn(codes, a, b, inA, inB) <= sharedByChance * Math.max(inA, inB))
        longest = Math.max(longest, Math.min(inA, inB));
      if (inA === inB || sharedIn(codes, a, b, inA, inB) <= agreedByChance * Math.max(inA, inB)) unlike += 1;
    } else if (!areDigits(codes, a, b, inA, inB)) misread += 1;
    a += inA;
    b += inB;
  }
  if (exchanged === 1 && misread === 0 && longest >= fewestAlone) return 'sure';
  if (exchanged < fewestPlaces) return 'none';
  if (exchanged >= misread) return 'sure';
  const length = Math.min(endA, endB);
  const fewest = one[0]! >= firstWideCode ? fewestExchanged.wide : fewestExchanged.narrow;
  const expected = length * (misread / length) ** fewest;
  return unlike >= fewestPlaces && unlike >= 1 + beyondChance * expected ? 'misread' : 'none';
}

/** Codes to pass over in each until both agree again, as few as can be. */
function agreeAgain(
  { one, other }: Both,
  a: number,
  b: number,
  endA: number,
  endB: number,
): [number, number] | null {
  const isWide = one[a]! >= firstWideCode || other[b]! >= firstWideCode;
  const agreed = isWide ? agreedAgain.wide : agreedAgain.narrow;
  for (let sum = 1; sum <= mostCodes; sum += 1) {
    for (let inA = 0; inA <= sum; inA += 1) {
      const inB = sum - inA;
      if (a + inA + agreed > endA || b + inB + agreed > endB) continue;
      let same = 0;
      while (same < agreed && one[a + inA + same] === other[b + inB + same]) same += 1;
      if (same === agreed) return [inA, inB];
    }
  }
  return null;
}

function isExchange({ one, other }: Both, a: number, b: number, inA: number, inB: number): boolean {
  const isWide = one[a]! >= firstWideCode || other[b]! >= firstWideCode;
  const length = Math.max(inA, inB);
  if (length < (isWide ? fewestExchanged.wide : fewestExchanged.narrow) || Math.min(inA, inB) === 0)
    return false;
  if (inA !== inB) return true;
  let same = 0;
  for (let at = 0; at < inA; at += 1) if (one[a + at] === other[b + at]) same += 1;
  return same <= agreedByChance * length;
}

/** Length of the longest common subsequence. */
function sharedIn({ one, other }: Both, a: number, b: number, inA: number, inB: number): number {
  const row = new Uint8Array(inB + 1);
  for (let i = 0; i < inA; i += 1) {
    let diagonal = 0;
    for (let j = 1; j <= inB; j += 1) {
      const above = row[j]!;
      row[j] = one[a + i] === other[b + j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return row[inB]!;
}

function areDigits({ one, other }: Both, a: number, b: number, inA: number, inB: number): boolean {
  for (let at = 0; at < inA; at += 1) if (!isDigit(one[a + at]!)) return false;
  for (let at = 0; at < inB; at += 1) if (!isDigit(other[b + at]!)) return false;
  return true;
}
