import { simplifiedForms } from '../language/simplified.ts';
import { isDigit, isHan, isSpace } from '../text/characters.ts';
import type { Range } from '../range.ts';

/** Read on either side of a copy and at its start to see how its characters are written. */
const CONTEXT_CHARS = 400;
/** A share of fewer characters says less. */
const FEW = 4;

/** Characters of a stretch: of one kind, and those of them that are written in the rarer way. */
interface Count {
  all: number;
  other: number;
}

interface Forms {
  /** Han characters; traditional ones. */
  readonly han: Count;
  /** Digits and letters; full-width ones. */
  readonly narrow: Count;
  /** Letters of our alphabet; capital ones. */
  readonly capitals: Count;
  /** Han characters before another; those with a space between. */
  readonly spaced: Count;
  /** Commas and the like behind Han characters; half-width ones. */
  readonly marks: Count;
}

/**
 * Is a passage written otherwise than what stands around it: in traditional characters, in full-width digits and letters, with
 * its characters spaced out, with half-width marks, in capitals? @returns the differences of their shares, 0 to 5
 *
 * @param copies the passage and its copies: none of them is what stands around
 */
export function foreignForms(text: string, { start, end }: Range, copies: readonly Range[]): number {
  const own = noForms();
  readForms(text, start, Math.min(end, start + 2 * CONTEXT_CHARS), own);
  const around = noForms();
  let from = Math.max(0, start - CONTEXT_CHARS);
  const until = Math.min(text.length, end + CONTEXT_CHARS);
  for (const copy of copies) {
    if (copy.end <= from || copy.start >= until) continue;
    readForms(text, from, copy.start, around);
    from = copy.end;
  }
  readForms(text, from, until, around);
  return (
    differenceOf(own.han, around.han) +
    differenceOf(own.narrow, around.narrow) +
    capitalsDiffer(own.capitals, around.capitals) +
    differenceOf(own.spaced, around.spaced) +
    differenceOf(own.marks, around.marks)
  );
}

const noForms = (): Forms => ({
  han: { all: 0, other: 0 },
  narrow: { all: 0, other: 0 },
  capitals: { all: 0, other: 0 },
  spaced: { all: 0, other: 0 },
  marks: { all: 0, other: 0 },
});

/** Fewer letters are a few abbreviations. */
const FEWEST_LETTERS = 40;

/** 1 where one is in capitals and the other is not: ordinary text has some, more where it names more. */
function capitalsDiffer(own: Count, around: Count): number {
  if (Math.min(own.all, around.all) < FEWEST_LETTERS) return 0;
  return 2 * own.other > own.all === 2 * around.other > around.all ? 0 : 1;
}

const WIDE_MARKS = '，；：？！（）';
const HALF_MARKS = ',;:?!()';

function differenceOf(own: Count, around: Count): number {
  if (own.all === 0 || around.all === 0) return 0;
  const few = Math.min(own.all, around.all);
  return (Math.abs(own.other / own.all - around.other / around.all) * few) / (few + FEW);
}

function readForms(
  text: string,
  start: number,
  end: number,
  { han, narrow, capitals, spaced, marks }: Forms,
): void {
  const simplified = simplifiedForms();
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      han.all += 1;
      if (simplified[code] !== code) han.other += 1;
      const isSpaced = isSpace(text.charCodeAt(at + 1));
      if (isHan(text.charCodeAt(isSpaced ? at + 2 : at + 1))) {
        spaced.all += 1;
        if (isSpaced) spaced.other += 1;
      }
    } else if (isDigit(code) || isNarrowLetter(code) || isWideLetter(code)) {
      narrow.all += 1;
      if (code >= 0xff10) narrow.other += 1;
      if (isNarrowLetter(code)) {
        capitals.all += 1;
        if (code < 0x61) capitals.other += 1;
      }
    } else {
      const char = text[at]!;
      if (isHan(text.charCodeAt(at - 1))) count(marks, char, WIDE_MARKS, HALF_MARKS);
    }
  }
}

function count(of: Count, char: string, usual: string, other: string): void {
  const isOther = other.includes(char);
  if (!isOther && !usual.includes(char)) return;
  of.all += 1;
  if (isOther) of.other += 1;
}

function isNarrowLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

function isWideLetter(code: number): boolean {
  return (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}
