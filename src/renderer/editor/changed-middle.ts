import type { Edit } from '../../engine/index.ts';

/** One edit that makes `before` into `after`: what differs in the middle, what is alike at both ends left alone. */
export function changedMiddle(before: string, after: string): Edit {
  const start = commonPrefix(before, after);
  const tail = commonSuffix(before, after, start);
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Length of what two texts begin with alike; never ends inside a surrogate pair. */
function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let at = 0;
  while (at < limit && a[at] === b[at]) at += 1;
  return at > 0 && isHighSurrogate(a.charCodeAt(at - 1)) ? at - 1 : at;
}

/** Length of what two texts end with alike, after `prefix`; never begins inside a surrogate pair. */
function commonSuffix(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  const first = a.charCodeAt(a.length - length);
  return length > 0 && first >= 0xdc00 && first <= 0xdfff ? length - 1 : length;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
