import { findContinuations } from './continuations/find-continuations.ts';
import { keepIslands } from './continuations/islands.ts';
import { readContinuationPage } from './continuations/page.ts';
import type { Finding } from './findings.ts';
import type { SplitDraft } from './findings/drafts.ts';
import { composeFindings } from './findings/compose.ts';
import { findDuplicates } from './duplicates/find-duplicates.ts';
import { chooseStrayCopies } from './fixes/stray-copies.ts';
import { findFused } from './fused/find-fused.ts';
import { languageOf } from './language/language.ts';
import type { Memory } from './memory.ts';
import { LineOrder } from './seams/line-order.ts';
import { createSeamModel, shippedSeamStatistics, type SeamStatistics } from './seams/model.ts';
import { withLinesOfParagraphs } from './seams/lines-of-paragraphs.ts';
import { findTornLines } from './seams/torn-lines.ts';
import { findSplits } from './seams/split-paragraphs.ts';
import { readBlocks } from './text/blocks.ts';
import { type LineSpan, linesSideBySide } from './text/side-by-side.ts';
import { evenTextOf } from './text/even-text.ts';
import { RemainingText } from './text/remaining-text.ts';
import { readingTextOf } from './text/reading-text.ts';

export interface AnalysisOptions {
  /** Of the analyses of the same text before, for one that is analysed after each edit. */
  readonly memory?: Memory;
}

export interface Analysis {
  /** In reading order. */
  readonly findings: readonly Finding[];
  /** Main language of the text, as a BCP 47 tag ("zh-Hans", "zh-Hant", "en", "und" …). */
  readonly language: string;
  /** Lines in which columns of print are mixed, side by side or line by line: they are not read on from line to line. */
  readonly sideBySide: readonly LineSpan[];
}

/**
 * Finds duplicated passages and broken paragraph joins.
 *
 * @param text the page, with its own line endings ("\n", "\r\n", "\r" or mixed), without a BOM
 * @returns findings whose offsets are UTF-16 code units into `text`; never throws, same text same answer
 */
export function analyse(text: string, options: AnalysisOptions = {}): Analysis {
  return analyseBy(text, shippedSeamStatistics(), options);
}

/** For tools, which judge pages by statistics that have not seen them. */
export function analyseBy(text: string, statistics: SeamStatistics, options: AnalysisOptions = {}): Analysis {
  const even = evenTextOf(text);
  const analysis = analyseEven(even.text, statistics, options);
  return { ...analysis, findings: analysis.findings.map(even.back) };
}

function analyseEven(written: string, statistics: SeamStatistics, options: AnalysisOptions): Analysis {
  const text = readingTextOf(written);
  const blocks = readBlocks(text);
  const recallOfWhole = options.memory?.begin(text, blocks);
  const seamsOfWhole = createSeamModel(text, blocks, statistics, recallOfWhole);
  const duplicates = findDuplicates(text, blocks, seamsOfWhole);
  const strays = chooseStrayCopies(duplicates);
  const remaining = new RemainingText(strays.removed);
  const recall = recallOfWhole?.without(strays.removed);
  const seams = strays.removed.length === 0 ? seamsOfWhole : seamsOfWhole.without(remaining, recall);
  const order = new LineOrder(text, blocks, seams, remaining);
  const cuts = order.keep(findSplits(text, blocks, seams, strays, remaining, recall), endOfHead);
  const joins = withLinesOfParagraphs(text, blocks, seams, cuts);
  const page = readContinuationPage(text, blocks, seams, joins, remaining, recall);
  const { dropped, ...continuations } = findContinuations(page);
  const displaced = order.keep(continuations.displaced, ({ head, tail }) => [head.end - 1, tail.start]);
  const orphans = order.keep(continuations.orphans, ({ at }) => [at.start]);
  const { fused, titleEnds } = findFused(text, blocks, seams, remaining, recall);
  const splits = joins.filter((split) => !dropped.has(split) && !titleEnds.has(split.at.start));
  const joined = keepIslands(page, { splits, displaced, orphans });
  const torn = order.keep(findTornLines(blocks, seams, remaining), endOfHead);
  const drafts = { duplicates, fused, ...joined, splits: inReadingOrder([...joined.splits, ...torn]) };
  const findings = composeFindings({ text, written, blocks, seams }, drafts, strays);
  return {
    findings,
    language: languageOf(text, 0, text.length),
    sideBySide: linesSideBySide(text, blocks, order.stretches()),
  };
}

const endOfHead = ({ at }: SplitDraft): readonly number[] => [at.start - 1];

function inReadingOrder(splits: readonly SplitDraft[]): readonly SplitDraft[] {
  return splits.toSorted((one, other) => one.at.start - other.at.start);
}
