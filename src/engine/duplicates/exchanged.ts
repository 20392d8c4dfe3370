import { isDigit } from '../text/characters.ts';
import { firstWideCode } from '../text/normalise.ts';

/** Codes in a row by which two passages are taken to agree again. Four letters do so by chance on other diagonals, too. */
const agreedAgain = { wide: 2, narrow: 5 };
/** Codes of a name or a phrase, at least: misreading takes as many in a row for each other (rn for m). */
const fewestExchanged = { wide: 3, narrow: 5 };
/** What stands for a name is at most so many times as long: more is left out, not exchanged. */
const mostTimesAsLong = 4;
/** Share of its codes that a name has in common with another, in the same order. */
const sharedByChance = { wide: 0.05, narrow: 0.4, numeral: 0.2 };
/** Two stretches are first told apart as if so many characters were misread; no copy has more. */
const mostMisread = 0.2;
/** As if so many codes had been seen before, and so many of them misread: three in a hundred. */
const seenBefore = { codes: 50, misread: 1.5 };
/** No name, date or phrase is longer. */
const mostCodes = 60;
/** Numerals that differ say something from so many on. */
const fewestNumerals = { anywhere: 3, amongNotices: 1 };
/** Log-odds that a passage has other numbers, before they are looked at. */
const otherNumbersBefore = { anywhere: -3, amongNotices: 3 };
/** Log-odds (of all exchanged places together) at which something is said, and at which all is. */
const heardFrom = 3;
const sureFrom = 8;
/** Share of exchanged characters in notices of one formula; what differs in fewer is one text, edited. */
const formulaShare = 0.05;
/** Read of each passage: enough to tell, and a bound for hostile texts. */
const readCodes = 3000;

const HAN_NUMERALS: ReadonlySet<number> = new Set(
  Array.from('〇零一二三四五六七八九十百千万', (numeral) => numeral.charCodeAt(0)),
);
const isNumeral = (code: number): boolean => isDigit(code) || HAN_NUMERALS.has(code);

interface Both {
  readonly one: Uint16Array;
  readonly other: Uint16Array;
}

/** Where two passages differ: what one has for what the other has, without the numerals. */
interface Stretch {
  readonly codes: number;
  readonly differing: number;
  readonly isWide: boolean;
  /** Long enough for a name, and about as long in both. */
  readonly mayBeExchanged: boolean;
}

interface Differences {
  readonly stretches: readonly Stretch[];
  readonly numerals: number;
  readonly otherNumerals: number;
  /** Codes read of the longer passage. */
  readonly length: number;
}

/**
 * Do two passages differ as notices of one formula do, in whole names, numbers and phrases that stand in each other's place,
 * or in single characters, as copies do that were misread? Each place at which they differ is judged by how likely so many
 * misread characters are there, given how many are misread elsewhere in the passage; numerals are taken together.
 *
 * @param where among notices of their formula other numbers are what two passages differ in, and few of them say enough
 * @returns 0 (misread) to 1 (another notice)
 */
export function exchangeOf(
  one: Uint16Array,
  other: Uint16Array,
  where: 'anywhere' | 'amongNotices' = 'anywhere',
): number {
  const { stretches, numerals, otherNumerals, length } = differencesOf({
    one: one.subarray(0, readCodes),
    other: other.subarray(0, readCodes),
  });
  const isOther = (stretch: Stretch, misread: number): number =>
    stretch.mayBeExchanged ? exchangedOdds(stretch, misread) - Math.log(length) : 0;
  let seen = seenBefore.codes + length;
  let wrong = seenBefore.misread;
  for (const stretch of stretches) {
    if (isOther(stretch, mostMisread) > 0) seen -= stretch.codes;
    else wrong += stretch.differing;
  }
  const misread = Math.min(mostMisread, wrong / seen);
  let odds = 0;
  let exchanged = 0;
  for (const stretch of stretches) {
    const own = isOther(stretch, misread);
    if (own <= 0) continue;
    odds += own;
    exchanged += stretch.codes;
  }
  const inNumerals =
    otherNumerals < fewestNumerals[where]
      ? 0
      : otherNumbersBefore[where] + oddsOf(numerals, otherNumerals, misread, sharedByChance.numeral);
  if (inNumerals > 0) {
    odds += inNumerals;
    exchanged += otherNumerals;
  }
  const heard = Math.max(0, Math.min(1, (odds - heardFrom) / (sureFrom - heardFrom)));
  return heard * Math.min(1, exchanged / length / formulaShare);
}

