import { isCapital } from '../text/characters.ts';
import { CAPITAL, HAN, LETTER } from '../text/letters.ts';

/**
 * Formulas that open a news item: datelines and bylines. A dateline inside a paragraph says that another item starts
 * there. Sources: the style of Chinese dailies and agencies (本报讯, 新华社北京7月1日电) and of Latin-script agencies
 * ("LONDON (Reuters) -", "PARIS, 3 mai (AFP) -").
 */
export interface Opening {
  readonly kind: 'dateline' | 'bare-city' | 'byline';
  readonly start: number;
  readonly end: number;
  /** Names an agency or paper, or is followed by its reporter: cannot well stand inside a sentence. */
  readonly unmistakable: boolean;
  /** At the end of its block, where it names who wrote what follows. */
  readonly trailing?: true;
  /** One only behind a title or the end of a sentence, in Latin script: elsewhere it stands in one. */
  readonly notWithin?: true;
}

const NUMBER = '[0-9０-９〇一二三四五六七八九十]{1,3}';
const DATE = `(?:${NUMBER}月)?${NUMBER}日`;
const AGENCY =
  '(?:新华社|新華社|中新社|中新网|中新網|中国新闻社|人民网|人民網|新华网|新華網|央视网|光明网|法新社|路透社|美联社|美聯社|塔斯社|共同社|韩联社|韓聯社|中央社|德新社)';
const CITY = `[${HAN}]{0,8}`;
const WIRE = '(?:专|專|快)?[电電讯訊]';

/** Ends at the character the anchors look for. */
const KNOWN = new RegExp(
  `(?:据|據)?(?:本[报報刊网網台臺](?:${CITY}(?:${DATE}))?(?:消息)?${WIRE}|${AGENCY}${CITY}(?:[0-9]{4}年)?(?:${DATE})?${WIRE})$`,
  'u',
);
/** Any paper or agency; only right after the end of a sentence. */
const ANY_PAPER = new RegExp(
  `^(?:[${HAN}]{1,8}(?:社|网|網|报|報|台|臺)${CITY}(?:${DATE})?${WIRE}|[${HAN}]{2,6}${DATE}${WIRE})$`,
  'u',
);
const HAN_BYLINE = new RegExp(
  String.raw`^(?:本[报報刊网網]|新华社|新華社)(?:特约|特約|见习|見習|实习|實習)?(?:记者|記者|通讯员|通訊員)[ \u3000]+[${HAN}·]{2,4}(?:[ \u3000]+(?:本[报報刊网網])?(?:(?:通讯员|通訊員|记者|記者)[ \u3000]+)?[${HAN}·]{2,4}){0,4}[ \u3000]+(?=[${HAN}“「\d])`,
  'u',
);
const CLAUSE = new RegExp(`[${HAN}0-9０-９]+$`, 'u');
const NAME_OF_PAPER = new RegExp(`[社网網报報台臺][${HAN}]{0,6}$`, 'u');

/** Between words: where lines are justified it is wide. */
const GAP = ' {1,4}';
const MAYBE_GAP = ' {0,4}';
/** Typewriters and telegrams have two hyphens for a dash, and some programs three. */
const DASH = '(?:[–—]|-{1,3})';
/** …, D. C., March 4. Of two parts the second is a date: BARKER, 33, Fleet - street is an address. */
const WHERE_AND_WHEN = `(?: ?,${GAP}[${LETTER}. ]{2,20}(?= ?,${GAP}[${LETTER}.]+ ?\\d))?(?: ?,${GAP}[${LETTER}\\d. ]{2,20})?`;
const AGENCIES = 'Reuters|AP|AFP|dpa|DPA|Xinhua|EFE|ANSA|ATS|sda|SDA|APA|KNA|epd|UPI|Bloomberg|AAP|PA';
const LATIN_DATELINE = new RegExp(
  `^(?:[${CAPITAL}][${CAPITAL}'’.-]{2,}(?:(?:${GAP}|-)[${CAPITAL}][${CAPITAL}'’.-]+){0,3}${WHERE_AND_WHEN}(?:${MAYBE_GAP}\\([${LETTER} /-]{2,20}\\))?|[${CAPITAL}][${LETTER}'’-]{2,}(?:(?:${GAP}|-)[${CAPITAL}][${LETTER}'’-]+){0,2}${WHERE_AND_WHEN}${MAYBE_GAP}\\((?:${AGENCIES})(?:/[${LETTER}]{2,12})?\\))${MAYBE_GAP}${DASH}${MAYBE_GAP}(?=[${LETTER}„“"«‘'])`,
);
const BY = `(?:By|Von|Par|Por)${GAP}[${CAPITAL}][${LETTER}'’-]+`;
/** Staff Writer; Chief political correspondent; Associated Press */
const ROLE = `(?:(?:[${CAPITAL}]?[${LETTER}]+${GAP}){0,2}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Cc]olumnist|[Ee]ditor)|Associated${GAP}Press|Reuters|in${GAP}[${CAPITAL}][${LETTER}]+)\\b`;
/** What many sentences begin with, and no name goes on with. */
const STARTS_SENTENCE =
  '(?:The|An?|In|It|At|On|For|When|After|As|But|This|These|There|We|He|She|They|More|Most|Two|Three|Der|Die|Das|Ein|Eine|Im|Am|Auf|Bei|Nach|Mit|Es|Er|Sie|Wenn|Les?|Une?|Dans|En|Au|Il|Elle|Ce|El|Los|Las|Una|Se|Con)\\b';
