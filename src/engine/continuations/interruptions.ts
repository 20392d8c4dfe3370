import { isPointer } from '../text/boilerplate.ts';
import { isExtractionMark } from '../text/extraction-marks.ts';
import { areLinesOfNotice } from '../text/names.ts';
import { endsAsRow } from '../text/table-rows.ts';
import { isHeadlineInCapitals, isNameOfEdge } from '../text/page-edges.ts';
import type { Blocks } from '../text/blocks.ts';
import type { ContinuationPage } from './page.ts';

const weightOf = { furniture: 0, caption: 1, box: 2, title: 3, text: 4 } as const;
/** `box`: an advertisement, a fact box, a pull quote. */
type Interruption = keyof typeof weightOf;
const MOST_BETWEEN = 4;
/** … of a box that tells itself. */
const MOST_IN_BOX = 5;
/** Lines of one advertisement count as one, and so does what a page's edge leaves. */
const MOST_LINES_BETWEEN = 12;
/** What is longer is text. */
const LONGEST_LINE_CHARS = { latin: 80, wide: 40 };

/** What interrupts between two places: the weightiest of the blocks between; text where there are many. */
export function textBetween(page: ContinuationPage, head: number, tail: number): Interruption {
  if (tail < head || tail - head > MOST_LINES_BETWEEN) return 'text';
  const { text, blocks, standing } = page;
  let weightiest: Interruption = 'furniture';
  let lines = 0;
  let edges = 0;
  for (let place = head + 1; place < tail; place++) {
    if (place > head + 1 && isNextLine(text, blocks, standing[place - 1]!, standing[place]!)) lines++;
    const kind = interruption(page, standing[place]!);
    if (weightOf[kind] > weightOf[weightiest]) weightiest = kind;
    if (kind === 'text') return 'text';
    if (kind === 'furniture') edges++;
  }
  const between = tail - head - lines - Math.max(0, edges - 1);
  if (between > MOST_IN_BOX) return 'text';
  if (weightiest === 'title' && isBox(page, head, tail, lines)) return 'box';
  return between > MOST_BETWEEN ? 'text' : weightiest;
}

function interruption({ text, blocks }: ContinuationPage, block: number): Interruption {
  const kind = blocks.kind(block);
  if (kind === 'furniture' && isHeadlineInCapitals(text, blocks.lineStarts[block]!, blocks.ends[block]!))
    return 'title';
  if (kind === 'furniture' || kind === 'caption') return kind;
  if (kind === 'columns') return 'text';
  const start = blocks.starts[block]!;
  const isHeading = HEADING_SIGNS.includes(text[start]!) && kind !== 'byline';
  if (isHeading || isSignsAlone(text, blocks, block)) return 'furniture';
  const length = blocks.ends[block]! - start;
  const piece = length <= LONGEST_LINE_CHARS.latin ? text.slice(start, blocks.ends[block]) : '';
  if (isPointer(piece)) return 'caption';
  if (!blocks.marked(block) && isNameOfEdge(piece)) return 'box';
  if (kind === 'title' || kind === 'byline') return 'title';
  return length <= LONGEST_LINE_CHARS[blocks.script(block) === 'latin' ? 'latin' : 'wide'] ? 'title' : 'text';
}

/** ■ 相关链接: a heading of the layout, not of an article. */
const HEADING_SIGNS = '■□◆◇●○★☆▲△▶►◎※';

/** One of several lines in Latin script, as of a notice, a list or a poem: what it breaks off for is the next line, if anything. */
export function isSetInLines({ text, blocks, standing }: ContinuationPage, place: number): boolean {
  const block = standing[place]!;
  return (
    (blocks.setInLines(block) && blocks.script(block) === 'latin') ||
    areLinesOfNotice(text, blocks, block) ||
    endsAsRow(text, blocks.ends[block]!)
  );
}

/** A rule of asterisks, dots and the like. */
export function isSignsAlone(text: string, blocks: Blocks, block: number): boolean {
  const end = blocks.ends[block]!;
  for (let at = blocks.starts[block]!; at < end; at++) if (!'*-_=~·• .#'.includes(text[at]!)) return false;
  return true;
}

/** In text with blank lines between paragraphs, two lines with none between belong together. */
function isNextLine(text: string, blocks: Blocks, one: number, next: number): boolean {
  if (blocks.convention !== 'blank-line') return false;
  const between = text.slice(blocks.ends[one], blocks.starts[next]);
  return between.indexOf('\n') === between.lastIndexOf('\n');
}

/**
 * Short lines that head no article: set together, under what points to other texts or beside a picture, with a telephone number or
 * a price among them, in quotation marks, or repeating what the text around says.
 */
function isBox(page: ContinuationPage, head: number, tail: number, lines: number): boolean {
  const { text, blocks, standing } = page;
  let box = lines > 0;
  for (let place = head + 1; place < tail; place++) {
    const block = standing[place]!;
    if (blocks.marked(block) || blocks.headline(block) || blocks.kind(block) === 'byline') return false;
    const piece = text.slice(blocks.starts[block], blocks.ends[block]);
    box ||=
      blocks.kind(block) === 'caption' ||
      (place === head + 1 && (isPointer(piece) || isExtractionMark(piece))) ||
      REACH.test(piece) ||
      QUOTED.test(piece) ||
      isPullQuote(text, blocks, block);
  }
  return box;
}

/** “We will get this done.”; “We will get this done,” says Lee */
const QUOTED = /^[“"„«「『][^“"„«「『]{6,}[”"“»」』](?:[,，]?\s?[^.。,，:：]{3,40})?$/u;
/** How an advertiser is reached, and what is charged; 全长：310米. */
const REACH =
  /(?:电话|電話|热线|熱線|传真|傳真|地址|网址|網址|微信)\s*[:：]|(?:\bcall|\bphone|\btel\.?|telefon|téléphone|teléfono)\s*:?\s*\(?\+?\d|www\.|https?:|\S@\S|(?:^|[^\d])\d{3,4}[-– ]\d{4,8}(?:[^\d]|$)|[$€£¥￥]\s?\d|\d\s?(?:%|℃|°\s?[CF])|\d折|\d\s?[版页頁]$|^[^：:]{2,12}[：:]\s*[$€£¥￥]?\d[\d.,]*\s?\S{0,8}$/iu;

const PULL_QUOTE_CHARS = { latin: 24, wide: 10 };
/** A pull quote stands near what it is taken from. */
const PULL_QUOTE_REACH = 6_000;
const QUOTE_EDGES = /^[\s"'“”‘’「」『』«»„]+|[\s"'“”‘’「」『』«».。…]+$/gu;

function isPullQuote(text: string, blocks: Blocks, block: number): boolean {
  const start = blocks.starts[block]!;
  const end = blocks.ends[block]!;
  const piece = text.slice(start, end).replaceAll(QUOTE_EDGES, '');
  if (piece.length < PULL_QUOTE_CHARS[blocks.script(block) === 'latin' ? 'latin' : 'wide']) return false;
  const before = text.slice(Math.max(0, start - PULL_QUOTE_REACH), start);
  return before.includes(piece) || text.slice(end, end + PULL_QUOTE_REACH).includes(piece);
}
