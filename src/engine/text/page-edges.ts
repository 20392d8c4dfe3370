import { isLetter } from './characters.ts';
import { CAPITAL } from './letters.ts';

/*
 * What the edge of a page leaves between the halves of a sentence: the number of the page, the date, the names of paper and
 * section, who set the page. A line is one if it is made of such pieces and of nothing else.
 */

const months =
  'jan(?:uary|uar|vier|\\.)?|feb(?:ruary|ruar|rero|\\.)?|mar(?:ch|s|zo|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|iembre|embre|\\.)?|o[ck]t(?:ober|ubre|obre|\\.)?|nov(?:ember|iembre|embre|\\.)?|de[cz](?:ember|\\.)?|jänner|märz|mai|juni|juli|février|avril|juin|juillet|août|décembre|enero|abril|mayo|junio|julio|agosto|diciembre';
const weekdays =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo';
const numberWords = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const hanDigits = '0-9０-９一二三四五六七八九十百千〇零○';
/** Not 广告: the advertisement stands there still, and its heading goes with it. */
const hanSections =
  '要[闻聞]|[时時]政|政[治法]|[军軍]事|国内|國內|国际|國際|本[地市省埠]|港[闻聞]|[两兩]岸|社[会會]|体育|體育|文[化娱娛]|[娱娛][乐樂]|副刊|[财財][经經]|[经經][济濟]|[综綜]合|[时時][事评評]|[评評][论論]|[专專][题題版]|特刊|民生|都市|教育|科技|健康|生活|旅游|法治|理[论論]|[视視]点|焦点|[关關]注|周末|分[类類]|[导導][读讀]|[读讀][书書]|人物|深度|[热熱][线線]|[连連][载載]';
const staff =
  '(?:本版|版面|值班|美[术術]|[责責]任|[执執]行)?(?:[编編][辑輯]|[责責][编編]|美[编編]|版式(?:[设設][计計])?|校[对對]|[组組]版|[视視][觉覺]|[统統][筹籌]|主[编編任]|制[图圖])';
const papers =
  'courrier|tagblatt|bote|allgemeine|blatt|correo|gaceta|voz|periódico|tribuna|nouvelles|écho|courier|times|news|gazette|herald|post|tribune|chronicle|journal|star|mail|telegraph|guardian|observer|examiner|mirror|express|record|press|standard|argus|advertiser|enterprise|reporter|register|dispatch|bulletin|sentinel|independent|zeitung|anzeiger|nachrichten|rundschau|tageblatt|kurier|presse|figaro|monde|dépêche|país|nación|mundo|diario|prensa|heraldo';
const sections =
  'local|world|national|nation|international|business|sports?|opinion|features?|classifieds?|lokales|politik|wirtschaft|kultur|société|économie|culture|deportes|política|economía|locales';

/** Han characters of newspapers: a class of all there are takes as long to compile as a page to read. */
const han = '\\u4e00-\\u9fff';

const money = '[0-9０-９.]{1,6}\\s?元(?:[/／每][份月季年])?';