const LATIN_BYLINE = new RegExp(
  `^${BY}(?:${GAP}[${CAPITAL}][${LETTER}'’.-]*){1,3}?(?:,?${GAP}(?<role>${ROLE})|(?<!\\.)${GAP}(?=${STARTS_SENTENCE}${GAP}[${LETTER}]))`,
);
/** … to choose a new mayor NEW YORK (AP) -, up to the bracket: the city in capitals behind small letters. */
const CITY_BEHIND_TITLE = new RegExp(
  `(?<=[a-zß-ÿ]${GAP})[${CAPITAL}][${CAPITAL}'’.-]+(?:(?:${GAP}|-)[${CAPITAL}][${CAPITAL}'’.-]+){0,3}${WHERE_AND_WHEN}${MAYBE_GAP}\\((?:${AGENCIES})(?:/[${LETTER}]{2,12})?\\)$`,
);

/** By JANE DOE, and nothing behind it on its line. */
const TRAILING_BYLINE = new RegExp(`^${BY}(?:${GAP}[${CAPITAL}][${LETTER}'’.-]*){1,3}[ \t]*(?=[\r\n]|$)`);
/** BERLIN (dpa). Die …, where no dash follows. */
const CITY_AND_AGENCY = new RegExp(
  `[${CAPITAL}][${LETTER}'’-]+(?:(?:${GAP}|-)[${CAPITAL}][${LETTER}'’.-]+){0,3}${WHERE_AND_WHEN}${MAYBE_GAP}$`,
);

