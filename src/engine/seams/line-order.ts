import { clamp } from '../evidence.ts';
import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { isHan } from '../text/characters.ts';
import { endsWithStop } from '../text/line-setting.ts';
import { columnsOfLine, lastAtOrBefore, widestNear } from '../text/lines.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import type { SeamModel } from './model.ts';

/** Line ends on either side that tell whether lines stand in their order, and lines in which they are looked for. */
const AROUND = 7;
const FARTHEST_LINES = 36;
/** Fewer line ends tell nothing, nor do paragraphs of one length: of lines of print few end with a full stop. */
const FEWEST_ENDS = 6;
const MOST_STOPS = 0.5;
/** Of the measure, or of the widest line near by where none is known: what is shorter is a title, or a paragraph's last line. */
const FULL_LINE = { measured: 0.55, near: 0.9 } as const;
/** Columns of print: lines that are wider are paragraphs, and narrower ones hold too few words to tell. */
const NARROWEST_LINE = 24;
const WIDEST_COLUMN = 200;
/** By how much better one line end goes on elsewhere is worth no more, in log-odds. */
const MOST_BETTER = 3;
/** Lines farther on that the end of a line is tried with. */
const FARTHER = [2, 3] as const;
/**
 * By the mean of the line ends around. Of 1,839 joins on 15 pages set in columns whose lines stand in their order all are kept; of 177 wrong ones
 * where a program wrote the lines of several columns in turns, or by their height on the page, 77. Lines from the first value on, so many of
 * them and no farther apart in lines than that, are a stretch that is mixed; one by itself takes more.
 */
const BROKEN_FROM = { inStretch: -0.8, alone: 0 } as const;
const FEWEST_OF_STRETCH = 5;
const STRETCH_LINES = 12;

/**
 * Whether lines of Chinese print stand in their order: then each goes on with the next one better than with those behind it. Where columns
 * are mixed it does not, and what is told there of sentences is not so. In Latin script the words say too little of it.
 */
export class LineOrder {
  private readonly text: string;
  private readonly blocks: Blocks;
  private readonly seams: SeamModel;
  private readonly remaining: RemainingText;
  /** Of each line's end: by how much better the text goes on farther on, in log-odds; NaN where that is not asked. */
  private readonly better = new Map<number, number>();
  /** Lines at which something was told that may not hold, and by how much better they go on elsewhere. */
  private readonly suspects = new Map<number, number>();

  constructor(text: string, blocks: Blocks, seams: SeamModel, remaining: RemainingText) {
    this.text = text;
    this.blocks = blocks;
    this.seams = seams;
    this.remaining = remaining;
  }

  /**
   * What is told of sentences where lines stand in their order.
   *
   * @param placesOf offsets in the lines that must do so
   */
  keep<T>(told: readonly T[], placesOf: (one: T) => readonly number[]): readonly T[] {
    const { lines } = this.blocks;
    const linesOf = (one: T): number[] =>
      placesOf(one).map((offset) => lastAtOrBefore(lines.starts, lines.count, offset));
    for (const line of told.flatMap(linesOf)) {
      const mean = this.meanAround(line);
      if (mean > BROKEN_FROM.inStretch) this.suspects.set(line, mean);
    }
    const inStretches = new Set(this.suspectsOfStretches().flat());
    const isMixed = (line: number): boolean =>
      inStretches.has(line) || (this.suspects.get(line) ?? -MOST_BETTER) > BROKEN_FROM.alone;
    return told.filter((one) => !linesOf(one).some(isMixed));
  }

  /** Text in which the lines of several columns are mixed, by what was not kept; in reading order. */
  stretches(): Range[] {
    const { starts, ends } = this.blocks.lines;
    return this.suspectsOfStretches().map((lines) => ({
      start: starts[lines[0]!]!,
      end: ends[lines.at(-1)!]!,
    }));
  }

  private suspectsOfStretches(): number[][] {
    const found: number[][] = [];
    for (const line of [...this.suspects.keys()].toSorted((one, other) => one - other)) {
      const last = found.at(-1);
      if (last && line - last.at(-1)! <= STRETCH_LINES) last.push(line);
      else found.push([line]);
    }
    return found.filter(({ length }) => length >= FEWEST_OF_STRETCH);
  }

  /** By how much better, on average, line ends around one go on elsewhere; of those between blank lines, if it is one. */
  private meanAround(line: number): number {
    const [before, after] = [this.endsFrom(line, -1), this.endsFrom(line + 1, 1)];
    const ends = before.open + after.open;
    const stops = before.stops + after.stops;
    if (ends < FEWEST_ENDS || stops > MOST_STOPS * ends) return -MOST_BETTER;
    return (before.sum + after.sum) / ends;
  }

  private standsApart(line: number): boolean {
    const { lines } = this.blocks;
    return line + 1 < lines.count && (lines.gaps[line + 1]! > 0 || this.blocks.tornBefore(line + 1));
  }

  /** Ends of full lines before or behind a line; those that are open, by how much better they go on elsewhere. */
  private endsFrom(
    first: number,
    step: 1 | -1,
  ): { readonly open: number; readonly stops: number; readonly sum: number } {
    const { lines } = this.blocks;
    const isApart = this.standsApart(step < 0 ? first : first - 1);
    let [open, stops, sum] = [0, 0, 0];
    for (let far = 0; far < FARTHEST_LINES && open < AROUND; far++) {
      const line = first + step * far;
      if (line < 0 || line >= lines.count) break;
      if (this.standsApart(line) !== isApart) continue;
      const better = this.betterFartherOn(line);
      if (!Number.isNaN(better)) {
        sum += better;
        open++;
      } else if (endsWithStop(this.text, lines, line) && this.isFull(line)) stops++;
    }
    return { open, stops, sum };
  }

  private betterFartherOn(line: number): number {
    const known = this.better.get(line);
    if (known !== undefined) return known;
    const better = this.compare(line);
    this.better.set(line, better);
    return better;
  }

  private compare(line: number): number {
    const { lines } = this.blocks;
    const head = lines.ends[line]!;
    if (line + 1 >= lines.count || !isHan(this.text.charCodeAt(head - 1))) return Number.NaN;
    if (!this.goesOnAt(line + 1) || !this.isFull(line)) return Number.NaN;
    if (!this.remaining.isWhole(lines.starts[line]!, lines.ends[line + 1]!)) return Number.NaN;
    const farther = FARTHER.filter((by) => line + by < lines.count && this.goesOnAt(line + by));
    if (farther.length === 0) return Number.NaN;
    const oddsAt = (by: number): number => this.seams.joins(head, lines.starts[line + by]!).logOdds;
    const elsewhere = farther.reduce((sum, by) => sum + oddsAt(by), 0) / farther.length;
    return clamp(elsewhere - oddsAt(1), MOST_BETTER);
  }

  private isFull(line: number): boolean {
    const { lines, wrapped } = this.blocks;
    const measure = wrapped ? this.blocks.measureOf(line) : widestNear(lines, line);
    const least = FULL_LINE[wrapped ? 'measured' : 'near'];
    return (
      measure <= WIDEST_COLUMN && columnsOfLine(lines, line) >= Math.max(NARROWEST_LINE, least * measure)
    );
  }

  private goesOnAt(line: number): boolean {
    return isHan(this.text.charCodeAt(this.blocks.lines.starts[line]!));
  }
}
