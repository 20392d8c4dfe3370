import { isHan, isKana, isLetter, isDigit } from '../text/characters.ts';

/** A piece of text up to the nearest mark of punctuation. */
export interface Clause {
  /** In Han characters; three Latin letters weigh as much as one. */
  readonly length: number;
  /** The mark that bounds it: a full stop (or the text's edge), a comma, the Chinese pause mark, a colon, another. */
  readonly mark: 'stop' | 'comma' | 'pause' | 'colon' | 'other' | 'edge';
}

/** Longer clauses are all alike; nothing is read beyond. */
const LONGEST_CLAUSE_CHARS = 160;
const LATIN_LETTER = 1 / 3;

/** The clause that ends before `end`, back to `floor`. */
export function lastClause(text: string, floor: number, end: number, wide: boolean): Clause {
  let length = 0;
  const stop = Math.max(floor, end - LONGEST_CLAUSE_CHARS);
  for (let at = end - 1; at >= stop; at--) {
    const mark = markAt(text, at, wide);
    if (mark !== undefined) return { length, mark };
    length += weightOf(text.charCodeAt(at));
  }
  return { length, mark: 'edge' };
}

/** The clause that starts at `start`, up to `ceiling`. */
export function firstClause(text: string, start: number, ceiling: number, wide: boolean): Clause {
  let length = 0;
  const stop = Math.min(ceiling, start + LONGEST_CLAUSE_CHARS);
  for (let at = start; at < stop; at++) {
    const mark = markAt(text, at, wide);
    if (mark !== undefined && length > 0) return { length, mark };
    length += weightOf(text.charCodeAt(at));
  }
  return { length, mark: 'edge' };
}

function weightOf(code: number): number {
  if (isHan(code) || isKana(code)) return 1;
  return isLetter(code) || isDigit(code) ? LATIN_LETTER : 0;
}

function markAt(text: string, at: number, wide: boolean): Clause['mark'] | undefined {
  switch (text[at]) {
    case '。':
    case '！':
    case '？':
    case '…':
      return 'stop';
    case '，':
    case '；':
      return 'comma';
    case '、':
      return 'pause';
    case '：':
      return 'colon';
    case '“':
    case '”':
    case '「':
    case '」':
    case '《':
    case '》':
    case '（':
    case '）':
    case '—':
      return 'other';
    case '.':
    case '!':
    case '?':
      return followedBySpace(text, at) ? 'stop' : undefined;
    case ',':
    case ';':
      return wide || followedBySpace(text, at) ? 'comma' : undefined;
    case ':':
      return wide || followedBySpace(text, at) ? 'colon' : undefined;
    case '"':
    case '(':
    case ')':
    case '«':
    case '»':
    case '–':
      return 'other';
    default:
      return undefined;
  }
}

/** 3.5 and 10,000 hold no mark. */
function followedBySpace(text: string, at: number): boolean {
  const after = text.charCodeAt(at + 1);
  return !(isDigit(after) || isLetter(after));
}
