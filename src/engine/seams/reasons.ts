import type { Message, ReasonCode } from '../findings.ts';
import { isDigit, isHan, isLetter } from '../text/characters.ts';
import { undividedElsewhere } from './elsewhere.ts';
import type { Features } from './features.ts';
import { openMarkBefore } from './punctuation.ts';
import { REACH_CHARS, type Head, type SeamSource, type Tail } from './seam-sides.ts';

type Reason = Message<ReasonCode>;

const QUOTE_CHARS = 8;
/** From here on (natural logarithm) a sentence ends or begins so so seldom that a reader would say it cannot. */
const CANNOT = -2.2;
/** Of what stands together elsewhere: below, readers would take it for chance. */
const WORTH_SAYING = 0.6;

function say(code: ReasonCode, params: Message['params'] = {}): Reason {
  return { code, params };
}

/** The last characters, or the last words, before the place. */
function quoteBefore({ text }: SeamSource, { end, floor, wide }: Head): string {
  const quote = text.slice(Math.max(floor, end - (wide ? QUOTE_CHARS : 3 * QUOTE_CHARS)), end);
  return (wide ? quote : quote.replace(/^\S*\s(?=.*\S)/u, '')).replace(/\s+/gu, wide ? '' : ' ');
}

function quoteAfter({ text }: SeamSource, { start, ceiling, wide }: Tail): string {
  const quote = text.slice(start, Math.min(ceiling, start + (wide ? QUOTE_CHARS : 3 * QUOTE_CHARS)));
  return (wide ? quote : quote.replace(/\s\S*$/u, '')).replace(/\s+/gu, wide ? '' : ' ');
}

function lastWord({ text }: SeamSource, { end, floor, wide }: Head): string {
  if (wide) return text.slice(Math.max(floor, end - 2), end);
  return /[\p{L}’']+$/u.exec(text.slice(Math.max(floor, end - 30), end))?.[0] ?? text.slice(end - 1, end);
}

function firstWord({ text }: SeamSource, { start, ceiling, wide }: Tail): string {
  if (wide) return text.slice(start, Math.min(ceiling, start + 2));
  return (
    /^[\p{L}’']+/u.exec(text.slice(start, Math.min(ceiling, start + 30)))?.[0] ?? text.slice(start, start + 1)
  );
}

export function headReasons(source: SeamSource, head: Head, features: Features): Reason[] {
  const reasons: Reason[] = [];
  if (features.endsComma === 1) reasons.push(say('ends-with-comma', { quote: quoteBefore(source, head) }));
  if (features.endsOpening === 1) reasons.push(say('cannot-end-with', { quote: lastWord(source, head) }));
  if (features.endsPlain === 1) {
    if ((features.endOdds ?? 0) <= CANNOT)
      reasons.push(say('cannot-end-with', { quote: lastWord(source, head) }));
    else reasons.push(say('no-terminal-punctuation', { quote: quoteBefore(source, head) }));
  }
  if (features.lastLineFull === 1) reasons.push(say('last-line-full'));
  return reasons;
}

export function tailReasons(source: SeamSource, tail: Tail, features: Features): Reason[] {
  const reasons: Reason[] = [];
  if (features.beginsLowerCase === 1)
    reasons.push(say('begins-lower-case', { quote: firstWord(source, tail) }));
  else if (
    features.beginsClosing === 1 ||
    features.beginsMark !== undefined ||
    (features.startOdds ?? 0) <= CANNOT
  )
    reasons.push(say('cannot-begin-with', { quote: firstWord(source, tail) }));
  if (features.tailFlush === 1) reasons.push(say('not-indented'));
  return reasons;
}

/**
 * What speaks for a join, the strongest first: what stands across the break, then what each side shows.
 *
 * @param word the word of Chinese text that stands across
 */
export function joinReasons(
  source: SeamSource,
  head: Head,
  tail: Tail,
  features: Features,
  word: string | undefined,
): Reason[] {
  const reasons = [
    ...acrossReasons(source, head, tail, features, word),
    ...headReasons(source, head, features),
    ...tailReasons(source, tail, features),
  ];
  const isClose =
    features.endsHyphen === 1 || features.endsOpening === 1 || features.beginsMark !== undefined;
  const spaced = !head.wide && !tail.wide && !isClose;
  const before = quoteBefore(source, head) + (spaced ? ' ' : '');
  return [...reasons, say('reads-on', { before, after: quoteAfter(source, tail) })];
}

function acrossReasons(
  source: SeamSource,
  head: Head,
  tail: Tail,
  features: Features,
  word: string | undefined,
): Reason[] {
  const { text } = source;
  const reasons: Reason[] = [];
  if (features.numberAcross === 1)
    reasons.push(say('number-across', { number: numberAcross(text, head, tail) }));
  else if (word !== undefined)
    reasons.push(
      say('word-across', { word, before: lastWord(source, head), after: firstWord(source, tail) }),
    );
  if ((features.elsewhere ?? 0) >= WORTH_SAYING) {
    const piece = undividedElsewhere(text, head.end, tail.start, head.wide);
    if (piece !== '') reasons.push(say('undivided-elsewhere', { piece }));
  }
  if (features.endsHyphen === 1) {
    const before = lastWord(source, { ...head, end: head.end - 1 });
    reasons.push(say('hyphen-at-break', { word: `${before}-${firstWord(source, tail)}` }));
  }
  if (features.closesAcross === 1) {
    const pair = openMarkBefore(text, Math.max(head.floor, head.end - REACH_CHARS), head.end);
    reasons.push(
      say(pair !== undefined && QUOTES.includes(pair) ? 'quote-closes-across' : 'bracket-closes-across'),
    );
  }
  return reasons;
}

const QUOTES = ['“”', '「」', '『』', '‘’', '„“', '«»'];

/** The digits on either side, and the unit behind them. */
function numberAcross(text: string, head: Head, tail: Tail): string {
  let start = head.end;
  while (start > head.floor && isNumberPart(text, start - 1)) start--;
  let end = tail.start;
  while (end < tail.ceiling && isNumberPart(text, end)) end++;
  const code = text.charCodeAt(end);
  if (end < tail.ceiling && (isHan(code) || isLetter(code) || text[end] === '%')) end++;
  return text.slice(start, head.end) + text.slice(tail.start, end);
}

function isNumberPart(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at)) || '.,．·'.includes(text[at]!);
}
