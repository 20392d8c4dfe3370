import type { BlockShapes } from './block-kinds.ts';

/** The item before or after it stands no further off, in blocks: an item of a resolution may have paragraphs of its own. */
const NEARBY_BLOCKS = 12;
/** （十九）, xviii. and what closes them. */
const LONGEST_NUMBER_CHARS = 8;

const OPENING = String.raw`(?<opening>[(（[［〔【]?)`;
/** A digit behind a point belongs to the number. */
const CLOSING = String.raw`(?<closing>[)）\]］〕】]|[.．、:：](?![0-9０-９]))`;
const FIRST = /[0-9０-９A-Za-z第一二三四五六七八九十(（[［〔【①-⑳]/u;

/** How items are numbered. One may be read in two ways: `i)` is the first of some lists and follows `h)` in others. */
const FORMS: readonly { readonly pattern: RegExp; readonly valueOf: (number: string) => number }[] = [
  { pattern: numbered('[0-9０-９]{1,3}'), valueOf: (number) => Number(number.normalize('NFKC')) },
  { pattern: numbered('[一二三四五六七八九十]{1,3}'), valueOf: hanValue },
  { pattern: /^第(?<number>[一二三四五六七八九十]{1,3})(?<closing>[、，:：])/u, valueOf: hanValue },
  { pattern: numbered('[a-z]'), valueOf: (letter) => letter.charCodeAt(0) },
  { pattern: numbered('[A-Z]'), valueOf: (letter) => letter.charCodeAt(0) },
  { pattern: numbered('[ivxIVX]{1,6}'), valueOf: romanValue },
  { pattern: /^(?<number>[①-⑳])/u, valueOf: (circled) => circled.charCodeAt(0) },
];

/**
 * Which blocks begin with an item's number or letter (`2.`, `（三）`, `b)`, `④`), the one before or after it standing nearby. What the
 * item before lacks at its end (`；和`, `and`), it does not go on with that.
 *
 * @returns 1 for each such block, 0 for others
 */
export function findNumberedItems({ text, starts, ends, count }: BlockShapes): Uint8Array {
  const items = new Uint8Array(count);
  /** The last block that began so, by form and value. */
  const seen = new Map<string, number>();
  for (let block = 0; block < count; block++) {
    const start = starts[block]!;
    if (!FIRST.test(text[start]!)) continue;
    const opening = text.slice(start, Math.min(ends[block]!, start + LONGEST_NUMBER_CHARS));
    FORMS.forEach(({ pattern, valueOf }, form) => {
      const groups = pattern.exec(opening)?.groups;
      if (groups === undefined) return;
      const value = valueOf(groups['number']!);
      const look = `${String(form)}${groups['opening'] ?? ''}${groups['closing'] ?? ''}`;
      for (const beside of [value - 1, value + 1]) {
        const other = seen.get(`${look}${String(beside)}`);
        if (other === undefined || block - other > NEARBY_BLOCKS) continue;
        items[other] = 1;
        items[block] = 1;
      }
      seen.set(`${look}${String(value)}`, block);
    });
  }
  return items;
}

function numbered(number: string): RegExp {
  return new RegExp(`^${OPENING}(?<number>${number})${CLOSING}`, 'u');
}

/** Of 一 to 九十九. */
function hanValue(number: string): number {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['零', number];
  return 10 * (tens === '' ? 1 : digitOf(tens!)) + digitOf(ones!);
}

function digitOf(digit: string): number {
  return Math.max(0, '零一二三四五六七八九'.indexOf(digit));
}

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function romanValue(number: string): number {
  let sum = 0;
  let last = 0;
  for (let at = number.length - 1; at >= 0; at--) {
    const digit = ROMAN_DIGITS[number[at]!.toLowerCase()]!;
    sum += digit < last ? -digit : digit;
    last = digit;
  }
  return sum;
}
