import { isDigit, isHan, isLetter } from './characters.ts';
import { isPlea } from './boilerplate.ts';
import { isExtractionMark } from './extraction-marks.ts';
import { CAPITAL } from './letters.ts';
import { isEdgeByCapitals, isNameOfEdge, isPageEdge, isPaper } from './page-edges.ts';
import type { BlockKind } from './blocks.ts';
import type { Lines } from './lines.ts';
import { opensReport } from './news-openings.ts';

/** What of the blocks is known before their kinds are. */
export interface BlockShapes {
  readonly text: string;
  readonly lines: Lines;
  readonly firstLines: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly lineStarts: Int32Array;
  readonly count: number;
  /** Is all text in capitals? Those of a line tell nothing then. */
  readonly inCapitals: boolean;
}

/** What is longer and ends as a sentence does needs no second look. */
const SHORT_SENTENCE_CHARS = 60;
const SENTENCE_ENDS = '。！？.!?”」』"';
/** Longer blocks are paragraphs. */
const LONGEST_SPECIAL_CHARS = 400;
const LONGEST_BYLINE_CHARS = 60;
const LONGEST_TITLE_CHARS = 110;
const LONGEST_HAN_TITLE_CHARS = 40;
/** One character more than the name of a paper has. */
const LONGEST_NAME_CHARS = 41;

export function kindOf(shapes: BlockShapes, block: number): BlockKind {
  const { text } = shapes;
  const start = shapes.starts[block]!;
  const end = shapes.ends[block]!;
  const marked = shapes.lineStarts[block]! < start;
  const mark = text.charCodeAt(shapes.lineStarts[block]!);
  const length = end - start;
  if (length > SHORT_SENTENCE_CHARS && !marked && SENTENCE_ENDS.includes(text[end - 1]!)) return 'paragraph';
  const inCapitals = shapes.inCapitals;
  if (length <= LONGEST_FURNITURE_CHARS && isFurniture(text.slice(shapes.lineStarts[block], end), inCapitals))
    return 'furniture';
  if (length > LONGEST_FURNITURE_CHARS && isLongMark(text, start, end)) return 'furniture';
  if (marked) return mark === 0x23 ? 'title' : 'list';
  if (length > LONGEST_SPECIAL_CHARS) return 'paragraph';
  const piece = closeLines(text.slice(start, end));
  if (isCaption(piece)) return 'caption';
  if (isBylineOf(piece)) return 'byline';
  if (HEAD_MARK.test(piece) && length < 40) return 'title';
  if (length <= LONGEST_TITLE_CHARS && isTitleLine(piece)) return 'title';
  return 'paragraph';
}

/** A heading set off by a sign: ■ 相关链接. */
const HEAD_MARK = /^[■□◆◇●○★☆▲△▶►◎※][^。，]*$/u;

