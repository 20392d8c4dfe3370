import { copyLetter, percentAlike, type Message, type ReasonCode } from '../findings.ts';
import { quoteAcross, quoteAfter, quoteBefore } from '../findings/quotes.ts';
import { sentenceEdge } from './edges.ts';
import type { RepeatEvidence } from './evidence.ts';
import { legitimateReason } from './legitimate.ts';
import { heardForms, heardOddness, lacksHeadingMark } from './stray-copy.ts';

type Reason = Message<ReasonCode>;

/** Log-odds from here on are worth telling. */
const clear = 1;
/** So many more of its words around the other copies make a copy a stranger. */
const strangerBy = 4;

/** Why a repeat was flagged, what speaks for its being an error first. */
export function reasonsOf(
  text: string,
  evidence: RepeatEvidence,
  remove: readonly number[] | null,
  exact: boolean,
): Reason[] {
  const { ranges, similarityInAll, paragraphsInside, adjacent, copies } = evidence;
  const first = ranges[0]!;
  const characters = first.end - first.start;
  const reasons: Reason[] = [
    exact
      ? { code: 'copy-exact', params: { characters } }
      : {
          code: 'copy-near',
          params: {
            similarity: percentAlike(similarityInAll),
            differences: Math.max(1, evidence.differences),
          },
        },
  ];
  if (evidence.inARow?.times === 1) {
    const again = ranges.at(-1)!;
    const quote = quoteAfter(text.slice(again.start, again.end), 0);
    return [...reasons, { code: 'begins-again', params: { copy: copyLetter(1), quote } }];
  }
  if (evidence.inARow) return [...reasons, ...inARowReasons(text, evidence.inARow)];
  if (adjacent) reasons.push({ code: 'copy-adjacent', params: {} });
  if (evidence.doubledHeadline && remove !== null)
    return [
      ...reasons,
      { code: 'headline-twice', params: {} },
      ...remove.map((index) => headlineReason(evidence, index)),
    ];
  if (evidence.doubledLines) return [...reasons, { code: 'lines-doubled', params: {} }];
  if (paragraphsInside > 0 && copies.every(({ wholeBlocks }) => wholeBlocks)) {
    reasons.push({ code: 'copy-whole-paragraphs', params: { paragraphs: paragraphsInside + 1 } });
  }
  reasons.push(...omissionReasons(text, evidence, remove ?? []));
  if (remove === null) return [...reasons, legitimateReason(text, evidence)];
  return [...reasons, ...remove.flatMap((index) => strayReasons(text, evidence, index, remove))];
}

/** Why this one of two headlines goes. */
function headlineReason({ copies }: RepeatEvidence, index: number): Reason {
  const [stray, kept] = [copies[index]!, copies[1 - index]!];
  const params = { copy: copyLetter(index) };
  if (kept.wholeBlocks && !stray.wholeBlocks) return { code: 'headline-run-in', params };
  if (kept.heading && !stray.heading) return { code: 'plain-headline', params };
  if (stray.oddness >= kept.oddness + heardOddness) return { code: 'noisier-copy', params };
  if (stray.blocks > kept.blocks) return { code: 'headline-in-lines', params };
  return { code: 'later-copy', params };
}

function inARowReasons(text: string, { times, brokenOff }: NonNullable<RepeatEvidence['inARow']>): Reason[] {
  const often: Reason = { code: 'again-and-again', params: { times } };
  if (!brokenOff) return [often];
  const quote = quoteAfter(text.slice(brokenOff.start, brokenOff.end), 0);
  return [often, { code: 'begins-once-more', params: { quote } }];
}

/** So many things that a copy leaves out are told. */
const mostTold = 3;

function omissionReasons(text: string, { omissions }: RepeatEvidence, remove: readonly number[]): Reason[] {
  return omissions.slice(0, mostTold).flatMap(({ copy, lacking, text: range, what }): Reason[] => {
    const [letter, other] = [copyLetter(copy), copyLetter(lacking)];
    const piece = text.slice(range.start, range.end);
    const start = range.start + piece.search(/[\p{L}\p{N}]/u);
    const quote = quoteAfter(text, start);
    const goes = remove.includes(copy);
    if (what === 'furniture') return [{ code: 'furniture-between', params: { quote } }];
    if (what === 'between') return goes ? [{ code: 'stays-within', params: { copy: letter, quote } }] : [];
    const characters = piece.trim().length;
    return [
      { code: 'copy-lacks', params: { copy: other, other: letter, characters, quote } },
      ...(goes && !remove.includes(lacking)
        ? [{ code: 'brings-along', params: { copy: letter, other } } as const]
        : []),
    ];
  });
}

function strayReasons(
  text: string,
  evidence: RepeatEvidence,
  index: number,
  remove: readonly number[],
): Reason[] {
  const { copies, ranges } = evidence;
  const copy = copyLetter(index);
  const stray = copies[index]!;
  const { start, end } = ranges[index]!;
  const kept = copies.find((_, i) => !remove.includes(i))!;
  const keptLosesSentence = kept.startEdge < sentenceEdge || kept.endEdge < sentenceEdge;
  const reasons: Reason[] = [];
  if (stray.headless > clear || (stray.wholeBlocks && kept.startEdge < sentenceEdge)) {
    reasons.push({ code: 'starts-mid-sentence', params: { copy, quote: quoteAfter(text, start) } });
  }
  if (stray.open > clear || (stray.wholeBlocks && kept.endEdge < sentenceEdge)) {
    reasons.push({ code: 'ends-mid-sentence', params: { copy, quote: quoteBefore(text, end) } });
  }
  if (stray.readsOnWithout > clear)
    reasons.push({
      code: 'interrupts-sentence',
      params: { copy, before: quoteBefore(text, start), after: quoteAfter(text, end) },
    });
  // What whole paragraphs stand between are other paragraphs, or a caption and a title.
  else if (keptLosesSentence && stray.wholeSentences && !stray.wholeBlocks)
    reasons.push({ code: 'neighbours-read-on', params: { copy, ...quoteAcross(text, start, end) } });
  if (!evidence.adjacent && kept.affinity >= strangerBy + stray.affinity)
    reasons.push({ code: 'stands-among-strangers', params: { copy } });
  if (stray.marks + 1 < kept.marks || stray.oddness >= kept.oddness + heardOddness)
    reasons.push({ code: 'noisier-copy', params: { copy } });
  if (stray.splitsHead && !kept.splitsHead) reasons.push({ code: 'splits-head', params: { copy } });
  if (kept.onlyText && !stray.onlyText)
    reasons.push({ code: 'only-text', params: { copy: copyLetter(copies.indexOf(kept)) } });
  if (stray.tornBreaks > kept.tornBreaks) reasons.push({ code: 'torn-apart', params: { copy } });
  if (stray.markedAlone && !kept.markedAlone) reasons.push({ code: 'marked-alone', params: { copy } });
  if (lacksHeadingMark(evidence, stray)) reasons.push({ code: 'plain-headline', params: { copy } });
  if (stray.foreignForms > kept.foreignForms + heardForms)
    reasons.push({ code: 'set-otherwise', params: { copy } });
  if (reasons.length === 0 && index > 0) reasons.push({ code: 'later-copy', params: { copy } });
  return reasons;
}
