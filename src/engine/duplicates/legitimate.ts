import { interruption } from './stray-copy.ts';
import type { Message, ReasonCode } from '../findings.ts';
import { quoteAfter } from '../findings/quotes.ts';
import { sentenceEdge } from './edges.ts';
import type { RepeatEvidence } from './evidence.ts';
import { isMisreading, type OwnWording } from './wording.ts';
import { repeatWeights } from './weights.table.ts';

/**
 * Extracted twice or said twice? Two logistic models over the same features: `noteworthy` asks whether an editor wants
 * to be shown the repeat at all (whole clauses, no mere phrase or paraphrase), `extracted` whether a copy is one too many.
 */
export type RepeatFeature = (typeof repeatFeatures)[number];

export const repeatFeatures = [
  'length', // ln(weight / 60): 0 at 20 Han characters or 60 letters
  'sentences', // ln(1 + full stops inside)
  'paragraphs', // ln(1 + paragraph breaks inside)
  'wholeBlocks', // some copy is whole paragraphs
  'allWholeBlocks', // each copy is
  'wholeSentences', // some copy is whole sentences
  'allWholeSentences', // each copy is
  'raggedBlock', // one copy is whole paragraphs, another starts or ends in mid-sentence
  'ragged', // no copy starts, or none ends, with a sentence
  'raggedAcross', // … and it reads on across the end of a sentence, long and hardly differing: nobody says that twice
  'differing', // characters that differ, of ten
  'uneven', // characters by which the lengths differ, of ten
  'adjacent', // right after each other
  'stutter', // … in mid-sentence: 1 with nothing between, half with a comma
  'doubledParagraph', // paragraphs of whole sentences, letter for letter, one right behind the other
  'doubledHeadline', // a headline twice on end, letter for letter, and few titles beside it
  'doubledBox', // several lines or paragraphs right behind themselves, letter for letter; of lists, tables and verse also misread
  'doubledBeside', // … and what stands beside them is there twice in a row too
  'tornOut', // some copy is a piece out of the midst of a clause that stands by itself
  'doubledLines', // a line, one of several in a row that stand there twice each
  'inARow', // it stands there again and again, each time right behind the last
  'opensOtherwise', // the copies differ in all of their first characters
  'exchanged', // … in whole names, numbers and phrases, more than in misread characters: 0 to 1
  'teaser', // one copy breaks off for the page that has the rest, another does not
  'pageTeaser', // … and names the page
  'pullQuote', // one copy is a paragraph of its own in quotation marks, and short
  'captionEcho', // one copy is a caption, another is none
  'summary', // one copy is a sentence of a paragraph that sums the other's text up
  'contents', // one copy is a line of a list of contents, the other is that headline
  'refrain', // a sentence that is a paragraph of its own each of four times or more
  'standingLine', // each copy is a line that the paper prints behind every article of a kind, and none stands right behind another
  'outsideProse', // share of copies in titles, captions, lists, tables, furniture
  'titleEcho', // a title that the text takes up, and not a title that simply stands there twice
  'quoted', // share of copies that open with a quotation mark
  'many', // copies beyond two, where they differ
  'manyAlike', // copies beyond two that agree
  'headless', // a copy at a paragraph's start starts in mid-sentence: log-odds, 0 at least
  'readsOn', // the neighbours of a whole-sentence copy are one sentence: log-odds, 0 at least
  'interrupts', // some copy is whole paragraphs between the halves of a sentence that was cut, too long to be drawn out: log-odds
  'misread', // `differing`, as far as what one copy has to itself is no words
  'misreadBeside', // what differs is no words, as a share, in paragraphs that follow each other
  'reworded', // pieces of a hundred that either copy has to itself and that are words or numbers: written anew
  'otherNames', // pieces of a hundred that either copy has to itself and that no other text has
  'clustered', // what is different stands together, as far as it is words: the longest run against what chance makes
  'setApart', // the copies are set differently: one as a heading, in a list, as a quotation
  'announced', // share of copies after a colon
  'repunctuated', // the same words with a few marks set otherwise
  'atHome', // the vocabulary of each copy stands around it: ln(1 + the weakest sum), 0 for neighbours
  'strangers', // one copy's vocabulary stands around it, the other's does not: 0 to 1
] as const;

/** 20 Han characters or 60 letters. Of what stands twice on end in mid-sentence fewer say as much. */
const SHORT = 60;
/** More copies say no more. */
const maxMany = 4;