function exchangedOdds({ codes, differing, isWide }: Stretch, misread: number): number {
  return oddsOf(codes, differing, misread, isWide ? sharedByChance.wide : sharedByChance.narrow);
}

/** Log-odds that so many of the codes differ because something else stands there, against their being misread. */
function oddsOf(codes: number, differing: number, misread: number, shared: number): number {
  return (
    differing * Math.log((1 - shared) / misread) + (codes - differing) * Math.log(shared / (1 - misread))
  );
}

const ONE_MISREAD: Stretch = { codes: 1, differing: 1, isWide: false, mayBeExchanged: false };

/** One numeral for another, or one more within or beside a number. */
function isOtherNumeral({ one, other }: Both, a: number, b: number, inOne: number, inOther: number): boolean {
  if (inOne === inOther) return isNumeral(one[a]!) && isNumeral(other[b]!);
  const [codes, at] = inOne === 1 ? [one, a] : [other, b];
  if (inOne + inOther !== 1 || !isNumeral(codes[at]!)) return false;
  return isNumeral(codes[at - 1] ?? 0) || isNumeral(codes[at + 1] ?? 0);
}

function differencesOf(both: Both): Differences {
  const { one, other } = both;
  const stretches: Stretch[] = [];
  let [a, b, numerals, otherNumerals] = [0, 0, 0, 0];
  while (a < one.length && b < other.length) {
    if (one[a] === other[b]) {
      if (isNumeral(one[a]!)) numerals += 1;
      a += 1;
      b += 1;
      continue;
    }
    const next = agreeAgain(both, a, b);
    if (next === null) break;
    const [inOne, inOther] = next;
    if (inOne + inOther <= 2) {
      if (isOtherNumeral(both, a, b, inOne, inOther)) {
        numerals += 1;
        otherNumerals += 1;
      } else stretches.push(ONE_MISREAD);
      a += inOne;
      b += inOther;
      continue;
    }
    const [here, there] = [one.subarray(a, a + inOne), other.subarray(b, b + inOther)];
    // A numeral against none is a misread letter.
    const isNumber = here.some(isNumeral) && there.some(isNumeral);
    if (isNumber) {
      const [numbers, others] = [here.filter(isNumeral), there.filter(isNumeral)];
      const both = Math.max(numbers.length, others.length);
      numerals += both;
      otherNumerals += both - sharedIn(numbers, others);
    }
    const isRead = (code: number): boolean => !isNumber || !isNumeral(code);
    stretches.push(stretchOf(here.filter(isRead), there.filter(isRead)));
    a += inOne;
    b += inOther;
  }
  return { stretches, numerals, otherNumerals, length: Math.max(1, a, b) };
}

function stretchOf(here: Uint16Array, there: Uint16Array): Stretch {
  const codes = Math.max(here.length, there.length);
  const isWide = [...here, ...there].some((code) => code >= firstWideCode);
  return {
    codes,
    differing: codes - sharedIn(here, there),
    isWide,
    mayBeExchanged:
      codes <= mostTimesAsLong * Math.min(here.length, there.length) &&
      codes >= (isWide ? fewestExchanged.wide : fewestExchanged.narrow),
  };
}

/** Codes to pass over in each until both agree again, as few as can be. */
function agreeAgain({ one, other }: Both, a: number, b: number): [number, number] | null {
  const isWide = one[a]! >= firstWideCode || other[b]! >= firstWideCode;
  const agreed = isWide ? agreedAgain.wide : agreedAgain.narrow;
  for (let sum = 1; sum <= mostCodes; sum += 1) {
    for (let inOne = 0; inOne <= sum; inOne += 1) {
      const inOther = sum - inOne;
      if (a + inOne + agreed > one.length || b + inOther + agreed > other.length) continue;
      let same = 0;
      while (same < agreed && one[a + inOne + same] === other[b + inOther + same]) same += 1;
      if (same === agreed) return [inOne, inOther];
    }
  }
  return null;
}

/** Length of the longest common subsequence. */
function sharedIn(here: Uint16Array, there: Uint16Array): number {
  const row = new Uint8Array(there.length + 1);
  for (const code of here) {
    let diagonal = 0;
    for (const [at, against] of there.entries()) {
      const above = row[at + 1]!;
      row[at + 1] = code === against ? diagonal + 1 : Math.max(above, row[at]!);
      diagonal = above;
    }
  }
  return row[there.length]!;
}
