import * as fc from 'fast-check';
import { LongText, type EncodingName } from '../../src/contract/index.ts';
import { textPieces } from '../../src/contract/long-text.ts';
import { bomOf } from '../../src/service/bytes/bom.ts';
import { encode } from '../../src/service/bytes/encode.ts';
import { decodeFile, type EncodedFile } from '../../src/service/bytes/file-text.ts';
import { decodeInPieces, rebuildInPieces, toEditorPieces } from '../../src/service/bytes/in-pieces.ts';
import { rebuildFile } from '../../src/service/bytes/rebuild.ts';
import { expect } from 'vitest';

/**
 * Files of every encoding and every layout, whole and damaged, and edits to them: for the promise that opening and
 * saving keeps every byte that the editor did not change.
 */

const everywhere = ['a', 'Z', ' ', '7', '-', '\t', '\f', '\0', '\u000b', '\u001a', '.', '~', '\\'];
const unicode = [
  '中',
  '文',
  '，',
  '\u3000',
  '\u200b',
  '\u00ad',
  '\u2028',
  '\u0085',
  '\ufeff',
  '\ufffd',
  '𠮷',
  '\ue000',
  'é',
  '́',
];

const pools: Readonly<Record<EncodingName, readonly string[]>> = {
  'utf-8': unicode,
  'utf-16le': [...unicode, '\ud800', '\udc41', '\u0a0d', '\u0d0a'],
  'utf-16be': [...unicode, '\ud800', '\udc41', '\u0a0d', '\u0d0a'],
  gb18030: unicode,
  big5: ['中', '文', '，', '\u3000', 'Ê', 'Ê̄', '說'],
  shift_jis: ['日', 'ｶ', 'ー', '\u3000', 'ソ', '表'],
  'euc-jp': ['日', 'ｶ', 'ー', '\u3000', '丂'],
  'euc-kr': ['한', '글', '\u3000', '똠'],
  'windows-1252': ['é', '’', '€', '\u00a0'],
  'iso-8859-1': ['é', '\u0085', '\u00a0'],
  'iso-8859-15': ['é', '€', 'œ'],
  'koi8-r': ['Ж', 'ж', '─'],
  'windows-1251': ['Ж', 'ж', '№'],
};

const encodings = Object.keys(pools) as EncodingName[];

type EditKind = 'replace' | 'insert' | 'delete' | 'join' | 'split';

interface AnyFile {
  readonly encoding: EncodingName;
  readonly bytes: Buffer;
  readonly edits: readonly { readonly kind: EditKind; readonly at: number; readonly text: string }[];
}

const anyEdits = fc.array(
  fc.record({
    kind: fc.constantFrom<EditKind>('replace', 'insert', 'delete', 'join', 'split'),
    at: fc.nat(1000),
    text: fc.constantFrom('', 'x', 'new words', '0'),
  }),
  { minLength: 1, maxLength: 4 },
);

const anyFile: fc.Arbitrary<AnyFile> = fc.constantFrom(...encodings).chain((encoding) => {
  const character = fc.constantFrom(...everywhere, ...pools[encoding]);
  const line = fc.record({
    content: fc.array(character, { maxLength: 12 }),
    ending: fc.constantFrom('\n', '\n', '\r\n', '\r\n', '\r'),
  });
  const damage = fc.record({
    kind: fc.constantFrom('set', 'insert', 'remove'),
    at: fc.nat(1000),
    byte: fc.constantFrom(0xff, 0x80, 0x81, 0xd6, 0xed, 0x8f, 0xfa, 0x0a, 0x0d, 0x00, 0x30, 0xdc),
  });
  return fc
    .record({
      lines: fc.array(line, { maxLength: 12 }),
      hasLastEnding: fc.boolean(),
      hasBom: fc.boolean(),
      damages: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 3, arbitrary: fc.array(damage, { maxLength: 4 }) },
      ),
      edits: anyEdits,
    })
    .map(({ lines, hasLastEnding, hasBom, damages, edits }) => {
      const text = lines
        .map(
          ({ content, ending }, index) =>
            content.join('') + (index < lines.length - 1 || hasLastEnding ? ending : ''),
        )
        .join('');
      const encoded = encode(text, encoding, { keepsRawBytes: false });
      let bytes = encoded.ok ? encoded.bytes : Buffer.from(text, 'latin1');
      if (hasBom) bytes = Buffer.concat([bomOf(encoding), bytes]);
      for (const { kind, at, byte } of damages) {
        const place = at % (bytes.length + 1);
        const rest = kind === 'insert' ? place : place + 1;
        const put = kind === 'remove' ? [] : [byte];
        bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from(put), bytes.subarray(rest)]);
      }
      return { encoding, bytes, edits };
    });
});

interface EditedLine {
  readonly text: string;
  /** Index of the line it is, untouched. */
  readonly from: number | null;
}

const touched = (text: string): EditedLine => ({ text, from: null });

