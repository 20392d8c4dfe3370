import { hideAnnotations } from './annotations.ts';
import { isHan } from './characters.ts';
import { blankFrontMatter } from './front-matter.ts';
import { hideEmphasis } from './emphasis.ts';
import { hideLineMarks } from './line-marks.ts';
import { hideLinks } from './links.ts';
import { hideMarkup } from './markup.ts';

/**
 * The text as a reader sees it, of the same length, so that every place in it is the same place in the file: what programs
 * write around each line or paragraph (`<p>…</p>`, `<br>`, `\`, `*…*`, `> `, `- `, `[[92,110,480,163]]`) is white space without
 * width, spaces are spaces, punctuation of vertical pages is what it is on others, and radicals are the characters that they
 * stand for. So marks go and stay with the text that they belong to.
 */
export function readingTextOf(text: string): string {
  return foldPunctuation(
    hideLineMarks(hideEmphasis(hideLinks(hideMarkup(hideAnnotations(blankFrontMatter(text)))))),
  );
}

/** Not for all of Unicode: a large text is searched in a quarter of the time. */
const VARIANT =
  /[\u060c\u061b\u061f\u06d4\u0964\u0965\u1362\u1363\u17d4\u2e80-\u2fd5\ufe10-\ufe19\ufe30-\ufe44\ufe50-\ufe57\uff61-\uff64]/;
const VARIANTS = new RegExp(VARIANT, 'g');
/** No-break spaces, and those of other widths than a word's; not the ideographic one, which indents. */
const SPACE = /[\u00a0\u2002-\u200a\u202f\u205f]/;
const SPACES = new RegExp(SPACE, 'g');
/** Behind Chinese it ends a sentence; in a number it is a point. */
const FULL_WIDTH_POINT = '．';

/** Marks of vertical pages, small and half-width forms, and of scripts of their own, each to the form that most texts have. */
const USUAL_FORMS: Readonly<Record<string, string>> = {
  '︐': '，',
  '︑': '、',
  '︒': '。',
  '︓': '：',
  '︔': '；',
  '︕': '！',
  '︖': '？',
  '︗': '〖',
  '︘': '〗',
  '︙': '…',
  '︰': '…',
  '︱': '—',
  '︲': '–',
  '︵': '（',
  '︶': '）',
  '︷': '｛',
  '︸': '｝',
  '︹': '〔',
  '︺': '〕',
  '︻': '【',
  '︼': '】',
  '︽': '《',
  '︾': '》',
  '︿': '〈',
  '﹀': '〉',
  '﹁': '「',
  '﹂': '」',
  '﹃': '『',
  '﹄': '』',
  '﹐': '，',
  '﹑': '、',
  '﹒': '。',
  '﹔': '；',
  '﹕': '：',
  '﹖': '？',
  '﹗': '！',
  '｡': '。',
  '｢': '「',
  '｣': '」',
  '､': '、',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '۔': '.',
  '।': '.',
  '॥': '.',
  '።': '.',
  '፣': ',',
  '។': '.',
};

function foldPunctuation(text: string): string {
  const spaced = SPACE.test(text) ? text.replace(SPACES, ' ') : text;
  const folded = VARIANT.test(spaced)
    ? spaced.replace(VARIANTS, (form) => USUAL_FORMS[form] ?? characterOfRadical(form))
    : spaced;
  const stops = asFullStops(ringsAsFullStops(folded), FULL_WIDTH_POINT);
  return endsSentencesWithPoints(stops) ? asFullStops(stops, '.') : stops;
}

/**
 * Radicals that look like a character and are written for it, as by programs that go by a font's shapes alone. Those of the first block
 * are the character by Unicode's compatibility forms, these by its list of equivalent ideographs.
 */
const RADICALS =
  '⺁厂⺇几⺈刀⺊卜⺌小⺒巳⺓幺⺗心⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺳网⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻋车⻑長⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

function characterOfRadical(form: string): string {
  const at = RADICALS.indexOf(form);
  return at >= 0 && at % 2 === 0 ? RADICALS[at + 1]! : form.normalize('NFKC');
}

function asFullStops(text: string, point: string): string {
  if (!text.includes(point)) return text;
  return text.replaceAll(point, (_, at: number) => (isHan(text.charCodeAt(at - 1)) ? '。' : point));
}

/** Does the text have points behind Chinese characters where others have full stops? A name has one in its midst, too. */
function endsSentencesWithPoints(text: string): boolean {
  let points = 0;
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1))
    if (isHan(text.charCodeAt(at - 1)) && !isHan(text.charCodeAt(at + 1))) points++;
  if (points === 0) return false;
  let stops = 0;
  for (let at = text.indexOf('。'); at >= 0 && stops < points; at = text.indexOf('。', at + 1)) stops++;
  return stops < points;
}

const FEWEST_RINGS = 3;
/** Behind a digit the letter is a nought. */
const MISREAD_STOP = String.raw`(?:(?<=[^\s○])○|(?<=[\u4e00-\u9fff%％”’」』）》])o)(?=[”’」』）]?[ \t]*`;
const RING_AT_LINE_END = new RegExp(String.raw`${MISREAD_STOP}(?:\n|$))`, 'gu');
const RING = new RegExp(String.raw`${MISREAD_STOP}(?:[\u4e00-\u9fff0-9A-Za-z“‘「『《（]|\n|$))`, 'gu');

/** 。 read as the sign or letter that looks like it; where lines end so. Names are masked with the sign, too (王○明). */
function ringsAsFullStops(text: string): string {
  if (!text.includes('○') && !/[\u4e00-\u9fff]o/.test(text)) return text;
  let rings = 0;
  for (const _ of text.matchAll(RING_AT_LINE_END))
    if (++rings >= FEWEST_RINGS) return text.replaceAll(RING, '。');
  return text;
}
