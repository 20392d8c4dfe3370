import type { HanStatistics } from '../../src/engine/language/han-statistics.ts';
import type { LatinStatistics } from '../../src/engine/language/latin-statistics.ts';
import type { Features } from '../../src/engine/seams/features.ts';
import type { BreakModel } from '../../src/engine/seams/break-model.ts';
import type { LatinBreakModel } from '../../src/engine/seams/latin-break-model.ts';
import type { StartModel } from '../../src/engine/seams/start-model.ts';
import { createSeamReader, joinFeatures } from '../../src/engine/seams/model.ts';
import type { SeamReader, SeamWeights } from '../../src/engine/seams/readings.ts';
import { seamsOf, type Seam } from '../../src/engine/seams/split-paragraphs.ts';
import { readBlocks, type Blocks } from '../../src/engine/text/blocks.ts';
import { RemainingText } from '../../src/engine/text/remaining-text.ts';
import { type Page, type Span, straysOf } from '../scoring/pages.ts';

export interface LabelledSeam {
  readonly half: 'odd' | 'even';
  readonly pages: string;
  readonly page: string;
  readonly script: 'han' | 'latin';
  readonly before: string;
  readonly after: string;
  readonly features: Features;
  /** Is the page known to have lost marks? */
  readonly noisy: boolean;
  readonly joins: boolean;
  readonly open: boolean;
  readonly headless: boolean;
}

export interface Statistics {
  readonly articles: ReadonlyMap<string, readonly string[]>;
  /** By the corpus file that was left out; '' has all. */
  readonly han: ReadonlyMap<string, HanStatistics>;
  readonly latin: ReadonlyMap<string, LatinStatistics>;
  readonly breaks: ReadonlyMap<string, BreakModel>;
  readonly starts: ReadonlyMap<string, StartModel>;
  readonly latinBreaks: ReadonlyMap<string, LatinBreakModel>;
}

const PROBE = 8;
const probes = new Map<string, string>();

/** The corpus file that most of the 8-character pieces of a text come from; '' if none. */
function originOf(piece: string, articles: Statistics['articles']): string {
  if (probes.size === 0)
    for (const [file, list] of articles)
      for (const article of list)
        for (let at = 0; at + PROBE <= article.length; at++) probes.set(article.slice(at, at + PROBE), file);
  const votes = new Map<string, number>();
  for (let at = 0; at + PROBE <= piece.length; at += 3) {
    const file = probes.get(piece.slice(at, at + PROBE));
    if (file !== undefined) votes.set(file, (votes.get(file) ?? 0) + 1);
  }
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** A sentence may go on behind a block that is no paragraph: a caption, a rule, a heading. */
function withSkips(blocks: Blocks, seams: readonly Seam[]): Seam[] {
  return seams.flatMap((seam, index) => {
    const next = seams[index + 1];
    const between = blocks.kind(blocks.at(seam.tail));
    return next !== undefined && between !== 'paragraph'
      ? [seam, { head: seam.head, tail: next.tail }]
      : [seam];
  });
}

function near(offset: number, wanted: number): boolean {
  return Math.abs(offset - wanted) <= 2;
}

/** Every seam of a page between neighbouring blocks, stray copies taken away, with what the truth says of it. */
export function collectSeams(
  page: Page,
  where: Pick<LabelledSeam, 'half' | 'pages' | 'noisy'>,
  statistics: Statistics,
  weights: SeamWeights,
): LabelledSeam[] {
  const { text, truth } = page;
  const blocks = readBlocks(text);
  const removed = straysOf(truth);
  const remaining = new RemainingText(removed);
  const inside = (offset: number): boolean =>
    (truth.optional ?? []).some(([start, end]: Span) => offset >= start && offset < end);
  const seams: LabelledSeam[] = [];
  const readers = new Map<string, SeamReader>();
  for (const { head, tail } of withSkips(blocks, seamsOf(text, blocks, { removed }))) {
    if (inside(head - 1) || inside(tail)) continue;
    const around = text.slice(Math.max(0, head - 80), head) + text.slice(tail, tail + 80);
    const origin = originOf(around, statistics.articles);
    const han = statistics.han.get(origin) ?? statistics.han.get('')!;
    const latin = statistics.latin.get(origin) ?? statistics.latin.get('')!;
    const breaks = statistics.breaks.get(origin) ?? statistics.breaks.get('')!;
    const starts = statistics.starts.get(origin) ?? statistics.starts.get('')!;
    const latinBreaks = statistics.latinBreaks.get(origin) ?? statistics.latinBreaks.get('')!;
    let reader = readers.get(origin);
    if (reader === undefined)
      readers.set(
        origin,
        (reader = createSeamReader(
          text,
          blocks,
          { han, latin, breaks: () => breaks, starts: () => starts, latinBreaks: () => latinBreaks },
          weights,
        ).without(remaining)),
      );
    const split = truth.splits.some(({ span }) => near(head, span[0]) && near(tail, span[1]));
    const displacedHead = truth.displaced.some((displaced) => near(head, displaced.head));
    const displacedTail = truth.displaced.some((displaced) => near(tail, displaced.tail[0]));
    const orphan = truth.orphans.some(({ at }) => near(tail, at));
    const sides = { head: reader.head(head), tail: reader.tail(tail) };
    seams.push({
      ...where,
      page: page.name,
      script: sides.head.script,
      before: text.slice(Math.max(0, head - 20), head),
      after: text.slice(tail, tail + 20),
      features: {
        ...joinFeatures(reader, sides.head, sides.tail),
        breaksOff: sides.head.breaksOff,
        midSentence: sides.tail.midSentence,
      },
      joins: split || truth.displaced.some((d) => near(head, d.head) && near(tail, d.tail[0])),
      open: split || displacedHead,
      headless: split || displacedTail || orphan,
    });
  }
  return seams;
}