const RULE = /^[\s*·•.\-—–_=~#+◆◇■□●○★☆※↓↑←→▼▽\ufffc]+$/u;
/** … on page 5, from A6, in column 3, overleaf: where a text goes on, as no sentence says it. */
const ELSEWHERE =
  '(?:(?:see|on|from|in|at)?\\s*(?:the\\s+)?(?:p(?:age|p?\\.)|col(?:umn|\\.)|sec(?:tion|\\.)|[A-Z]?-?[0-9]{1,3}[A-Z]?\\s*$|(?:next|last|back|front|first|second|third|fourth|previous|preceding|following|opposite|inside)\\s+(?:page|column|week|month|issue))|overleaf|below|inside|tomorrow)';
/** As the same is said in German. */
const ANDERSWO =
  '(?:folgt|umseitig|siehe|nächste\\S*\\s+(?:seite|ausgabe|nummer)|(?:auf|von|aus)?\\s*(?:der\\s+)?(?:s\\.|seite|[0-9]|(?:ersten|letzten|vorigen|nächsten)\\s+seite|titelseite))';
const PAGES = '[版页頁]|(?<=[转轉接自至第][0-9０-９A-Za-z一二三四五六七八九十]{1,3})面';
const CONTINUED = new RegExp(
  '^[\\s>＞»▶►→←↓☞■*]*[[(（【〔]?\\s*(?:' +
    [
      'to be continued',
      `continued\\b[\\s.,:;–—-]*(?:${ELSEWHERE}.{0,30})?`,
      "cont(?:'d|\\.).{0,30}",
      `fortsetzung\\b[\\s.,:;–—-]*(?:${ANDERSWO}.{0,30})?`,
      '(?:la )?suite (?:de la |en |à la |au |dans la )?(?:p(?:age|\\.)|[0-9]|prochain|numéro|verso).{0,20}',
      '(?:viene|sigue|continúa|pasa) (?:de|en|a) la p.{0,20}',
      "(?:please\\s+)?(?:see|from|turn to|jump to)\\s+(?:[a-z'’ -]{2,30},?\\s+)?(?:on\\s+)?(?:page\\s+)?[a-z]?[0-9]{1,3}[a-z]?(?:,?\\s+col(?:umn|\\.)?\\s*[0-9])?",
      '(?:siehe|lesen sie|voir|lire|ver|lea)\\s+(?:(?:auch|aussi|también|en|la|auf|p\\.)\\s+)*(?:seiten?|pages?|páginas?|pág\\.)\\s*[0-9]{1,3}',
      `(?:[上下紧緊])?(?:接|转|轉)(?:自|至|第|[0-9０-９A-Za-z一二三四五六七八九十]).{0,12}(?:${PAGES}).{0,6}`,
      '[接续續转轉][上下][页頁期版文]',
      '[详詳]?[见見](?:第|[A-Z]).{1,5}[版页頁面]',
      '相[关關][报報][道導].{0,3}[见見].{1,6}[版页頁面]',
      '未完.{0,4}',
      '完',
    ].join('|') +
    ')\\s*[\\])）】〕.]*$',
  'iu',
);
/** STORMS, Page A6; STORMS: Continued from page 1; STORMS/From Page 1 */
const KEYWORD_AND_PAGE =
  /^[\s*>»►▶■]*(?:(?:[Pp]lease\s)?[Ss]ee\s|SEE\s)?(?:[\p{Lu}0-9'’-]{2,20}\s?){1,3}[,:/|—–]?\s*(?:[Cc]ontinued|CONTINUED)?\s*(?:[Ff]rom|FROM|[Oo]n|ON)?\s*(?:[Pp]age|PAGE|[Pp]\.)\s*[A-Z]?[0-9]{1,3}[A-Z]?$/u;
const ADVERTISEMENT =
  /^[[(（【]?\s*(?:advertisements?|advertising|anzeigen?|werbung|publicité|annonces?|publicidad|广告|廣告)\s*[\])）】]?$/iu;

/** jdoe@herald.example; www.herald.example/council */
const ADDRESS =
  /^[<([]?(?:(?:e-?mail|mail|邮箱|郵箱|电邮|電郵)\s*[:：]\s*)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/|www\.)[\w./?=&#%~:+-]+)[>)\]]?$/iu;
const LONGEST_FURNITURE_CHARS = 110;

/** Of an image with a long address, or a table: others are short. */
function isLongMark(text: string, start: number, end: number): boolean {
  const first = text[start]!;
  return (first === '<' || first === '!') && isExtractionMark(text.slice(start, end));
}

/**
 * Page numbers, rules, "continued on page 5", the word "advertisement", an address alone: what the layout put there.
 *
 * @param inCapitals all text around is in capitals
 */
export function isFurniture(piece: string, inCapitals = false): boolean {
  if (piece.length > LONGEST_FURNITURE_CHARS) return false;
  const closedUp = closeUp(piece);
  return (
    (isPageEdge(piece) && !(inCapitals && isEdgeByCapitals(piece))) ||
    RULE.test(piece) ||
    isSpecks(piece) ||
    CONTINUED.test(closedUp) ||
    KEYWORD_AND_PAGE.test(piece) ||
    ADVERTISEMENT.test(closedUp) ||
    ADDRESS.test(piece) ||
    isPlea(piece) ||
    isExtractionMark(piece)
  );
}

/** What a machine reads in dust, folds and frames: | . , ' — and a letter or two among them: fi . */
export function isSpecks(piece: string): boolean {
  if (piece.length <= LONGEST_SCRAP && piece.length >= SHORTEST_SCRAP && SCRAP.test(piece)) return true;
  // Nearly all lines begin with none.
  const first = piece.charCodeAt(0);
  if (isLetter(first) || isHan(first) || isDigit(first)) return false;
  return NOTHING_BUT_SIGNS.test(piece) && !END_OF_SENTENCE.test(piece);
}

const SHORTEST_SCRAP = 3;
const LONGEST_SCRAP = 8;

/**
 * Up to three pieces, a sign among them that begins no heading and no item of a list; the last word of a sentence has its full
 * stop beside it.
 */
const SCRAP =
  /^(?![#*+>-])(?=.*(?:^|\s)[!-/:-@[-`{-~·](?:\s|$))(?:[a-z]{1,2}|[\u4e00-\u9fff]|[!-/:-@[-`{-~·])(?:[ \t]+(?:[a-z]{1,2}|[\u4e00-\u9fff]|[!-/:-@[-`{-~·])){1,2}$/;

const NOTHING_BUT_SIGNS =
  /^[\s!-/:-@[-`{-~\u00a1-\u00bf\u2010-\u205e\u2190-\u2bff\u3001-\u3003\u3008-\u301f\uff01-\uff0f\uff1a-\uff20]+$/u;
/** It may stand on a line of its own, as a mark that closes what was said. */
const END_OF_SENTENCE = /^[+＋%％‰°′″]?[.。!?！？…]?[”“»›」』’"')）\]》〉]*[.。]?$/u;

/** （完） */
const END_OF_TEXT = /(?:^|[^未])完/u;

/** （下转第三版）, (Continued from page 1); （完） behind a text is its end. */
export function isContinuedMark(piece: string): boolean {
  return (CONTINUED.test(closeUp(piece)) && !END_OF_TEXT.test(piece)) || KEYWORD_AND_PAGE.test(piece);
}

/** What divides parts of a page, and says nothing. */
export function isRule(piece: string): boolean {
  return RULE.test(piece);
}

const HAN_BYLINE =
  /^[□■◇◆●○▲(（【\s]*(?:(?:本报|本報|本网|本網|本刊|新华社|新華社|中新社|央视|央視|特约|特約|实习|實習|見習|见习|首席|驻)\S{0,8})?\s*(?:记者|記者|通讯员|通訊員|特派员|特派員|评论员|評論員|撰文|撰稿|文[/／]|图[/／]|摄影|攝影|编辑|編輯|作者|责编|責編|责任编辑|校对)[:：\s／/]*[^。！？!?，,；;]{0,40}$/u;
const LATIN_BYLINE =
  /^\(?(?:by|von|par|por|da|de notre|de nos|from our|from a|texte?:|texto:|foto:|eigener bericht|de nuestr[oa])\s+(?:(?:mrs?|ms|dr|prof|rev|sir)\.?\s+)?[^.!?,;]{2,55}[.,]?\)?$/iu;
/** （来源：新华社） */
const SOURCE_LINE =
  /^[（(【[]?\s*(?:(?:文章)?[来來]源|原[标標][题題]|[转轉]自|[摘选選]自|供稿|source|quelle|fuente)\s*[:：][^。，]{1,40}[)）】\]]?$/iu;
/** Titles of those who write, and words of a sentence, by which it is no list of names. */
const WRITERS =
  /通[讯訊][员員]|[本晚日早时時晨京][报報](?:[讯訊](?=[记記]者|通[讯訊]))?|[报報]社|[报報]道[组組]|[综綜]合|[报報]道$/gu;
const SAYS = /[说說称稱道讯訊获獲悉报報]|近日|日前|今天|昨/u;

/** 新华社上海５月５日电（记者陆斌）近年来上海市区: the text begins on the line of those who wrote it. */
const TEXT_BEHIND_WRITERS = /[电電讯訊]\s*[（(][^）)]{1,24}[）)]\s*[^\s（(]{4}/u;

/** Does it name who wrote the text, in any language? */
export function isBylineOf(piece: string): boolean {
  return piece.length <= LONGEST_BYLINE_CHARS && isByline(piece);
}

/** VICENT GALIANA / ALICANTE: who wrote it, and where; whoever took a picture is named with the paper. */
function isWriterAndPlace(piece: string): boolean {
  if (!CAPITALS_AND_PAPER.test(piece)) return false;
  const behind = piece.slice(piece.indexOf('/') + 1).trim();
  return behind === behind.toUpperCase() && !isPaper(behind);
}

/** -pf-: the sign of whoever wrote what stands above. */
const SIGN_BETWEEN_DASHES = /^[-–—]\s?[a-z]{2,4}\s?[-–—]$/u;

function isByline(piece: string): boolean {
  if (SOURCE_LINE.test(piece) || isWriterAndPlace(piece) || SIGN_BETWEEN_DASHES.test(piece)) return true;
  if (TEXT_BEHIND_WRITERS.test(piece)) return false;
  // Names are set apart, and a space that a program put within 通讯 员 is none.
  const closedUp = closeUp(piece);
  return (HAN_BYLINE.test(closedUp) && !SAYS.test(closedUp.replace(WRITERS, ''))) || isLatinByline(piece);
}

const BETWEEN_CHARACTERS = /([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;

/** 广 告, （下 转第三版）: set apart in print. */
function closeUp(piece: string): string {
  return piece.includes(' ') ? piece.replaceAll(BETWEEN_CHARACTERS, '$1') : piece;
}

/** By our own correspondent; De notre envoyé spécial: whoever it is has no name. */
const UNNAMED_WRITER =
  /^\(?(?:by|from|de|von|par) (?:our|an?|notre|nos|nuestr[oa]s?|unser\p{L}*) (?:\p{L}+ ){0,3}(?:correspondents?|correspondante?s?|corresponsal(?:es)?|envoyée?s?|enviad[oa]s?|reporters?|redactor(?:es)?|staff|writers?)(?!\p{L})/iu;

/** by Stephanie Rudd stephanie.rudd@herald.example */
const ADDRESS_BEHIND = /\s[\w.+-]+@[\w.-]+$/u;

function isLatinByline(line: string): boolean {
  const piece = line.replace(ADDRESS_BEHIND, '');
  return LATIN_BYLINE.test(piece) && (/\p{Lu}/u.test(piece.slice(3)) || UNNAMED_WRITER.test(piece));
}

const CAPTION_START =
  /^(?:[△▲▼◆]|图为|圖為|[上下左右题題][图圖][:：为為]|图[一二三四五六七八九十0-9]|照片[:：]|资料图|資料圖|(?:photo|photograph|image|picture|foto|fotografía|bild|abb\.?|illustration)(?:graph)?\b|(?:above|below|left|right|top|bottom):|(?:figure|fig\.|chart|table|tabelle|grafik|tableau|tabla|cuadro|gráfico) ?\d{1,2}[a-z]?(?:[.:–—]|$))/iu;
/** （图片来源：新华社） */
const CREDIT_LINE =
  /^[（(【[]?\s*(?:(?:本版)?(?:图片|圖片|照片|题图|題圖|插图|插圖|漫画|漫畫|制图|製圖|绘图|繪圖|供图|供圖)(?:来源|來源|提供)?|(?:photo|picture|image)\s(?:credit|courtesy)s?)\s*[:：/／][^。，]{1,30}[)）】\]]?$/iu;
const CAPTION_END =
  /(?:[摄攝]|(?:图片|圖片|相片|照片)\S{0,16}提供|供图|供圖|摄影报道|攝影報道|图片|圖片|制图|資料圖片|资料图片)[)）]?$/u;
/** (AP Photo/Jane Doe); PHOTO BY MARK HILL; Foto: dpa; © Reuters: whoever took the picture, behind what it shows. */
const CREDIT_END =
  /(?:^|[.!?:"”’»([|–—]\s*)(?:\S+\s){0,2}(?:(?:photos?|photographs?|pictures?|images?|fotos?|bild(?:er)?|crédits?|credits?)\s*(?::|\/|by\b|von\b|par\b|de\b|AP\b|AFP\b|EFE\b|dpa\b|Reuters\b)|©|(?:AP|AFP|EPA|EFE|dpa|Reuters|Getty(?: Images)?)\s*\/)(?:\s?[A-Z]\.){0,2}[^.!?;:]{0,40}[)\]]?\.?$/iu;
/** Mayor Ann Lee at the bridge. COUNTY ENGINEER */
const CAPITALS_BEHIND_SENTENCE = new RegExp(
  String.raw`[a-zß-ÿ]{3}[.!?]["”’»)]?\s+(?=.*[${CAPITAL}]{4})[${CAPITAL}][${CAPITAL}.'’&/ -]{4,40}$`,
  'u',
);
/** JANE DOE / THE DAILY COURIER */
const CAPITALS_AND_PAPER = new RegExp(
  String.raw`^[${CAPITAL}][${CAPITAL}.'’ -]{3,30}\s?/\s?[${CAPITAL}][^\s,.;]*(?:\s[${CAPITAL}][^\s,.;]*){0,4}$`,
  'u',
);
/** Jane Doe / The Herald */
const NAME_AND_PAPER = new RegExp(
  String.raw`^[${CAPITAL}][^\s,.;:]+(?:\s[${CAPITAL}][^\s,;:]*){1,3}\s?[/|]\s?(?:(?:The|Le|La|El|Der|Die)\s)?[${CAPITAL}][^\s,.;]+(?:\s[${CAPITAL}][^\s,.;]*){0,3}$`,
  'u',
);
const LONGEST_CAPTION_CHARS = 160;

function isCaption(piece: string): boolean {
  if (piece.length >= LONGEST_CAPTION_CHARS || isWriterAndPlace(piece)) return false;
  if (CAPTION_END.test(piece) || CREDIT_LINE.test(piece) || (piece.length < 120 && CAPTION_START.test(piece)))
    return true;
  return (
    CREDIT_END.test(piece) ||
    CAPITALS_BEHIND_SENTENCE.test(piece) ||
    CAPITALS_AND_PAPER.test(piece) ||
    NAME_AND_PAPER.test(piece)
  );
}

const SENTENCE_MARK = /[。！？；!?;]./u;
const UNFINISHED = /[。.，、：；,;:—‐¬\u00ad⸗=-]$/u;

/** 승인했다. 도로: a sentence that ends within. */
const ENDS_IN_HANGUL = /[\uac00-\ud7a3]\.\s/u;

const LONGEST_HEADLINE_CHARS = 40;
/** 工作动态: the name of a section, above a headline. */
const LONGEST_KICKER_CHARS = 12;
const ITEM_OPENING = /^(?:\*\*)?[【[（(]?(?:本[报報网網]|新华社|新華社|中新[社网網]|据新|據新|央视网)/u;
const ITEM_OPENING_CHARS = 8;

/**
 * Short, without a full stop, and the byline or the first words of an item follow: a headline, whatever it looks like. So
 * is the line above a heading that is marked as one.
 */
export function isHeadline(shapes: BlockShapes, block: number, next: BlockKind): boolean {
  const { text, starts, ends, lineStarts, count } = shapes;
  const end = ends[block]!;
  const length = end - starts[block]!;
  if (block + 1 >= count || length > LONGEST_HEADLINE_CHARS || text[end - 1] === '。') return false;
  const opening = starts[block + 1]!;
  if (next === 'title') return length <= LONGEST_KICKER_CHARS && lineStarts[block + 1]! < opening;
  return next === 'byline' || ITEM_OPENING.test(text.slice(opening, opening + ITEM_OPENING_CHARS));
}

/** The name of a paper or section beside a page number, a date …: the rest of a running head. */
export function isPartOfEdge(
  { text, lineStarts, ends, count }: BlockShapes,
  kind: (block: number) => BlockKind,
  block: number,
): boolean {
  const piece = text.slice(
    lineStarts[block],
    Math.min(ends[block]!, lineStarts[block]! + LONGEST_NAME_CHARS),
  );
  const isBeside = (other: number, test: (piece: string) => boolean) =>
    other >= 0 &&
    other < count &&
    kind(other) === 'furniture' &&
    test(text.slice(lineStarts[other], ends[other]));
  if (isKeyword(piece)) return isBeside(block + 1, isContinuedMark);
  if (!isNameOfEdge(piece)) return false;
  return isBeside(block - 1, isPageEdge) || isBeside(block + 1, isPageEdge);
}

const KEYWORD = /^\p{Lu}[\p{Lu}'’-]{2,14}(?:\s[\p{Lu}'’-]{2,14})?$/u;

/** STORMS ¶ Continued from Page 1: by what the text that goes on is found. */
export function isKeyword(piece: string): boolean {
  return KEYWORD.test(piece);
}

/**
 * Is it a title, a byline or a caption by what it says, line ends and all? Behind a full line the start of a sentence that is cut
 * looks like a title, too, but for its comma: Chinese titles have spaces in place of commas.
 */
export function readsAsHeading(lines: string): boolean {
  if (lines.length > LONGEST_CAPTION_CHARS) return false;
  const piece = closeLines(lines);
  return (isTitleLine(piece) && !piece.includes('，')) || isCaption(piece) || isBylineOf(piece);
}

/** Does it name in Chinese who wrote the text, set apart as no sentence is: 本报记者 李强? */
export function isWritersLine(lines: string): boolean {
  if (lines.length > LONGEST_BYLINE_CHARS) return false;
  return (APART_IN_HAN.test(lines) && isByline(closeLines(lines))) || CLOSED_UP_BYLINE.test(lines);
}

const APART_IN_HAN = /[\u3400-\u9fff][ \u3000:：／/]+[\u3400-\u9fff]/u;
/** 本报记者李强, as a program writes it that leaves out the space. */
const CLOSED_UP_BYLINE =
  /^(?:本[报報刊网網台臺社]|新[华華]社|中新社|央[视視])[讯訊]?(?:特[约約]|首席|[见見][习習]|[实實][习習])?(?:[记記]者|通[讯訊][员員]|特派[员員])[\u4e00-\u9fff]{2,4}$/u;

/** Is the line a credit, or a heading in Chinese, whatever stands around it: ■ 相关链接, 新华社记者 李强 摄, By Jane Doe? */
export function standsAlone(line: string): boolean {
  if (!isHan(line.charCodeAt(line.length - 1))) return BY_NAME.test(line);
  return HEAD_MARK.test(line) || (!'（(【'.includes(line[0]!) && isWritersLine(line));
}

const BY_NAME = /^(?:By|Von|Par|Por)(?: \p{Lu}[\p{L}.'’-]*){2,5}$/u;

/** 图为活动现场。本报记者 李强 摄: whoever took a picture is named behind what it shows. */
export function endsCaption(line: string): boolean {
  return CAPTION_CLOSED.test(line);
}

const CAPTION_CLOSED = /[ \u3000][摄攝][)）]?$/u;

/** A few lines as one. */
function closeLines(lines: string): string {
  return lines.includes('\n') ? lines.replaceAll(LINE_END_IN_HAN, '$1').replaceAll(/\s*\n\s*/g, ' ') : lines;
}

const LINE_END_IN_HAN = /([\u3001-\u9fff])\s*\n\s*/g;

/** Short, not a sentence, and ends without the mark of one. */
function isTitleLine(piece: string): boolean {
  if (UNFINISHED.test(piece) || opensReport(piece)) return false;
  const wide = /[\u3400-\u9fff]/u.test(piece);
  const isDense = wide || /[\uac00-\ud7a3]/u.test(piece);
  if (piece.length > (isDense ? LONGEST_HAN_TITLE_CHARS : LONGEST_TITLE_CHARS)) return false;
  if (ENDS_IN_HANGUL.test(piece)) return false;
  return !wide || (!SENTENCE_MARK.test(piece) && !/，.*，/u.test(piece));
}
