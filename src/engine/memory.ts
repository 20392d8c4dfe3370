import type { Message, ReasonCode } from './findings.ts';
import type { Range } from './range.ts';
import type { Blocks } from './text/blocks.ts';

/**
 * What an analysis found out about the places of a text, for the analysis of the same text after an edit. While one
 * types, all but a few paragraphs stay as they were, and most of what is asked of a place is answered by what stands
 * around it: how well two places join, what passages have in common. Such answers are numbers that hold as long as the
 * surroundings are the same letter for letter, wherever they stand now.
 *
 * Holds what the last analysis asked, and its text; belongs to whoever analyses one text again and again. What is
 * answered by the text as a whole (what stands in it twice, what its paragraphs are like, which tail goes to which head)
 * is worked out anew each time, so that findings are the same with a memory and without.
 */
export class Memory {
  private last: Analysed | undefined;

  /** One that knows the same: what is analysed with it is not known to this one. */
  copy(): Memory {
    const copy = new Memory();
    copy.last = this.last;
    return copy;
  }

  /** Begins an analysis, of which the next one will know. */
  begin(text: string, blocks: Blocks): RecallOfWhole {
    const before = this.last;
    const now: Analysed = { text, blocks, answers: new Answers() };
    this.last = now;
    return new RecallOfWhole(now, before);
  }
}

/** A text, and what its analysis asked of it. */
interface Analysed extends Read {
  readonly answers: Answers;
  /** What it asked once it knew which stray copies go, if any do. */
  remaining?: { readonly gone: readonly Range[]; readonly answers: Answers };
}

/** What is asked of one place, or of two or three. All white space aside, a place is where a text starts or ends. */
export type Question =
  | 'open' // of an end: log-odds of an unfinished sentence
  | 'headless' // of a start: … of a start in mid-sentence
  | 'midSentence' // … by the words alone
  | 'joins' // of an end and a start: … that a sentence goes on from one to the other
  | 'sameSubject' // of an end, the start behind it and that one's end: how surely the text goes on with what stands before
  | 'languagesDiffer' // … how surely what ends there and what starts there are in two languages
  | 'flow' // … what the words alone say
  | 'kinship' // … how far the article of the one and the paragraph of the other speak of the same things
  | 'columnKinship' // … and of that with what follows it
  | 'strangeness' // of a start, a place behind it and an end: how little the two passages have in common
  | 'topicChange' // … how surely what starts there does not go on with what stands before it
  | 'titleStrangers' // of the ends of what stands around a piece at a paragraph's end: the same of that
  | 'titleEchoBefore' // … and how much the piece has in common with what stands before
  | 'titleEchoAfter'; // … and behind

type Reasons = readonly Message<ReasonCode>[];

class Answers {
  readonly numbers = new Map<Question, Numbers>();
  /** Why some of the numbers are what they are, by their places: the index of the reasons. */
  readonly why = new Map<Question, Numbers>();
  readonly reasons: Reasons[] = [];
}

/** What is known of a text's places: by the analysis before, where nothing around them has changed, and by this one. */
export class Recall {
  private readonly now: Answers;
  private readonly before: Answers | undefined;
  protected readonly unchanged: UnchangedParts;

  constructor(now: Answers, before?: Answers, unchanged = noneUnchanged) {
    this.now = now;
    this.before = before;
    this.unchanged = unchanged;
  }

  /** What is known of the places, or else is made now. Where less than three are asked about, the last is repeated. */
  answer(question: Question, first: number, second: number, third: number, make: () => number): number {
    const known = this.lookUp(this.before?.numbers.get(question), first, second, third);
    const answer = Number.isNaN(known) ? make() : known;
    this.numbersOf('numbers', question).set(first, second, third, answer);
    return answer;
  }

  /** Why the answer is what it is, in words that say nothing of where. */
  reasons(question: Question, first: number, second: number, make: () => Reasons): Reasons {
    const known = this.lookUp(this.before?.why.get(question), first, second, second);
    const reasons = Number.isNaN(known) ? standingAlone(make()) : this.before!.reasons[known]!;
    const index = this.now.reasons.push(reasons) - 1;
    this.numbersOf('why', question).set(first, second, second, index);
    return reasons;
  }

  private numbersOf(kind: 'numbers' | 'why', question: Question): Numbers {
    let numbers = this.now[kind].get(question);
    // As many are asked as before, more or less.
    if (numbers === undefined)
      this.now[kind].set(question, (numbers = new Numbers(this.before?.[kind].get(question)?.count)));
    return numbers;
  }

  private lookUp(numbers: Numbers | undefined, first: number, second: number, third: number): number {
    if (numbers === undefined) return Number.NaN;
    return numbers.get(this.placeBefore(first), this.placeBefore(second), this.placeBefore(third));
  }

