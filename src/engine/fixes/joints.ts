import type { SplitDraft } from '../findings/drafts.ts';
import type { FixCode } from '../findings.ts';
import type { Edit } from '../range.ts';
import { goesOnBehindApostrophe } from '../text/apostrophes.ts';
import type { Blocks } from '../text/blocks.ts';
import { ROOM, roomBetween } from '../text/line-setting.ts';
import { lastAtOrBefore } from '../text/lines.ts';
import { SUSPENDING } from '../text/suspended.ts';
import { isBlank, isDigit, isHan, isKana, isLetter } from '../text/characters.ts';

/** How two halves of a sentence go together. */
export type Joint = Extract<FixCode, `run-on${string}`>;

/** How far around a seam a divided word is looked for, so that many seams in a long text stay cheap. */
const WORD_SEARCH_CHARS = 10_000;

const HYPHENS = '-\u2010\u00ad¬⸗=';
const OPENING = '([{（［｛「『〈《【〔“‘„«‹¿¡/—–@#$€£';
const DASHES = '—–';
const CLOSING = ')]}）］｝」』〉》】〕”’»›,.;:!?，。、；：！？…—–/%‰°';

/**
 * The joint that fits best between text that ends at `headEnd` and text that starts at `tailStart`, white space
 * excluded: Chinese and Japanese join with nothing, other scripts with a space; a hyphen goes only if what it divides
 * is one word.
 */
export function chooseJoint(text: string, headEnd: number, tailStart: number): Joint {
  const last = text[headEnd - 1] ?? '';
  const first = text[tailStart] ?? '';
  if (last === '' || first === '') return 'run-on';
  if (HYPHENS.includes(last)) return hyphenJoint(text, headEnd, tailStart);
  if (isWide(last.charCodeAt(0)) || isWide(first.charCodeAt(0))) return 'run-on';
  if (isNumberAcross(text, headEnd, tailStart)) return 'run-on';
  if (
    !(isLetter(last.charCodeAt(0)) && isLetter(first.charCodeAt(0))) &&
    isAmongWide(text, headEnd, tailStart)
  ) {
    return 'run-on';
  }
  // … in years – ¶ will be: a dash that has a space on one side has one on the other.
  if (DASHES.includes(last) && isBlank(text.charCodeAt(headEnd - 2))) return 'run-on-space';
  if (DASHES.includes(first) && isBlank(text.charCodeAt(tailStart + 1))) return 'run-on-space';
  if (OPENING.includes(last) || CLOSING.includes(first)) return 'run-on';
  // the starting line ¶ -up
  if (first === '-' && isLetter(last.charCodeAt(0)) && isLetter(text.charCodeAt(tailStart + 1)))
    return 'run-on';
  if (goesOnBehindApostrophe(text, headEnd, tailStart) || isWithinWord(text, headEnd, tailStart))
    return 'run-on';
  if (standsByQuotes(text, headEnd, tailStart)) return 'run-on';
  return 'run-on-space';
}

/** `" ¶ old friends`, `, ¶ " said the mayor`: a straight quotation mark has its word on the side without a space. */
function standsByQuotes(text: string, headEnd: number, tailStart: number): boolean {
  const opens = text[headEnd - 1] === '"' && isBlank(text.charCodeAt(headEnd - 2));
  return opens || (text[tailStart] === '"' && isBlank(text.charCodeAt(tailStart + 1)));
}

/** don ¶ 't; A ¶ PP in Chinese, where a name in other letters mostly stands alone. */
function isWithinWord(text: string, headEnd: number, tailStart: number): boolean {
  if (APOSTROPHES.includes(text[tailStart]!))
    return CONTRACTION.test(text.slice(headEnd - 1, headEnd) + text.slice(tailStart, tailStart + 4));
  const front = wordBefore(text, headEnd);
  const back = wordAfter(text, tailStart);
  if (front === '' || back === '') return false;
  const isAlone =
    isWide(text.charCodeAt(headEnd - front.length - 1)) && isWide(text.charCodeAt(tailStart + back.length));
  return isAlone && !(/\p{Ll}$/u.test(front) && /^\p{Lu}/u.test(back));
}

