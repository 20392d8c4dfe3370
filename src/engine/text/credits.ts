import { CAPITAL, COMMON_HAN as HAN, LETTER } from './letters.ts';

/**
 * Who wrote, edited or supplied a text, run on behind its last sentence: …举行。本报记者 王伟, …said. Source: Reuters. Sources:
 * the imprints of Chinese and Taiwanese dailies and of news sites, and of Latin-script agencies and dailies.
 */

const LONGEST_CREDIT = 60;
const ANY_HAN = new RegExp(`[${HAN}]`);

const NAME = `[${HAN}·]{2,5}`;
const GAP = String.raw`[ \u3000]+`;
const AND = String.raw`[ \u3000、，,/／]+`;
const IS = String.raw`[ \u3000]*[:：/／╱丨][ \u3000]*`;
const OFFICE = `(?:本[报報刊网網版]|新[华華]社|[${HAN}]{2,6}[报報社网網])?(?:[特约約见見习習实實首席]{2}|驻[${HAN}]{2,4})?`;
const WRITER = '(?:[记記]者|通[讯訊][员員]|特派[员員]|[评評][论論][员員]|[实實][习習]生|[编編][译譯])';
const EDITOR = '(?:[编編][辑輯]|[责責美][编編]|[校审審][对對核校阅閱]|[制製][图圖]|版式|[检檢][审審])';
const LABEL = String.raw`(?:${EDITOR}|${WRITER}|[来來]源|撰[文稿]|作者|翻[译譯]|[供题題插][图圖]|[图圖]片|[摄攝]影(?:[报報][道导導])?|文字|整理|策[划劃]|[统統][筹籌]|[监監][制製]|漫[画畫]|[主总總][编編]|[邮郵]箱|[电電][邮郵话話]|[热熱][线線]|文[/／]?[图圖]?|[图圖][/／]?文?)`;
const NAMES = `${NAME}(?:${AND}(?:${OFFICE}${WRITER}(?:${IS}|${GAP}))?${NAME}){0,5}`;
const AGENCY_HAN = `(?:新[华華]社|中新[社网網]|中央社|法新社|路透社?|美[联聯]社|[央人][视視民][网網]|[${HAN}]{2,4}(?:日|晚|早|[时時])[报報])`;

const HAN_CREDITS = [
  `${OFFICE}${WRITER}(?:${IS}|${GAP})${NAMES}(?:[ \\u3000]*(?:[摄攝]影?|文|[图圖]|整理|[综綜]合)?(?:[报報][道导導])?)`,
  `[${HAN}]{0,4}${LABEL}${IS}[^。！？，；]{2,30}`,
  `[${HAN}]{0,2}${EDITOR}${GAP}${NAMES}(?:${AND}[${HAN}]{0,2}${EDITOR}${GAP}${NAMES}){0,3}`,
  `(?:${OFFICE}${WRITER}[ \\u3000]?)?${NAME}[ \\u3000]*[/／]?[摄攝]`,
  `(?:[据據][${HAN}]{0,2}|[综綜]合|[摘转轉]自)${AGENCY_HAN}(?:[电電讯訊发發]|[报報][道导導]|[综綜]合)?|${AGENCY_HAN}(?:[发發电電讯訊]|[综綜]合|供[稿图圖])`,
  `本[报報](?:[综綜]合(?:[报報][道导導]|[讯訊]|消息)?|[${HAN}]{0,4}[电電讯訊]|[评評][论論][员員])`,
  `(?:${OFFICE}${WRITER}[ \\u3000]?)?[${HAN}·、]{2,12}[ \\u3000]?[/／╱][ \\u3000]?[${HAN}]{2,8}[报報][道导導]|[综綜]合[报報][道导導]`,
  `[${HAN}]{2,8}(?:[资資]料[图圖]片?|供[图圖]|[图圖]片)`,
  `作者[系为為是係][${HAN}]{4,20}`,
  `[—–-]{1,2}[编編]者`,
];
/** 王伟, 中醫師 顧松年, behind a wide gap: a signature. */
const HAN_SIGNATURE = `(?:\\u3000| {2,})[ \\u3000]*(?:[${HAN}]{2,6}[ \\u3000]+)?[${HAN}·]{2,8}`;
const HAN_CREDIT = new RegExp(
  String.raw`[。！？!?…”』」）)][*_]{0,2}(?:[ \u3000]*[■□◆◇●○▲△▪◎]?[ \u3000]*(?:${HAN_CREDITS.join('|')})|${HAN_SIGNATURE})[ \u3000]*$`,
);

