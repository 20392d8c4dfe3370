import type { Message, ReasonCode } from '../findings.ts';
import type { Features } from './features.ts';
import type { Head, SeamSource, Tail } from './seam-sides.ts';

const QUOTE_CHARS = 8;

function say(code: ReasonCode, params: Message['params'] = {}): Message<ReasonCode> {
  return { code, params };
}

function quoteBefore({ text }: SeamSource, { end, floor }: Head): string {
  return text.slice(Math.max(floor, end - QUOTE_CHARS), end);
}

function quoteAfter({ text }: SeamSource, { start, ceiling }: Tail): string {
  return text.slice(start, Math.min(ceiling, start + QUOTE_CHARS));
}

export function headReasons(source: SeamSource, head: Head, features: Features): Message<ReasonCode>[] {
  const reasons: Message<ReasonCode>[] = [];
  if (features.endsComma === 1) reasons.push(say('ends-with-comma', { quote: quoteBefore(source, head) }));
  if (features.endsPlain === 1)
    reasons.push(say('no-terminal-punctuation', { quote: quoteBefore(source, head) }));
  if (features.lastLineFull === 1) reasons.push(say('last-line-full'));
  return reasons;
}

export function tailReasons(source: SeamSource, tail: Tail, features: Features): Message<ReasonCode>[] {
  if (features.beginsLowerCase === 1) return [say('begins-lower-case', { quote: quoteAfter(source, tail) })];
  if (features.beginsClosing === 1) return [say('cannot-begin-with', { quote: quoteAfter(source, tail) })];
  return [];
}

export function joinReasons(
  source: SeamSource,
  head: Head,
  tail: Tail,
  features: Features,
): Message<ReasonCode>[] {
  return [...headReasons(source, head, features), ...tailReasons(source, tail, features)];
}
