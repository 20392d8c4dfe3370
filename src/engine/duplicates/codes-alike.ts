import type { Range } from '../range.ts';

/** Do two stretches of codes agree, one by one? Empty ones say nothing, and do not. */
export function areAlike(codes: Uint16Array, one: Range, other: Range): boolean {
  const length = one.end - one.start;
  if (length <= 0 || other.end - other.start !== length) return false;
  for (let at = 0; at < length; at += 1) if (codes[one.start + at] !== codes[other.start + at]) return false;
  return true;
}
