import type { Dice } from './random.ts';

/**
 * Places are marked in the text itself by characters of the private use area, so that they stay right whatever is put
 * in, moved or wrapped; `PageDraft.render` takes them out and says where they stood.
 */
export type Mark = string;

const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
export const ANY_MARK = /[\ue000-\uf8ff]/gu;

export interface Block {
  role: 'title' | 'byline' | 'paragraph' | 'furniture';
  text: string;
  /** Which article it belongs to; −1: none. */
  readonly article: number;
  /** A defect is in it already: left alone by others. */
  taken: boolean;
}

export class PageDraft {
  readonly dice: Dice;
  readonly wide: boolean;
  blocks: Block[];
  #marks = FIRST_MARK;

  constructor(articles: readonly (readonly Block[])[], dice: Dice, wide: boolean) {
    this.dice = dice;
    this.wide = wide;
    this.blocks = articles.flat();
  }

  mark(): Mark {
    if (this.#marks > LAST_MARK) throw new RangeError('too many marks on one page');
    return String.fromCharCode(this.#marks++);
  }

  /** An untouched paragraph long enough to be worked on, with its index; null when a few tries find none. */
  paragraph(fewestChars: number): { readonly at: number; readonly block: Block } | null {
    for (let attempt = 0; attempt < 40; attempt++) {
      const at = this.dice.between(0, this.blocks.length);
      const block = this.blocks[at]!;
      if (block.role === 'paragraph' && !block.taken && block.text.length >= fewestChars)
        return { at, block };
    }
    return null;
  }

  insert(at: number, ...blocks: Block[]): void {
    this.blocks.splice(at, 0, ...blocks);
  }

  /** Articles as runs of blocks, in the page's order. */
  articleStarts(): number[] {
    return this.blocks.flatMap((block, at) =>
      block.article >= 0 && block.article !== this.blocks[at - 1]?.article ? [at] : [],
    );
  }
}

const VISIBLE = /[\p{L}\p{N}]/u;
const LOWER = /^\p{Ll}{3}/u;

export interface Cut {
  readonly head: string;
  readonly tail: string;
  /** What goes between the halves to make them whole again; 'HYPHEN': nothing, and the hyphen goes. */
  readonly replacement: string;
}

/** Cuts a paragraph inside a sentence, at any character in Chinese, between or inside words elsewhere. */
export function cutInSentence(text: string, wide: boolean, dice: Dice): Cut | null {
  for (let attempt = 0; attempt < 60; attempt++) {
    const at = dice.between(Math.ceil(text.length * 0.15), Math.floor(text.length * 0.85));
    if (wide) {
      if ([at - 2, at - 1, at, at + 1].every((i) => VISIBLE.test(text[i] ?? '')))
        return { head: text.slice(0, at), tail: text.slice(at), replacement: '' };
      continue;
    }
    if (LOWER.test(text.slice(at - 3, at)) && LOWER.test(text.slice(at, at + 3)) && dice.chance(0.15))
      return { head: `${text.slice(0, at)}-`, tail: text.slice(at), replacement: 'HYPHEN' };
    const space = text.indexOf(' ', at);
    if (space < 0 || space > text.length - 12) continue;
    if (VISIBLE.test(text[space - 1]!) && VISIBLE.test(text[space + 1]!))
      return { head: text.slice(0, space), tail: text.slice(space + 1), replacement: ' ' };
  }
  return null;
}

/** Cuts off the last words of a paragraph. */
export function cutLastWords(text: string, wide: boolean, dice: Dice): Cut | null {
  for (let attempt = 0; attempt < 20; attempt++) {
    const wanted = text.length - (wide ? dice.between(4, 14) : dice.between(8, 40));
    const at = wide ? wanted : text.indexOf(' ', wanted);
    if (at < 0 || !VISIBLE.test(text[at - 1] ?? '') || !VISIBLE.test(text[wide ? at : at + 1] ?? ''))
      continue;
    return { head: text.slice(0, at), tail: text.slice(wide ? at : at + 1), replacement: wide ? '' : ' ' };
  }
  return null;
}

/** Starts of the sentences of a paragraph, its own start included. */
export function sentenceStarts(text: string, wide: boolean): number[] {
  const starts = [0];
  const ends = wide ? /[。！？][”』」）]*/gu : /[.!?]["”)]*\s+(?=["“(]?\p{Lu})/gu;
  for (const match of text.matchAll(ends)) {
    const after = match.index + match[0].length;
    if (after < text.length - 1) starts.push(after);
  }
  return starts;
}
