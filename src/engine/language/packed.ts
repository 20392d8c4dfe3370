/**
 * Tables are lists of whole numbers written in ASCII: five bits a character, the lowest first, and a sixth bit where
 * more follow, as in source maps. That takes less room than their characters in UTF-8, half the memory, and no time to
 * decode; and what is in order needs no sorting and no hashing when it is read.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 5;
const MORE = 1 << BITS;

let digits: Uint8Array | undefined;

function digitsOfUnits(): Uint8Array {
  if (digits) return digits;
  digits = new Uint8Array(128);
  for (let digit = 0; digit < ALPHABET.length; digit++) digits[ALPHABET.charCodeAt(digit)] = digit;
  return digits;
}

/** As many numbers as are unpacked at once: in one loop, which is compiled soon, and into memory that is used again. */
const AT_ONCE = 4096;

export class PackedNumbers {
  private readonly packed: string;
  /** Where the packed numbers that are not unpacked yet begin. */
  private rest = 0;
  private readonly numbers = new Int32Array(AT_ONCE);
  private count = 0;
  private at = 0;

  constructor(packed: string) {
    this.packed = packed;
  }

  next(): number {
    if (this.at === this.count) this.unpack();
    return this.numbers[this.at++]!;
  }

  private unpack(): void {
    const ofUnits = digitsOfUnits();
    const { packed, numbers } = this;
    let count = 0;
    let number = 0;
    let shift = 0;
    let place = this.rest;
    for (; place < packed.length && count < AT_ONCE; place++) {
      const digit = ofUnits[packed.charCodeAt(place)]!;
      number |= (digit & (MORE - 1)) << shift;
      if (digit >= MORE) {
        shift += BITS;
        continue;
      }
      numbers[count++] = number;
      number = 0;
      shift = 0;
    }
    this.rest = place;
    this.count = count;
    this.at = 0;
  }
}

/** @param numbers from 0 up to 2 ** 30 */
export function packNumbers(numbers: readonly number[]): string {
  let packed = '';
  for (const number of numbers) {
    let rest = number;
    for (; rest >= MORE; rest >>= BITS) packed += ALPHABET[(rest & (MORE - 1)) | MORE];
    packed += ALPHABET[rest];
  }
  return packed;
}
