import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LongText } from '../../../src/contract/index.ts';
import { withEdits } from '../../../src/service/text-edits.ts';

const anyText = fc.string({ unit: fc.constantFrom('a', '字', '\n', '\ud83d', '\ude00'), maxLength: 40 });

/** Where in the text as it is then, in thousandths of its length. */
const anyEdit = fc.record({ from: fc.nat(1000), to: fc.nat(1000), text: anyText, inPieces: fc.boolean() });

describe('edits of a text', () => {
  it('in pieces of any length give what they give in one string', () => {
    const property = fc.property(
      fc.array(anyText),
      fc.array(anyEdit, { maxLength: 8 }),
      fc.integer({ min: 1, max: 30 }),
      (pieces, asked, pieceLength) => {
        let plain = pieces.join('');
        const edits = asked.map(({ from, to, text, inPieces }) => {
          const [start, end] = [from, to]
            .map((share) => Math.round((share / 1000) * plain.length))
            .toSorted((a, b) => a - b) as [number, number];
          plain = plain.slice(0, start) + text + plain.slice(end);
          return { start, end, text: inPieces ? new LongText(Array.from(text)) : text };
        });
        const edited = withEdits(new LongText(pieces), edits, pieceLength);
        expect(String(edited)).toBe(plain);
        expect(edited?.length).toBe(plain.length);
        expect(String(withEdits(pieces.join(''), edits))).toBe(plain);
      },
    );
    fc.assert(property, { seed: 5, numRuns: 3000 });
  });

  it.each([
    [-1, 0],
    [2, 1],
    [0, 4],
    [4, 4],
  ])('from %i to %i are no edits of three characters', (start, end) => {
    expect(withEdits('abc', [{ start, end, text: 'x' }])).toBe(null);
    expect(withEdits(new LongText(['a', 'bc']), [{ start, end, text: 'x' }], 1)).toBe(null);
  });
});