/** In Latin script, as they sign. */
export const AGENCIES = 'Reuters|AP|AFP|dpa|DPA|Xinhua|EFE|ANSA|ATS|sda|SDA|APA|KNA|epd|UPI|Bloomberg|AAP|PA';
const AGENCY = `(?:Associated Press|${AGENCIES}|afp|sid)`;
const LATIN_NAME = `[${CAPITAL}][${LETTER}'’-]+(?: [${CAPITAL}][${LETTER}.'’-]*){1,3}`;
const LATIN_CREDITS = [
  `(?:(?:The |By )?${AGENCY}(?:[/,-] ?(?:${AGENCY}|[a-z]{2,3}))*(?: contributed to this report)?)`,
  `(?:Sources?|Quellen?|Fuentes?|Te?xte?|Texto|[FP]h?otos?|Bild(?:er)?|Images?|Crédits?|Bearbeitung|Redaktion|Twitter|E-?[Mm]ail): ?[^.!?]{2,40}`,
  `(?:From )?[Ss]taff(?: and [a-z]+){0,2} reports?`,
  `(?:Mit )?Material von ${AGENCY}(?:,? (?:und )?${AGENCY})*`,
  `[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+`,
  `[—–-]{1,2} ?${LATIN_NAME}`,
  `(?:By|Von|Par|Por) ${LATIN_NAME}`,
  // mt, H. Sarrazin: whoever wrote it signs behind a word that is no abbreviation.
  `(?<=[a-zß-ÿ]{4}[.!?…]["”’»)]{0,2}[ \\t]{1,4})(?:[b-df-hj-np-tv-xz]{2,3}|(?:[${CAPITAL}]\\. ?){1,2}[${CAPITAL}][a-zß-ÿ]{2,20})`,
];
const LATIN_CREDIT = new RegExp(
  `[.!?…]["”’»)]{0,2}[*_]{0,2}[ \\t]{1,4}(?:${LATIN_CREDITS.join('|')})[ \\t]*$`,
  'u',
);

const COUNTED =
  '(?:[评評][论論]|[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊赞讚]|[转轉][发發]|分享|[Cc]omments?|Kommentare?|[Cc]ommentaires?|[Cc]omentarios?)';
const READ_ON =
  '(?:[Rr]ead more|[Cc]ontinue reading|[Ww]eiterlesen|[Ll]ire la suite|[Ll]eer más|(?:查看|[阅閱][读讀])全文)';
/** May begin a sentence, too. */
const MORE = '(?:[Mm]ore|[Mm]ehr|[Pp]lus|[Mm]ás|[详詳][细細]|全文|更多|展[开開])';
/** What a site or an agency sets behind a text: its address, a time, how many read it, where to read more, that it ends. */
const TRAILERS = [
  String.raw`(?:https?:\/\/|www\.)[^\s\u3000]{3,100}`,
  String.raw`[#@][^\s#]{1,20}#?(?: *[#@][^\s#]{1,20}#?){0,4}`,
  String.raw`-{1,2} ?(?:ENDS?|ENDE|FIN|30)(?: ?-{1,2})?|ENDS?|#{2,3}|\/{2,3}`,
  String.raw`[\[(（【]?${READ_ON}[ .…]*[\])）】]?[ .…]*[>»›→▶►]{0,3}|[\[(（【]${MORE}[ .…]*[\])）】]|${MORE}?[ .…]*[>»›→▶►]{1,3}`,
  String.raw`(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? *)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?`,
  String.raw`${COUNTED}[ :：]*[(（]?\d{1,7}[)）]?|\d{1,7} ${COUNTED}`,
];
const TRAILER = new RegExp(
  String.raw`(?:[。！？!?…”』」）)][ \u3000]*|[.!?…]["”’»)]{0,2} {1,4})(?:${TRAILERS.join('|')})[ \u3000]*$|[。！？][ \u3000]+${MORE}$`,
);
/** Of a note or a page, behind Chinese text; not the first figure of a number that was cut. */
const NUMBER = /[。！？”』」）)][ \u3000]*(?<letter>[A-H]?)\d{1,2}(?<page>版?)[ \u3000]*$/;
const GOES_ON_AS_NUMBER = /^\s*(?:\d{1,3}(?!\d)|[.,年月日时時点點个個万萬亿億名人元%％])/;
const LONGEST_TRAILER = 120;

/**
 * Does the text that ends at `end` end with a credit, or with what a site sets behind its texts, behind a finished sentence?
 * Characters before `floor` are not looked at.
 */
export function endsWithCredit(text: string, floor: number, end: number): boolean {
  const piece = text.slice(Math.max(floor, end - LONGEST_CREDIT), end);
  return (ANY_HAN.test(piece) ? HAN_CREDIT : LATIN_CREDIT).test(piece) || endsWithTrailer(text, floor, end);
}

function endsWithTrailer(text: string, floor: number, end: number): boolean {
  const piece = text.slice(Math.max(floor, end - LONGEST_TRAILER), end);
  if (TRAILER.test(piece)) return true;
  const number = NUMBER.exec(piece)?.groups;
  if (!number) return false;
  return (
    number['letter'] !== '' || number['page'] !== '' || !GOES_ON_AS_NUMBER.test(text.slice(end, end + 40))
  );
}