/** Make a page's edge alone. In lower case what is Latin. */
const sure = {
  wide: [
    `(?:(?:投稿|[联聯][系繫]|[读讀]者|本版|[电電]子)?[邮郵]箱|信箱|[电電][邮郵])\\s*[:：]\\s*[\\w.+-]{1,40}@[\\w.-]{3,40}`,
    `(?:社|(?:本[报報刊社]|[报報]社|[编編][辑輯]部|通[讯訊])地)址\\s*[:：]\\s*[^\\s，。；]{4,24}`,
    `[社馆館]址[${han}]{4,20}`,
    '[电電][话話][〇零○一二三四五六七八九]{3,6}',
    '今日(?:共)?出[纸紙][一二三四五六七八九十]{1,2}大?[张張]',
    `零售每[份张張][${han}]{2,8}[枚分角元文]`,
    `[邮郵](?:政)?[编編](?:[码碼])?\\s*[:：]?\\s*[0-9]{6}(?![0-9])`,
    `(?:每份|本[报報])?(?:零售|定)[价價]?(?:每份|每月)?\\s*[:：]?\\s*${money}`,
    `[广廣]告(?:[经經][营營])?[许許]可[证證](?:[号號])?\\s*[:：]?\\s*[0-9A-Z（）()号號第字-]{4,24}`,
    `[${han}]{2,14}(?:印[务務](?:有限公司|中心)|印刷(?:有限公司|[厂廠]|中心))(?:印刷|承印)?(?![${han}])`,
    `(?:官方)?微[信博](?:公[众眾][号號])?\\s*[:：]\\s*[@\\w${han}-]{2,20}`,
    `(?:[扫掃][码碼]|[扫掃]描(?:左|右|上|下)?(?:方|[边邊])?二[维維][码碼]|[扫掃]一[扫掃])(?:[关關]注|下[载載]|[阅閱][读讀]|[观觀]看|收[听聽]|加入|[进進]入|查看|[订訂][阅閱]|[获獲]取|看)[${han}A-Za-z0-9]{0,16}`,
    `(?:[${han}]{2}[热熱][线線]|[${han}]{0,5}[电電][话話]|[传傳]真)\\s*[:：]\\s*[0-9０-９-]{5,14}`,
    '(?:[12１２][0-9０-９]{3}\\s?年|[一二][〇零○一二三四五六七八九]{3}年)\\s?[0-9０-９一二三四五六七八九十]{1,3}\\s?月\\s?[0-9０-９一二三四五六七八九十]{1,3}\\s?[日号號]',
    `(?:[农農夏][历曆]|[阴陰][历曆])[${han}]{2,12}`,
    '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[正一二三四五六七八九十冬腊臘闰閏]{1,3}月[初一二三四五六七八九十廿卅]{1,3}日?',
    '[12][0-9]{3}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?\\s+[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?',
    '(?:中[华華])?民[国國][一二三四五六七八九十]{1,3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日',
    `[总總]?第\\s?[${hanDigits}]{1,8}\\s?[期号號卷]`,
    '(?:[国國][内內][统統]一(?:[连連][续續]出版物|刊)[号號]|[邮郵][发發]代[号號])\\s*[:：]?\\s*[A-Z0-9][A-Z0-9/-]{2,14}',
    `今日(?:共|出)?[${hanDigits}]{1,3}[版張张]`,
    `(?:第\\s?[${hanDigits}]{1,4}|[A-Z]{0,2}[0-9０-９]{1,3})\\s*[版頁页栏欄](?![${han}])`,
    '(?:[A-Z]{1,2}-?[0-9]{1,3}|[0-9]{1,3}[A-Z])(?![A-Za-z0-9]|\\s?[%℃])',
    `${staff}[:：/／\\s]\\s*[${han}·]{2,4}?(?:(?![${han}])|(?=${staff}[:：/／]))`,
    `[${han}]{1,6}(?:[日晚早晨时時商快周週][报報]|都市[报報]|青年[报報]|[周週]刊)(?:社(?:出版|主[办辦])?|集[团團])?(?![${han}])`,
    `(?:${hanSections})(?:新[闻聞]|[周週]刊|[专專]版|·(?:${hanSections}))?(?![${han}])`,
  ],
  latin: [
    '(?:le\\s+num[ée]ro|prix|price|preis|einzelpreis|precio)\\s*:?\\s*(?:[0-9.,]+|one|two|three|five|ten|un|cinq|dix|zehn|cinco|diez)\\s*(?:cents?|centimes?|céntimos|cts\\.?|pence|penny|d\\.|pfennig|pf\\.?|rappen|rp\\.?|francs?|franken|fr\\.?|euros?|€|pesetas?|ptas?)(?![a-z])',
    '(?:e-?mail|tel\\.?)\\s*[:：]\\s*(?:[0-9-]{5,14}|[\\w.+-]+@[\\w.-]+)',
    '(?:https?:\\/\\/|www\\.)[\\w./?=&#%~:+-]+',
    '[\\w-]{3,40}\\.(?:com|net|org|cn|hk|tw|de|fr|es|co\\.uk)(?:\\/[\\w./-]{0,60})?(?![\\w.])',
    'c\\s?m\\s?y\\s?k(?![a-z])',
    '[0-9]{1,2}[./-][0-9]{1,2}[./-][12][0-9]{3},?\\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])',
    `(?:${months})\\s+[0-9]{1,2}(?:st|nd|rd|th)?,?\\s+[12][0-9]{3}(?![0-9])`,
    `(?:le\\s+|den\\s+)?[0-9]{1,2}(?:\\.|er)?\\s+(?:de\\s+)?(?:${months})(?:\\s+de)?,?\\s+[12][0-9]{3}(?![0-9])`,
    '(?:vol(?:ume|\\.)?|jahrg(?:ang|\\.)?|année|anno|año|tomo?)\\s*[ivxlcdm0-9]{1,7}(?![a-z0-9])',
    '[a-zà-ÿ-]{4,20}(?:ème|ième)\\s+année',
    '(?:n[o°º]\\.?|nr\\.?|núm\\.?|num\\.?|issue)\\s*[0-9](?:[0-9., ]{0,7}[0-9])?(?![0-9])',
    'cn\\s*[:：]?\\s*[0-9][a-z0-9/-]{2,14}',
    `(?:page|column|seite|spalte|colonne|columna|pag\\.?|pág\\.?|página|p\\.)\\s*(?:[a-z]{0,2}-?[0-9]{1,3}[a-z]?|${numberWords})(?:\\s*(?:of|von|de|sur|/)\\s*[0-9]{1,4})?(?![a-z0-9])`,
  ],
};

