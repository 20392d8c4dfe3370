import type { EncodingName } from '../../contract/index.ts';

const boms: readonly (readonly [EncodingName, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding whose byte order mark the bytes begin with. */
export function encodingByBom(bytes: Uint8Array): EncodingName | null {
  return boms.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}

/** The byte order mark of an encoding; empty if it has none. GB18030's (84 31 95 33) is not used by anyone. */
export function bomOf(encoding: EncodingName): Buffer {
  return Buffer.from(boms.find(([name]) => name === encoding)?.[1] ?? []);
}

/** How many bytes of BOM stand before text in this encoding. */
export function bomLength(bytes: Uint8Array, encoding: EncodingName): number {
  return encodingByBom(bytes) === encoding ? bomOf(encoding).length : 0;
}
