import { isDigit, isLetter } from '../text/characters.ts';
import { LevelTable } from './level-table.ts';
import { simplifiedForms } from './simplified.ts';

/**
 * Statistics of Chinese news text as tools/learn-han.ts writes them, each a packed `LevelTable`, read when it is first asked
 * for. All values are natural logarithms of ratios, quantised in steps of `levelStep`; what is not listed has the value 0.
 */
export interface HanTable {
  /** How much more often the second of two characters follows the first than by chance. */
  readonly follow: () => string;
  /** How much more (less) often two characters stand at a sentence's end, or start, than elsewhere. */
  readonly ends: () => string;
  readonly starts: () => string;
}

export const levelStep = 0.5;

/** In `ends` and `starts` the first of a pair that stands for any: the level is of the second alone. No class of a character. */
export const anyUnit = 0x41;

/** Stand for all digits and all Latin letters. */
const DIGIT_CLASS = 0x30;
const LETTER_CLASS = 0x7e;

export interface HanStatistics {
  /** log P(second | first) / P(second): how much more often `second` follows `first` than by chance; at least 0. */
  follow(first: number, second: number): number;
  /** Characters that follow it more often than by chance: the more, the more common it is; 0 for a rare one. */
  followers(unit: number): number;
  /** log P(last two | end of a sentence) / P(last two); 0 where unknown. */
  end(beforeLast: number, last: number): number;
  /** log P(first two | start of a sentence) / P(first two); 0 where unknown. */
  start(first: number, second: number): number;
}

/** Folds a UTF-16 unit to the one the tables know it by. */
export function hanClass(unit: number): number {
  if (isDigit(unit)) return DIGIT_CLASS;
  if (isLetter(unit)) return LETTER_CLASS;
  return simplifiedForms()[unit]!;
}

/** The table is decoded when it is first asked: a page in Latin script has no use for it. */
export function readHanTable(table: HanTable): HanStatistics {
  let known: HanStatistics | undefined;
  const statistics = () => (known ??= decodeHanTable(table));
  return {
    follow: (first, second) => statistics().follow(first, second),
    followers: (unit) => statistics().followers(unit),
    end: (beforeLast, last) => statistics().end(beforeLast, last),
    start: (first, second) => statistics().start(first, second),
  };
}

function decodeHanTable(table: HanTable): HanStatistics {
  const follow = new LevelTable(table.follow());
  const ends = new LevelTable(table.ends());
  const starts = new LevelTable(table.starts());
  return {
    followers: (unit) => follow.secondsOf(hanClass(unit)),
    follow: (first, second) => follow.get(hanClass(first), hanClass(second), 0) * levelStep,
    end(beforeLast, last) {
      const folded = hanClass(last);
      return ends.get(hanClass(beforeLast), folded, ends.get(anyUnit, folded, 0)) * levelStep;
    },
    start(first, second) {
      const folded = hanClass(first);
      return starts.get(folded, hanClass(second), starts.get(anyUnit, folded, 0)) * levelStep;
    },
  };
}
