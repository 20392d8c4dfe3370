import { isHan, isLetter, isSpace, lastWithin } from '../text/characters.ts';
import { endsWithCredit } from '../text/credits.ts';
import { LETTER } from '../text/letters.ts';

/** What the last visible character of a piece says about whether its sentence is finished. */
export type Ending =
  | 'terminal' // 。 . ! ? …
  | 'closed-terminal' // 。” .)
  | 'closed' // a quote or bracket without a terminal mark inside
  | 'comma' // ， 、, one before a closing quote, or an abbreviation that names or numbers follow: Dr., Sept.
  | 'colon' // ： ；
  | 'dash' // — – ~
  | 'hyphen'
  | 'opening' // “ （
  | 'plain'; // a letter, a character, a digit, another sign

const TERMINAL = '。．.！？!?…‥｡';
const COMMA = '，、,､﹐﹑';
const COLON = '：:；;﹕﹔';
const DASH = '—–―~～〜─';
/** What Fraktur prints at a line's end is read as an equals sign, too. */
const HYPHEN = '-‐\u00ad¬⸗=';
const OPENING = '“「『《〈（(【〔[［{｛‘„«‹';
const CLOSING = '”」』》〉）)】〕]］}｝’»›';

const classes = new Map<number, Ending>();
for (const [units, ending] of [
  [TERMINAL, 'terminal'],
  [COMMA, 'comma'],
  [COLON, 'colon'],
  [DASH, 'dash'],
  [HYPHEN, 'hyphen'],
  [OPENING, 'opening'],
  [CLOSING, 'closed'],
] as const)
  for (const unit of units) classes.set(unit.charCodeAt(0), ending);

export function isOpening(code: number): boolean {
  return classes.get(code) === 'opening';
}

/** Characters that cannot begin a sentence: closing marks, commas, full stops. */
export function isClosing(code: number): boolean {
  const ending = classes.get(code);
  return ending === 'closed' || ending === 'comma' || ending === 'colon' || ending === 'terminal';
}

const STRAIGHT_QUOTES = '"\'＂＇';

/** No sentence ends with a title, a month or a number sign that its name or number would follow. */
const TITLE_BEFORE_NAME = new RegExp(
  String.raw`(?:^|[^${LETTER}.])(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Messrs|Mt|Hr|Frl|Nr|Sra|Srta|Dña|Mgr|Mme|Mlle|MM|bzw|ca|vgl|sog|evtl|inkl|zzgl|ggf|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Okt|Dez|vs|approx)\.$`,
  'u',
);
const LONGEST_TITLE_CHARS = 8;

/** What a machine reads in dust, where it stands apart. */
const SPECKS = "'`|·~^_";
/** … and behind a mark that ends a sentence or a quotation, or behind a Chinese character, which has other commas. */
const SPECKS_BEHIND_END = ',-.';

/** More in a row are a rule, or text that is made of nothing else. */
const MOST_SPECKS = 8;

/** The end of a text without the specks behind it; the same place if it has none. */
export function beforeSpecks(text: string, floor: number, end: number): number {
  let before = end;
  for (let specks = 0; specks < MOST_SPECKS; specks++) {
    const speck = text[before - 1]!;
    const isAlways = SPECKS.includes(speck);
    if (!isAlways && !SPECKS_BEHIND_END.includes(speck)) return before;
    let at = before - 1;
    while (at > floor && isSpace(text.charCodeAt(at - 1))) at--;
    if (at === before - 1 || at <= floor) return before;
    const code = text.charCodeAt(at - 1);
    if (!isAlways && !isEnd(code) && (speck === '.' || !isHan(code))) return before;
    before = at;
  }
  return before;
}

function isEnd(code: number): boolean {
  const ending = classes.get(code);
  return ending === 'terminal' || ending === 'closed' || code === 0x22;
}

/** The start of a text without the specks before it. */
export function behindSpecks(text: string, start: number, ceiling: number): number {
  let behind = start;
  for (
    let specks = 0;
    specks < MOST_SPECKS &&
    behind + 1 < ceiling &&
    SPECKS_BEFORE.includes(text[behind]!) &&
    isSpace(text.charCodeAt(behind + 1));
    specks++
  ) {
    behind++;
    while (behind < ceiling && isSpace(text.charCodeAt(behind))) behind++;
  }
  return behind < ceiling ? behind : start;
}

/** Others begin the item of a list, or are the sentence's own. */
const SPECKS_BEFORE = "'`|~^_.";

