import { shippedStatistics } from '../language/shipped.ts';
import { isCapital } from '../text/characters.ts';
import { AGENCIES } from '../text/credits.ts';
import { CAPITAL, LETTER } from '../text/letters.ts';
import type { Opening } from './openings.ts';

/** Between words: where lines are justified it is wide. */
const GAP = ' {1,4}';
const MAYBE_GAP = ' {0,4}';
/** Typewriters and telegrams have two hyphens for a dash, and some programs three. */
const DASH = '(?:[–—]|-{1,3})';
/** …, D. C., March 4. Of two parts the second is a date: BARKER, 33, Fleet - street is an address. */
const WHERE_AND_WHEN = `(?: ?,${GAP}[${LETTER}. ]{2,20}(?= ?,${GAP}[${LETTER}.]+ ?\\d))?(?: ?,${GAP}[${LETTER}\\d. ]{2,20})?`;
/** São Paulo, Buenos Aires */
const CITY = `[${CAPITAL}][${LETTER}'’-]{2,}(?:(?:${GAP}|-)[${CAPITAL}][${LETTER}'’-]+){0,2}`;
const MONTH =
  '(?:Jan|Feb|Fév|Mar|Mär|Apr|Avr|Abr|Ma[iy]|Jun|Juin|Jul|Juil|Aug|Août|Ago|Sept?|Oct|Okt|Nov|Dec|Dez|Déc|Dic|Ene)[a-zéí]{0,6}\\.?';
const DATE = `(?:${MONTH}${GAP}\\d{1,2}|\\d{1,2}\\.?${GAP}(?:de${GAP})?${MONTH})`;
/** Cities that news agencies name without their country. */
const KNOWN_CITY =
  '(?:Amsterdam|Athens?|Athen|Barcelona|Basel|Beijing|Beirut|Berlin|Bern|Bogotá|Bonn|Boston|Brasília|Brussels|Brüssel|Bruxelles|Buenos Aires|Caracas|Chicago|Dresden|Dublin|Düsseldorf|Frankfurt|Geneva|Genf|Genève|Hamburg|Hannover|Havana|Houston|Istanbul|Jerusalem|Johannesburg|Kairo|Cairo|Kiev|Kyiv|Köln|La Habana|Leipzig|Lima|Lisbon|Lisboa|London|Londres|Los Angeles|Luxemburg|Luxembourg|Lyon|Madrid|Mexico City|México|Milan|Moskau|Moscow|Moscou|München|Nairobi|New Delhi|New York|Nürnberg|Ottawa|Paris|Peking|Philadelphia|Prag|Prague|Quito|Rio de Janeiro|Rom|Rome|Roma|San Francisco|Santiago|São Paulo|Seattle|Seoul|Seúl|Sevilla|Shanghai|Singapore|Stockholm|Stuttgart|Sydney|Tel Aviv|Tokyo|Tokio|Toronto|Valencia|Vienna|Warschau|Warsaw|Washington|Wien|Wiesbaden|Zürich|Zurich)';
const IN_BRACKETS = `${MAYBE_GAP}\\((?:${AGENCIES})(?:/[${LETTER}]{2,12})?\\)`;
const LATIN_DATELINE = new RegExp(
  `^(?:[${CAPITAL}][${CAPITAL}'’.-]{2,}(?:(?:${GAP}|-)[${CAPITAL}][${CAPITAL}'’.-]+){0,3}${WHERE_AND_WHEN}(?:${MAYBE_GAP}\\([${LETTER} /-]{2,20}\\))?|${CITY}${WHERE_AND_WHEN}${IN_BRACKETS}|${CITY}/(?:${AGENCIES})|${CITY} ?,${GAP}${DATE}|${KNOWN_CITY}(?=\\.?${MAYBE_GAP}${DASH}${MAYBE_GAP}[„“"«‘']?(?!${KNOWN_CITY})[${CAPITAL}]))\\.?${MAYBE_GAP}${DASH}${MAYBE_GAP}(?=[${LETTER}„“"«‘'¿¡])`,
);
const IS_KNOWN_CITY = new RegExp(`^${KNOWN_CITY}[^${LETTER}]`, 'i');
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

/**
 * By Jane Doe Councillors voted …: two names or three, and a word that no name is behind them, as what follows it is small. In
 * German all nouns have capitals.
 */
