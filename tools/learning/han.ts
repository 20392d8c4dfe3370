import { anyUnit, hanClass, levelStep, type HanTable } from '../../src/engine/language/han-statistics.ts';
import { packLevels, type PairLevel } from '../../src/engine/language/level-table.ts';
import { isBlank, isHan } from '../../src/engine/text/characters.ts';

/** A word list with frequencies: "word count …" a line (jieba's dict.txt). */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

const MOST_LEVELS = 16;
/** The word list counts about 100 million characters of text; it weighs in unigrams as if it were this many. */
const WORD_LIST_WEIGHT = 0.01;
/** Characters a first character must be seen with before its own followers outweigh the chance level. */
const FOLLOW_PRIOR = 400;
const FEWEST_WORD_LIST_COUNT = 40;
const FEWEST_TEXT_COUNT = 2;
/** Sentence ends (starts) that are taken as seen before the counting begins: draws rare characters to chance. */
const EDGE_PRIOR = 1.5;

type Counts = Map<number, number>;

function add(counts: Counts, key: number, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function classes(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => hanClass(text.charCodeAt(at)));
}

export function readWordList(text: string): WordCount[] {
  const words: WordCount[] = [];
  for (const line of text.split('\n')) {
    const [word, count] = line.split(' ');
    if (word !== undefined && count !== undefined && word.length > 0)
      words.push({ word, count: Number(count) });
  }
  return words;
}

/** Articles' paragraphs that are sentences: long enough, and closed by the mark of one. */
function paragraphsOf(articles: readonly string[]): string[] {
  return articles
    .flatMap((article) => article.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length >= 20 && /[\u3400-\u9fff]/u.test(line));
}

export function learnHan(articles: readonly string[], words: readonly WordCount[]): HanTable {
  const paragraphs = paragraphsOf(articles).map(classes);
  const follow = learnFollow(paragraphs, words);
  return { follow: () => follow, ...learnEdges(paragraphs) };
}

function learnFollow(paragraphs: readonly number[][], words: readonly WordCount[]): string {
  const inText = { single: new Map<number, number>(), pair: new Map<number, number>() };
  let textLength = 0;
  for (const units of paragraphs) {
    textLength += units.length;
    for (let at = 0; at < units.length; at++) {
      add(inText.single, units[at]!);
      if (at > 0) add(inText.pair, units[at - 1]! * 0x10000 + units[at]!);
    }
  }
  const inWords = { single: new Map<number, number>(), pair: new Map<number, number>() };
  let wordsLength = 0;
  for (const { word, count } of words) {
    const units = classes(word);
    wordsLength += units.length * count;
    for (let at = 0; at < units.length; at++) {
      add(inWords.single, units[at]!, count);
      if (at > 0) add(inWords.pair, units[at - 1]! * 0x10000 + units[at]!, count);
    }
  }
  const total = textLength + wordsLength * WORD_LIST_WEIGHT;
  const chance = (unit: number): number =>
    ((inText.single.get(unit) ?? 0) + (inWords.single.get(unit) ?? 0) * WORD_LIST_WEIGHT) / total;
  const goesOnInWord = new Map<number, number>();
  for (const [pair, count] of inWords.pair) add(goesOnInWord, Math.floor(pair / 0x10000), count);

  const levels: PairLevel[] = [];
  for (const pair of new Set([...inText.pair.keys(), ...inWords.pair.keys()])) {
    const first = Math.floor(pair / 0x10000);
    const second = pair % 0x10000;
    const textCount = inText.pair.get(pair) ?? 0;
    const wordCount = inWords.pair.get(pair) ?? 0;
    if (textCount < FEWEST_TEXT_COUNT && wordCount < FEWEST_WORD_LIST_COUNT) continue;
    if ((!isHan(first) && !isHan(second)) || isBlank(first) || isBlank(second)) continue;
    const seen = inWords.single.get(first) ?? 0;
    const within = seen === 0 ? 0 : wordCount / seen;
    const across = seen === 0 ? 1 : 1 - (goesOnInWord.get(first) ?? 0) / seen;
    const byText =
      (textCount + FOLLOW_PRIOR * chance(second)) / ((inText.single.get(first) ?? 0) + FOLLOW_PRIOR);
    const level = Math.round(Math.log((within + across * byText) / chance(second)) / levelStep);
    if (level < 1) continue;
    levels.push({ first, second, level: Math.min(level, MOST_LEVELS) });
  }
  return packLevels(levels);
}