  /** Where a place was in the text before; nowhere if something near it has changed. */
  private placeBefore(place: number): number {
    const { upTo, from, moved } = this.unchanged;
    if (place <= upTo) return place;
    return place >= from ? place - moved : NOWHERE;
  }
}

/** The same of a text as it stands, its stray copies included. */
export class RecallOfWhole extends Recall {
  private readonly analysed: Analysed;
  private readonly analysedBefore: Analysed | undefined;

  constructor(now: Analysed, before: Analysed | undefined) {
    super(now.answers, before?.answers, before === undefined ? noneUnchanged : unchangedParts(before, now));
    this.analysed = now;
    this.analysedBefore = before;
  }

  /**
   * Of the text once stray copies are gone. Which ones go is answered by the text as a whole: near one that has gone only now, or
   * does not go any more, nothing is known.
   *
   * @param gone in reading order, without overlap
   */
  without(gone: readonly Range[]): Recall {
    if (gone.length === 0) return this;
    const { analysed, analysedBefore: before } = this;
    const answers = new Answers();
    analysed.remaining = { gone, answers };
    if (before === undefined) return new Recall(answers);
    const known = before.remaining ?? { gone: [], answers: before.answers };
    const unchanged = farFromDifferences(this.unchanged, analysed.blocks, known.gone, gone);
    return new Recall(answers, known.answers, unchanged);
  }
}

/** Quotations are parts of the text to V8, and would keep each text alive that something was ever quoted from. */
function standingAlone(reasons: Reasons): Reasons {
  return JSON.parse(JSON.stringify(reasons)) as Reasons;
}

/** Places up to one are where they were; those from another on have moved by so many characters. */
interface UnchangedParts {
  readonly upTo: number;
  readonly from: number;
  readonly moved: number;
}

const NOWHERE = -1;
const noneUnchanged: UnchangedParts = { upTo: NOWHERE, from: Number.POSITIVE_INFINITY, moved: 0 };

/**
 * Around a place, what its answers depend on: how often the paragraphs of a page lose their last marks is read from 40
 * on either side and what follows each; of each it matters what stands at its end and elsewhere within 4,000 characters.
 */
const AROUND_BLOCKS = 48;
const AROUND_CHARS = 4500;

interface Read {
  readonly text: string;
  readonly blocks: Blocks;
}

function unchangedParts(before: Read, now: Read): UnchangedParts {
  const [old, blocks] = [before.blocks, now.blocks];
  if (before.text === now.text) return { upTo: now.text.length, from: 0, moved: 0 };
  // How paragraphs are set, and whether capitals tell, concerns all of them.
  if (old.convention !== blocks.convention || old.wrapWidth !== blocks.wrapWidth) return noneUnchanged;
  if (old.caseTells !== blocks.caseTells) return noneUnchanged;
  const moved = now.text.length - before.text.length;
  const start = commonStart(before.text, now.text);
  const end = now.text.length - commonEnd(before.text, now.text, start);
  const most = Math.min(old.count, blocks.count);
  let first = 0;
  while (first < most && blocks.ends[first]! <= start && isSame(old, first, blocks, first, 0)) first++;
  let last = blocks.count;
  const added = blocks.count - old.count;
  while (
    last > Math.max(0, added) &&
    blocks.lineStarts[last - 1]! >= end &&
    isSame(old, last - 1 - added, blocks, last - 1, moved)
  )
    last--;
  return { upTo: endFarBefore(blocks, first), from: startFarBehind(blocks, last), moved };
}

/** What is far from all copies that go in one text and not in the other, too. */
function farFromDifferences(
  { upTo, from, moved }: UnchangedParts,
  blocks: Blocks,
  old: readonly Range[],
  now: readonly Range[],
): UnchangedParts {
  const most = Math.min(old.length, now.length);
  let first = 0;
  while (first < most && isMoved(old[first]!, now[first]!, 0)) first++;
  let last = 0;
  while (last < most && isMoved(old.at(-1 - last)!, now.at(-1 - last)!, moved)) last++;
  const starts = [old[first], now[first]].flatMap((copy) => copy?.start ?? []);
  if (starts.length === 0) return { upTo, from, moved };
  const oldEnd = old.at(-1 - last)?.end ?? NOWHERE;
  const end = Math.max(oldEnd === NOWHERE ? NOWHERE : oldEnd + moved, now.at(-1 - last)?.end ?? NOWHERE);
  const differs = Math.max(0, blocks.at(Math.min(...starts)));
  return {
    upTo: Math.min(upTo, endFarBefore(blocks, differs)),
    from: Math.max(from, startFarBehind(blocks, blocks.at(end) + 1)),
    moved,
  };
}