const BYLINE_BEFORE_WORD = new RegExp(
  `^(?!Von)${BY}(?:${GAP}(?:[${CAPITAL}]\\.|[${CAPITAL}][${LETTER}'’-]+)){1,2}?(?=${GAP}(?<word>[${CAPITAL}][${LETTER}]+)${GAP}[a-zß-ÿ])`,
);
/** By JANE DOE Staff Writer, with text behind it: a name in capitals begins no sentence. */
const BYLINE_IN_CAPITALS = new RegExp(
  `^(?:By|BY|Von|VON|Par|PAR|Por|POR)${GAP}(?:[${CAPITAL}][${CAPITAL}'’.-]*${GAP}){1,2}[${CAPITAL}][${CAPITAL}'’-]+(?:,?${GAP}${ROLE})?(?=${GAP}[„“"«‘']?[${CAPITAL}][${LETTER}]*[a-zß-ÿ ])`,
);
/** (From our Own Correspondent.), FROM OUR CORRESPONDENT, (By Telegraph.) */
const CORRESPONDENT = new RegExp(
  `^(?:From${GAP}(?:Our|A)${GAP}(?:(?:Own|Special|Staff)${GAP})?Correspondent|FROM${GAP}(?:OUR|A)${GAP}(?:(?:OWN|SPECIAL|STAFF)${GAP})?CORRESPONDENT)\\.?(?=${GAP}[„“"«‘']?[${CAPITAL}])`,
);
const CORRESPONDENT_IN_BRACKETS =
  /^(?:from (?:our|a) (?:(?:own|special|staff) )?correspondent|by (?:(?:electric|submarine|special) )?(?:telegraph|cable|wireless|telephone|telegram)[^)\]]{0,30})\.?[)\]]/iu;
/** By JANE DOE, and nothing behind it on its line. */
const TRAILING_BYLINE = new RegExp(`^${BY}(?:${GAP}[${CAPITAL}][${LETTER}'’.-]*){1,3}[ \t]*(?=[\r\n]|$)`);
/** BERLIN (dpa). Die …, where no dash follows. */
const CITY_AND_AGENCY = new RegExp(
  `[${CAPITAL}][${LETTER}'’-]+(?:(?:${GAP}|-)[${CAPITAL}][${LETTER}'’.-]+){0,3}${WHERE_AND_WHEN}\\.?${MAYBE_GAP}$`,
);

