import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LevelTable, packLevels } from '../../../src/engine/language/level-table.ts';
import { packNumbers, PackedNumbers } from '../../../src/engine/language/packed.ts';

describe('packed tables', () => {
  it('give back the numbers they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 30)), (numbers) => {
        const packed = packNumbers(numbers);
        expect(packed).toMatch(/^[\w-]*$/u);
        const reader = new PackedNumbers(packed);
        expect(numbers.map(() => reader.next())).toEqual(numbers);
      }),
      { seed: 20 },
    );
  });

  it('give back the level of each pair, and of no other', () => {
    const unit = fc.nat(0xffff);
    const pair = fc.record({ first: unit, second: unit, level: fc.integer({ min: -16, max: 16 }) });
    const selector = ({ first, second }: { first: number; second: number }) => first * 0x10000 + second;
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector }), unit, unit, (pairs, first, second) => {
        const table = new LevelTable(packLevels(pairs));
        for (const known of pairs) expect(table.get(known.first, known.second, 99)).toBe(known.level);
        fc.pre(!pairs.some((known) => selector(known) === selector({ first, second })));
        expect(table.get(first, second, 99)).toBe(99);
      }),
      { seed: 21 },
    );
  });
});
