import { languageOf, type Language } from '../language/language.ts';
import { isCapital, isLetter } from './characters.ts';
import { LETTER } from './letters.ts';
import { columnsOfLine, type Lines } from './lines.ts';

/** Columns of a line that may hold pieces of several columns of print; a wider one is a paragraph. */
const NARROWEST = 60;
const WIDEST = 260;
const FEWEST_LINES = 8;
/** Of such lines, by which the language is told, in UTF-16 units. */
const SAMPLE_CHARS = 2000;

interface OutOfOrder {
  /** Sentences begin with them. */
  readonly starters: string;
  /** Within a sentence, none of `never` stands behind one of these. */
  readonly articles: string;
  readonly never: string;
}

const WORDS: Partial<Record<Language, OutOfOrder>> = {
  en: {
    starters:
      'The This That These Those It He She They We But And In On At For With By As If When While After There His Her Their',
    articles: 'the a an its their',
    never:
      'the a an its their our of and or but from into to in on at for with by was is are were has had have been be that which when he she it they we',
  },
  de: {
    starters:
      'Der Die Das Den Dem Des Ein Eine Es Er Wir Aber Und In Im Am Auf Für Mit Von Zu Wenn Nach Bei Auch Als Doch So',
    articles: 'im vom zum zur beim ins am',
    never:
      'der das dem des die den ein eine einen einem einer eines und oder im vom zum zur von für ist war sind sich nicht mit auf auch es er sie wird werden hat haben dass aus bei nach zu in',
  },
  fr: {
    starters:
      'Le La Les Un Une Des Il Elle Ils Elles On Ce Cette Ces Mais Et En Dans Pour Avec Par Sur Au Aux Si',
    articles: 'du au aux',
    never:
      'le la les un une des du de au aux et ou dans par pour sur avec sans leur leurs cette ces que qui est sont était ont il elle ils se ne pas en',
  },
  es: {
    starters: 'El Los Las En Por Para Con Pero Según Un Una Y Se',
    articles: 'del al',
    never: 'el los las un una del al en por para con y su sus fue se no es de',
  },
};

/**
 * Log-odds that a line holds pieces of several columns: of 807 lines that do, on 15 pages in English, German and French, 76 have a word in
 * small letters before one that sentences begin with, and 31 an article before what none stands before; of 3,825 wide lines of one column, on
 * real pages read by machines, 26 and 6, and more where letters were misread. The last is of a line that has neither.
 */
const STARTER_ODDS = 1.7;
const ARTICLE_ODDS = 2.6;
const LINE_ODDS = -0.1;
/** Of sentences that end with such a line, those behind which the next goes on in small letters; of others, where all is well read. */
const SMALL_SHARE = 0.5;
const LEAST_SMALL_SHARE = 0.03;
/** … that a capital stands there. */
const CAPITAL_BEHIND_ODDS = -0.7;
/** Counted with the sentences that end within lines, of which small letters behind them tell how well the page is read. */
const FURTHER_STOPS = 10;
/** A stretch of lines is told from. */
const TOLD_FROM = 5;
/** … and goes on until so much speaks against it. */
const OVER_BY = 4;
/** … or for so many lines nothing speaks for it. */
const FARTHEST_LINES = 50;
/** Of its lines, those that begin in small letters: in lists and verses hardly any does, whatever stands before. */
const SMALL_STARTS_SHARE = 0.25;

/**
 * Which lines in Latin script hold pieces of two or more columns of print with one space between them, as programs write them that read a
 * page from left to right. Where the space stands tells nothing, but right of it another sentence goes on, and so it does in the next line.
 *
 * @returns 1 for each such line; undefined: there is none
 */
export function findReadAcrossLatin(text: string, lines: Lines): Uint8Array | undefined {
  const wide = wideLines(lines);
  const odds = wide && oddsOfLines(text, lines, wide);
  if (!odds) return undefined;
  let marked: Uint8Array | undefined;
  for (let first = 0; first < lines.count;) {
    if (odds[first]! <= 0) {
      first++;
      continue;
    }
    const { start, end, sum } = stretchFrom(text, lines, wide, odds, first);
    if (sum >= TOLD_FROM && beginSmall(text, lines, start, end)) {
      marked ??= new Uint8Array(lines.count);
      marked.fill(1, start, end);
    }
    first = end;
  }
  return marked;
}

/** @returns 1 for each line that is as wide as several columns; undefined: they are too few */
function wideLines(lines: Lines): Uint8Array | undefined {
  const wide = new Uint8Array(lines.count);
  let found = 0;
  for (let line = 0; line < lines.count; line++) {
    const columns = columnsOfLine(lines, line);
    if (columns < NARROWEST || columns > WIDEST) continue;
    wide[line] = 1;
    // Where each stands alone they are short paragraphs.
    if (line > 0 && lines.gaps[line] === 0) found++;
  }
  return found < FEWEST_LINES ? undefined : wide;
}

