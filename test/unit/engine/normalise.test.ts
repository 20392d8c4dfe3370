import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/engine/text/normalise.ts';

const read = (text: string) => String.fromCharCode(...normalise(text).codes);

describe('normalise', () => {
  it.each([
    ['width', 'ＡＢＣ１２３ｱｲ', 'abc123アイ'],
    ['case and accents', 'Élysée Straße ÑANDÚ', 'elyseestraßenandu'],
    ['traditional and simplified', '這項計劃', '这项计划'],
    ['white space and hyphens at line ends', 'news-\npaper　，日 报', 'newspaper日报'],
    ['punctuation and Markdown marks', '## **“好”，**（他）说……', '好他说'],
  ])('folds %s', (_, text, folded) => {
    expect(read(text)).toBe(folded);
  });

  it('maps every code back to the unit it came from, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 100, maxLength: 400 }), (text) => {
        const { codes, offsets } = normalise(text);
        expect(offsets.count).toBe(codes.length);
        expect(offsets.at(codes.length)).toBe(text.length);
        codes.forEach((code, i) => {
          expect(offsets.at(i)).toBeLessThan(offsets.at(i + 1));
          expect(normalise(text[offsets.at(i)]!).codes[0]).toBe(code);
          expect(offsets.indexFrom(offsets.at(i))).toBe(i);
          expect(offsets.indexFrom(offsets.at(i) + 1)).toBe(i + 1);
        });
      }),
      { seed: 99, numRuns: 100 },
    );
  });
});
