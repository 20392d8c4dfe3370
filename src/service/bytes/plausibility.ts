import { characterBits } from './characters.table.ts';

/**
 * How plausible a decoding is: −log2 of the probability of its characters under the best of a few languages, each a
 * unigram model of newspaper text. Sums over the same bytes are comparable whatever the encoding, because each
 * candidate has to explain all of them.
 */

type Script =
  | 'ascii'
  | 'latin'
  | 'cyrillic'
  | 'kana'
  | 'han'
  | 'hangul'
  | 'punctuation'
  | 'control'
  | 'private'
  | 'other';

/** Bits of a character that the table does not have, by script: what is left of the mass, over the script's size. */
type Floors = Readonly<Record<Script, number>>;

const strangers: Floors = {
  ascii: 14,
  latin: 16,
  cyrillic: 17,
  kana: 17,
  han: 20,
  hangul: 20,
  punctuation: 16,
  control: 24,
  // The tables of GB18030 and Big5 give every code a character, these to the ones that nobody writes.
  private: 32,
  other: 24,
};

export type Language = keyof typeof characterBits;

const floors: Readonly<Record<Language, Floors>> = {
  zhHans: { ...strangers, han: 19 },
  zhHant: { ...strangers, han: 18 },
  ja: { ...strangers, kana: 12, han: 16 },
  ko: { ...strangers, hangul: 14, han: 18 },
  ru: { ...strangers, cyrillic: 13 },
  western: { ...strangers, latin: 15 },
};

const undecodableBits = 26;

/** Bits by UTF-16 code unit. */
type Model = Uint8Array;

const models = new Map<Language, Model>();

/** Built when first asked for: 64 KiB each, and a program that opens UTF-8 only needs none. */
function modelOf(language: Language): Model {
  const known = models.get(language);
  if (known) return known;
  const floor = floors[language];
  const model = new Uint8Array(0x10000);
  for (let code = 0; code < model.length; code += 1) model[code] = floor[scriptOf(code)];
  fill(model, language, (code) => code >= 0x80);
  // ASCII costs the same everywhere: it reads alike in all encodings that have it, and spaces between Chinese
  // characters (as OCR sets them) must not speak for Korean.
  fill(model, 'western', (code) => code < 0x80);
  // French sets it inside every pair of guillemets; the texts learned from had it normalised away.
  if (language === 'western') model[0xa0] = 8;
  models.set(language, model);
  return model;
}

function fill(model: Model, language: Language, isWanted: (code: number) => boolean): void {
  for (const [rarity, characters] of Object.entries(characterBits[language])) {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      if (character.length === 1 && isWanted(code)) model[code] = Number(rarity);
    }
  }
}

function scriptOf(code: number): Script {
  if (code < 0x20) return code === 9 || code === 10 || code === 13 || code === 12 ? 'ascii' : 'control';
  if (code < 0x7f) return 'ascii';
  if (code < 0xa0) return 'control';
  if (code < 0xc0) return 'punctuation';
  if (code < 0x250 || (code >= 0x300 && code < 0x370))
    return code === 0xd7 || code === 0xf7 ? 'punctuation' : 'latin';
  if (code >= 0x400 && code < 0x460) return 'cyrillic';
  if (code >= 0x2010 && code < 0x2040) return 'punctuation';
  if (code >= 0x20a0 && code < 0x2123) return 'punctuation';
  if (code >= 0x2150 && code < 0x2700) return 'punctuation';
  if (code >= 0x3200 && code < 0x3400) return 'punctuation';
  if (code >= 0x3000 && code < 0x3020) return 'punctuation';
  if (code >= 0xe000 && code < 0xf900) return 'private';
  if (code >= 0x3040 && code < 0x3100) return 'kana';
  if (code >= 0x4e00 && code < 0xa000) return 'han';
  if (code >= 0xac00 && code < 0xd7a4) return 'hangul';
  if (code >= 0xff00 && code < 0xff61) return 'punctuation';
  return 'other';
}

/**
 * −log2 of the probability of the text, in bits; lower is more plausible. Undecodable bytes cost most.
 *
 * @param languages what is written in this encoding: Japanese read as GB18030 keeps its kana, and must not gain by it
 */