/** Text a Latin-script item may begin after. */
const SENTENCE_BREAK = /[.!?…]["”’»)]?\s*$/u;
/** … on the same line. */
const SENTENCE_BREAK_BEFORE = /[.!?…]["”’»)]?[ \t]*$/u;
/** A mark, a quotation mark and a gap. */
const BREAK_CHARS = 6;
const LONGEST_OPENING = 40;
const LONGEST_LATIN_OPENING = 80;
const LONGEST_DASH_AND_GAP = 10;
const BETWEEN_DASHES = new RegExp(` ${DASH} `, 'u');

/** The formula whose last character stands at `last` (one of 讯訊电電), if the text there reads as one. */
function hanDatelineEndingAt(text: string, last: number, blockStart: number): Opening | null {
  if (!couldEndDateline(text, last)) return null;
  const from = Math.max(blockStart, last + 1 - LONGEST_OPENING);
  const window = text.slice(from, last + 1);
  const after = text[last + 1] ?? '';
  const reported =
    /^[*】）)\]]{0,4}\s?[（(]\s?(?:本[报報]|特约|特約|见习|實習)?(?:记者|記者|通讯员|通訊員|实习|特派)/u.test(
      text.slice(last + 1, last + 16),
    );
  const known = KNOWN.exec(window);
  if (known) {
    return { kind: 'dateline', start: from + known.index, end: last + 1, unmistakable: reported };
  }
  const clause = CLAUSE.exec(window);
  if (!clause || clause.index === 0 || !ANY_PAPER.test(clause[0])) return null;
  if (!reported && !'（(：: \u3000】）'.includes(after)) return null;
  return { kind: 'dateline', start: from + clause.index, end: last + 1, unmistakable: false };
}

/** Most 电 are no datelines: those follow a date, a paper or an agency (or its place), or 专 and 快. */
function couldEndDateline(text: string, at: number): boolean {
  if ('日报報刊专專快息'.includes(text[at - 1] ?? ' ')) return true;
  return NAME_OF_PAPER.test(text.slice(Math.max(0, at - 7), at));
}

/** 本报记者 王伟 本报通讯员 陆夏, where `at` is the place of 记者: names set apart by spaces, and text behind them. */
function hanBylineAround(text: string, at: number, blockStart: number): Opening | null {
  for (let start = at - 2; start >= Math.max(blockStart, at - 6); start--) {
    const found = HAN_BYLINE.exec(text.slice(start, start + 60));
    if (found) return { kind: 'byline', start, end: start + found[0].length, unmistakable: false };
  }
  return null;
}

/** LONDON (Reuters) – or PARIS, 3 mai (AFP) -, where `at` is the place of the dash. */
function latinDatelineBefore(text: string, at: number, blockStart: number): Opening | null {
  const from = Math.max(blockStart, at - LONGEST_LATIN_OPENING);
  for (let start = at - 3; start >= from; start--) {
    if (!isCapital(text, start) || !SENTENCE_BREAK.test(text.slice(Math.max(0, start - BREAK_CHARS), start)))
      continue;
    const found = LATIN_DATELINE.exec(text.slice(start, at + LONGEST_DASH_AND_GAP));
    if (!found || start + found[0].length < at) continue;
    // EADS - Airbus' major shareholder - has said: a parenthesis between dashes.
    if (!found[0].includes('(') && BETWEEN_DASHES.test(text.slice(at + 2, at + 120).split(/[.!?]/u)[0] ?? ''))
      continue;
    const named = found[0].includes('(');
    const kind = named || found[0].includes(',') ? 'dateline' : 'bare-city';
    const end = start + found[0].length;
    // Where all is in capitals they make no city of a word.
    if (kind === 'bare-city' && isInCapitals(text.slice(end, end + LETTERS_BEHIND))) continue;
    return { kind, start, end, unmistakable: named };
  }
  return behindTitle(text, at, from);
}

/** LONDON (Reuters), where `at` is the place of the dash, behind what is no sentence's end. */
function behindTitle(text: string, at: number, from: number): Opening | null {
  const city = CITY_BEHIND_TITLE.exec(text.slice(from, at).trimEnd());
  if (!city || !/^\p{Lu}|^[„“"«‘']/u.test(text.slice(at, at + LONGEST_DASH_AND_GAP).replace(/^[ –—-]+/u, '')))
    return null;
  return { kind: 'dateline', start: from + city.index, end: at + 1, unmistakable: true, notWithin: true };
}

/** LONDON, May 3.—The …, as papers printed it once; behind a heading without a date (DIED.—) stands the same. */
function datedBefore(text: string, at: number, blockStart: number): Opening | null {
  const opening = latinDatelineBefore(text, at + 1, blockStart);
  return opening !== null && /\d/u.test(text.slice(opening.start, opening.end)) ? opening : null;
}

/** So many letters behind a dateline have small ones among them. */
const LETTERS_BEHIND = 40;

const isInCapitals = (text: string): boolean => text === text.toUpperCase();

function latinBylineAt(text: string, at: number): Opening | null {
  const piece = text.slice(at, at + 90);
  const found = LATIN_BYLINE.exec(piece);
  if (found) {
    const unmistakable = found.groups!['role'] !== undefined;
    return { kind: 'byline', start: at, end: at + found[0].length, unmistakable, notWithin: true };
  }
  const trailing =
    SENTENCE_BREAK_BEFORE.test(text.slice(Math.max(0, at - BREAK_CHARS), at)) && TRAILING_BYLINE.exec(piece);
  if (!trailing) return null;
  return { kind: 'byline', start: at, end: at + trailing[0].length, unmistakable: false, trailing: true };
}

/** BERLIN (dpa)., where `at` is the place of the bracket. */
function cityBeforeAgency(text: string, at: number, blockStart: number): Opening | null {
  const after = text.indexOf(')', at) + 1;
  if (!/^[.:]? [„“"«‘']?\p{Lu}/u.test(text.slice(after, after + 4))) return null;
  const from = Math.max(blockStart, at - LONGEST_LATIN_OPENING);
  const city = CITY_AND_AGENCY.exec(text.slice(from, at));
  if (!city) return null;
  const start = from + city.index;
  if (!SENTENCE_BREAK.test(text.slice(Math.max(0, start - BREAK_CHARS), start))) return null;
  return { kind: 'dateline', start, end: after, unmistakable: true };
}

type Finder = (text: string, at: number, blockStart: number) => Opening | null;

/** Characters that formulas cannot do without and other text seldom has, and what to look for around them. */
export const anchors: readonly (readonly [string, Finder])[] = [
  ['讯', hanDatelineEndingAt],
  ['訊', hanDatelineEndingAt],
  ['电', hanDatelineEndingAt],
  ['電', hanDatelineEndingAt],
  ['记者', hanBylineAround],
  ['記者', hanBylineAround],
  ...[' - ', ' -- ', ' --- ', ' – ', ' — ', ')-', ')–', ')—'].map((dash): readonly [string, Finder] => [
    dash,
    (text, at, blockStart) => latinDatelineBefore(text, at + 1, blockStart),
  ]),
  ...['.--', '.–', '.—'].map((dash): readonly [string, Finder] => [dash, datedBefore]),
  ...['(Reuters)', '(AP)', '(AFP)', '(dpa)', '(epd)', '(KNA)', '(sda)', '(APA)', '(EFE)'].map(
    (agency): readonly [string, Finder] => [agency, cityBeforeAgency],
  ),
  ['By ', latinBylineAt],
  ['Von ', latinBylineAt],
  ['Par ', latinBylineAt],
  ['Por ', latinBylineAt],
];
