import { hanClass } from '../../src/engine/language/han-statistics.ts';
import {
  FREQUENCIES,
  frequencyStep,
  type HanWordTable,
  markOfWord,
  partOf,
} from '../../src/engine/language/han-words.ts';
import { packNumbers } from '../../src/engine/language/packed.ts';

/** Rarer words are left out, by length: a long one costs more room and seldom stands at a break. */
const FEWEST_COUNTS = [0, 3, 20, 40, 150] as const;
const LONGEST_WORD = 4;
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
  const top: Node = { mark: 0, next: new Map() };
  for (const [word, { count, part }] of words) {
    if (count < FEWEST_COUNTS[word.length]!) continue;
    const frequency = Math.round((Math.log((count + 1) / total) - RAREST) / frequencyStep);
    let node = top;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const known = node.next.get(unit);
      const next: Node = known ?? { mark: 0, next: new Map() };
      if (known === undefined) node.next.set(unit, next);
      node = next;
    }
    node.mark = markOfWord(partOf(part), Math.max(0, Math.min(FREQUENCIES - 1, frequency)));
  }
  return packTree(top);
}

interface Node {
  mark: number;
  readonly next: Map<number, Node>;
}

function packTree(top: Node): HanWordTable {
  const numbers: number[] = [];
  let nodes = 0;
  let level = [top];
  while (level.length > 0) {
    const below: Node[] = [];
    for (const parent of level) {
      let unitBefore = 0;
      for (const [unit, node] of [...parent.next].toSorted(([a], [b]) => a - b)) {
        numbers.push(unit - unitBefore, node.mark * 2 + Math.min(1, node.next.size));
        if (node.next.size > 0) numbers.push(node.next.size);
        unitBefore = unit;
        nodes++;
        below.push(node);
      }
    }
    level = below;
  }
  return packNumbers([nodes, top.next.size, ...numbers]);
}