export function implausibility(text: string, languages: readonly Language[]): number {
  const models = languages.map(modelOf);
  const sums = models.map(() => 0);
  let common = 0;
  let inCapitals = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0xd800 && code < 0xe000) {
      // A pair is a rare character; what stands for an undecodable byte is worse.
      const isPair = code < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
      common += undecodableBits;
      if (isPair) index += 1;
      continue;
    }
    // A headline in capitals is chosen once, not letter by letter.
    const isAlike = inCapitals && isCapital(code);
    if (isAlike) common += capitalsBits;
    inCapitals = isCapital(code) || isAsciiCapital(code) || (inCapitals && !isSmall(code));
    const looked = isAlike ? code + 0x20 : code;
    for (let model = 0; model < models.length; model += 1) sums[model]! += models[model]![looked]!;
  }
  return common + Math.min(...sums) + shapeBits(text);
}

/** What each further capital costs above its small letter. */
const capitalsBits = 0.5;

/** Capitals of Latin-1 and Cyrillic; their small letters stand 0x20 further on. ASCII is the same in all encodings. */
const isCapital = (code: number): boolean =>
  (code >= 0xc0 && code <= 0xde && code !== 0xd7) || (code >= 0x410 && code <= 0x42f);

const isAsciiCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;

const isSmall = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0xff) || (code >= 0x430 && code <= 0x45f);

/** What single characters do not tell: case, signs and scripts inside words. It separates the single-byte encodings. */
function shapeBits(text: string): number {
  let bits = 0;
  for (const [pattern, cost] of oddShapes) bits += cost * count(text, pattern);
  return bits;
}

const eastern = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]`;
const latinLetter = '[a-zß-öø-ÿ]';

/**
 * Each with what it costs, in bits. A word is of one script: a boundary inside one is what single-byte text looks like
 * when two of its bytes are taken for one code (`fühlen` in Windows-1252 read as GB18030 is `f黨len`), and a lone
 * character of another script at a word, which text of both scripts hardly ever has, costs more.
 */
const oddShapes: readonly (readonly [RegExp, number])[] = [
  // A capital after a small letter, as when KOI8-R is read as Windows-1251.
  [/\p{Ll}\p{Lu}/gu, 6],
  // A sign at a word: `cœur` in ISO-8859-15 read as Windows-1252 is `c½ur`, `œuvre` is `½uvre`.
  [/\p{L}[¤¦¨¸¼½¾](?=\p{L})/gu, 8],
  // An acute accent is an apostrophe to many (`geht´s`, `foto´s`), but hardly between capitals, where it is the Ž of ISO-8859-15.
  [/\p{Lu}´(?=\p{Lu})/gu, 8],
  [/Ž(?=s(?!\p{L}))/gu, 6],
  [/(?<!\p{L})[¤¦¨¸¼½¾](?=\p{L})/gu, 6],
  // Nobody writes the sign for "some currency": it is a euro sign of ISO-8859-15.
  [/¤/g, 6],
  [new RegExp(`(?<=${latinLetter})(?=${eastern})`, 'giu'), 5],
  [new RegExp(`(?<=${eastern})(?=${latinLetter})`, 'giu'), 5],
  // Korean sets its particles behind Latin words (`KBS는`), so behind one only a lone Chinese character is odd.
  [new RegExp(`(?<!${eastern})${eastern}(?=${latinLetter})`, 'giu'), 5],
  [new RegExp(`(?<=${latinLetter})\\p{Script=Han}(?!${eastern})`, 'giu'), 5],
  // From a Latin word to a Cyrillic one and back: `à` between French words is no Russian word.
  [/(?<=[A-Za-z])[^\p{L}]+(?=\p{Script=Cyrillic})/gu, 8],
  [/(?<=\p{Script=Cyrillic})[^\p{L}]+(?=[A-Za-z])/gu, 8],
  // Nor are both in one word.
  [/(?<=[A-Za-z])(?=\p{Script=Cyrillic})/gu, 6],
  [/(?<=\p{Script=Cyrillic})(?=[A-Za-z])/gu, 6],
];

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const match of text.matchAll(pattern)) found += match.index >= 0 ? 1 : 0;
  return found;
}