/** Make one with another piece. */
const uncertain = {
  wide: [
    '[0-9０-９]{1,2}\\s?月\\s?[0-9０-９]{1,2}\\s?[日号號]',
    `月[价價]\\s*[:：]?\\s*${money}`,
    '(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]',
  ],
  latin: [
    // Alone it is the writer's.
    '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    `(?:${weekdays})(?![a-z])`,
    '[12][0-9]{3}[./-][0-9]{1,2}[./-][0-9]{1,2}(?![0-9])',
    '[0-9]{1,2}[./-][0-9]{1,2}[./-][12][0-9]{3}(?![0-9])',
    '(?:established|est\\.|founded(?: in)?|gegründet|fondé en|fundado en)\\s+[12][0-9]{3}|©\\s*[12][0-9]{3}',
    `(?<name>(?:[^\\s0-9${han}]+\\s+){0,3}(?:${papers})(?:-\\S+)?(?![a-z])(?:\\s(?:du|de|des|del|of|von)(?:\\s(?:la|las|los|les))?\\s[a-zà-ÿ-]{2,20})?)`,
    `(?:${sections})(?![a-z])`,
    `week\\s+(?:of|ending)\\s+(?:${months})\\s+[0-9]{1,2}(?![0-9])`,
  ],
};

/** The number of a page, where something else stands beside it. */
const NUMBER = /[0-9０-９]{1,3}(?![A-Za-z0-9０-９%℃,.:：\u4e00-\u9fff])/y;

/** Neither for both cases nor for all of Unicode: that takes five times as long to compile. */
const compiled = (script: 'wide' | 'latin'): RegExp =>
  new RegExp(`(?<sure>${sure[script].join('|')})|${uncertain[script].join('|')}`, 'y');
/** Compiled when a line that may be an edge is first seen. */
let wide: RegExp | undefined;
let latin: RegExp | undefined;

