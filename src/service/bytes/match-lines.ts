/**
 * Which lines of an edited text are lines of the original: for each new line the index of its original, or −1. The
 * indexes grow, and matched lines are equal.
 *
 * Equal beginnings and ends first, then lines that occur once on each side as anchors (patience diff, Bram Cohen),
 * then Myers' greedy algorithm between anchors. Where that would cost too much, the next equal line is taken.
 */
export function matchLines(before: readonly string[], after: readonly string[]): Int32Array {
  const matched = new Int32Array(after.length).fill(-1);
  // A stack of areas instead of recursion: a text may be a hundred thousand anchors long.
  const areas: Area[] = [{ aStart: 0, aEnd: before.length, bStart: 0, bEnd: after.length }];
  for (let area = areas.pop(); area; area = areas.pop()) {
    const inner = trim(before, after, area, matched);
    if (inner.aStart === inner.aEnd || inner.bStart === inner.bEnd) continue;
    const anchors = uniqueAnchors(before, after, inner);
    if (anchors.length > 0) areas.push(...between(inner, anchors, matched));
    else matchDensely(before, after, inner, matched);
  }
  return matched;
}

/**
 * Adds lines that were moved: what is left over on both sides and occurs once on each. Their indexes do not grow.
 *
 * @param matched as `matchLines` gives it
 */
export function withMovedLines(
  before: readonly string[],
  after: readonly string[],
  matched: Int32Array,
): Int32Array {
  if (!matched.includes(-1)) return matched;
  const taken = new Uint8Array(before.length);
  for (const index of matched) if (index >= 0) taken[index] = 1;
  const origins = matched.slice();
  const oldOnes = new Map<string, number>();
  for (const [index, line] of before.entries()) {
    if (line !== '' && taken[index] === 0) oldOnes.set(line, oldOnes.has(line) ? -1 : index);
  }
  const newOnes = new Map<string, number>();
  for (const [index, line] of after.entries()) {
    if (matched[index] === -1) newOnes.set(line, newOnes.has(line) ? -1 : index);
  }
  for (const [line, b] of newOnes) {
    const a = oldOnes.get(line) ?? -1;
    if (a >= 0 && b >= 0) origins[b] = a;
  }
  return origins;
}

/** Half-open in both texts. */
interface Area {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** Matches equal lines at both ends and returns what is left in the middle. */
function trim(before: readonly string[], after: readonly string[], area: Area, matched: Int32Array): Area {
  let { aStart, aEnd, bStart, bEnd } = area;
  while (aStart < aEnd && bStart < bEnd && before[aStart] === after[bStart]) {
    matched[bStart] = aStart;
    aStart += 1;
    bStart += 1;
  }
  while (aEnd > aStart && bEnd > bStart && before[aEnd - 1] === after[bEnd - 1]) {
    aEnd -= 1;
    bEnd -= 1;
    matched[bEnd] = aEnd;
  }
  return { aStart, aEnd, bStart, bEnd };
}

/** Lines that occur exactly once in each half of the area, in an order that grows in both. */
function uniqueAnchors(before: readonly string[], after: readonly string[], area: Area): Pair[] {
  const inA = placesOnce(before, area.aStart, area.aEnd);
  const inB = placesOnce(after, area.bStart, area.bEnd);
  const pairs: Pair[] = [];
  for (const [line, b] of inB) {
    const a = inA.get(line);
    if (a !== undefined && a >= 0 && b >= 0) pairs.push({ a, b });
  }
  return longestIncreasing(pairs);
}

/** Where each line stands; −1 if more than once. */
function placesOnce(lines: readonly string[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let index = start; index < end; index += 1) {
    const line = lines[index]!;
    places.set(line, places.has(line) ? -1 : index);
  }
  return places;
}

/** The longest subsequence with growing `a`; `pairs` come sorted by `b`. */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (let index = 0; index < pairs.length; index += 1) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]!.a < pairs[index]!.a) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = tails[low - 1]!;
    tails[low] = index;
  }
  const chain: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]!) chain.push(pairs[index]!);
  return chain.toReversed();
}

function between(area: Area, anchors: readonly Pair[], matched: Int32Array): Area[] {
  const areas: Area[] = [];
  let { aStart, bStart } = area;
  for (const { a, b } of anchors) {
    matched[b] = a;
    areas.push({ aStart, aEnd: a, bStart, bEnd: b });
    aStart = a + 1;
    bStart = b + 1;
  }
  areas.push({ aStart, aEnd: area.aEnd, bStart, bEnd: area.bEnd });
  return areas;
}

/** Edits after which Myers' algorithm gives up; its cost grows with their square. */
const maxEdits = 400;

function matchDensely(
  before: readonly string[],
  after: readonly string[],
  area: Area,
  matched: Int32Array,
): void {
  const pairs = shortestEdit(before, after, area) ?? nextEqual(before, after, area);
  for (const { a, b } of pairs) matched[b] = a;
}

/** Eugene W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986, figure 2; null beyond `maxEdits`. */
function shortestEdit(before: readonly string[], after: readonly string[], area: Area): Pair[] | null {
  const n = area.aEnd - area.aStart;
  const m = area.bEnd - area.bStart;
  const limit = Math.min(n + m, maxEdits);
  const furthest = new Int32Array(2 * limit + 3);
  const origin = limit + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(origin - edits - 1, origin + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const slot = origin + diagonal;
      const down = diagonal === -edits || (diagonal !== edits && furthest[slot - 1]! < furthest[slot + 1]!);
      let x = down ? furthest[slot + 1]! : furthest[slot - 1]! + 1;
      let y = x - diagonal;
      while (x < n && y < m && before[area.aStart + x] === after[area.bStart + y]) {
        x += 1;
        y += 1;
      }
      furthest[slot] = x;
      if (x >= n && y >= m) return walkBack(trace, area, n, m);
    }
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], area: Area, n: number, m: number): Pair[] {
  const pairs: Pair[] = [];
  let x = n;
  let y = m;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const row = trace[edits]!;
    const reach = (diagonal: number): number => row[diagonal + edits + 1]!;
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && reach(diagonal - 1) < reach(diagonal + 1));
    const fromDiagonal = down ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : reach(fromDiagonal);
    const fromY = edits === 0 ? 0 : fromX - fromDiagonal;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      pairs.push({ a: area.aStart + x, b: area.bStart + y });
      if (edits > 0 && x === (down ? fromX : fromX + 1) && y === (down ? fromY + 1 : fromY)) break;
    }
    x = fromX;
    y = fromY;
  }
  return pairs;
}

/** Linear: each new line takes the nearest equal line that is still ahead. */
function nextEqual(before: readonly string[], after: readonly string[], area: Area): Pair[] {
  const places = new Map<string, number[]>();
  for (let index = area.aEnd - 1; index >= area.aStart; index -= 1) {
    const line = before[index]!;
    const list = places.get(line);
    if (list) list.push(index);
    else places.set(line, [index]);
  }
  const pairs: Pair[] = [];
  let ahead = area.aStart;
  for (let b = area.bStart; b < area.bEnd; b += 1) {
    const list = places.get(after[b]!);
    if (!list) continue;
    while (list.length > 0 && list.at(-1)! < ahead) list.pop();
    const a = list.at(-1);
    if (a === undefined) continue;
    pairs.push({ a, b });
    ahead = a + 1;
  }
  return pairs;
}