/** Text a Latin-script item may begin after. */
const SENTENCE_BREAK = /[.!?…]["”’»)]?\s*$/u;
/** … on the same line. */
const SENTENCE_BREAK_BEFORE = /[.!?…]["”’»)]?[ \t]*$/u;
/** A mark, a quotation mark and a gap. */
const BREAK_CHARS = 6;
const LONGEST_LATIN_OPENING = 80;
const LONGEST_DASH_AND_GAP = 10;
const BETWEEN_DASHES = new RegExp(` ${DASH} `, 'u');

const INITIAL = new RegExp(`(?<![${LETTER}])[${CAPITAL}]\\. ?$`, 'u');

/** LONDON (Reuters) – or PARIS, 3 mai (AFP) -, where `at` is the place of the dash. */
export function latinDatelineBefore(text: string, at: number, blockStart: number): Opening | null {
  const from = Math.max(blockStart, at - LONGEST_LATIN_OPENING);
  for (let start = at - 3; start >= from; start--) {
    if (!isCapital(text, start) || !SENTENCE_BREAK.test(text.slice(Math.max(0, start - BREAK_CHARS), start)))
      continue;
    const found = LATIN_DATELINE.exec(text.slice(start, at + LONGEST_DASH_AND_GAP));
    if (!found || start + found[0].length < at) continue;
    // Le Gérant : H. CALIPPE. — Amiens: a name behind its initial.
    if (INITIAL.test(text.slice(Math.max(0, start - BREAK_CHARS), start))) continue;
    // EADS - Airbus' major shareholder - has said: a parenthesis between dashes.
    if (!found[0].includes('(') && BETWEEN_DASHES.test(text.slice(at + 2, at + 120).split(/[.!?]/u)[0] ?? ''))
      continue;
    const named = found[0].includes('(');
    const kind = named || found[0].includes(',') ? 'dateline' : 'bare-city';
    const end = start + found[0].length;
    const from = withSaint(text, start);
    // Where all is in capitals they make no city of a word.
    if (kind === 'bare-city' && isInCapitals(text.slice(end, end + LETTERS_BEHIND))) continue;
    return { kind, start: from, end, unmistakable: named };
  }
  return behindTitle(text, at, from);
}

/** ST. LOUIS, FT. WORTH: the full stop of the first word ends no sentence. */
function withSaint(text: string, start: number): number {
  const saint = /(?<=(?:^|[.!?…]["”’»)]?\s{1,3}))(?:ST|FT|MT|STE|St|Ft|Mt|Ste)\. ?$/u.exec(
    text.slice(Math.max(0, start - SAINT_CHARS), start),
  );
  return saint ? start - saint[0].length : start;
}

const SAINT_CHARS = 10;

/** LONDON (Reuters), where `at` is the place of the dash, behind what is no sentence's end. */
function behindTitle(text: string, at: number, from: number): Opening | null {
  const city = CITY_BEHIND_TITLE.exec(text.slice(from, at).trimEnd());
  if (!city || !/^\p{Lu}|^[„“"«‘']/u.test(text.slice(at, at + LONGEST_DASH_AND_GAP).replace(/^[ –—-]+/u, '')))
    return null;
  return { kind: 'dateline', start: from + city.index, end: at + 1, unmistakable: true, notWithin: true };
}

/**
 * LONDON, May 3.—The …, as papers printed it once, and MADRID.- El …, as Spanish ones do; behind a heading without a date
 * (DIED.—) and behind who speaks (PREGUNTA.-) stands the same.
 */
export function datedBefore(text: string, at: number, blockStart: number): Opening | null {
  const opening = latinDatelineBefore(text, at + 1, blockStart);
  if (opening === null) return null;
  const formula = text.slice(opening.start, opening.end);
  return /[\d(]/u.test(formula) || IS_KNOWN_CITY.test(formula) ? opening : null;
}

/** So many letters behind a dateline have small ones among them. */
const LETTERS_BEHIND = 40;

const isInCapitals = (text: string): boolean => text === text.toUpperCase();

export function latinBylineAt(text: string, at: number): Opening | null {
  const piece = text.slice(at, at + 90);
  const found = LATIN_BYLINE.exec(piece);
  if (found) {
    const unmistakable = found.groups!['role'] !== undefined;
    return { kind: 'byline', start: at, end: at + found[0].length, unmistakable, notWithin: true };
  }
  const isFirst = SENTENCE_BREAK.test(text.slice(Math.max(0, at - BREAK_CHARS), at));
  const inCapitals = isFirst && BYLINE_IN_CAPITALS.exec(piece);
  const beforeWord = isFirst && BYLINE_BEFORE_WORD.exec(piece);
  if (beforeWord && shippedStatistics().latin.isWord(beforeWord.groups!['word']!.toLowerCase())) {
    const end = at + beforeWord[0].length;
    return { kind: 'byline', start: at, end, unmistakable: false, notWithin: true };
  }
  const endOfName = inCapitals ? at + inCapitals[0].length : at;
  if (inCapitals && !isInCapitals(text.slice(endOfName, endOfName + LETTERS_BEHIND)))
    return { kind: 'byline', start: at, end: endOfName, unmistakable: true, notWithin: true };
  const trailing =
    SENTENCE_BREAK_BEFORE.test(text.slice(Math.max(0, at - BREAK_CHARS), at)) && TRAILING_BYLINE.exec(piece);
  if (!trailing) return null;
  return { kind: 'byline', start: at, end: at + trailing[0].length, unmistakable: false, trailing: true };
}

/** (From our Own Correspondent.), where `at` is the place of its first word or of the bracket before it. */
export function correspondentAt(text: string, at: number, blockStart: number): Opening | null {
  const bracket = '(['.includes(text[at]!) ? at : '(['.includes(text[at - 1] ?? ' ') ? at - 1 : null;
  const start = bracket ?? at;
  if (start < blockStart || !SENTENCE_BREAK.test(text.slice(Math.max(0, start - BREAK_CHARS), start)))
    return null;
  const from = bracket === null ? at : bracket + 1;
  const pattern = bracket === null ? CORRESPONDENT : CORRESPONDENT_IN_BRACKETS;
  const found = pattern.exec(text.slice(from, from + LONGEST_LATIN_OPENING));
  return found && { kind: 'dateline', start, end: from + found[0].length, unmistakable: true };
}

/** Madrid / EFE. El …, where `at` is the place of the space before the slash. */
export function cityBeforeSlash(text: string, at: number, blockStart: number): Opening | null {
  const agency = /^ \/ [A-Za-z]+[.,:]? (?=[¿¡„“"«‘']?\p{Lu})/u.exec(text.slice(at, at + 20));
  const city =
    agency && CITY_AND_AGENCY.exec(text.slice(Math.max(blockStart, at - LONGEST_LATIN_OPENING), at));
  if (!city) return null;
  const start = at - city[0].length;
  if (!SENTENCE_BREAK.test(text.slice(Math.max(0, start - BREAK_CHARS), start))) return null;
  return { kind: 'dateline', start, end: at + agency[0].length, unmistakable: true };
}

/** (Reuters) - The … */
const BARE_AGENCY_BEHIND = /^ [-–—] [„“"«‘']?\p{Lu}/u;

/** BERLIN (dpa). or (Reuters) -, where `at` is the place of the bracket. */
export function cityBeforeAgency(text: string, at: number, blockStart: number): Opening | null {
  const after = text.indexOf(')', at) + 1;
  if (BARE_AGENCY_BEHIND.test(text.slice(after, after + 5))) {
    const isFirst = SENTENCE_BREAK.test(text.slice(Math.max(0, at - BREAK_CHARS), at));
    return isFirst ? { kind: 'dateline', start: at, end: after, unmistakable: true } : null;
  }
  if (!/^[.:]? [„“"«‘']?\p{Lu}/u.test(text.slice(after, after + 4))) return null;
  const from = Math.max(blockStart, at - LONGEST_LATIN_OPENING);
  const city = CITY_AND_AGENCY.exec(text.slice(from, at));
  if (!city) return null;
  const start = from + city.index;
  if (!SENTENCE_BREAK.test(text.slice(Math.max(0, start - BREAK_CHARS), start))) return null;
  return { kind: 'dateline', start, end: after, unmistakable: true };
}