const APOSTROPHES = "'’";
/** Of a character before, and four behind. */
const CONTRACTION = /^\p{L}['’](?:s|t|re|ve|ll|d|m)(?!\p{L})/u;

/** Every joint an editor may want here, the fitting one first. */
function possibleJoints(text: string, headEnd: number, best: Joint): Joint[] {
  const hyphenated = HYPHENS.includes(text[headEnd - 1] ?? ' ');
  const all: Joint[] = hyphenated
    ? ['run-on-dehyphenated', 'run-on-hyphenated', 'run-on-space']
    : ['run-on', 'run-on-space'];
  return [best, ...all.filter((joint) => joint !== best)];
}

/**
 * Where the head of a seam ends, and the joints an editor may want there, the fitting one first. Where the seam knows what
 * becomes of a hyphen, or that a word was cut without one, that comes first: it has seen more words than stand around.
 * Between lines of hard-wrapped text a line end stays.
 */
export function jointsOfSeam(
  text: string,
  blocks: Blocks,
  seam: SeamAt,
): { readonly headEnd: number; readonly joints: readonly Joint[] } {
  const { headEnd, joints } = jointsWithinLine(text, seam);
  const { start, end } = seam.at;
  return { headEnd, joints: staysLineEnd(text, blocks, start, end) ? ['run-on-line', ...joints] : joints };
}

type SeamAt = Pick<SplitDraft, 'at' | 'replacement' | 'hyphen' | 'initial' | 'cutWord'>;

/**
 * Would what the text after begins with not have gone into the last line of the text before, too? Then both are lines as all others, as
 * those are that are set as lines of one paragraph.
 */
function staysLineEnd(text: string, blocks: Blocks, headEnd: number, tailStart: number): boolean {
  if (!blocks.wrapped) return false;
  const { lines } = blocks;
  const line = lastAtOrBefore(lines.starts, lines.count, headEnd - 1);
  const next = lastAtOrBefore(lines.starts, lines.count, tailStart);
  if (line < 0 || next <= line || tailStart < lines.starts[next]!) return false;
  if (blocks.at(headEnd - 1) === blocks.at(tailStart)) return true;
  return roomBetween(text, lines, line, next, blocks.measureOf(line)) < ROOM;
}

function jointsWithinLine(
  text: string,
  { at: seam, replacement, hyphen, initial, cutWord }: SeamAt,
): { readonly headEnd: number; readonly joints: Joint[] } {
  const { start, end } = seam;
  const isDivided = start + 1 < end && HYPHENS.includes(text[start] ?? ' ');
  if (isDivided)
    return { headEnd: start + 1, joints: ['run-on-dehyphenated', 'run-on-hyphenated', 'run-on-space'] };
  if (hyphen === 'dropped') return { headEnd: start + 1, joints: ['run-on-dehyphenated'] };
  const behind = replacement === '' ? 'run-on' : 'run-on-space';
  const best = initial || cutWord ? behind : chooseJoint(text, start, end);
  const isKept = hyphen === 'kept' && best === 'run-on-dehyphenated';
  return { headEnd: start, joints: possibleJoints(text, start, isKept ? 'run-on-hyphenated' : best) };
}

/** What stands in place of `at` once the fitting joint is made: a hyphen that stays at its line's end, too. */
export function replacementOf(text: string, blocks: Blocks, seam: SeamAt): string {
  const { headEnd, joints } = jointsOfSeam(text, blocks, seam);
  const { start, text: joint } = jointEdit(headEnd, seam.at.end, joints[0] ?? 'run-on');
  return text.slice(seam.at.start, start) + joint;
}

/** Replaces what stands between head and tail; takes a hyphen at the head's end with it where the joint says so. */
export function jointEdit(headEnd: number, tailStart: number, joint: Joint): Edit {
  const start = joint === 'run-on-dehyphenated' ? headEnd - 1 : headEnd;
  return { start, end: tailStart, text: jointText(joint) };
}

export function jointText(joint: Joint): string {
  if (joint === 'run-on-line') return '\n';
  return joint === 'run-on-space' ? ' ' : '';
}

function hyphenJoint(text: string, headEnd: number, tailStart: number): Joint {
  const hyphen = text[headEnd - 1];
  const before = text.charCodeAt(headEnd - 2);
  const after = text.charCodeAt(tailStart);
  if (hyphen === '\u00ad' || hyphen === '¬') return 'run-on-dehyphenated';
  if (SUSPENDING.test(text.slice(tailStart, tailStart + 8))) return 'run-on-space';
  if (!isLetter(before) || !isLetter(after)) {
    return isDigit(before) || isLetter(before) ? 'run-on-hyphenated' : 'run-on-space';
  }
  const front = wordBefore(text, headEnd - 1);
  const back = wordAfter(text, tailStart);
  const capital = back[0] !== back[0]?.toLowerCase();
  if (capital && front !== front.toUpperCase()) return 'run-on-hyphenated';
  const near = surroundings(text, headEnd, tailStart);
  if (standsAsWord(near, front + back)) return 'run-on-dehyphenated';
  if (standsAsWord(near, `${front}-${back}`)) return 'run-on-hyphenated';
  const partsAreWords = front.length > 2 && standsAsWord(near, front) && standsAsWord(near, back);
  return partsAreWords ? 'run-on-hyphenated' : 'run-on-dehyphenated';
}

/** The text around a seam, the seam itself cut out: a divided word must be found elsewhere to count. */
function surroundings(text: string, headEnd: number, tailStart: number): string {
  const front = text.slice(Math.max(0, headEnd - WORD_SEARCH_CHARS), wordStart(text, headEnd - 1));
  const tailWordEnd = tailStart + wordAfter(text, tailStart).length;
  return `${front}\n${text.slice(tailWordEnd, tailWordEnd + WORD_SEARCH_CHARS)}`.toLowerCase();
}

function standsAsWord(lowerCaseText: string, word: string): boolean {
  const wanted = word.toLowerCase();
  for (let at = lowerCaseText.indexOf(wanted); at >= 0; at = lowerCaseText.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!isLetter(lowerCaseText.charCodeAt(at - 1)) && !isLetter(lowerCaseText.charCodeAt(end))) return true;
  }
  return false;
}

function wordStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && end - at < 60 && isLetter(text.charCodeAt(at - 1))) at--;
  return at;
}

export function wordBefore(text: string, end: number): string {
  return text.slice(wordStart(text, end), end);
}

function wordAfter(text: string, start: number): string {
  let end = start;
  while (end < text.length && end - start < 60 && isLetter(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/**
 * `1,` ¶ `200`, `19` ¶ `98`: of 47 numbers with another right behind them in news, 40 are groups of three digits (`10` ¶ `000`),
 * which have a space between them where they have no comma.
 */
function isNumberAcross(text: string, headEnd: number, tailStart: number): boolean {
  if (!isDigit(text.charCodeAt(tailStart))) return false;
  const last = text[headEnd - 1] ?? '';
  if ('.,'.includes(last)) return isDigit(text.charCodeAt(headEnd - 2));
  if (!isDigit(last.charCodeAt(0))) return false;
  return !(
    /(?<!\d)\d{1,3}$/u.test(text.slice(headEnd - 4, headEnd)) &&
    /^\d{3}(?!\d)/u.test(text.slice(tailStart, tailStart + 4))
  );
}

/** A number or sign within Chinese or Japanese text stands without a space. */
function isAmongWide(text: string, headEnd: number, tailStart: number): boolean {
  const around = text.slice(Math.max(0, headEnd - 12), headEnd) + text.slice(tailStart, tailStart + 12);
  return Array.from(around).some((character) => isWide(character.charCodeAt(0)));
}

/** Han, kana, CJK and full-width punctuation: they take no space beside them. */
function isWide(code: number): boolean {
  if (isHan(code) || isKana(code)) return true;
  return (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff60);
}
