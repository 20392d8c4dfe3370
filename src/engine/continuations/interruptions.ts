import type { Blocks } from '../text/blocks.ts';
import type { ContinuationPage } from './page.ts';

const weightOf = { furniture: 0, caption: 1, title: 2, text: 3 } as const;
type Interruption = keyof typeof weightOf;
const MOST_BETWEEN = 4;

function interruption(text: string, blocks: Blocks, block: number): Interruption {
  const kind = blocks.kind(block);
  if (kind === 'furniture' || kind === 'caption') return kind;
  const start = blocks.starts[block]!;
  if (HEADING_SIGNS.includes(text[start]!) || onlySigns(text, start, blocks.ends[block]!)) return 'furniture';
  const length = blocks.ends[block]! - start;
  if (kind === 'title' || kind === 'byline') return 'title';
  return length <= (blocks.script(block) === 'latin' ? 80 : 40) ? 'title' : 'text';
}

/** ■ 相关链接: a heading of the layout, not of an article. */
const HEADING_SIGNS = '■□◆◇●○★☆▲△▶►◎※';

function onlySigns(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!'*-_=~·• .#'.includes(text[at]!)) return false;
  return true;
}

/** What interrupts between two places: the weightiest of the blocks between; text where there are many. */
export function textBetween(
  { text, standing, blocks }: ContinuationPage,
  head: number,
  tail: number,
): Interruption {
  if (tail < head || tail - head > MOST_BETWEEN) return 'text';
  let weightiest: Interruption = 'furniture';
  for (let place = head + 1; place < tail; place++) {
    const kind = interruption(text, blocks, standing[place]!);
    if (weightOf[kind] > weightOf[weightiest]) weightiest = kind;
  }
  return weightiest;
}