const SENTENCE_END = new Set(Array.from('。！？!?', (mark) => mark.charCodeAt(0)));
const OPENING = new Set(Array.from('“「『‘《（(', (mark) => mark.charCodeAt(0)));
const CLOSING = new Set(Array.from('”」』’》）)', (mark) => mark.charCodeAt(0)));

function pairOf(units: readonly number[], at: number): number {
  return units[at]! * 0x10000 + units[at + 1]!;
}

/** What stands at the ends and starts of sentences, as log ratios to what stands anywhere. */
function learnEdges(paragraphs: readonly number[][]): Omit<HanTable, 'follow'> {
  const any = { single: new Map<number, number>(), pair: new Map<number, number>() };
  const end = { single: new Map<number, number>(), pair: new Map<number, number>() };
  const start = { single: new Map<number, number>(), pair: new Map<number, number>() };
  for (const units of paragraphs) {
    for (let at = 0; at < units.length; at++) {
      add(any.single, units[at]!);
      if (at + 1 < units.length) add(any.pair, pairOf(units, at));
      if (at >= 2 && SENTENCE_END.has(units[at]!)) {
        add(end.single, units[at - 1]!);
        add(end.pair, pairOf(units, at - 2));
      }
      // A paragraph's start weighs more than a sentence's inside one: it is what stands after a break.
      const previous = at === 0 ? 0 : CLOSING.has(units[at - 1]!) ? units[at - 2]! : units[at - 1]!;
      const starts = at === 0 ? 1 : SENTENCE_END.has(previous) ? 0.4 : 0;
      if (starts > 0 && at + 1 < units.length && !CLOSING.has(units[at]!)) {
        add(start.single, units[at]!, starts);
        add(start.pair, pairOf(units, at), starts);
      }
    }
  }
  const ends = packEdge(any, end, (pair) => pair % 0x10000);
  const starts = packEdge(any, start, (pair) => Math.floor(pair / 0x10000));
  return { ends: () => ends, starts: () => starts };
}

function packEdge(
  any: { single: Counts; pair: Counts },
  edge: { single: Counts; pair: Counts },
  edgeUnit: (pair: number) => number,
): string {
  const total = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rate = total(edge.single) / total(any.single);
  const ratios = new Map<number, number>();
  const levels: PairLevel[] = [];
  for (const [unit, count] of any.single) {
    if (count < 8 || !(isHan(unit) || unit === 0x30 || unit === 0x7e || OPENING.has(unit))) continue;
    const ratio = ((edge.single.get(unit) ?? 0) + EDGE_PRIOR) / (count * rate + EDGE_PRIOR);
    ratios.set(unit, ratio);
    const level = levelOf(ratio);
    if (level !== 0) levels.push({ first: anyUnit, second: unit, level });
  }
  for (const [pair, count] of any.pair) {
    const [first, second] = [Math.floor(pair / 0x10000), pair % 0x10000];
    const single = ratios.get(edgeUnit(pair));
    if (count < 5 || single === undefined || !isHan(first) || !isHan(second)) continue;
    const level = levelOf(((edge.pair.get(pair) ?? 0) + EDGE_PRIOR * single) / (count * rate + EDGE_PRIOR));
    if (Math.abs(level - Math.round(Math.log(single) / levelStep)) < 2) continue;
    levels.push({ first, second, level });
  }
  return packLevels(levels);
}

function levelOf(ratio: number): number {
  return Math.max(-MOST_LEVELS, Math.min(MOST_LEVELS, Math.round(Math.log(ratio) / levelStep)));
}
