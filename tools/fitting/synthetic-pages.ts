import { randomFrom } from '../making/random.ts';
import type { Page } from '../scoring/pages.ts';

const ARTICLES_A_PAGE = 5;
const CUT_SHARE = 0.06;
const HYPHEN_SHARE = 0.12;
/** Share of the cuts whose second half stands at the page's end instead of behind the first. */
const DISPLACED_SHARE = 0.15;
const FEWEST_CHARS = 45;
const HAN = /[\u3400-\u9fff]/u;
const VISIBLE = /[\p{L}\p{N}]/u;

export interface SyntheticPage extends Page {
  readonly noisy: boolean;
}

/**
 * Pages made of corpus articles in which some paragraphs are cut, and, on noisy pages, up to half of the others have lost
 * their last mark and some characters are misread: many more cuts than the labelled pages have.
 */
export function syntheticPages(
  name: string,
  articles: readonly string[],
  seed: number,
  noisy: boolean,
): SyntheticPage[] {
  const random = randomFrom(seed);
  const pages: SyntheticPage[] = [];
  const letters = articles.slice(0, 3).join('').match(/\p{L}/gu) ?? ['a'];
  for (let at = 0; at + ARTICLES_A_PAGE <= articles.length; at += ARTICLES_A_PAGE) {
    const lossRate = noisy ? 0.5 * random() : 0;
    const noiseRate = lossRate > 0 ? 0.003 + 0.04 * random() : 0;
    const cutRate = CUT_SHARE * (0.4 + random());
    let text = '';
    const splits: { span: [number, number]; replacement: string }[] = [];
    const moved: { head: number; tail: string }[] = [];
    for (const line of articles.slice(at, at + ARTICLES_A_PAGE).flatMap((article) => article.split('\n'))) {
      let paragraph = line.trim();
      if (paragraph === '') continue;
      if (paragraph.length >= FEWEST_CHARS && random() < lossRate)
        paragraph = paragraph.replace(/[。.]$/u, '');
      if (noiseRate > 0)
        paragraph = Array.from(paragraph, (c) =>
          VISIBLE.test(c) && random() < noiseRate ? letters[Math.floor(random() * letters.length)]! : c,
        ).join('');
      const cut =
        paragraph.length >= FEWEST_CHARS && random() < cutRate ? cutPlace(paragraph, random) : undefined;
      if (cut === undefined) text += `${paragraph}\n\n`;
      else {
        text += paragraph.slice(0, cut.head) + (cut.hyphen ? '-' : '');
        if (random() < DISPLACED_SHARE) {
          moved.push({ head: text.length, tail: paragraph.slice(cut.tail) });
          text += '\n\n';
          continue;
        }
        splits.push({ span: [text.length, text.length + 2], replacement: cut.replacement });
        text += `\n\n${paragraph.slice(cut.tail)}\n\n`;
      }
    }
    const displaced = moved.map(({ head, tail }) => {
      const start = text.length;
      text += `${tail}\n\n`;
      return { head, tail: [start, start + tail.length] as const };
    });
    pages.push({
      name: `${name}-${at}`,
      lang: HAN.test(text) ? 'zh' : 'latin',
      convention: 'blank',
      noisy: lossRate > 0,
      text,
      truth: { duplicates: [], splits, displaced, orphans: [] },
    });
  }
  return pages;
}

interface Cut {
  readonly head: number;
  readonly tail: number;
  readonly hyphen: boolean;
  readonly replacement: string;
}

function cutPlace(paragraph: string, random: () => number): Cut | undefined {
  const wide = HAN.test(paragraph);
  for (let attempt = 0; attempt < 30; attempt++) {
    const at = Math.floor(paragraph.length * (0.12 + 0.76 * random()));
    const before = paragraph[at - 1]!;
    const after = paragraph[at]!;
    if (wide) {
      const comma = '，、'.includes(before) && attempt % 8 === 0;
      if ((VISIBLE.test(before) || comma) && VISIBLE.test(after))
        return { head: at, tail: at, hyphen: false, replacement: '' };
      continue;
    }
    const inside =
      /^\p{Ll}{3}/u.test(paragraph.slice(at - 3, at)) && /^\p{Ll}{3}/u.test(paragraph.slice(at, at + 3));
    if (inside && random() < HYPHEN_SHARE) return { head: at, tail: at, hyphen: true, replacement: 'HYPHEN' };
    const space = paragraph.indexOf(' ', at);
    if (space < 0) continue;
    if (/[\p{L}\p{N},]/u.test(paragraph[space - 1]!) && /[\p{L}\p{N}]/u.test(paragraph[space + 1] ?? ' '))
      return { head: space, tail: space + 1, hyphen: false, replacement: ' ' };
  }
  return undefined;
}
