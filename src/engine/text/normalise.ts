import { simplifiedForms } from '../language/simplified.ts';

/**
 * The text as codes that two copies of one passage share: width, case and accents folded, white space, punctuation
 * and Markdown marks dropped. A hyphen at a line end drops out with the line end, so wrapped and unwrapped copies agree.
 */
export interface Normalised {
  /** One code a kept UTF-16 unit. */
  readonly codes: Uint16Array;
  readonly offsets: Offsets;
}

/** Codes from here on are Han, kana, Hangul and other characters that carry about as much as three Latin letters. */
export const firstWideCode = 0x2e80;

const dropped = 0;

let builtFoldTable: Uint16Array | undefined;

export function normalise(text: string): Normalised {
  const codes = new Uint16Array(text.length);
  const anchors = new Int32Array((text.length >> ANCHOR_BITS) + 2);
  const foldTable = (builtFoldTable ??= buildFoldTable());
  let count = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = foldTable[text.charCodeAt(offset)]!;
    codes[count] = code;
    // What is written here last is the offset of the group's first code.
    if ((count & (GROUP - 1)) === 0) anchors[count >> ANCHOR_BITS] = offset;
    // Written first, counted after: no branch to mispredict at every space.
    count += code === dropped ? 0 : 1;
  }
  return { codes: codes.subarray(0, count), offsets: new Offsets(text, anchors, count, foldTable) };
}

const ANCHOR_BITS = 6;
/** So many codes in a row are worked out together. */
const GROUP = 1 << ANCHOR_BITS;
/** Groups that are kept: around both ends of both copies. A power of two. */
const KEPT_GROUPS = 8;

/**
 * Offset into the text of each code, ascending, and behind the last the text's length. Only every 64th is stored: with
 * all of them the map would take twice the text's memory, and few are asked.
 */
export class Offsets {
  /** Codes of the text; offsets are known of one more. */
  readonly count: number;
  private readonly text: string;
  private readonly anchors: Int32Array;
  private readonly foldTable: Uint16Array;
  private readonly kept = new Int32Array(KEPT_GROUPS * GROUP);
  private readonly keptGroups = new Int32Array(KEPT_GROUPS).fill(-1);

  constructor(text: string, anchors: Int32Array, count: number, foldTable: Uint16Array) {
    this.text = text;
    this.anchors = anchors;
    this.count = count;
    this.foldTable = foldTable;
  }

  at(index: number): number {
    if (index >= this.count) return this.text.length;
    const group = index >> ANCHOR_BITS;
    const slot = group & (KEPT_GROUPS - 1);
    if (this.keptGroups[slot] !== group) this.read(group, slot);
    return this.kept[slot * GROUP + (index & (GROUP - 1))]!;
  }

  /** Index of the first code at or after an offset; `count` behind the last. */
  indexFrom(offset: number): number {
    let low = 0;
    let high = (this.count + GROUP - 1) >> ANCHOR_BITS;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.anchors[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    let index = Math.max(0, (low - 1) << ANCHOR_BITS);
    while (index < this.count && this.at(index) < offset) index++;
    return index;
  }

  /** Is the unit at an offset a code? */
  isCode(offset: number): boolean {
    return this.foldTable[this.text.charCodeAt(offset)] !== dropped;
  }

  private read(group: number, slot: number): void {
    const { text, foldTable, kept } = this;
    this.keptGroups[slot] = group;
    let at = slot * GROUP;
    const end = at + Math.min(GROUP, this.count - group * GROUP);
    for (let offset = this.anchors[group]!; at < end; offset += 1)
      if (foldTable[text.charCodeAt(offset)] !== dropped) kept[at++] = offset;
  }
}

function buildFoldTable(): Uint16Array {
  const table = simplifiedForms().slice();
  const drop = (from: number, to: number) => table.fill(dropped, from, to + 1);
  drop(0x0000, 0x002f);
  drop(0x003a, 0x0040);
  drop(0x005b, 0x0060);
  drop(0x007b, 0x00a9);
  drop(0x00ab, 0x00b1);
  drop(0x00b4, 0x00b8);
  drop(0x00bb, 0x00bf);
  drop(0x0300, 0x036f);
  drop(0x1680, 0x1680);
  drop(0x180e, 0x180e);
  drop(0x2000, 0x206f);
  drop(0x20a0, 0x20ff);
  drop(0x2190, 0x245f);
  drop(0x2500, 0x2bff);
  drop(0x2e00, 0x2e7f);
  drop(0x3000, 0x3004);
  drop(0x3008, 0x3020);
  drop(0x3030, 0x3030);
  drop(0x303d, 0x303f);
  drop(0x30fb, 0x30fb);
  drop(0xfe00, 0xfe6f);
  drop(0xfeff, 0xff0f);
  drop(0xff1a, 0xff20);
  drop(0xff3b, 0xff40);
  drop(0xff5b, 0xff65);
  drop(0xffe0, 0xffff);
  const fold = (from: number, to: number) => {
    let units = '';
    for (let unit = from; unit <= to; unit += 1) units += `${String.fromCharCode(unit)}\n`;
    // All at once: a call for each would take longer than a page does.
    const folded = units.normalize('NFKD').toLowerCase();
    for (let unit = from, at = 0; unit <= to; unit += 1, at = folded.indexOf('\n', at) + 1) {
      table[unit] = folded.charCodeAt(at);
    }
  };
  fold(0x0041, 0x005a);
  fold(0x00c0, 0x024f);
  fold(0x0370, 0x0556);
  fold(0x1e00, 0x1fff);
  fold(0xff10, 0xff19);
  fold(0xff21, 0xff3a);
  fold(0xff41, 0xff5a);
  fold(0xff66, 0xff9d);
  table[0x00d7] = dropped;
  table[0x00f7] = dropped;
  return table;
}
