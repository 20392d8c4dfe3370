import type { BlockShapes } from './block-kinds.ts';

/** A name, what divides it and a figure. */
const SHORTEST_CHARS = 3;

/** 白羊座：…, 票价：…: what is said of one thing after another. */
const FIELD = /^[●■◆▲★【[]?[\u4e00-\u9fff]{1,6}[】\]]?[:：]\s*\S/u;
const ENDED = /[。！？.!?…][”」』"’»)）]?$/u;
const LONGEST_FIELD_CHARS = 60;

/** A name or a word before a colon, and no full stop: several of them in a row are entries of a list, whatever their length. */
export function isField({ text, starts, ends }: BlockShapes, block: number): boolean {
  const [start, end] = [starts[block]!, ends[block]!];
  if (end - start < SHORTEST_CHARS || end - start > LONGEST_FIELD_CHARS) return false;
  const piece = text.slice(start, end);
  return FIELD.test(piece) && !ENDED.test(piece);
}

const GAP = /[\t\u3000]|\s{2}/u;
const GAPS = /(?:[\t\u3000]|\s{2})\s*/u;
const FIGURE = /^[↑↓+-]?[0-9][0-9.,:%]*$/u;
const FEWEST_FIGURES = 2;
const LONGEST_ROW_CHARS = 80;

/** A row of a table, or of what was drawn: figures set apart, or one at its end. */
export function isRow({ text, starts, ends }: BlockShapes, block: number): boolean {
  const [start, end] = [starts[block]!, ends[block]!];
  if (end - start < SHORTEST_CHARS || end - start > LONGEST_ROW_CHARS) return false;
  const piece = text.slice(start, end);
  if (!GAP.test(piece)) return false;
  const cells = piece.split(GAPS);
  return FIGURE.test(cells.at(-1)!) || cells.filter((cell) => FIGURE.test(cell)).length >= FEWEST_FIGURES;
}
