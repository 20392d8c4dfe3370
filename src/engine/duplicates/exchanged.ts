import type { Range } from '../range.ts';
import { isDigit } from '../text/characters.ts';
import { firstWideCode } from '../text/normalise.ts';

/** Codes in a row by which two passages are taken to agree again: two Han characters or four letters. */
const agreedAgain = { wide: 2, narrow: 4 };
/** Codes of a name or a phrase, at least: misreading seldom takes so many in a row. */
const fewestExchanged = { wide: 3, narrow: 5 };
/** Letters that two names have at the same place by chance, as a share. */
const agreedByChance = 0.2;
/** No name, date or phrase is longer. */
const mostCodes = 60;
const fewestPlaces = 2;
/** Read of each passage: enough to tell, and a bound for hostile texts. */
const readCodes = 3000;

/**
 * Do two passages differ as notices of one formula do, in whole names and phrases that stand in each other's place, and hardly
 * in single characters, as copies do that were misread? Numbers are not asked: both have others there.
 */
export function areExchanged(codes: Uint16Array, one: Range, other: Range): boolean {
  const [endA, endB] = [
    Math.min(one.end, one.start + readCodes),
    Math.min(other.end, other.start + readCodes),
  ];
  let [a, b] = [one.start, other.start];
  let [exchanged, misread] = [0, 0];
  while (a < endA && b < endB) {
    if (codes[a] === codes[b]) {
      a += 1;
      b += 1;
      continue;
    }
    const next = agreeAgain(codes, a, b, endA, endB);
    if (next === null) break;
    const [inA, inB] = next;
    if (isExchange(codes, a, b, inA, inB)) exchanged += 1;
    else if (!areDigits(codes, a, b, inA, inB)) misread += 1;
    a += inA;
    b += inB;
  }
  return exchanged >= fewestPlaces && exchanged >= misread;
}

/** Codes to pass over in each until both agree again, as few as can be. */
function agreeAgain(
  codes: Uint16Array,
  a: number,
  b: number,
  endA: number,
  endB: number,
): [number, number] | null {
  const isWide = codes[a]! >= firstWideCode || codes[b]! >= firstWideCode;
  const agreed = isWide ? agreedAgain.wide : agreedAgain.narrow;
  for (let sum = 1; sum <= mostCodes; sum += 1) {
    for (let inA = 0; inA <= sum; inA += 1) {
      const inB = sum - inA;
      if (a + inA + agreed > endA || b + inB + agreed > endB) continue;
      let same = 0;
      while (same < agreed && codes[a + inA + same] === codes[b + inB + same]) same += 1;
      if (same === agreed) return [inA, inB];
    }
  }
  return null;
}

function isExchange(codes: Uint16Array, a: number, b: number, inA: number, inB: number): boolean {
  const isWide = codes[a]! >= firstWideCode || codes[b]! >= firstWideCode;
  const length = Math.max(inA, inB);
  if (length < (isWide ? fewestExchanged.wide : fewestExchanged.narrow) || Math.min(inA, inB) === 0)
    return false;
  if (inA !== inB) return true;
  let same = 0;
  for (let at = 0; at < inA; at += 1) if (codes[a + at] === codes[b + at]) same += 1;
  return same <= agreedByChance * length;
}

function areDigits(codes: Uint16Array, a: number, b: number, inA: number, inB: number): boolean {
  for (let at = 0; at < inA; at += 1) if (!isDigit(codes[a + at]!)) return false;
  for (let at = 0; at < inB; at += 1) if (!isDigit(codes[b + at]!)) return false;
  return true;
}