function applyToLines(lines: readonly string[], edits: AnyFile['edits']): EditedLine[] {
  const edited: EditedLine[] = lines.map((text, from) => ({ text, from }));
  for (const { kind, at, text } of edits) {
    if (edited.length === 0) edited.push({ text: '', from: null });
    const index = at % edited.length;
    const here = edited[index]!;
    if (kind === 'replace') edited[index] = touched(text);
    else if (kind === 'insert') edited.splice(index, 0, touched(text));
    else if (kind === 'delete') edited.splice(index, 1);
    else if (kind === 'join') edited.splice(index, 2, touched(here.text + (edited[index + 1]?.text ?? '')));
    else {
      const half = Math.floor(here.text.length / 2);
      // Not inside a pair, and not before a mark: alone they are no characters of these encodings.
      const middle = /^[\udc00-\udfff\p{M}]/u.test(here.text.slice(half)) ? 0 : half;
      edited.splice(index, 1, touched(here.text.slice(0, middle)), touched(here.text.slice(middle)));
    }
  }
  return edited.length > 0 ? edited : [{ text: '', from: null }];
}

/** The bytes of each line, its ending with it. */
function rawLines(bytes: Buffer, encoding: EncodingName): string[] {
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const lines: string[] = [];
  let start = 0;
  const isUnit = (at: number, unit: number): boolean => {
    if (width === 1) return bytes[at] === unit;
    const [low, high] = encoding === 'utf-16le' ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
    return low === unit && high === 0;
  };
  for (let at = 0; at < bytes.length; at += width) {
    if (!isUnit(at, 0x0a) && !(isUnit(at, 0x0d) && !isUnit(at + width, 0x0a))) continue;
    lines.push(bytes.toString('hex', start, at + width));
    start = at + width;
  }
  lines.push(bytes.toString('hex', start));
  return lines;
}

const countOf = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** @returns whether the edited text was refused, because kept bytes would have become characters */
function checkFile({ encoding, bytes, edits }: AnyFile): boolean {
  const detected = decodeFile(bytes);
  const unchanged = rebuildFile(bytes, detected, detected.text.replaceAll(/\r\n?/g, '\n'));
  expect(unchanged.ok && unchanged.bytes.equals(bytes)).toBe(true);

  const file = decodeFile(bytes, encoding);
  const before = file.text.replaceAll(/\r\n?/g, '\n').split('\n');
  const edited = applyToLines(before, edits);
  const wanted = edited.map(({ text }) => text).join('\n');
  const rebuilt = rebuildFile(bytes, file, wanted);
  if (!rebuilt.ok) {
    expect(file.undecodableCount).toBeGreaterThan(0);
    return true;
  }
  const again = decodeFile(rebuilt.bytes, encoding);
  // A zero-width no-break space that comes to stand first is the same bytes as a BOM, and is one from then on.
  const shown = !file.bom && again.bom ? `\ufeff${again.text}` : again.text;
  expect(shown.replaceAll(/\r\n?/g, '\n')).toBe(wanted);

  const rawBefore = rawLines(bytes, encoding);
  const rawAfter = rawLines(rebuilt.bytes, encoding);
  const timesBefore = countOf(before);
  const timesAfter = countOf(edited.map(({ text }) => text));
  for (const [index, { text, from }] of edited.entries()) {
    // The last line has no ending, and which of two equal lines was taken out cannot be told.
    const isLast = from === before.length - 1 || index === edited.length - 1;
    if (from === null || isLast || timesBefore.get(text) !== 1 || timesAfter.get(text) !== 1) continue;
    // The BOM stands before the first line, whichever that is.
    if (index === 0 || from === 0 || text === '') continue;
    expect(rawAfter[index]).toBe(rawBefore[from]);
  }
  return false;
}

const joined = (encoded: EncodedFile): EncodedFile => ({ ...encoded, text: String(encoded.text) });

/** The work on large files, a piece at a time, gives what the work on the whole gives. */
export async function checkManyFilesInPieces(count: number, seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyFile, fc.integer({ min: 1, max: 40 }), async ({ encoding, bytes, edits }, length) => {
      const whole = decodeFile(bytes, encoding);
      const { file, editorText } = await decodeInPieces(bytes, encoding, length);
      expect(file).toEqual(whole);
      expect(String(editorText)).toBe(whole.text.replaceAll(/\r\n?/g, '\n'));
      const edited = applyToLines(String(editorText).split('\n'), edits);
      const wanted = edited.map(({ text }) => text).join('\n');
      // As it comes from a window: cut anywhere.
      const sent = new LongText([...textPieces(wanted, length)]);
      const rebuilt = rebuildFile(bytes, whole, wanted, encoding);
      for (const text of [wanted, sent, await toEditorPieces(sent, length)]) {
        expect(joined(await rebuildInPieces(bytes, file, text, encoding, length))).toEqual(rebuilt);
      }
      const unfit = `${wanted}\n\u{1f600}字é`;
      expect(joined(await rebuildInPieces(bytes, file, unfit, encoding, length))).toEqual(
        rebuildFile(bytes, whole, unfit, encoding),
      );
    }),
    { seed, numRuns: count },
  );
}

/** Tries so many files. @returns how many edits were refused with a reason */
export function checkManyFiles(count: number, seed: number): number {
  let refused = 0;
  fc.assert(
    fc.property(anyFile, (file) => {
      if (checkFile(file)) refused += 1;
    }),
    { seed, numRuns: count },
  );
  return refused;
}
