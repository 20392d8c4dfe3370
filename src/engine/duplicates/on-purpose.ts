import type { Range } from '../range.ts';
import { type Blocks, firstBlockOf } from '../text/blocks.ts';
import { areStandingLines } from './standing-lines.ts';
import { CAPITAL, LETTER } from '../text/letters.ts';

/** What tells, by how the copies are set, that a passage was set twice on purpose: copies that show each of it. */
export interface OnPurpose {
  /** Break off with three dots, or for the page that has the rest: 详见第3版. */
  readonly teasers: number;
  /** … for a page that is named. */
  readonly pageTeasers: number;
  /** Stand between quotation marks. */
  readonly quoted: number;
  /** Are paragraphs of their own in quotation marks, which other copies do not have. */
  readonly pullQuotes: number;
  /** Are captions, or part of one. */
  readonly captions: number;
  /** Stand behind a colon that announces them. */
  readonly announced: number;
  /** All are lines that a paper prints behind every article of a kind. */
  readonly areStandingLines: boolean;
}

interface Page {
  readonly text: string;
  readonly blocks: Blocks;
}

export function onPurpose(page: Page, ranges: readonly Range[]): OnPurpose {
  const { text } = page;
  const behind = ranges.map(({ end }) => text.slice(end, end + 40));
  const pages = behind.map((piece) => SEE_PAGE.test(piece));
  const enclosed = ranges.filter((range) => isEnclosed(text, range));
  return {
    teasers: behind.filter((piece, index) => pages[index]! || DOTS.test(piece)).length,
    pageTeasers: pages.filter(Boolean).length,
    quoted: ranges.filter((range) => isQuoted(text, range)).length,
    pullQuotes:
      enclosed.length < ranges.length ? enclosed.filter((range) => isWholeBlock(page, range)).length : 0,
    captions: ranges.filter((range) => isInCaption(page, range)).length,
    announced: ranges.filter(({ start }) => ANNOUNCEMENT.test(text.slice(Math.max(0, start - 8), start)))
      .length,
    areStandingLines: areStandingLines(page, ranges),
  };
}

/** Three dots where the other copy reads on. A text goes on after 下转第3版. */
const DOTS = /^\s?(?:…|⋯|\.{3}|。{3})/u;
/** 详见第3版; Full story, page 4; Lire page 4. */
const SEE_PAGE =
  /^[\s（(【▶►]{0,4}(?:详见|詳見|请看|請看|全文[见見]|报道[见見]|報道[见見]|[见見])\s?第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?[版叠頁页]|^[\s([►▶»]{0,4}(?:(?:full |more )?(?:story|report|details)[,:]? (?:on |see )?|see |lire |voir |siehe |lesen sie |mehr (?:auf )?|ver |lea )(?:page|seite|p\.|pág\.|página) ?[A-Z]?[0-9]{1,3}\b/iu;
/** A colon, and behind it nothing but white space, marks and an opening quote. */
const ANNOUNCEMENT = /[:：]\s*[#>*_]*\s*[“"「『«„‘]?$/u;
const DATELINE = new RegExp(
  String.raw`^[*_\s]*[(（【]?(?:本[报報刊网網台臺]|新[华華]社|中新社|人民[网網]|新[华華][网網]|央[视視]|中央社|(?:[${CAPITAL}][${CAPITAL}'’.-]{2,}[ ,]){1,3}.{0,20}[-–—]|[${CAPITAL}][${LETTER}]{2,}(?:, [^.]{2,20})? ?\([${LETTER}/ ]{2,12}\) ?[-–—])`,
  'u',
);

/** Does a news item open here? */
export function opensWithDateline(text: string, start: number): boolean {
  return DATELINE.test(text.slice(start, start + 30));
}

const OPENING_QUOTES = '“"「『«„‘';
const CLOSING_QUOTES = '”"」』»“’';
const CLOSING_QUOTE = new RegExp(String.raw`[”"」』»“]|’(?![${LETTER}0-9])`, 'u');
/** Of what opens with a quotation mark, the quotation takes so much where it is all a quotation. */
const QUOTED_SHARE = 0.7;

/** A paragraph that only opens with somebody's words (“等了很久了。”李桂兰说，……) is no quotation. */
function isQuoted(text: string, { start, end }: Range): boolean {
  const opened = OPENING_QUOTES.includes(text[start]!) ? start + 1 : start;
  if (opened === start && !OPENING_QUOTES.includes(text[start - 1] ?? ' ')) return false;
  const closed = text.slice(opened, end).search(CLOSING_QUOTE);
  return closed < 0 || opened + closed >= start + QUOTED_SHARE * (end - start);
}

/** Does a quotation begin and end where the range does? */
function isEnclosed(text: string, range: Range): boolean {
  const { start, end } = range;
  const isOpened =
    OPENING_QUOTES.includes(text[start] ?? ' ') || OPENING_QUOTES.includes(text[start - 1] ?? ' ');
  const isClosed = CLOSING_QUOTES.includes(text[end - 1] ?? ' ') || CLOSING_QUOTES.includes(text[end] ?? ' ');
  return isOpened && isClosed && isQuoted(text, range);
}

/** Is it a paragraph, quotation marks aside? */
function isWholeBlock({ text, blocks }: Page, { start, end }: Range): boolean {
  const block = blocks.at(start);
  if (block < 0 || blocks.at(end - 1) !== block) return false;
  return [text.slice(blocks.starts[block], start), text.slice(end, blocks.ends[block])].every(
    (rest) => rest.length <= 1,
  );
}

/** Who took the picture, behind the words that describe it. */
const CREDIT =
  /^[\s(（[【|–—-]*(?:(?:photos?|photographs?|pictures?|images?|fotos?|bild|crédit|credit|illustration|archiv\w*)\b|©|\S{1,12}\s?[摄攝]|供[图圖]|资料[图圖]|資料圖|[图圖]片)/iu;
/** Where to look, before them. */
const LABEL =
  /^[△▲▼◆]$|^(?:图为|圖為|[上下左右题題][图圖][:：为為]|[图圖][一二三四五六七八九十0-9①-⑩]{1,2}[:：]?|(?:photo|foto|bild|above|below|left|right|top|bottom):)$/iu;

function isInCaption({ text, blocks }: Page, { start, end }: Range): boolean {
  const block = firstBlockOf(blocks, start);
  if (blocks.at(end - 1) !== block) return false;
  if (blocks.kind(block) === 'caption') return true;
  const before = text.slice(blocks.starts[block], start).trim();
  const behind = text.slice(end, blocks.ends[block]).trim();
  if (before.length > LONGEST_CREDIT || behind.length > LONGEST_CREDIT) return false;
  return (before === '' && CREDIT.test(behind)) || (behind === '' && LABEL.test(before));
}

const LONGEST_CREDIT = 40;
