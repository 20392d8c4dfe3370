import type { Page, Span } from '../scoring/pages.ts';
import type { MarkedCopy } from './copies.ts';
import { ANY_MARK, type Block, type Mark } from './draft-page.ts';
import type { MarkedJoin } from './joins.ts';

export const conventions = ['blank', 'blank-md', 'indent', 'line', 'wrapped'] as const;
export type PageConvention = (typeof conventions)[number];

/** The text of blocks as a paper's convention writes them, marks included. */
export function writeBlocks(
  blocks: readonly Block[],
  convention: PageConvention,
  wide: boolean,
  columns: number,
): string {
  switch (convention) {
    case 'blank':
      return `${blocks.map(({ text }) => text).join('\n\n')}\n`;
    case 'blank-md':
      return `${blocks.map(({ role, text }) => (role === 'title' ? heading(text) : text)).join('\n\n')}\n`;
    case 'indent':
      return `${blocks.map(({ role, text }) => (role === 'title' ? text : (wide ? '　　' : '    ') + text)).join('\n')}\n`;
    case 'line':
      return `${blocks.map(({ text }) => text).join('\n')}\n`;
    case 'wrapped':
      return `${blocks.map(({ text }) => wrap(text, wide, columns)).join('\n\n')}\n`;
  }
}

/** The heading's sign belongs to a copy that starts with it. */
function heading(text: string): string {
  return text.replace(/^[\ue000-\uf8ff]*/u, (marks) => `${marks}## `);
}

function wrap(text: string, wide: boolean, columns: number): string {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  const pieces = wide ? Array.from(text) : text.split(/(?<= )/u);
  for (const piece of pieces) {
    const own = piece.replace(ANY_MARK, '').length;
    if (width + own > columns && width > 0 && !/^[，。、；：！？”）》」』]/u.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += piece;
    width += own;
  }
  return [...lines, line].join('\n');
}

/** Takes the marks out and writes down where they stood. */
export function placeMarks(written: string): {
  readonly text: string;
  readonly places: ReadonlyMap<Mark, number>;
} {
  const places = new Map<Mark, number>();
  let text = '';
  let done = 0;
  for (const match of written.matchAll(ANY_MARK)) {
    text += written.slice(done, match.index);
    places.set(match[0], text.length);
    done = match.index + 1;
  }
  return { text: text + written.slice(done), places };
}

export function truthOf(
  copies: readonly MarkedCopy[],
  joins: readonly MarkedJoin[],
  places: ReadonlyMap<Mark, number>,
  text: string,
): Page['truth'] {
  const at = (mark: Mark): number => {
    const place = places.get(mark);
    if (place === undefined)
      throw new Error(`a mark is not on the page: ${mark.codePointAt(0)?.toString(16)}`);
    return place;
  };
  const skip = (offset: number): number => offset + /^\s*/u.exec(text.slice(offset, offset + 8))![0].length;
  const spanOf = ([start, end]: readonly [Mark, Mark]): Span => [skip(at(start)), at(end)];
  const of = <K extends MarkedJoin['kind']>(kind: K) =>
    joins.filter((join): join is Extract<MarkedJoin, { kind: K }> => join.kind === kind);
  return {
    duplicates: copies.map(({ original, copy, noise, shape }) => {
      return { spans: [spanOf(original), spanOf(copy)], copy: 1, noise, shape };
    }),
    splits: of('split').map(({ head, tail, replacement, shape }) => {
      return { span: [at(head), skip(at(tail))], replacement, shape };
    }),
    displaced: of('displaced').map(({ head, tail, shape }) => ({
      head: at(head),
      tail: spanOf(tail),
      shape,
    })),
    orphans: of('orphan').map(({ at: mark, shape }) => ({ at: skip(at(mark)), shape })),
    fused: of('fused').map(({ at: mark, shape }) => ({ at: at(mark), shape })),
    optional: copies.map(({ copy }) => spanOf(copy)),
  };
}
