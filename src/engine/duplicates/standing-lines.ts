import type { Range } from '../range.ts';
import type { Blocks } from '../text/blocks.ts';
import { opensItem } from '../text/news-openings.ts';

/*
 * Lines that a paper prints again and again, behind every article of a kind: what it answers for and what it does not, whose the
 * rights are, where letters go, who the writer is.
 */

const FORMS = {
  wide: [
    '(?:[仅僅不]|[并並]不)代表(?:本[报報刊网網台臺站]|作者|其?[个個]人).{0,6}(?:[观觀][点點]|意[见見]|立[场場])|[与與]本[报報刊网網台臺站].{0,6}[无無][关關]',
    '(?:未[经經]|不得).{0,12}(?:[转轉][载載]|摘[编編])|[转轉][载載].{0,6}[注註]明|版[权權](?:均)?[属屬歸归][于於]?.{0,6}[报報社网網刊].{0,2}所有|版[权權]所有',
    '(?:[据據]此|投[资資]|入市|操作).{0,10}[风風][险險]自[担擔负負]|不[构構]成.{0,4}投[资資]建[议議]|本[报報刊网網版].{0,12}不承担.{0,8}[责責]任|[仅僅]供[参參]考。?$',
    '(?:[来來]稿|投稿|[来來]信).{0,4}(?:[请請]|[寄发發至]|[邮郵]箱|地址)|[欢歡]迎.{0,10}(?:[来來]稿|投稿|[来來]信|[来來][电電]|[赐賜]稿)',
    '[关關]注(?:本[报報刊]|我[们們]|官方).{0,4}(?:微信|公[众眾][号號]|微博)|(?:[拨撥]打|致[电電])本[报報].{0,4}[热熱][线線]',
    '本[版文报報刊](?:[图圖]片|照片|稿件|文章|内容|[图圖]文).{0,16}(?:提供|[摄攝影]|[来來]自|[转轉]自|所有)',
    '^[（(]?作者(?:[系为為係]|[单單]位)',
  ],
  latin: [
    '(?:views?|opinions?)(?: and (?:views?|opinions?))? expressed|not necessarily (?:reflect|represent|those of)',
    'all rights reserved|may not be (?:published|reproduced|copied|redistributed)|^copyright (?:©|\\(c\\)|[12][0-9]{3})',
    "^[\\w.'’ -]{4,40} (?:is|are) (?:an? )?(?:[\\w'’-]+ ){0,3}(?:writers?|reporters?|columnists?|correspondents?|editors?|journalists?) (?:at|for|with|of)|can be (?:reached|contacted) (?:at|on|by)",
    'contributed (?:to this (?:report|article|story)|reporting)|^\\(?(?:additional )?(?:reporting|writing|editing) by|^this (?:story|article|report|series) (?:was|is) (?:produced|supported|funded|made possible)',
    'letters (?:to the editor )?(?:should|must|may) be|reserves? the right to (?:edit|shorten|refuse|cut)|(?:e-?mail|write to|contact) (?:us|the editor)\\b|get in touch (?:with us|by|at)|have you (?:been affected|got a story|seen something)|follow (?:him|her|them|us) on',
    'redaktion behält sich|nicht (?:unbedingt |notwendigerweise )?die meinung der (?:redaktion|zeitung)|alle rechte vorbehalten|leserbriefe (?:geben|sind|bitte|müssen)|^(?:der autor|die autorin) ist',
    "n['’]engagent que (?:leur|son|ses) auteur|tous droits réservés|reproduction (?:interdite|même partielle)",
    'opiniones expresadas|no reflejan necesariamente|derechos reservados|prohibida (?:su|la) reproducción',
  ],
} as const;

let forms: RegExp | undefined;

/** What is longer is text. */
const LONGEST_CHARS = { wide: 90, latin: 240 };
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
  const block = Math.max(0, blocks.at(start));
  if (end - start > LONGEST_CHARS[blocks.script(block) === 'latin' ? 'latin' : 'wide']) return false;
  return blocks.at(end - 1) === block && text.slice(end, blocks.ends[block]).trim().length <= 1;
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
