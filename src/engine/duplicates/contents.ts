import type { Blocks } from '../text/blocks.ts';
import { lastAtOrBefore } from '../text/lines.ts';
import type { Normalised } from '../text/normalise.ts';
import type { Range } from '../range.ts';
import type { Repeat } from './occurrences.ts';

/** Lines above and below that are looked at: one may be a section's name, or a headline that has changed. */
const LINES_AROUND = 2;
/** Characters on a line that are not its headline's: its number before it, its page behind it. */
const MOST_CHARS_BEFORE = 6;
const MOST_CHARS_BEHIND = 14;

/** Headlines by what they say: their blocks, in order. */
type Headlines = ReadonlyMap<string, readonly number[]>;

/**
 * Repeats of headlines in a list of what the page or the paper has: lines near each other, each of which is the headline of
 * another text. What was extracted twice is a headline with its text.
 */
export function inContents(
  { offsets }: Normalised,
  blocks: Blocks,
  text: string,
  repeats: readonly Repeat[],
): ReadonlySet<Repeat> {
  let headlines: Headlines | undefined;
  const found = new Set<Repeat>();
  for (const repeat of repeats) {
    const ranges = repeat.places.map(({ start, end }) => ({
      start: offsets.at(start),
      end: offsets.at(end - 1) + 1,
    }));
    const isListed = ranges.some((range, at) => {
      const line = lineOf(blocks, text, range);
      const headline = ranges.find((_, other) => other !== at && isHeadline(blocks, ranges[other]!));
      if (line === undefined || headline === undefined) return false;
      headlines ??= readHeadlines(blocks, text);
      return standsAmongHeadlines(blocks, text, headlines, line, blocks.at(headline.start));
    });
    if (isListed) found.add(repeat);
  }
  return found;
}

/** The line that the range fills; undefined where more stands on it than a number or a page. */
function lineOf({ lines }: Blocks, text: string, { start, end }: Range): number | undefined {
  const line = lastAtOrBefore(lines.starts, lines.count, start);
  if (line < 0 || start - lines.starts[line]! > MOST_CHARS_BEFORE || end > lines.ends[line]!)
    return undefined;
  return text.slice(end, lines.ends[line]).trim().length > MOST_CHARS_BEHIND ? undefined : line;
}

function isHeadline(blocks: Blocks, { start, end }: Range): boolean {
  const block = blocks.at(start);
  return block >= 0 && blocks.kind(block) === 'title' && blocks.at(end - 1) === block;
}

function readHeadlines(blocks: Blocks, text: string): Headlines {
  const headlines = new Map<string, number[]>();
  for (let block = 0; block < blocks.count; block++) {
    if (blocks.kind(block) !== 'title') continue;
    const words = entryOf(text.slice(blocks.starts[block], blocks.ends[block]));
    const same = headlines.get(words);
    if (same) same.push(block);
    else headlines.set(words, [block]);
  }
  return headlines;
}

/** What a line of a list says, without its bullet or number and the page behind it. */
function entryOf(line: string): string {
  return line.length > LONGEST_ENTRY_CHARS ? line : line.replace(BULLET, '').replace(PAGE, '');
}

const LONGEST_ENTRY_CHARS = 160;
const BULLET = /^(?:[●○■□◆◇▲△★☆•·▪*–—-]|[0-9]{1,2}[.、)．]|[A-Z][0-9]{1,2})\s*/u;
const PAGE =
  /[\s.…·—–-]*[（(]?(?:第?\s?[A-Z]?[0-9]{1,3}\s?[版页頁]|(?:p\.|page)? ?[A-Z]?[0-9]{1,3})[)）]?$/iu;

/** Is a line near this one the headline of a text other than that under `headline`? */
function standsAmongHeadlines(
  blocks: Blocks,
  text: string,
  headlines: Headlines,
  line: number,
  headline: number,
): boolean {
  const { lines } = blocks;
  for (let near = line - LINES_AROUND; near <= line + LINES_AROUND; near++) {
    if (near === line || near < 0 || near >= lines.count) continue;
    const own = blocks.at(lines.starts[near]!);
    const same = headlines.get(entryOf(text.slice(lines.starts[near], lines.ends[near]))) ?? [];
    if (same.some((block) => block !== own && isTextBetween(blocks, block, headline))) return true;
  }
  return false;
}

function isTextBetween(blocks: Blocks, one: number, other: number): boolean {
  const last = Math.max(one, other);
  for (let block = Math.min(one, other) + 1; block < last; block++)
    if (blocks.kind(block) === 'paragraph') return true;
  return false;
}
