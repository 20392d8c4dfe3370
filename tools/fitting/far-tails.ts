import { readBlocks } from '../../src/engine/text/blocks.ts';
import type { Page, Truth } from '../scoring/pages.ts';

/**
 * Labelled pages have their displaced tails right behind what interrupts; on other pages a tail stands at the end of
 * the page or in another article. Makes such pages: a broken join's or displaced tail's paragraph is taken out and
 * put behind another block, near or far, before or after.
 */
export function withFarTails(page: Page): Page[] {
  const { truth } = page;
  const halves = [
    ...truth.splits.map(({ span }) => ({ head: span[0], tail: span[1] })),
    ...truth.displaced.map(({ head, tail }) => ({ head, tail: tail[0] })),
  ];
  const clean = truth.duplicates.length === 0 && truth.orphans.length === 0;
  if (!clean || halves.length === 0) return [];
  return halves.slice(0, 2).flatMap((half, index) => moveTail(page, half, page.name.length + index) ?? []);
}

function moveTail(page: Page, { head, tail }: { head: number; tail: number }, salt: number): Page | null {
  const { text } = page;
  const blocks = readBlocks(text);
  const block = blocks.at(tail);
  if (blocks.starts[block] !== tail || blocks.count < 8) return null;
  // A tail stands behind its head, but for one in eight.
  const behind = block + 3 + ((block * 7 + salt * 3) % Math.max(1, blocks.count - block - 3));
  const place = salt % 8 === 0 ? block >> 1 : salt % 2 === 0 ? blocks.count - 1 : behind;
  if (Math.abs(place - block) < 3 || place >= blocks.count) return null;
  const piece = text.slice(tail, blocks.ends[block]);
  const separator = text.slice(blocks.ends[block - 1], tail);
  const gone = { start: blocks.ends[block - 1]!, end: blocks.ends[block]! };
  const target = blocks.ends[place]!;
  const without = text.slice(0, gone.start) + text.slice(gone.end);
  const at = target > gone.start ? target - (gone.end - gone.start) : target;
  const moved = without.slice(0, at) + separator + piece + without.slice(at);
  const shift = (offset: number) => (offset > at ? offset + separator.length + piece.length : offset);
  const start = at + separator.length;
  const truth: Truth = {
    duplicates: [],
    splits: [],
    orphans: [],
    displaced: [{ head: shift(head), tail: [start, start + piece.length] }],
  };
  return { ...page, text: moved, truth };
}
