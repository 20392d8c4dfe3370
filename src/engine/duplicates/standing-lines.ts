import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { opensItem } from '../text/block-kinds.ts';

/*
 * Lines that a paper prints again and again, behind every article of a kind: what it answers for and what it does not, whose the
 * rights are, where letters go, who the writer is.
 */

const FORMS = {
  wide: [
    '(?:[仅僅不]|[并並]不)代表.{0,8}(?:[观觀][点點]|意[见見]|立[场場])|(?:[观觀][点點]|意[见見]|立[场場])(?:不|[与與]).{0,8}(?:代表|[无無][关關])|[与與]本[报報刊网網站].{0,4}[无無][关關]',
    '(?:未[经經]|不得).{0,12}(?:[转轉][载載]|摘[编編]|使用|[复複][制製])|[转轉][载載].{0,6}[注註]明|版[权權].{0,8}[属屬歸归所]|版[权權]所有',
    '[风風][险險]自[担擔负負]|不[构構]成.{0,4}投[资資]建[议議]|不承[担擔].{0,8}[责責]任|[仅僅]供[参參]考',
    '(?:[来來]稿|投稿|[来來]信).{0,4}(?:[请請]|[寄发發至]|[邮郵]箱|地址)|[欢歡]迎.{0,10}(?:[来來]稿|投稿|[来來]信|[来來][电電]|[赐賜]稿)',
    '[关關]注(?:本[报報刊]|我[们們]|官方)?.{0,4}(?:微信|公[众眾][号號]|微博)|(?:[拨撥]打|致[电電])本[报報].{0,4}[热熱][线線]',
    '本[版文报報刊](?:[图圖]片|照片|稿件|文章|内容|[图圖]文).{0,16}(?:提供|[摄攝影]|[来來]自|[转轉]自|所有)',
    '作者(?:[系为為是係]|[单單]位)',
  ],
  latin: [
    "(?:views?|opinions?)(?: and (?:views?|opinions?))? (?:expressed|are)|not necessarily (?:reflect|represent|those of)|author's own",
    'all rights reserved|may not be (?:published|reproduced|copied|redistributed)|copyright (?:©|\\(c\\)|[12][0-9]{3})',
    "(?:is|are) (?:an? )?(?:[\\w'’-]+ ){0,3}(?:writers?|reporters?|columnists?|correspondents?|editors?|freelancers?|journalists?) (?:at|for|with|of|in|based)|can be (?:reached|contacted) (?:at|on|by)",
    'contributed (?:to|reporting)|(?:reporting|writing|editing) by|this (?:story|article|report|series|work) (?:was|is) (?:\\w+ )?(?:produced|published|supported|funded|made)',
    'letters (?:to the editor )?(?:should|must|may|can|are)|reserves? the right|(?:e-?mail|write to|contact) (?:us|the editor)|get in touch|if you (?:have|want|would like|need)|have you (?:been|got|seen)|follow (?:him|her|them|us) on',
    'redaktion behält sich|nicht (?:unbedingt |notwendigerweise )?die meinung|alle rechte vorbehalten|leserbriefe (?:geben|sind|bitte|müssen)|(?:der autor|die autorin) ist',
    "n['’]engagent que|tous droits réservés|reproduction (?:interdite|même partielle)|opinions exprimées",
    'opiniones expresadas|no reflejan necesariamente|derechos reservados|prohibida (?:su|la) reproducción',
  ],
} as const;

let forms: RegExp | undefined;

/** 40 Han characters or 240 letters and their like: what is longer is text. */
const LONGEST_CHARS = 240;
/** A passage may be extracted thrice, but hardly each time behind an article. */
const FEWEST_CLOSING = 3;

export interface StandingPage {
  readonly text: string;
  readonly blocks: Blocks;
}

/** Is each copy a line that the paper prints behind articles of a kind: by what it says, or as it closes three articles? */
export function areStandingLines(page: StandingPage, ranges: readonly Range[]): boolean {
  if (!ranges.every((range) => endsParagraph(page, range))) return false;
  forms ??= new RegExp([...FORMS.wide, ...FORMS.latin].join('|'));
  const [first] = ranges;
  if (forms.test(page.text.slice(first!.start, first!.end).toLowerCase())) return true;
  return ranges.length >= FEWEST_CLOSING && ranges.every((range) => closesArticle(page, range));
}

function endsParagraph({ text, blocks }: StandingPage, { start, end }: Range): boolean {
  if (end - start > LONGEST_CHARS) return false;
  const block = blocks.at(start);
  return block >= 0 && blocks.at(end - 1) === block && text.slice(end, blocks.ends[block]).trim().length <= 1;
}

/** A paragraph of its own, and a title, a byline, a dateline or nothing behind it. */
function closesArticle({ text, blocks }: StandingPage, { start }: Range): boolean {
  const block = blocks.at(start);
  if (text.slice(blocks.starts[block], start).trim().length > 1) return false;
  const next = block + 1;
  if (next >= blocks.count) return true;
  const kind = blocks.kind(next);
  return (
    kind === 'title' ||
    kind === 'byline' ||
    blocks.headline(next) ||
    opensItem(text.slice(blocks.starts[next], blocks.ends[next]).slice(0, 40))
  );
}
