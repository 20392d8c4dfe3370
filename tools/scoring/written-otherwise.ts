import { applyEdits, type Edit } from '../../src/engine/index.ts';
import type { Page, Span } from './pages.ts';

/**
 * Other ways to write the same page, as extraction programs and papers do: what is found in it should not change. Each says
 * what it puts where; edits are in order and do not overlap.
 */
export const ways: Readonly<Record<string, (text: string) => readonly Edit[]>> = {
  crlf: (text) => put(text, /\n/g, '\r\n'),
  indented: (text) => put(text, /(?<=^|\n)(?=[^\n\s])/g, '　　'),
  'blank-lines': (text) => put(text, /\n\n/g, '\n \t\n'),
  'trailing-spaces': (text) => put(text, /(?<=[^\n])(?=\n)/g, '  '),
  'list-marks': (text) => put(text, /(?<=^|\n\n)(?=[^\n\s])/g, '- '),
  'html-paragraphs': (text) => enclose(text, /(?<=^|\n)[^\n]+(?=\n)/g, '<p>', '</p>'),
  tags: (text) => enclose(text, /(?<=^|\n)[^\n]+(?=\n|$)/g, '<tei:seg n="1">', '</tei:seg>'),
  bold: (text) => enclose(text, UNMARKED, '**', '**'),
  italics: (text) => enclose(text, UNMARKED, '_', '_'),
  'front-matter': () => [
    { start: 0, end: 0, text: '---\ntitle: "page 3"\ndate: 1921-03-04\ntags:\n  - news\nlang: de\n---\n\n' },
  ],
  'line-numbers': (text) => numbered(text, (line) => `${String(line).padStart(4)}  `),
  'line-names': (text) => numbered(text, (line) => `block_${String(line)}\t`),
  scores: (text) => put(text, /(?<=\S)(?=\n|$)/g, '\t0.973'),
  'numbers-in-brackets': (text) => numbered(text, (line) => `[${String(line)}] `),
  'shown-line-ends': (text) => put(text, /(?<=\S)(?=\n)/g, '¶'),
  escapes: (text) => put(text, /(?=[.*_()[\]#!]|-(?!\n))/g, '\\'),
  'spaced-out': (text) => put(text, /(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' '),
  'spaces-here-and-there': (text) => some(put(text, /(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' '), 0.05),
  'spaces-often': (text) => some(put(text, /(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' '), 0.3),
  'spaces-before-marks': (text) => some(put(text, /(?<=\p{L})(?=[,.;:!?]\s)/gu, ' '), 0.5),
  'zero-width-spaces': (text) => put(text, /(?<=\p{L})(?= )/gu, '\u200b'),
  'no-break-spaces': (text) => put(text, /(?<=\S) (?=\S)/g, '\u00a0'),
  'wide-gaps': (text) => some(put(text, /(?<=\S) (?=\S)/g, '   '), 0.3),
  'ascii-dashes': (text) => exchange(text, '—–…', ['--', '-', '...']),
  'double-hyphens': (text) => put(text, /(?<=\p{L})-(?=\n)/gu, '⸗'),
  'long-s': (text) => put(text, /s(?=\p{L})/gu, 'ſ'),
  decomposed: (text) =>
    replace(text, /[À-ɏ]/g, ([letter]) => [{ start: 0, end: 1, text: letter.normalize('NFD') }]),
  'full-width-digits': (text) =>
    /\p{Script=Han}{9}/u.test(text) ? exchange(text, '0123456789', '０１２３４５６７８９') : [],
  'half-width-stops': (text) => exchange(text, '。、「」', '｡､｢｣'),
  'vertical-forms': (text) => exchange(text, '，、。：；！？“”「」（）', '︐︑︒︓︔︕︖﹃﹄﹁﹂︵︶'),
  guillemets: (text) => exchange(text, '“”', '«»'),
  'soft-hyphens': (text) => some(put(text, /(?<=\p{L})(?=\p{L})/gu, '\u00ad'), 0.04),
  'half-width': (text) => exchange(text, '，；：？！（）', ',;:?!()'),
  'half-width-and-spaces': (text) => exchange(text, '，。', [', ', '. ']),
  rings: (text) => exchange(text, '。', '○'),
  points: (text) => exchange(text, '。', '.'),
  'straight-quotes': (text) => exchange(text, '“”‘’', '""\'\''),
  'corner-quotes': (text) => exchange(text, '“”‘’', '「」『』'),
  'no-punctuation': (text) => put(text, /[，。、；：？！]/g, ''),
  capitals: (text) =>
    replace(text, /[a-zß-öø-ÿ]/g, ([letter]) => [{ start: 0, end: 1, text: upper(letter) }]),
  'small-letters': (text) =>
    replace(text, /[A-ZÀ-ÖØ-Þ]/g, ([letter]) => [{ start: 0, end: 1, text: letter.toLowerCase() }]),
  'page-numbers': (text) => some(put(text, /(?<=\n\n)(?=\S)/g, '— 7 —\n\n'), 0.12),
  'specks-between': (text) => some(put(text, /(?<=\n\n)(?=\S)/g, '. ,\n\n'), 0.12),
  'specks-behind': (text) => some(put(text, /(?<=\S)(?=\n\n)/g, ' |'), 0.12),
  'scraps-between': (text) => some(put(text, /(?<=\n\n)(?=\S)/g, 'fi .\n\n'), 0.12),
  'columns-24': (text) => wrap(text, 24),
  'columns-40': (text) => wrap(text, 40),
};

/** The page written so, and what is known of it at its new places. */
export function written(page: Page, way: (text: string) => readonly Edit[]): Page {
  const edits = way(page.text);
  const before = (place: number) => moved(edits, place, false);
  const behind = (place: number) => moved(edits, place, true);
  const textOf = ([start, end]: Span): Span => [behind(start), before(end)];
  const gapOf = ([start, end]: Span): Span => [before(start), behind(end)];
  const { truth } = page;
  return {
    ...page,
    text: applyEdits(page.text, edits),
    // How the page was is another question.
    clean: null,
    truth: {
      duplicates: truth.duplicates.map((duplicate) => ({
        ...duplicate,
        spans: [textOf(duplicate.spans[0]), textOf(duplicate.spans[1])],
      })),
      splits: truth.splits.map((split) => ({ ...split, span: gapOf(split.span) })),
      displaced: truth.displaced.map(({ head, tail }) => ({ head: before(head), tail: textOf(tail) })),
      orphans: truth.orphans.map(({ at }) => ({ at: behind(at) })),
      fused: (truth.fused ?? []).map(({ at }) => ({ at: behind(at) })),
      optional: (truth.optional ?? []).map(gapOf),
    },
  };
}

/** @param behind whether a place where something is put in is behind it */
function moved(edits: readonly Edit[], place: number, behind: boolean): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (start > place || (start === place && (end > start || !behind))) break;
    // Within what is exchanged: as far in as there is something.
    if (end > place) return start + shift + Math.min(place - start, text.length);
    shift += text.length - (end - start);
  }
  return place + shift;
}

function replace(
  text: string,
  pattern: RegExp,
  by: (match: RegExpMatchArray) => readonly Edit[],
): readonly Edit[] {
  return [...text.matchAll(pattern)].flatMap((match) =>
    by(match).map((edit) => ({
      start: match.index + edit.start,
      end: match.index + edit.end,
      text: edit.text,
    })),
  );
}

/** A line without Markdown marks. */
const UNMARKED = /(?<=^|\n)(?![#\s])[^\n*_]*[^\n*_\s](?=\n|$)/g;

const enclose = (text: string, pattern: RegExp, before: string, behind: string): readonly Edit[] =>
  replace(text, pattern, ([line]) => [
    { start: 0, end: 0, text: before },
    { start: line.length, end: line.length, text: behind },
  ]);

const put = (text: string, pattern: RegExp, by: string): readonly Edit[] =>
  replace(text, pattern, ([match]) => [{ start: 0, end: match.length, text: by }]);

const exchange = (text: string, from: string, to: string | readonly string[]): readonly Edit[] =>
  replace(text, new RegExp(`[${from}]`, 'gu'), ([sign]) => [
    { start: 0, end: 1, text: to[from.indexOf(sign)] ?? sign },
  ]);

/** Headings keep their mark first. */
function numbered(text: string, nameOf: (line: number) => string): readonly Edit[] {
  let line = 0;
  return replace(text, /(?<=^|\n)(?=[^\n#])/g, () => [{ start: 0, end: 0, text: nameOf(++line) }]);
}

/** ß has two letters as a capital, and would move what follows. */
const upper = (letter: string): string => (letter === 'ß' ? letter : letter.toUpperCase());

/** A share of them, the same ones each time. */
function some(edits: readonly Edit[], share: number): readonly Edit[] {
  let state = 1;
  return edits.filter(() => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff < share;
  });
}

const columnsOf = (character: string): number =>
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\ud7a3\uf900-\ufaff\uff01-\uff60]/.test(character) ? 2 : 1;
const neverFirst = '，。、；：？！”’）》」』,.;:?!)';

/** Lines of so many columns, with a blank line between paragraphs. */
function wrap(text: string, columns: number): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const [line] = match;
    if (match.index > 0 && text[match.index - 2] !== '\n')
      edits.push({ start: match.index - 1, end: match.index, text: '\n\n' });
    let from = 0;
    let space = -1;
    let filled = 0;
    for (let at = 0; at < line.length; at++) {
      const character = line[at]!;
      if (character === ' ') space = at;
      filled += columnsOf(character);
      if (filled <= columns || at === from) continue;
      const canBreak =
        (columnsOf(character) === 2 || columnsOf(line[at - 1]!) === 2) && !neverFirst.includes(character);
      if (canBreak) {
        edits.push({ start: match.index + at, end: match.index + at, text: '\n' });
        from = at;
      } else if (space > from && columnsOf(character) === 1) {
        edits.push({ start: match.index + space, end: match.index + space + 1, text: '\n' });
        from = space + 1;
      } else continue;
      filled = 0;
      for (let behind = from; behind <= at; behind++) filled += columnsOf(line[behind]!);
    }
  }
  return edits;
}