/** @param last offset of the last visible character; characters before `floor` are not looked at */
export function endingAt(text: string, last: number, floor: number): Ending {
  if (
    text[last] === '.' &&
    TITLE_BEFORE_NAME.test(text.slice(Math.max(floor, last - LONGEST_TITLE_CHARS), last + 1))
  )
    return 'comma';
  // 凯文· ¶ 罗林斯: no sentence ends within a name.
  if (text[last] === '·' && last > floor && isHan(text.charCodeAt(last - 1))) return 'comma';
  let at = beforeSpecks(text, floor, last + 1) - 1;
  if (CURRENCIES.includes(text[at]!) || opensByItsSpace(text, at, floor)) return 'opening';
  let closed = false;
  while (at >= floor) {
    const ending = classAt(text, at, floor);
    const straight = STRAIGHT_QUOTES.includes(text[at]!);
    if (ending === 'closed' || (straight && !closed)) {
      closed = true;
      at--;
      continue;
    }
    // « … en arrière. »
    if (closed && isSpace(text.charCodeAt(at))) {
      at--;
      continue;
    }
    // “… and U. B. Williams.—” is how old papers end a paragraph.
    if (ending === 'dash' && !closed && at > floor && classes.get(text.charCodeAt(at - 1)) === 'terminal')
      return 'terminal';
    if (!closed) return ending ?? (endsWithCredit(text, floor, last + 1) ? 'terminal' : 'plain');
    if (ending === 'terminal') return 'closed-terminal';
    // “That's exciting,” ¶ said the miller.
    return ending === 'comma' ? 'comma' : 'closed';
  }
  return closed ? 'closed' : 'plain';
}

const CURRENCIES = '£$€';

/** … what he called " ¶ old friends": a straight quotation mark behind a space and a word. */
function opensByItsSpace(text: string, at: number, floor: number): boolean {
  return (
    text[at] === '"' &&
    at > floor + 1 &&
    isSpace(text.charCodeAt(at - 1)) &&
    isLetter(text.charCodeAt(at - 2))
  );
}

/** What opens in one language closes in another: „…“ »…«; and “ is misread for ”. */
const EITHER_WAY = '“‘«‹';
/** In UTF-16 units: as far as what a mark belongs to is looked for. */
const LONGEST_QUOTE = 400;
const CLOSED_BY: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '（': '）', '(': ')' };

function classAt(text: string, at: number, floor: number): Ending | undefined {
  const mark = text[at]!;
  const ending = classes.get(mark.charCodeAt(0));
  if (ending !== 'opening' || at === floor) return ending;
  const from = Math.max(floor, at - LONGEST_QUOTE);
  const closer = CLOSED_BY[mark];
  const closed = closer === undefined ? -1 : lastWithin(text, closer, from, at);
  // ）记者陈芳（: columns of print have brackets the other way round.
  if (closed >= 0 && lastWithin(text, mark, from, closed) < 0) return 'closed';
  if (isSpace(text.charCodeAt(at - 1)))
    return classes.get(text.charCodeAt(at - 2)) === 'terminal' ? 'closed' : ending;
  // The s( of a badly read line.
  if (!isWidePlace(text, at)) return EITHER_WAY.includes(mark) ? 'closed' : 'plain';
  if (!EITHER_WAY.includes(mark)) return ending;
  const isOpen = lastWithin(text, mark, Math.max(from, closed), at) >= 0;
  return isOpen || classes.get(text.charCodeAt(at - 1)) === 'terminal' ? 'closed' : ending;
}

/** Is it set among Chinese, which has no spaces around its marks? */
function isWidePlace(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return isHan(before) || (before >= 0x3000 && before <= 0x303f) || before >= 0xff00;
}

/** Pairs whose halves differ; the straight quotes are counted by parity instead. */
const PAIRS = ['“”', '「」', '『』', '《》', '〈〉', '（）', '()', '【】', '〔〕', '‘’', '„“', '«»'] as const;

/** Index of the pair a unit belongs to; the sides are told by `isCloser`. „ and “ “ and ” share the middle mark. */
const openers = new Map<number, number[]>();
const closers = new Map<number, number[]>();
PAIRS.forEach((pair, index) => {
  for (const [side, at] of [
    [openers, 0],
    [closers, 1],
  ] as const) {
    const code = pair.charCodeAt(at);
    side.set(code, [...(side.get(code) ?? []), index]);
  }
});

/**
 * The pair whose opener is still open at `end`, looking back as far as `floor`; undefined if none. Of several the
 * innermost.
 */
export function openMarkBefore(text: string, floor: number, end: number): string | undefined {
  let depths: Int8Array | undefined;
  for (let at = end - 1; at >= floor; at--) {
    const code = text.charCodeAt(at);
    // Letters, digits, kana and ideographs are nearly all there is.
    if ((code > 0x3011 && code < 0xff08) || (code > 0x29 && code < 0xab)) continue;
    const closing = closers.get(code);
    const opening = openers.get(code);
    if (closing === undefined && opening === undefined) continue;
    depths ??= new Int8Array(PAIRS.length);
    for (const index of opening ?? []) if (--depths[index]! < 0) return PAIRS[index];
    for (const index of closing ?? []) if (depths[index]! < 100) depths[index]!++;
  }
  return undefined;
}

/** Does the closer of `pair` come before its opener in [start, ceiling)? */
export function closesAfter(text: string, start: number, ceiling: number, pair: string): boolean {
  for (let at = start; at < ceiling; at++) {
    if (text[at] === pair[1]) return true;
    if (text[at] === pair[0]) return false;
  }
  return false;
}