function isMoved(old: Range, now: Range, by: number): boolean {
  return old.start + by === now.start && old.end + by === now.end;
}

function isSame(old: Blocks, ofOld: number, blocks: Blocks, block: number, moved: number): boolean {
  return (
    old.starts[ofOld]! + moved === blocks.starts[block]! &&
    old.ends[ofOld]! + moved === blocks.ends[block]! &&
    old.lineStarts[ofOld]! + moved === blocks.lineStarts[block]! &&
    old.kind(ofOld) === blocks.kind(block) &&
    old.headline(ofOld) === blocks.headline(block) &&
    old.headlineGoesOn(ofOld) === blocks.headlineGoesOn(block) &&
    // What it is set like depends on how the others are.
    old.setInLines(ofOld) === blocks.setInLines(block) &&
    old.setFlush(ofOld) === blocks.setFlush(block) &&
    old.setAsTitle(ofOld) === blocks.setAsTitle(block) &&
    measureAtEnd(old, ofOld) === measureAtEnd(blocks, block)
  );
}

function measureAtEnd(blocks: Blocks, block: number): number {
  return blocks.measureOf(blocks.firstLines[block + 1]! - 1);
}

/** End of the last block that has all it depends on before a block that may have changed. */
function endFarBefore({ ends }: Blocks, changed: number): number {
  if (changed === 0) return NOWHERE;
  let block = changed - 1;
  while (block >= 0 && ends[block]! > ends[changed - 1]! - AROUND_CHARS) block--;
  block -= AROUND_BLOCKS;
  return block >= 0 ? ends[block]! : NOWHERE;
}

/** Start of the first block that has all it depends on at or behind a block from which on nothing has changed. */
function startFarBehind({ starts, count }: Blocks, unchanged: number): number {
  let block = unchanged;
  while (block < count && starts[block]! < starts[unchanged]! + AROUND_CHARS) block++;
  block += AROUND_BLOCKS;
  return block < count ? starts[block]! : Number.POSITIVE_INFINITY;
}

/** Pieces are compared at once, which takes a tenth of the time. */
const PIECE_CHARS = 8192;

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + PIECE_CHARS <= most && a.slice(at, at + PIECE_CHARS) === b.slice(at, at + PIECE_CHARS))
    at += PIECE_CHARS;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** @param start characters at the start that are taken for others */
function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  const piece = (text: string, count: number) =>
    text.slice(text.length - count - PIECE_CHARS, text.length - count);
  let count = 0;
  while (count + PIECE_CHARS <= most && piece(a, count) === piece(b, count)) count += PIECE_CHARS;
  while (count < most && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count;
}

/** Numbers by three places: open addressing, at most half full. */
class Numbers {
  /** Three places a slot; the first is −1 where the slot is empty. */
  private places: Int32Array;
  private values: Float64Array;
  count = 0;

  constructor(expected = 0) {
    let slots = FEWEST_SLOTS;
    while (slots < 2 * expected) slots *= 2;
    this.places = new Int32Array(3 * slots).fill(NOWHERE);
    this.values = new Float64Array(slots);
  }

  get(first: number, second: number, third: number): number {
    if (first === NOWHERE || second === NOWHERE || third === NOWHERE) return Number.NaN;
    const slot = this.slotOf(first, second, third);
    return this.places[3 * slot] === NOWHERE ? Number.NaN : this.values[slot]!;
  }

  set(first: number, second: number, third: number, value: number): void {
    const slot = this.slotOf(first, second, third);
    this.values[slot] = value;
    if (this.places[3 * slot] !== NOWHERE) return;
    this.places[3 * slot] = first;
    this.places[3 * slot + 1] = second;
    this.places[3 * slot + 2] = third;
    if (2 * ++this.count > this.values.length) this.grow();
  }

  private slotOf(first: number, second: number, third: number): number {
    const { places } = this;
    const mask = this.values.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (; places[3 * slot] !== NOWHERE; slot = (slot + 1) & mask)
      if (places[3 * slot] === first && places[3 * slot + 1] === second && places[3 * slot + 2] === third)
        break;
    return slot;
  }

  private grow(): void {
    const { places, values } = this;
    this.places = new Int32Array(2 * places.length).fill(NOWHERE);
    this.values = new Float64Array(2 * values.length);
    this.count = 0;
    for (let slot = 0; slot < values.length; slot++)
      if (places[3 * slot] !== NOWHERE)
        this.set(places[3 * slot]!, places[3 * slot + 1]!, places[3 * slot + 2]!, values[slot]!);
  }
}

const FEWEST_SLOTS = 256;
