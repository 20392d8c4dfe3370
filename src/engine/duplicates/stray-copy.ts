import { paragraphEdge, sentenceEdge } from './edges.ts';
import { type CopyEvidence, maxOdds, type RepeatEvidence } from './evidence.ts';
import { strayWeights } from './weights.table.ts';

/**
 * Which copy is the stray one? Each copy gets a score, the sum of its features by weight; the difference of two scores
 * is the log-odds that the first of them is the stray. The lowest score stays.
 */
export type StrayFeature = (typeof strayFeatures)[number];

export const strayFeatures = [
  'readsOn', // its neighbours are one sentence once it is gone
  'interrupts', // whole paragraphs between the halves of a sentence that was cut: log-odds
  'tornOff', // removing it leaves its neighbours unfinished: it starts or ends in mid-sentence within a paragraph
  'leavesOpen', // the text before it is left an unfinished sentence: log-odds
  'flowsIn', // at a paragraph's start, the text before runs on into it
  'flowsOut',
  'headless', // a paragraph that starts with it starts in mid-sentence
  'open',
  'wholeBlocks',
  'tornOut', // a piece out of the midst of another copy's clause, by itself
  'loneSentence', // sentences set as a paragraph that another copy has within its own, where neither stands among strangers; no news item
  'besideOther', // a paragraph right beside the one that has another copy in its midst
  'tornBreaks', // breaks within its sentences that the other copies do not have
  'markedAlone', // set as a heading, an item or a quotation, among paragraphs that are not, and as the others are not
  'lesserHeadline', // of a headline twice, or two articles side by side, without the mark of a heading that the other has; of headlines also within the text, or in more lines
  'inMark', // within a table in HTML, where another copy is text
  'splitsHead', // between a headline and the byline or dateline of what stands below it
  'onlyText', // all the text below a headline, by itself in its place
  'afterTitle',
  'beforeTitle',
  'affinity', // share of its vocabulary around it, less the other copies' share
  'marks', // punctuation it lacks against the other copies, a mark in a hundred characters
  'oddness', // how much odder it reads than the copy that reads best, at most `mostOddness`
  'hostReadsOn', // within another sentence, which is whole without it: log-odds
  'broken', // paragraph breaks in it that the other copies do not have
  'foreignForms', // traditional, full-width or spaced-out characters unlike those around it, of a hundred, less the other copies'
  'lacks', // leaves out what another copy has
  'datelineAside', // begins as a news item does, and not behind a title
  'later',
  'laterBlock', // … and whole paragraphs
  'laterAdjacent', // right after the other copy, which is no paragraph that broke off; both read equally well
] as const;

export function strayFeaturesOf(evidence: RepeatEvidence, index: number): Record<StrayFeature, number> {
  const { copies, ranges, adjacent } = evidence;
  const copy = copies[index]!;
  // Those right behind each other stand in one place: neither what is around nor how they begin tells which of them is the copy.
  const here = copies.filter(({ firstInPlace }) => firstInPlace === copy.firstInPlace);
  const affinities = affinitiesOfPlaces(copies);
  const affinityOf = ({ firstInPlace }: CopyEvidence) => affinities.get(firstInPlace)!;
  const afterTitle = here[0]!.afterTitle;
  const { start, end } = ranges[index]!;
  const others = copies.filter((_, i) => i !== index);
  const mean = (value: (copy: CopyEvidence) => number) =>
    others.reduce((sum, other) => sum + value(other), 0) / others.length;
  const around = mean(affinityOf);
  const leastOddness = Math.min(...copies.map((other) => other.oddness));
  const rank = index / (copies.length - 1);
  const interrupts = interruption(copy);
  const readAlike = copies.every((other) => readsAs(copy, other));
  // Whole paragraphs that broke off, right before the one that has the rest: those go, however far they got.
  const last = copies.at(-1)!;
  const brokeOff = copies[0]!.wholeBlocks && last.startEdge === paragraphEdge && last.endEdge < paragraphEdge;
  // A half that goes on behind the copy does not go on in it, and is no headline.
  const apart = (odds: number) => Math.max(-maxOdds, odds - HALVES * interrupts);
  const features = {
    readsOn: copy.wholeSentences ? copy.readsOnWithout : -2,
    interrupts,
    tornOff: (copy.startEdge < sentenceEdge ? 1 : 0) + (copy.endEdge < sentenceEdge ? 1 : 0),
    leavesOpen: copy.leavesOpen,
    flowsIn: copy.startEdge === paragraphEdge ? apart(copy.flowsIn) : 0,
    flowsOut: copy.endEdge === paragraphEdge ? apart(copy.flowsOut) : 0,
    headless: here.reduce((sum, { headless }) => sum + headless, 0) / here.length,
    open: copy.open,
    wholeBlocks: copy.wholeBlocks ? 1 : 0,
    tornOut: copy.tornOut ? 1 : 0,
    loneSentence:
      !evidence.dateline && isLoneSentence(copy, others) ? closeness(affinityOf(copy), around) : 0,
    besideOther: copy.besideOther ? 1 : 0,
    tornBreaks: Math.min(MOST_TORN, copy.tornBreaks - Math.min(...copies.map((other) => other.tornBreaks))),
    markedAlone: copy.markedAlone && others.some((other) => !other.markedAlone) ? 1 : 0,
    lesserHeadline: isLesserHeadline(evidence, copy) ? 1 : 0,
    inMark: copy.inMark ? 1 : 0,
    splitsHead: copy.splitsHead ? 1 : 0,
    onlyText: copy.onlyText && here.length === 1 ? 1 : 0,
    afterTitle: afterTitle && interrupts === 0 ? 1 : 0,
    beforeTitle: here.at(-1)!.beforeTitle ? 1 : 0,
    affinity: Math.log((affinityOf(copy) + 4) / (around + 4)),
    marks: ((mean(({ marks }) => marks) - copy.marks) * 100) / (end - start),
    oddness: Math.min(mostOddness, copy.oddness - leastOddness),
    hostReadsOn: copy.hostReadsOn,
    broken: Math.max(-4, Math.min(4, copy.paragraphs - mean(({ paragraphs }) => paragraphs))),
    foreignForms: 100 * (copy.foreignForms - mean((other) => other.foreignForms)),
    lacks: evidence.omissions.some(({ lacking, what }) => lacking === index && what === 'passage') ? 1 : 0,
    datelineAside: evidence.dateline && !afterTitle ? 1 : 0,
    later: rank,
    laterBlock: copies.every(({ endEdge }) => endEdge === paragraphEdge) && copy.wholeBlocks ? rank : 0,
    laterAdjacent: adjacent && !brokeOff && readAlike ? rank : 0,
  };
  if (evidence.doubledHeadline) {
    const { lesserHeadline, oddness } = features;
    return { ...onlyLater(readAlike ? rank : 0), lesserHeadline, oddness };
  }
  if (evidence.inARow) return onlyLater(rank);
  return evidence.stutter === 1 && evidence.differences === 0 ? onlyLater(features.laterAdjacent) : features;
}

