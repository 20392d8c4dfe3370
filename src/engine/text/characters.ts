/** What a UTF-16 unit is: a bit for each class, and in the lowest two bits the columns it takes. */
export const COLUMNS = 3;
export const SPACE = 4;
export const LINE_END = 8;
const HAN = 16;
const KANA = 32;
const LETTER = 64;
const DIGIT = 128;

/** For loops over whole texts, which look a unit up once; others ask the functions below. */
export const classes = buildClasses();

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(1);
  // Full width on a terminal or in a fixed-pitch page. Chinese fonts set quotes, dashes and dots full width as well,
  // though Unicode calls their width ambiguous.
  for (const [from, to] of [
    [0x1100, 0x115f],
    [0x2014, 0x2014],
    [0x2018, 0x2019],
    [0x201c, 0x201d],
    [0x2026, 0x2026],
    [0x2e80, 0xd7a3],
    [0xd840, 0xdbff],
    [0xf900, 0xfaff],
    [0xff01, 0xff60],
    [0xffe0, 0xffe6],
  ] as const)
    table.fill(2, from, to + 1);
  // The second half of a pair takes no column of its own, a mark that is hidden none at all.
  table.fill(0, 0xdc00, 0xe000);
  table[0xfeff] = 0;
  const mark = (bit: number, ...ranges: readonly (readonly [number, number])[]): void => {
    for (const [from, to] of ranges) for (let unit = from; unit <= to; unit++) table[unit]! |= bit;
  };
  // U+200B and U+FEFF count as space: they show nothing.
  mark(SPACE, [0x09, 0x09], [0x20, 0x20], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200b]);
  mark(SPACE, [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]);
  // LF, VT, FF, CR, NEL, LS, PS
  mark(LINE_END, [0x0a, 0x0d], [0x85, 0x85], [0x2028, 0x2029]);
  // Unified and compatibility ideographs, radicals, 々 and 〇, and either half of a pair in the planes 2 and 3.
  mark(HAN, [0x4e00, 0x9fff], [0x3400, 0x4dbf], [0xf900, 0xfaff], [0xd840, 0xd8bf], [0x3005, 0x3005]);
  mark(HAN, [0x3007, 0x3007], [0x2e80, 0x2fd5]);
  mark(KANA, [0x3041, 0x30fa], [0x30fc, 0x30ff], [0xff66, 0xff9d]);
  // Latin, Greek and Cyrillic, ligatures and full-width Latin.
  mark(LETTER, [0x41, 0x5a], [0x61, 0x7a], [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x52f], [0x1e00, 0x1fff]);
  mark(LETTER, [0xfb00, 0xfb06], [0xff21, 0xff3a], [0xff41, 0xff5a]);
  mark(DIGIT, [0x30, 0x39], [0xff10, 0xff19]);
  return table;
}

export function isSpace(code: number): boolean {
  return (classes[code]! & SPACE) !== 0;
}

export function isLineEnd(code: number): boolean {
  return (classes[code]! & LINE_END) !== 0;
}

export function isBlank(code: number): boolean {
  return (classes[code]! & (SPACE | LINE_END)) !== 0;
}

export function isHan(code: number): boolean {
  return (classes[code]! & HAN) !== 0;
}

export function isKana(code: number): boolean {
  return (classes[code]! & KANA) !== 0;
}

/** Running text in Chinese has them; lists of names and titles seldom do. */
export const MARK_WITHIN = /[，。、；：！？]/;

/** Letters of Latin, Greek and Cyrillic script. */
export function isLetter(code: number): boolean {
  return (classes[code]! & LETTER) !== 0;
}

/** Is the letter at a place a capital one? */
export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  return isLetter(code) && text[at] !== text[at]!.toLowerCase();
}

/**
 * Letters of scripts that have no capitals, and the marks on them: Hebrew, Arabic, those of India and South East Asia,
 * Georgian, Ethiopic, Hangul. Not of Chinese or Japanese.
 */
export function isCaselessLetter(code: number): boolean {
  if (code < 0x590) return false;
  if (code < 0x1800) return !isMarkOfCaseless(code);
  if (code < 0xac00) return code >= 0x3131 && code <= 0x318e;
  if (code <= 0xd7a3) return true;
  return (code >= 0xfb1d && code <= 0xfdfb) || (code >= 0xfe70 && code <= 0xfefc);
}

const MARKS_OF_CASELESS = '־׀׃׆׳״،؍؛؞؟٪٫٬٭۔܀।॥།༎၊။።፣፤፥፦፧፨។៕';

function isMarkOfCaseless(code: number): boolean {
  return (code >= 0x660 && code <= 0x669) || MARKS_OF_CASELESS.includes(String.fromCharCode(code));
}

export function isDigit(code: number): boolean {
  return (classes[code]! & DIGIT) !== 0;
}

/** Columns a code unit takes on a terminal or in a fixed-pitch page: 2 for full-width ones. */
export function columnsOf(code: number): number {
  return classes[code]! & COLUMNS;
}

/** Last place of a unit in [from, to); −1: none. What is before `from` is not looked at, however long the text is. */
export function lastWithin(text: string, unit: string, from: number, to: number): number {
  let at = Math.min(to, text.length) - 1;
  while (at >= from && text[at] !== unit) at -= 1;
  return at >= from ? at : -1;
}
