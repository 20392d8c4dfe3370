import type { Range } from '../../src/engine/index.ts';

/** A text in which places are marked: `⟦A …⟧` is a place of the passage A; the marks are no part of the text. */
export interface MarkedText {
  readonly text: string;
  /** Letter → its places in reading order. */
  readonly places: ReadonlyMap<string, readonly Range[]>;
}

export function readMarkedText(source: string): MarkedText {
  const places = new Map<string, Range[]>();
  let text = '';
  let rest = source;
  for (let mark = /⟦(\w) ([^⟧]*)⟧/u.exec(rest); mark; mark = /⟦(\w) ([^⟧]*)⟧/u.exec(rest)) {
    text += rest.slice(0, mark.index);
    const [whole, letter, passage] = mark as unknown as [string, string, string];
    const start = text.length;
    text += passage;
    places.set(letter, [...(places.get(letter) ?? []), { start, end: text.length }]);
    rest = rest.slice(mark.index + whole.length);
  }
  return { text: text + rest, places };
}