/** Of articles side by side: has this one's headline no mark, and another's has one? */
export function lacksHeadingMark({ adjacent, copies }: RepeatEvidence, copy: CopyEvidence): boolean {
  if (!adjacent || !copies.every(({ headed }) => headed)) return false;
  return !copy.heading && copies.some(({ heading }) => heading);
}

function isLesserHeadline(evidence: RepeatEvidence, copy: CopyEvidence): boolean {
  const { doubledHeadline, copies } = evidence;
  if (!doubledHeadline) return lacksHeadingMark(evidence, copy);
  return copies.some(({ wholeBlocks, heading, blocks }) => {
    if (wholeBlocks !== copy.wholeBlocks) return wholeBlocks;
    return heading === copy.heading ? blocks < copy.blocks : heading;
  });
}

/** What a paragraph begins or ends with may have run into it. */
function isLoneSentence(copy: CopyEvidence, others: readonly CopyEvidence[]): boolean {
  return copy.wholeBlocks && others.some(isWithinParagraph);
}

function isWithinParagraph({ wholeSentences, startEdge, endEdge }: CopyEvidence): boolean {
  return wholeSentences && startEdge < paragraphEdge && endEdge < paragraphEdge;
}

/** 1 where a copy shares as much with what is around it as the others do, 0 where one of them belongs there and another does not. */
function closeness(own: number, around: number): number {
  return Math.max(0, 1 - Math.abs(Math.log((own + 4) / (around + 4))) / STRANGE);
}

/** Log ratio of the shares from which one of them stands among strangers. */
const STRANGE = 0.7;

/** First copy of a place → the most of the affinities of those that stand there. */
function affinitiesOfPlaces(copies: readonly CopyEvidence[]): ReadonlyMap<number, number> {
  const affinities = new Map<number, number>();
  for (const { firstInPlace, affinity } of copies)
    affinities.set(firstInPlace, Math.max(affinity, affinities.get(firstInPlace) ?? 0));
  return affinities;
}

/** Of a few words on end any may go; with the later ones goes what else stands between them. */
function onlyLater(laterAdjacent: number): Record<StrayFeature, number> {
  const none = Object.fromEntries(strayFeatures.map((name) => [name, 0])) as Record<StrayFeature, number>;
  return { ...none, laterAdjacent };
}

/** By so much a half belongs less to what it stands beside the more it belongs to the other half. */
const HALVES = 2;

/** Whole paragraphs between the halves of a sentence: log-odds, 0 where there are no halves. */
export function interruption({ wholeBlocks, readsOnWithout }: CopyEvidence): number {
  return wholeBlocks ? Math.max(0, readsOnWithout) : 0;
}

/** More than that is no surer. */
const mostOddness = 3;
const MOST_TORN = 3;
/** Smaller differences say nothing. */
export const heardOddness = 0.5;
export const heardForms = 0.1;

/** Is neither more odd than the other, set with fewer marks or otherwise, or torn into more pieces? */
function readsAs(one: CopyEvidence, other: CopyEvidence): boolean {
  return (
    one.marks === other.marks &&
    one.tornBreaks === other.tornBreaks &&
    one.markedAlone === other.markedAlone &&
    Math.abs(one.oddness - other.oddness) < heardOddness &&
    Math.abs(one.foreignForms - other.foreignForms) < heardForms
  );
}

/** One score a copy; only differences mean something. */
export function strayScores(evidence: RepeatEvidence): number[] {
  return evidence.copies.map((_, index) => {
    const features = strayFeaturesOf(evidence, index);
    let score = 0;
    for (const name of strayFeatures) score += strayWeights[name] * features[name];
    return score;
  });
}

/** All copies but the one that stands best where it is. */
export function strayCopies(scores: readonly number[]): number[] {
  const keep = scores.indexOf(Math.min(...scores));
  return scores.map((_, index) => index).filter((index) => index !== keep);
}

/** Log-odds by which the copy that stays stands better where it is than the next best. */
export function marginOf(scores: readonly number[]): number {
  const [best, next] = scores.toSorted((a, b) => a - b) as [number, number];
  return next - best;
}
