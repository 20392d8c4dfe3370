import type { Lines } from '../text/lines.ts';
import type { Normalised } from '../text/normalise.ts';
import { lastFrom, type Range } from '../range.ts';
import type { AlignedPair } from './align.ts';
import { weightOf } from './chains.ts';
import type { Repeat } from './occurrences.ts';

/** Lines in a row that stand there twice each, at least: one alone may be said twice, and those before it may be mended already. */
const FEWEST_LINES = 2;
/** Of all of them together: 30 Han characters or 90 letters. Rows of a table may be two figures. */
const LEAST_WEIGHT = 90;

/** Lines in a row, each of which stands right behind itself: the text's layer was extracted twice. */
export interface DoubledLines {
  /** Each line and its copy. */
  readonly repeats: readonly Repeat[];
  /** Is it a pair that says again, more or less well, that those lines stand there twice? */
  saysSame(pair: AlignedPair): boolean;
  /** Does it stand within such lines? */
  hold(stretch: Range): boolean;
  has(repeat: Repeat): boolean;
  /** Text ranges of a line and its copy; undefined where the repeat is none. */
  ranges(repeat: Repeat): readonly Range[] | undefined;
}

/** AABBCC: every line twice, letter for letter, and not the same one again and again. */
export function findDoubledLines(text: string, { codes, offsets }: Normalised, lines: Lines): DoubledLines {
  const stretches: Range[] = [];
  const lineOf = new Map<Repeat, number>();
  const codesOf = (line: number): Range => ({
    start: offsets.indexFrom(lines.starts[line]!),
    end: offsets.indexFrom(lines.ends[line]!),
  });
  const take = (first: number, after: number): void => {
    if (after - first < 2 * FEWEST_LINES) return;
    const stretch = { start: codesOf(first).start, end: codesOf(after - 1).end };
    if (weightOf(codes, stretch) < 2 * LEAST_WEIGHT) return;
    stretches.push(stretch);
    for (let line = first; line < after; line += 2) {
      const [a, b] = [codesOf(line), codesOf(line + 1)];
      if (a.start === a.end) continue;
      lineOf.set({ places: [a, b], differences: 0, omissions: [] }, line);
    }
  };
  let first = 0;
  let line = 0;
  while (line < lines.count) {
    const isDoubled = isSameLine(text, lines, line, line + 1) && !isSameLine(text, lines, line, line + 2);
    if (isDoubled && !(line > first && isSameLine(text, lines, line - 1, line))) line += 2;
    else {
      take(first, line);
      line += 1;
      first = line;
    }
  }
  take(first, line);
  const hold = ({ start, end }: Range): boolean => end <= (lastFrom(stretches, start)?.end ?? -1);
  return {
    repeats: [...lineOf.keys()],
    saysSame: ({ aStart, aEnd, bStart, bEnd }) => bStart - aEnd <= 1 && hold({ start: aStart, end: bEnd }),
    hold,
    has: (repeat) => lineOf.has(repeat),
    ranges(repeat) {
      const line = lineOf.get(repeat);
      if (line === undefined) return undefined;
      return [line, line + 1].map((at) => ({ start: lines.starts[at]!, end: lines.ends[at]! }));
    },
  };
}

function isSameLine(text: string, { starts, ends, count }: Lines, one: number, other: number): boolean {
  if (other >= count) return false;
  const length = ends[one]! - starts[one]!;
  if (ends[other]! - starts[other]! !== length) return false;
  for (let at = 0; at < length; at += 1)
    if (text.charCodeAt(starts[one]! + at) !== text.charCodeAt(starts[other]! + at)) return false;
  return true;
}
