import type { Features, FeatureName } from './features.ts';
import type { WeighedSide } from './break-model.ts';
import type { WeighedLatinSide } from './latin-break-model.ts';
import { firstClause, lastClause } from './clauses.ts';
import type { Recurrence } from './elsewhere.ts';
import { openMarkBefore } from './punctuation.ts';
import { REACH_CHARS, readHead, readTail, type Head, type SeamSource, type Tail } from './seam-sides.ts';
import { headShapeOf, tailShapeOf } from './shape-features.ts';
import type { RemainingText } from '../text/remaining-text.ts';
import type { ScriptWeights, Weights } from './weights.ts';
import { bounded, headWordsOf, tailWordsOf } from './word-features.ts';

export type SeamWeights = Readonly<Record<'han' | 'latin', ScriptWeights>>;

/** The sum of weighed features, without the model's bias. */
export function weighed(weights: Weights, features: Features): number {
  let sum = 0;
  for (const name in features) sum += (weights[name as FeatureName] ?? 0) * features[name as FeatureName]!;
  return sum;
}

/**
 * The text that ends at a place, read once for all the pairs it takes part in: a model's log-odds are a sum over
 * features, of which most belong to one side alone. What is asked for is read when it is asked for.
 */
export class HeadReading {
  readonly head: Head;
  readonly script: 'han' | 'latin';
  private readonly source: SeamSource;
  private readonly weights: ScriptWeights;
  private knownClause: ReturnType<typeof lastClause> | undefined;
  private knownBreak: WeighedSide | undefined;
  private knownLatinBreak: WeighedLatinSide | undefined;
  private knownMark: string | null | undefined;
  private knownRecurrence: Recurrence | undefined;
  private knownWords: Features | undefined;
  private knownShape: Features | undefined;
  private knownFlow = Number.NaN;
  private knownJoins = Number.NaN;
  private knownTakesUp = Number.NaN;

  constructor(source: SeamSource, head: Head, weights: SeamWeights) {
    this.source = source;
    this.head = head;
    this.script = head.wide ? 'han' : 'latin';
    this.weights = weights[this.script];
  }

  get clause(): ReturnType<typeof lastClause> {
    const { end, floor, wide } = this.head;
    return (this.knownClause ??= lastClause(this.source.text, floor, end, wide));
  }

  /** What Chinese text says of a break behind it. */
  get atBreak(): WeighedSide {
    const { floor, end } = this.head;
    return (this.knownBreak ??= this.source.breaks().head(this.source.text, floor, end));
  }

  /** What text in Latin script says of a break behind it. */
  get atLatinBreak(): WeighedLatinSide {
    const { floor, end } = this.head;
    return (this.knownLatinBreak ??= this.source.latinBreaks().head(this.source.text, floor, end));
  }

  get recurrence(): Recurrence {
    const { end, wide } = this.head;
    return (this.knownRecurrence ??= this.source.recurrences.before(end, wide));
  }

  /** The pair whose opener is still open at the head's end. */
  get openMark(): string | undefined {
    if (this.knownMark === undefined) {
      const { end, floor } = this.head;
      this.knownMark = openMarkBefore(this.source.text, Math.max(floor, end - REACH_CHARS), end) ?? null;
    }
    return this.knownMark ?? undefined;
  }

  get words(): Features {
    return (this.knownWords ??= headWordsOf(this.source, this));
  }

  get shape(): Features {
    return (this.knownShape ??= headShapeOf(this.source, this));
  }

  get flow(): number {
    if (Number.isNaN(this.knownFlow)) this.knownFlow = weighed(this.weights.flow, this.words);
    return this.knownFlow;
  }

  get joins(): number {
    if (Number.isNaN(this.knownJoins)) {
      this.knownJoins = weighed(this.weights.joins, this.words) + weighed(this.weights.joins, this.shape);
    }
    return this.knownJoins;
  }

  get takesUp(): number {
    if (Number.isNaN(this.knownTakesUp)) this.knownTakesUp = weighed(this.weights.takesUp, this.shape);
    return this.knownTakesUp;
  }

  /** Log-odds that it breaks off in mid-sentence, by its words alone and but for a constant; 0 in other scripts than Chinese. */
  get breaksOff(): number {
    return this.head.wide && this.head.ending === 'plain' ? bounded(this.atBreak.cut) : 0;
  }

  get open(): number {
    const { open } = this.weights;
    const sides = open.bias + weighed(open, this.shape) + weighed(open, this.words);
    return open.breaksOff === undefined ? sides : sides + open.breaksOff * this.breaksOff;
  }
}

interface TailSums {
  flow: number;
  joins: number;
  takesUp: number;
}

/** The text that starts at a place; see {@link HeadReading}. It is weighed by the script of the head it goes with. */
export class TailReading {
  readonly tail: Tail;
  private readonly source: SeamSource;
  private readonly weights: SeamWeights;
  private knownClause: ReturnType<typeof firstClause> | undefined;
  private knownBreak: WeighedSide | undefined;
  private knownLatinBreak: WeighedLatinSide | undefined;
  private knownRecurrence: Recurrence | undefined;
  private knownWords: Features | undefined;
  private knownShape: Features | undefined;
  private knownMidSentence = Number.NaN;
  private readonly sums: Record<'han' | 'latin', TailSums | undefined> = { han: undefined, latin: undefined };

