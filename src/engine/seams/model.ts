import type { Message, ReasonCode } from '../findings.ts';
import type { Blocks } from '../text/blocks.ts';
import { isBlank, isDigit, isHan, isKana, isLetter } from '../text/characters.ts';

/** A judgement as log-odds (natural logarithm); the reasons are worked out only when asked for. */
export interface SeamJudgement {
  readonly logOdds: number;
  reasons(): readonly Message<ReasonCode>[];
}

export interface SeamModel {
  /**
   * Does the text that ends at `headEnd` go on, inside a sentence, with the text at `tailStart`? White space at either
   * place is skipped. The two need not be neighbours.
   */
  joins(headEnd: number, tailStart: number): SeamJudgement;
  /** Is the text that ends here an unfinished sentence? */
  open(end: number): SeamJudgement;
  /** Does the text that starts here start in mid-sentence? */
  headless(start: number): SeamJudgement;
}

const TERMINAL = '。！？!?.…；”』」》】）)"\'’»—';
const MID_SENTENCE = '，、,：:；;—-';
const CANNOT_END = '的和与与在是不把被从对向将为以及或并而且但因';
const CANNOT_BEGIN = '的了着过们，。、；：！？”』」》】）';

export function createSeamModel(text: string, blocks: Blocks): SeamModel {
  const openOdds = (end: number): number => {
    const last = lastBefore(text, end);
    if (last < 0) return -5;
    const character = text[last]!;
    const block = blocks.at(last);
    const kind = block >= 0 ? blocks.kind(block) : 'paragraph';
    if (kind !== 'paragraph') return -4;
    if (MID_SENTENCE.includes(character)) return 2;
    if (TERMINAL.includes(character)) return -5;
    return CANNOT_END.includes(character) ? 5 : 2;
  };
  const headlessOdds = (start: number): number => {
    const first = firstAfter(text, start);
    if (first >= text.length) return -5;
    const character = text[first]!;
    const block = blocks.at(first);
    if (block >= 0 && blocks.kind(block) !== 'paragraph' && blocks.starts[block] === first) return -4;
    if (CANNOT_BEGIN.includes(character)) return 4;
    const code = text.charCodeAt(first);
    if (isHan(code) || isKana(code)) return -1;
    if (isLetter(code)) return character === character.toLowerCase() ? 2 : -2;
    return isDigit(code) ? -1.5 : -1;
  };
  return {
    open: (end) => ({ logOdds: openOdds(end), reasons: () => [] }),
    headless: (start) => ({ logOdds: headlessOdds(start), reasons: () => [] }),
    joins: (headEnd, tailStart) => ({
      logOdds: openOdds(headEnd) + headlessOdds(tailStart),
      reasons: () => [],
    }),
  };
}

function lastBefore(text: string, end: number): number {
  let at = end - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at--;
  return at;
}

function firstAfter(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}