/** @returns undefined where nothing is known of their language */
function oddsOfLines(text: string, lines: Lines, wide: Uint8Array): Float64Array | undefined {
  const { count, starts, ends } = lines;
  let sample = '';
  for (let line = 0; line < count && sample.length < SAMPLE_CHARS; line++)
    if (wide[line] === 1) sample += `${text.slice(starts[line], ends[line])} `;
  const patterns = patternsOf(languageOf(sample, 0, sample.length));
  if (patterns === undefined) return undefined;
  const odds = new Float64Array(count).fill(LINE_ODDS);
  forEachMatch(text, lines, wide, patterns.starter, (line) => {
    odds[line]! += STARTER_ODDS;
  });
  forEachMatch(text, lines, wide, patterns.article, (line) => {
    odds[line]! += ARTICLE_ODDS;
  });
  const smallOdds = Math.max(0, Math.log(SMALL_SHARE / smallShareWithin(text, lines, wide)));
  for (let line = 0; line + 1 < count; line++) {
    const next = starts[line + 1]!;
    if (wide[line] === 0 || lines.gaps[line + 1]! > 0) continue;
    if (!isLetter(text.charCodeAt(next)) || !endsWithStop(text, ends[line]!)) continue;
    odds[line]! += isCapital(text, next) ? CAPITAL_BEHIND_ODDS : smallOdds;
  }
  return odds;
}

/** Of sentences that end within lines, those behind which small letters stand: where that is so of many, stops are misread. */
function smallShareWithin(text: string, lines: Lines, wide: Uint8Array): number {
  let [small, stops] = [0, 0];
  forEachMatch(text, lines, wide, STOP_WITHIN, (_, end) => {
    stops++;
    if (!isCapital(text, end)) small++;
  });
  return Math.max(LEAST_SMALL_SHARE, small / (stops + FURTHER_STOPS));
}

const STOP_WITHIN = /[a-zß-ÿ]{3}[.!?]["”»')]{0,2} +["“«(]?(?=[A-Za-zÀ-ÿ])/g;
const STOP_AT_END = /[a-zß-ÿ]{3}[.!?]["”»')]{0,2}$/;
const LONGEST_STOP = 6;

const endsWithStop = (text: string, end: number): boolean =>
  STOP_AT_END.test(text.slice(Math.max(0, end - LONGEST_STOP), end));

function forEachMatch(
  text: string,
  { count, starts }: Lines,
  wide: Uint8Array,
  pattern: RegExp,
  take: (line: number, end: number) => void,
): void {
  let line = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    while (line + 1 < count && starts[line + 1]! <= match.index) line++;
    if (wide[line] === 1) take(line, match.index + match[0].length);
  }
}

interface Patterns {
  readonly starter: RegExp;
  readonly article: RegExp;
}

const patterns = new Map<Language, Patterns | undefined>();

function patternsOf(language: Language): Patterns | undefined {
  if (!patterns.has(language)) patterns.set(language, makePatterns(language));
  return patterns.get(language);
}

const oneOf = (list: string): string => `(?:${list.replaceAll(' ', '|')})`;

function makePatterns(language: Language): Patterns | undefined {
  const words = WORDS[language];
  if (words === undefined) return undefined;
  const space = String.raw`(?: +| *\n *)`;
  const noWordPart = `[${LETTER}'’-]`;
  // A capital behind it makes it a name or a title (La Fontaine, The Times); in German nouns have one anyway.
  const behind = language === 'de' ? `(?!${noWordPart})` : String.raw`\s+(?=[a-zß-ÿ])`;
  return {
    starter: new RegExp(`(?<=[a-zß-ÿ])${space}${oneOf(words.starters)}${behind}`, 'g'),
    article: new RegExp(
      `(?<!${noWordPart})${oneOf(words.articles)}${space}${oneOf(words.never)}(?!${noWordPart})`,
      'g',
    ),
  };
}

/** The lines from the first one on that together are likelier to be of several columns, and those around them that may be. */
function stretchFrom(
  text: string,
  { count, gaps, starts }: Lines,
  wide: Uint8Array,
  odds: Float64Array,
  first: number,
): { readonly start: number; readonly end: number; readonly sum: number } {
  let [sum, best, end] = [0, 0, first];
  for (let line = first; line < Math.min(count, end + FARTHEST_LINES) && sum > best - OVER_BY; line++) {
    sum += odds[line]!;
    if (sum < best) continue;
    best = sum;
    end = line + 1;
  }
  // A paragraph that follows a blank line begins with a capital.
  const divides = (line: number): boolean => gaps[line]! > 0 && isCapital(text, starts[line]!);
  let start = first;
  for (let [line, behind] = [end, 0]; line < count && !divides(line) && behind > -OVER_BY; line++) {
    behind += odds[line]!;
    if (wide[line] === 1) end = line + 1;
  }
  for (let [line, before] = [first - 1, 0]; line >= 0 && !divides(line + 1) && before > -OVER_BY; line--) {
    before += odds[line]!;
    if (wide[line] === 1) start = line;
  }
  return { start, end, sum: best };
}

function beginSmall(text: string, { starts }: Lines, from: number, to: number): boolean {
  let [small, all] = [0, 0];
  for (let line = from; line < to; line++) {
    if (!isLetter(text.charCodeAt(starts[line]!))) continue;
    all++;
    if (!isCapital(text, starts[line]!)) small++;
  }
  return small >= SMALL_STARTS_SHARE * all;
}
