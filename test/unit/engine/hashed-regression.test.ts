import { expect, it } from 'vitest';
import { fitHashed, type HashedExample } from '../../../tools/learning/hashed-regression.ts';

it('a penalty keeps small what one example teaches, however high it is', () => {
  const examples: HashedExample[] = Array.from({ length: 400 }, (_, index) => ({
    buckets: Int32Array.of(index % 2, 2 + index),
    yes: index % 2 === 0,
    weight: 0.2,
  }));
  const weights = fitHashed(examples, { buckets: 402, penalty: 30 });
  expect(weights[0]).toBeGreaterThan(0.3);
  expect(weights[1]).toBeLessThan(-0.3);
  expect(Math.max(...weights.slice(2).map(Math.abs))).toBeLessThan(0.1);
});
