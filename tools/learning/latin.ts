import { levelStep, type LatinTable } from '../../src/engine/language/latin-statistics.ts';

const MOST_LEVELS = 12;
/** Sentence ends (starts) that are taken as seen before the counting begins: draws rare words to chance. */
const EDGE_PRIOR = 1;
const FEWEST_FOR_EDGE = 12;
const FEWEST_FOR_WORD = 3;

interface Seen {
  any: number;
  end: number;
  start: number;
}

const TOKEN = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[.!?…]+|[^\s]/gu;

export function learnLatin(articles: readonly string[]): LatinTable {
  const words = new Map<string, Seen>();
  const total: Seen = { any: 0, end: 0, start: 0 };
  const count = (word: string, field: keyof Seen): void => {
    const seen = words.get(word) ?? { any: 0, end: 0, start: 0 };
    seen[field]++;
    total[field]++;
    words.set(word, seen);
  };
  for (const article of articles) {
    for (const paragraph of article.split('\n')) {
      if (paragraph.length < 60) continue;
      const tokens = paragraph.match(TOKEN) ?? [];
      let first = true;
      tokens.forEach((token, index) => {
        const isWord = /^\p{L}/u.test(token);
        if (isWord) {
          const word = token.toLowerCase();
          count(word, 'any');
          // A lower-case word after a full stop follows an abbreviation, not a sentence.
          if (first && token !== word) count(word, 'start');
          const next = tokens[index + 1];
          const after = tokens[index + 2];
          const closes = next !== undefined && /^[.!?…]/u.test(next);
          if (closes && (after === undefined || /^[\p{Lu}"“”«»]/u.test(after))) count(word, 'end');
          first = false;
        } else if (/^[.!?…]/u.test(token)) first = true;
        else if (!/^["“”„«»‘’'()]/u.test(token)) first = false;
      });
    }
  }
  const [ends, starts] = (['end', 'start'] as const).map((edge) => encodeEdge(words, total, edge));
  const list = encodeWords(words);
  return { ends: () => ends!, starts: () => starts!, words: () => list };
}

function encodeEdge(words: ReadonlyMap<string, Seen>, total: Seen, edge: 'end' | 'start'): string {
  const rate = total[edge] / total.any;
  const levels = new Map<number, string[]>();
  for (const [word, seen] of words) {
    if (seen.any < FEWEST_FOR_EDGE) continue;
    const ratio = (seen[edge] + EDGE_PRIOR) / (seen.any * rate + EDGE_PRIOR);
    const level = Math.max(-MOST_LEVELS, Math.min(MOST_LEVELS, Math.round(Math.log(ratio) / levelStep)));
    levels.set(level, [...(levels.get(level) ?? []), word]);
  }
  return [...levels]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([level, list]) => [`${level < 0 ? '' : '+'}${level}`, ...list.toSorted()])
    .join(' ');
}

/** Words of five letters and more that hyphenation may divide, front-coded. */
function encodeWords(words: ReadonlyMap<string, Seen>): string {
  const list = [...words]
    .filter(([word, seen]) => word.length >= 5 && seen.any >= FEWEST_FOR_WORD && seen.any < FEWEST_FOR_EDGE)
    .map(([word]) => word)
    .filter((word) => /^[\p{L}\p{M}]+$/u.test(word))
    .toSorted((a, b) => (a < b ? -1 : 1));
  let previous = '';
  const entries: string[] = [];
  for (const word of list) {
    let shared = 0;
    while (shared < 35 && shared < word.length - 1 && word[shared] === previous[shared]) shared++;
    entries.push(shared.toString(36) + word.slice(shared));
    previous = word;
  }
  return entries.join(' ');
}