const SEPARATORS = /[\s|｜·•.,，、;：:–—―/／◎■●◆□○▲△★☆►▶»→←☞*_=<>《》()（）[\]【】〔〕~-]*/uy;
const LONGEST_EDGE_CHARS = 110;
/** Where one of these ends a line it is a sentence's end, not an edge: “… opened on ¶ March 3, 1922.” */
const SENTENCE_END = /[.。!?！？]$/u;
/** “Vol. XIV, No. 7.” */
const ISSUE_END = /\b(?:no|nr|vol|núm)\.?\s?[0-9IVXLC,]+\.$/iu;
/** What no edge is without. */
const MAY_BE_EDGE =
  /[0-9０-９@]|www\.|C\s?M\s?Y\s?K|\b(?:page|column)\b|^[^，。]{0,40}(?:[报報]|[周週]刊|[编編對对式]|新[闻聞]|址)|^\S{2,7}$|版|元$|[扫掃印]|[历曆]|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|[期号號卷]/iu;

const SIGN = /[·•~—–|〔【[版頁页]|page|seite/iu;
const TELLING = /[版頁页期號号:：@|]|www\.|\b(?:page|seite|vol|no|nr)\b|K$/iu;
/** A paper is named in many a sentence; a paper and a number beside it are not. */
const PAPER_AND_NUMBER = new RegExp(`^(?=.*[0-9０-９]).*(?:[报報刊]|${papers})`, 'iu');
const PAPER = new RegExp(`(?:${papers})$`, 'iu');
/** Page number and nothing but decoration. */
const PAGE_NUMBER =
  /^[\s·.•*~_=—–\-−━─|〔【[(（第]*(?:page|seite|pag\.?|p\.|[页頁])?\s*(?<page>[0-9０-９]{1,4})(?:\s*(?:[/／]|of|von|de|sur)\s*(?<pages>[0-9０-９]{1,4}))?\s*[页版頁]?[\s·.•*~_=—–\-−━─|〕】\])）]*$/iu;
/** 第3页 / 共12页 */
const PAGE_OF_PAGES = /^第?\s*[0-9０-９]{1,4}\s*[页頁]\s*[/／,，]?\s*共\s*[0-9０-９]{1,4}\s*[页頁]$/u;
/** DH050319A04, A04-20190305.indd 4: what the programs that set a page print at its edge. */
const SLUG =
  /^(?:(?=(?:\D*[0-9]){6})(?=[0-9_-]*[A-Z])[A-Z0-9][A-Z0-9_-]{5,20}|[0-9]{8,14}|[\w-]{2,24}\.(?:indd|qxd|qxp|p65)(?:\s.{0,30})?)$/u;
const SHORTEST_SLUG = 6;
/** 第04版 综合; A12 版 要闻 */
const PAGE_AND_SECTION = /^第?\s*[0-9０-９A-Za-z]{1,4}\s*[版頁页]\s*[·:：]?\s*\S{0,8}$/u;
const WIDE_SPACE = /\s{3}/u;
/** THE DAILY HERALD */
const CAPITALS = new RegExp(String.raw`^[${CAPITAL}][${CAPITAL}.'’&-]*(?:\s+[${CAPITAL}.'’&-]+){1,6}$`, 'u');
/** THE HARWICK COURIER    Page 5    Town and County */
const MASTHEAD =
  /^(?=.*\s{3,})(?=.*\b(?:page|seite|pag\.?|página|nr\.?|n[o°º]\.?|vol\.?|第)\s*[0-9]{1,4}).{8,90}$/iu;
/** CARNET — ANNONCES          XV */
const SECTION_AND_ROMAN = new RegExp(String.raw`^[${CAPITAL} ,&—–-]{4,60}\s{3,}[IVXLC]{1,6}$`, 'u');

/** `# 海城日报 2021年3月4日`: programs that extract text take a running head for a heading; `## 2020` may be one. */
const HEADING = /^#{1,6}\s*(?!\s*[12][0-9]{3}$)/u;
/** The Daily Courier: with its article, and nothing behind it, it is the paper itself. */
const NAMED_PAPER = new RegExp(
  `^(?:the|le|la|die|der|das|el)\\s(?:\\S+\\s){0,3}(?:\\S+-)?(?:${papers})(?:\\s(?:du|de|des|del|of|von)(?:\\s(?:la|las|los|les))?\\s\\S{2,20})?$`,
);
const CAPITAL_WORDS = new RegExp(
  `^[${CAPITAL}]\\S*(?:\\s(?:[${CAPITAL}]\\S*|du|de|des|del|of|von|la|las|los|les))+$`,
  'u',
);
/** Others may be the heading of a section. */
const NUMBERED = /[0-9０-９版頁页]/u;
const HAN_PAPER = /(?:[日晚早晨时時快商周週][报報]|都市[报報]|青年[报報]|[周週]刊)$/u;

/** © 2021 Courier Media Group, 版权所有 未经许可不得转载 */
const COPYRIGHT =
  /^(?:(?:\([cC]\)|©|Copyright\s(?:©|\([cC]\)|by\s|[12][0-9]{3}))[^。]{3,70}|.{0,70}All rights reserved\.?|[^。，]{0,24}版[权權]所有(?:$|[\s,，|·违違未不翻侵盗盜][^。]{0,24}|[\u4e00-\u9fff]{0,8}(?:社|公司|集[团團]|[报報])))$/u;

/** Page number, date line, masthead: to go with the break between whose halves it stands. */
export function isPageEdge(line: string): boolean {
  if (line.startsWith('#')) {
    const heading = line.replace(HEADING, '');
    return heading !== line && (NUMBERED.test(heading) || isPaper(heading)) && isPageEdge(heading);
  }
  return (
    COPYRIGHT.test(line) ||
    isNamedPaper(line) ||
    isPageNumber(line) ||
    PAGE_OF_PAGES.test(line) ||
    (line.length >= SHORTEST_SLUG && SLUG.test(line)) ||
    PAGE_AND_SECTION.test(line) ||
    (WIDE_SPACE.test(line) && (MASTHEAD.test(line) || SECTION_AND_ROMAN.test(line))) ||
    (isLetter(line.charCodeAt(0)) && CAPITALS.test(line)) ||
    isMadeOfPieces(line)
  );
}

/** Page 266 of 20 is none: it is a file's number, a score. */
function isPageNumber(line: string): boolean {
  const numbers = PAGE_NUMBER.exec(line)?.groups;
  if (numbers === undefined) return false;
  const { page, pages } = numbers;
  return pages === undefined || Number(page!.normalize('NFKC')) <= Number(pages.normalize('NFKC'));
}

const BEGINS_NAME = new RegExp(`^(?=[^0-9]*$)[${CAPITAL}${han}]`, 'u');

/** A paper's or section's name, which is one beside another piece of the edge. */
export function isNameOfEdge(line: string): boolean {
  const name = line.replace(HEADING, '');
  return name.length > 1 && BEGINS_NAME.test(name) && isMadeOfPieces(`${name} 1`);
}

/** Of furniture that has run into a line of text: what nobody would write there, as anybody does a date or capitals. */
export function isUnmistakableEdge(piece: string): boolean {
  if (isPageNumber(piece)) return SIGN.test(piece);
  return (TELLING.test(piece) || PAPER_AND_NUMBER.test(piece)) && isMadeOfPieces(piece);
}

/** THE DAILY COURIER: a running head, if it stands on the page more than once. */
export function isPaperInCapitals(piece: string): boolean {
  return CAPITALS.test(piece) && PAPER.test(piece);
}

/** A running head is there again on another page of the text, and no further away. */
const RUNNING_HEAD_CHARS = 20_000;

/** A headline in capitals stands there once, a running head on each page: TOWN AND COUNTY. */
export function isHeadlineInCapitals(text: string, start: number, end: number): boolean {
  const line = text.slice(start, end);
  if (!isEdgeByCapitals(line)) return false;
  const before = text.slice(Math.max(0, start - RUNNING_HEAD_CHARS), start);
  return !before.includes(line) && !text.slice(end, end + RUNNING_HEAD_CHARS).includes(line);
}

/** Is it an edge by nothing but its capitals? Where all text is in capitals they do not tell. */
export function isEdgeByCapitals(line: string): boolean {
  return CAPITALS.test(line) && !PAPER.test(line);
}

/** Is it the name of a newspaper? */
export function isPaper(line: string): boolean {
  return HAN_PAPER.test(line) || isPaperInCapitals(line) || isNamedPaper(line);
}

function isNamedPaper(line: string): boolean {
  return CAPITAL_WORDS.test(line) && NAMED_PAPER.test(line.toLowerCase());
}

/**
 * 城事, 清明特刊 16开小版, 晶 報: no list has all sections and papers. Beside two pieces each of which is an edge alone it can be
 * nothing else.
 */
const OTHER_SECTION = new RegExp(
  `(?<=^|[\\s|｜·•])(?:[0-9]{0,2}[${han}]{2,5}|[${han}]\\u3000[${han}])(?=$|[\\s|｜·•])`,
  'uy',
);
const MOST_OTHERS = 3;

function isMadeOfPieces(line: string): boolean {
  if (line.length < 2 || line.length > LONGEST_EDGE_CHARS || !MAY_BE_EDGE.test(line)) return false;
  if (SENTENCE_END.test(line) && !ISSUE_END.test(line)) return false;
  return isDivided(line) || closedUp(line).some(isDivided);
}

/** Of more no single one is tried: all lines of a hostile text would be read as often as they have spaces. */
const MOST_TRIED = 6;

/** 云 渡日报 第3版: a space that a program put within a name divides it. One is, or all are. */
function closedUp(line: string): string[] {
  const spaces = [...line.matchAll(BETWEEN_CHARACTERS)].map(({ index }) => index);
  const lines = spaces.length > MOST_TRIED ? [] : spaces.map((at) => line.slice(0, at) + line.slice(at + 1));
  if (spaces.length > 1) lines.push(line.replaceAll(BETWEEN_CHARACTERS, ''));
  return lines;
}

const BETWEEN_CHARACTERS = new RegExp(`(?<=[${han}]) (?=[${han}])`, 'gu');

function isDivided(line: string): boolean {
  const lower = line.toLowerCase();
  // Of some letters the small ones are two.
  if (lower.length !== line.length) return false;
  let sureOnes = 0;
  let names = 0;
  let numbers = 0;
  let unknown = 0;
  for (let at = skip(line, 0); at < line.length;) {
    const piece = pieceAt(line, lower, at);
    let end = piece?.end ?? at;
    if (piece !== null) {
      if (piece.sure) sureOnes++;
      names++;
    } else if (numbers === 0 && readsNumber(line, at)) {
      numbers++;
      end = NUMBER.lastIndex;
    } else {
      OTHER_SECTION.lastIndex = at;
      if (unknown++ >= MOST_OTHERS || !OTHER_SECTION.test(line)) return false;
      end = OTHER_SECTION.lastIndex;
    }
    at = skip(line, end);
  }
  if (unknown > 0) return sureOnes > 1;
  return sureOnes > 0 || (names > 0 && names + numbers > 1);
}

/** “register 461”: no paper's name. */
const SMALL_WORD = /(?:^|\s)[a-zß-ÿ]{4}/u;

function readsNumber(line: string, at: number): boolean {
  NUMBER.lastIndex = at;
  return NUMBER.test(line);
}

function pieceAt(
  line: string,
  lower: string,
  at: number,
): { readonly end: number; readonly sure: boolean; readonly name: boolean } | null {
  wide ??= compiled('wide');
  latin ??= compiled('latin');
  const piece = read(wide, line, at) ?? read(latin, lower, at);
  return piece?.name === true && SMALL_WORD.test(line.slice(at, piece.end)) ? null : piece;
}

function read(pieces: RegExp, line: string, at: number): ReturnType<typeof pieceAt> {
  pieces.lastIndex = at;
  const found = pieces.exec(line);
  return (
    found && {
      end: pieces.lastIndex,
      sure: found.groups!['sure'] !== undefined,
      name: found.groups!['name'] !== undefined,
    }
  );
}

function skip(line: string, from: number): number {
  SEPARATORS.lastIndex = from;
  return SEPARATORS.test(line) ? SEPARATORS.lastIndex : from;
}
