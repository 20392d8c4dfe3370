import { hanClass } from '../../src/engine/language/han-statistics.ts';
import { frequencyStep, type HanWordTable } from '../../src/engine/language/han-words.ts';

/** Rarer words are left out, by length: a long one costs more room and seldom stands at a break. */
const FEWEST_COUNTS = [0, 3, 20, 40, 150] as const;
const LONGEST_WORD = 4;
const MOST_LEVELS = 8;
/** log P of the rarest level: about the log share of a word seen 20 times among the list's 60 million. */
const RAREST = -15;

/** jieba's tags (ICTCLAS) to the letters of `partsOfSpeech`. */
const PARTS: Readonly<Record<string, string>> = {
  n: 'n',
  nz: 'n',
  nt: 'n',
  j: 'n',
  an: 'n',
  nr: 'w',
  nrt: 'w',
  nrfg: 'w',
  ns: 's',
  s: 's',
  t: 't',
  f: 'f',
  v: 'v',
  vi: 'v',
  vq: 'v',
  vn: 'g',
  a: 'a',
  ad: 'd',
  d: 'd',
  vd: 'd',
  df: 'd',
  p: 'p',
  c: 'c',
  u: 'u',
  uj: 'u',
  ul: 'u',
  uz: 'u',
  uv: 'u',
  ug: 'u',
  ud: 'u',
  r: 'r',
  rr: 'r',
  rz: 'r',
  m: 'm',
  mq: 'm',
  q: 'q',
  l: 'l',
  i: 'l',
  y: 'y',
  e: 'y',
  z: 'z',
  b: 'b',
};

export function writeHanWords(text: string): HanWordTable {
  let total = 0;
  const words = new Map<string, { count: number; part: string }>();
  for (const line of text.split('\n')) {
    const [raw, count, tag] = line.split(' ');
    if (
      raw === undefined ||
      count === undefined ||
      !/^[\u3400-\u9fff]+$/u.test(raw) ||
      raw.length > LONGEST_WORD
    )
      continue;
    const word = String.fromCharCode(
      ...Array.from({ length: raw.length }, (_, at) => hanClass(raw.charCodeAt(at))),
    );
    total += Number(count);
    const known = words.get(word);
    if (known === undefined || known.count < Number(count))
      words.set(word, { count: Number(count), part: PARTS[tag ?? ''] ?? 'x' });
  }
  // By first character, then by mark: part of speech, frequency and length.
  const groups = new Map<string, Map<string, Map<string, Map<number, string>>>>();
  for (const [word, { count, part }] of words) {
    if (count < FEWEST_COUNTS[word.length]!) continue;
    const level = Math.round((Math.log((count + 1) / total) - RAREST) / frequencyStep);
    const mark = String.fromCharCode(0x41 + Math.max(0, Math.min(MOST_LEVELS, level)));
    const parts = entry(groups, word[0]!, () => new Map<string, Map<string, Map<number, string>>>());
    const lengths = entry(
      entry(parts, part, () => new Map<string, Map<number, string>>()),
      mark,
      () => new Map<number, string>(),
    );
    lengths.set(word.length - 1, (lengths.get(word.length - 1) ?? '') + word.slice(1));
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([first, parts]) => first + encodeGroup(parts))
    .join(' ');
}

function encodeGroup(parts: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, string>>>): string {
  let encoded = '';
  let length = 0;
  for (const [part, levels] of parts) {
    encoded += part;
    for (const [mark, lengths] of levels) {
      encoded += mark;
      for (const [rest, units] of [...lengths].toSorted(
        ([a], [b]) => Number(b === length) - Number(a === length) || a - b,
      )) {
        if (rest === 0) encoded += '0';
        else {
          if (rest !== length) encoded += String(rest);
          length = rest;
          encoded += units;
        }
      }
    }
  }
  return encoded;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