export function repeatFeaturesOf(evidence: RepeatEvidence): Record<RepeatFeature, number> {
  const { copies, onPurpose } = evidence;
  const some = (test: (copy: RepeatEvidence['copies'][number]) => boolean) => (copies.some(test) ? 1 : 0);
  const all = (test: (copy: RepeatEvidence['copies'][number]) => boolean) => (copies.every(test) ? 1 : 0);
  const most = (value: (copy: RepeatEvidence['copies'][number]) => number) =>
    Math.max(0, ...copies.map(value));
  const affinity = copies.map((copy) => copy.affinity);
  const strongest = Math.max(...affinity);
  const blocks = some(({ wholeBlocks }) => wholeBlocks);
  const midSentence = some(({ startEdge, endEdge }) => startEdge < sentenceEdge || endEdge < sentenceEdge);
  const ragged =
    all(({ startEdge }) => startEdge < sentenceEdge) || all(({ endEdge }) => endEdge < sentenceEdge);
  return {
    length: Math.log(Math.max(evidence.weight, evidence.stutter === 1 ? SHORT : 0) / SHORT),
    sentences: Math.log(1 + evidence.sentencesInside),
    paragraphs: Math.log(1 + evidence.paragraphsInside),
    wholeBlocks: blocks,
    allWholeBlocks: all(({ wholeBlocks }) => wholeBlocks),
    wholeSentences: some(({ wholeSentences }) => wholeSentences),
    allWholeSentences: all(({ wholeSentences }) => wholeSentences),
    raggedBlock: blocks * midSentence,
    ragged,
    raggedAcross: ragged * (isAcross(evidence) ? 1 : 0),
    differing: 10 * (1 - evidence.similarity),
    uneven: 10 * evidence.unevenness,
    adjacent: evidence.adjacent ? 1 : 0,
    stutter: evidence.outsideProse === 0 ? evidence.stutter : 0,
    doubledParagraph: isDoubledParagraph(evidence) ? 1 : 0,
    doubledHeadline: evidence.doubledHeadline ? 1 : 0,
    doubledBox: isDoubledBox(evidence) ? 1 : 0,
    doubledBeside: evidence.doubledBeside && evidence.outsideProse === 0 ? 1 : 0,
    tornOut: some(({ tornOut }) => tornOut),
    doubledLines: evidence.doubledLines ? 1 : 0,
    inARow: evidence.inARow ? 1 : 0,
    opensOtherwise: evidence.opensOtherwise ? 1 : 0,
    exchanged: evidence.exchange,
    teaser: isTeaser(evidence) ? 1 : 0,
    pageTeaser: isTeaser(evidence) && onPurpose.pageTeasers > 0 ? 1 : 0,
    pullQuote: isPullQuote(evidence) ? 1 : 0,
    captionEcho: isCaptionEcho(evidence) ? 1 : 0,
    summary: evidence.summary ? 1 : 0,
    contents: evidence.contents ? 1 : 0,
    refrain: isRefrain(evidence) ? 1 : 0,
    standingLine: onPurpose.areStandingLines && !evidence.adjacent ? 1 : 0,
    outsideProse: evidence.outsideProse / copies.length,
    titleEcho: isTitleEcho(evidence) ? 1 : 0,
    quoted: onPurpose.quoted / copies.length,
    many: evidence.similarity < 1 ? Math.min(maxMany, copies.length - 2) : 0,
    manyAlike: evidence.similarity < 1 ? 0 : Math.min(maxMany, copies.length - 2),
    headless: most(({ headless }) => headless),
    readsOn: most(({ wholeSentences, readsOnWithout }) => (wholeSentences ? readsOnWithout : 0)),
    interrupts: evidence.weight > longestDrawnOut ? most(interruption) : 0,
    ...wordingFeatures(evidence),
    setApart: new Set(copies.map(({ setting }) => setting)).size > 1 ? 1 : 0,
    announced: onPurpose.announced / copies.length,
    repunctuated: evidence.repunctuated ? 1 : 0,
    atHome: evidence.adjacent ? 0 : Math.log(1 + Math.min(...affinity)),
    strangers: (strongest - Math.min(...affinity)) / (strongest + 3),
  };
}

/** So long is what was copied without regard to sentences: 40 Han characters or 120 letters. */
const leastAcross = 120;
/** Misread at most in so many characters. */
const mostAcross = 0.05;

function isAcross(evidence: RepeatEvidence): boolean {
  const { weight, similarity, sentencesInside, paragraphsInside, exchange } = evidence;
  // From the middle of one notice to the middle of the next, by one formula.
  if (paragraphsInside > 0 || exchange > 0) return false;
  return weight >= leastAcross && sentencesInside > 0 && 1 - similarity <= mostAcross;
}

function isTeaser({ onPurpose: { teasers }, copies }: RepeatEvidence): boolean {
  return teasers > 0 && teasers < copies.length;
}

/** Sentences that are longer than 60 Han characters or 180 letters are drawn out of a text by nobody. */
const longestDrawnOut = 180;
/** A paragraph may be extracted thrice. */
const fewestRefrains = 4;
/** A refrain or a slogan is no longer than 40 Han characters or 120 letters. */
const longestRefrain = 120;

function isPullQuote({ onPurpose: { pullQuotes }, copies, weight }: RepeatEvidence): boolean {
  return pullQuotes > 0 && pullQuotes < copies.length && weight <= longestDrawnOut;
}

function isCaptionEcho({ onPurpose: { captions }, copies }: RepeatEvidence): boolean {
  return captions > 0 && captions < copies.length;
}

