import type { Edit, Range } from '../../engine/index.ts';
import { mosaic } from '../editor/mosaic.ts';
import { isLineStart } from './line-start.ts';

/** How much of the page stands around a flag's text, so that the editor sees what it is part of. */
const contextChars = 40;

export interface Excerpt {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** Whether the page goes on beyond the context. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  readonly line: number;
  readonly lastLine: number;
  readonly startsParagraph: boolean;
}

/** A piece of the page with what stands around it. */
export function excerptOf(ref: string, range: Range, context = contextChars): Excerpt {
  const from = Math.max(0, range.start - context);
  const to = Math.min(mosaic.lengthOf(ref), range.end + context);
  const before = mosaic.slice(ref, { start: from, end: range.start });
  return {
    before: from > 0 ? fromWord(whole(before, 'end')) : before,
    text: mosaic.slice(ref, range),
    after: toWord(
      whole(mosaic.slice(ref, { start: range.end, end: to }), 'start'),
      to < mosaic.lengthOf(ref),
    ),
    cutBefore: from > 0,
    cutAfter: to < mosaic.lengthOf(ref),
    line: mosaic.lineAt(ref, range.start),
    lastLine: mosaic.lineAt(ref, Math.max(range.start, range.end - 1)),
    startsParagraph: isLineStart(before, from === 0),
  };
}

export interface Preview {
  readonly before: string;
  /** What the fix takes away; line breaks in it are the break that goes. */
  readonly removed: string;
  readonly inserted: string;
  readonly after: string;
}

/** What one edit does, with the text around it. */
export function previewOf(ref: string, edit: Edit, context = contextChars): Preview {
  const { before, text, after, cutBefore, cutAfter } = excerptOf(ref, edit, context);
  return {
    before: cutBefore ? `…${before}` : before,
    removed: text,
    inserted: edit.text,
    after: cutAfter ? `${after}…` : after,
  };
}

/** Cut text never begins or ends with half a surrogate pair. `anchor`: the end that is not cut. */
function whole(text: string, anchor: 'start' | 'end'): string {
  if (anchor === 'end') return /^[\udc00-\udfff]/.test(text) ? text.slice(1) : text;
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/** Where a script has spaces, a cut text begins with a word, not with the end of one. */
export function fromWord(text: string): string {
  const [, rest] = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}'’.,;-]+\s+(.*)$/su.exec(text) ?? [];
  return rest === undefined || rest === '' ? text : rest;
}

/** Nor ends with the beginning of one, where it is cut. */
const toWord = (text: string, isCut: boolean): string =>
  isCut ? text.replace(/(\s)[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}'’-]+$/u, '$1') : text;

/** Breaks and spaces that are what it is about are drawn. */
export function breakSign(text: string): string {
  const lines = text.split('\n');
  if (lines.length === 1) return text.replaceAll(' ', '␣').replaceAll('\u3000', '□');
  const last = lines.length - 1;
  const shown = lines.map((line, at) => (at === last ? line : `${line.trimEnd()} ¶\n`));
  // A blank line between two paragraphs is part of one break.
  return shown
    .filter((line, at) => at === 0 || at === last || line.trim() !== '¶')
    .join('')
    .replaceAll('\u3000', '□');
}

/** For small spaces: blank lines between paragraphs take none of it. */
export function compact(text: string): string {
  return text.replaceAll(/\n\s*\n/g, '\n');
}