  constructor(source: SeamSource, tail: Tail, weights: SeamWeights) {
    this.source = source;
    this.tail = tail;
    this.weights = weights;
  }

  get clause(): ReturnType<typeof firstClause> {
    const { start, ceiling, wide } = this.tail;
    return (this.knownClause ??= firstClause(this.source.text, start, ceiling, wide));
  }

  /** What Chinese text says of a break before it. */
  get atBreak(): WeighedSide {
    const { start, ceiling } = this.tail;
    return (this.knownBreak ??= this.source.breaks().tail(this.source.text, start, ceiling));
  }

  /** What text in Latin script says of a break before it. */
  get atLatinBreak(): WeighedLatinSide {
    const { start, ceiling } = this.tail;
    return (this.knownLatinBreak ??= this.source.latinBreaks().tail(this.source.text, start, ceiling));
  }

  get recurrence(): Recurrence {
    const { start, wide } = this.tail;
    return (this.knownRecurrence ??= this.source.recurrences.from(start, wide));
  }

  get words(): Features {
    return (this.knownWords ??= tailWordsOf(this.source, this));
  }

  get shape(): Features {
    return (this.knownShape ??= tailShapeOf(this.source, this.tail));
  }

  flow(script: 'han' | 'latin'): number {
    const sums = this.sumsFor(script);
    if (Number.isNaN(sums.flow)) sums.flow = weighed(this.weights[script].flow, this.words);
    return sums.flow;
  }

  joins(script: 'han' | 'latin'): number {
    const sums = this.sumsFor(script);
    if (Number.isNaN(sums.joins)) {
      const { joins } = this.weights[script];
      sums.joins = weighed(joins, this.words) + weighed(joins, this.shape);
    }
    return sums.joins;
  }

  takesUp(script: 'han' | 'latin'): number {
    const sums = this.sumsFor(script);
    if (Number.isNaN(sums.takesUp)) {
      const { takesUp } = this.weights[script];
      sums.takesUp = weighed(takesUp, this.words) + weighed(takesUp, this.shape);
    }
    return sums.takesUp;
  }

  /** Log-odds of a start in mid-sentence by its words alone; 0 in other scripts than Chinese. */
  get midSentence(): number {
    if (Number.isNaN(this.knownMidSentence)) {
      const { start, ceiling, wide } = this.tail;
      this.knownMidSentence = wide
        ? bounded(this.source.starts().startsMidSentence(this.source.text, start, ceiling))
        : 0;
    }
    return this.knownMidSentence;
  }

  get headless(): number {
    const { headless } = this.weights[this.tail.wide ? 'han' : 'latin'];
    const sides = headless.bias + weighed(headless, this.shape) + weighed(headless, this.words);
    return headless.midSentence === undefined ? sides : sides + headless.midSentence * this.midSentence;
  }

  private sumsFor(script: 'han' | 'latin'): TailSums {
    return (this.sums[script] ??= { flow: Number.NaN, joins: Number.NaN, takesUp: Number.NaN });
  }
}

/**
 * Places near each other are asked for again and again; those further apart share a slot. A power of two. With more, time
 * is the same, and the garbage that has grown old is 4 bytes a character on 10 MB.
 */
const KEPT_READINGS = 128;

/** Reads places, and keeps what it has read of the last ones. */
export class SeamReader {
  readonly source: SeamSource;
  readonly weights: SeamWeights;
  private readonly heads: (HeadReading | undefined)[] = [];
  private readonly tails: (TailReading | undefined)[] = [];
  private readonly headPlaces = new Int32Array(KEPT_READINGS);
  private readonly tailPlaces = new Int32Array(KEPT_READINGS);

  constructor(source: SeamSource, weights: SeamWeights) {
    this.source = source;
    this.weights = weights;
  }

  /** Of the same text once stray copies are gone. */
  without(remaining: RemainingText): SeamReader {
    return new SeamReader({ ...this.source, page: this.source.page.without(remaining) }, this.weights);
  }

  head(place: number): HeadReading {
    const slot = slotOf(place);
    const known = this.heads[slot];
    if (known !== undefined && this.headPlaces[slot] === place) return known;
    this.headPlaces[slot] = place;
    return (this.heads[slot] = new HeadReading(this.source, readHead(this.source, place), this.weights));
  }

  tail(place: number): TailReading {
    const slot = slotOf(place);
    const known = this.tails[slot];
    if (known !== undefined && this.tailPlaces[slot] === place) return known;
    this.tailPlaces[slot] = place;
    return (this.tails[slot] = new TailReading(this.source, readTail(this.source, place), this.weights));
  }
}

function slotOf(place: number): number {
  return (Math.imul(place, 0x9e3779b1) >>> 16) & (KEPT_READINGS - 1);
}