function isRefrain({ copies, weight, sentencesInside, inARow }: RepeatEvidence): boolean {
  if (inARow || copies.length < fewestRefrains || weight > longestRefrain || sentencesInside > 0)
    return false;
  return copies.every(({ wholeBlocks }) => wholeBlocks);
}

/** Quotations, items and captions may stand twice on end. */
function isDoubledParagraph(evidence: RepeatEvidence): boolean {
  const { adjacent, similarity, differences, outsideProse, weight, copies, onPurpose } = evidence;
  if (!adjacent || similarity < 1 || differences > 0 || weight < SHORT) return false;
  if (outsideProse > 0 || onPurpose.quoted > 0) return false;
  return copies.every(
    ({ wholeBlocks, wholeSentences, setting }) => wholeBlocks && wholeSentences && setting === '',
  );
}

/** Characters of a box that may be misread, and be one still. */
const leastOfBox = 0.85;

/** One sentence, item, line of verse or cell may come back right behind itself, not several in the same order. */
function isDoubledBox(evidence: RepeatEvidence): boolean {
  const { adjacent, similarity, differences, outsideProse, severalLines, copies } = evidence;
  const [one, other] = copies;
  if (!adjacent || copies.length !== 2 || !one!.wholeBlocks || !other!.wholeBlocks) return false;
  if (!severalLines || similarity < leastOfBox) return false;
  if (similarity === 1) return differences === 0;
  return (
    outsideProse === 2 &&
    one!.wording !== null &&
    other!.wording !== null &&
    isMisreading([one!.wording, other!.wording])
  );
}

function isTitleEcho({ titles, adjacent, copies }: RepeatEvidence): boolean {
  if (titles === 0 || titles === copies.length) return false;
  return !adjacent || copies.some(({ wholeBlocks }) => !wholeBlocks);
}

function wordingFeatures({
  copies,
  similarity,
  adjacent,
  outsideProse,
  exchange,
}: RepeatEvidence): Record<'misread' | 'misreadBeside' | 'reworded' | 'otherNames' | 'clustered', number> {
  const wordings = copies.flatMap(({ wording }) => wording ?? []);
  if (wordings.length === 0)
    return { misread: 0, misreadBeside: 0, reworded: 0, otherNames: 0, clustered: 0 };
  const least = (value: (wording: OwnWording) => number) => Math.min(...wordings.map(value));
  const explained = Math.max(...wordings.map(({ sound, misread }) => misread / Math.max(1, sound + misread)));
  return {
    misread: 10 * (1 - similarity) * (1 - exchange) * explained,
    misreadBeside: adjacent && outsideProse === 0 ? (1 - exchange) * explained : 0,
    reworded: 100 * least(({ sound, pieces }) => sound / Math.max(1, pieces)),
    otherNames: 100 * least(({ misread, pieces }) => misread / Math.max(1, pieces)),
    clustered: (1 - explained) * least(clustering),
  };
}

/** The longest run of n pieces of which a share s is different is about ln n / ln 1/s long, where chance strews them. */
function clustering({ sound, misread, pieces, longestRun }: OwnWording): number {
  const own = sound + misread;
  if (own === 0 || own >= pieces) return 0;
  const expected = Math.max(2, Math.log(pieces) / Math.log(pieces / own));
  return Math.min(3, Math.max(0, longestRun / expected - 1));
}

/** Natural logarithm of the odds. */
export function repeatOdds(
  model: keyof typeof repeatWeights,
  features: Readonly<Record<RepeatFeature, number>>,
): number {
  const weights: Readonly<Record<RepeatFeature | 'bias', number>> = repeatWeights[model];
  let odds = weights.bias;
  for (const name of repeatFeatures) odds += weights[name] * features[name];
  return odds;
}

/** Why a repeat is probably no error. */
export function legitimateReason(text: string, evidence: RepeatEvidence): Message<ReasonCode> {
  const { copies, ranges, outsideProse, onPurpose, weight } = evidence;
  const first = ranges[0]!;
  const quote = quoteAfter(text, first.start);
  if (isTeaser(evidence)) return { code: 'said-twice-teaser', params: { quote } };
  if (isCaptionEcho(evidence)) return { code: 'said-twice-caption', params: { quote } };
  if (evidence.summary) return { code: 'said-twice-summary', params: { quote } };
  const isFormula =
    onPurpose.areStandingLines || copies.length > 2 || evidence.exchange > 0 || evidence.opensOtherwise;
  if (isFormula) return { code: 'said-twice-formula', params: { quote, times: copies.length } };
  if (outsideProse > 0) return { code: 'said-twice-headline', params: { quote } };
  if (onPurpose.quoted > 0 || weight >= longQuotation)
    return { code: 'said-twice-quotation', params: { quote } };
  return { code: 'said-twice-short', params: { characters: first.end - first.start } };
}

/** What is as long as 40 Han characters or 120 letters is not called short. */
const longQuotation = 120;
