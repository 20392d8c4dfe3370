import { simplifiedForms } from '../language/simplified.ts';

/**
 * The text as codes that two copies of one passage share: width, case and accents folded, white space, punctuation
 * and Markdown marks dropped. A hyphen at a line end drops out with the line end, so wrapped and unwrapped copies agree.
 */
export interface Normalised {
  /** One code a kept UTF-16 unit. */
  readonly codes: Uint16Array;
  /** Offset into the text of each code, ascending. One more than there are codes: the last is the text's length. */
  readonly offsets: Int32Array;
}

/** Codes from here on are Han, kana, Hangul and other characters that carry about as much as three Latin letters. */
export const firstWideCode = 0x2e80;

const dropped = 0;

let builtFoldTable: Uint16Array | undefined;

export function normalise(text: string): Normalised {
  const codes = new Uint16Array(text.length);
  const offsets = new Int32Array(text.length + 1);
  const foldTable = (builtFoldTable ??= buildFoldTable());
  let count = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = foldTable[text.charCodeAt(offset)]!;
    codes[count] = code;
    offsets[count] = offset;
    // Written first, counted after: no branch to mispredict at every space.
    count += code === dropped ? 0 : 1;
  }
  offsets[count] = text.length;
  return { codes: codes.subarray(0, count), offsets: offsets.subarray(0, count + 1) };
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
