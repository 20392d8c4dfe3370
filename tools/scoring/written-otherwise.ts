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
  entities: (text) =>
    exchange(text, '“”‘’"—…äöüéèñ', [
      '&ldquo;',
      '&rdquo;',
      '&#8216;',
      '&#x2019;',
      '&quot;',
      '&mdash;',
      '&hellip;',
      '&auml;',
      '&ouml;',
      '&uuml;',
      '&eacute;',
      '&egrave;',
      '&ntilde;',
    ]),
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
  'columns-24': (text) => inColumns(text, 24, 'apart'),
  'columns-40': (text) => inColumns(text, 40, 'apart'),
  'columns-32-indented': (text) => inColumns(text, 32, 'indented'),
  'columns-44-indented': (text) => inColumns(text, 44, 'indented'),
  'columns-32-solid': (text) => inColumns(text, 32, 'solid'),
  'columns-44-solid': (text) => inColumns(text, 44, 'solid'),
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
const isWide = (character: string): boolean => character > '\u2e7f' && columnsOf(character) === 2;
const NEVER_FIRST = '，。、；：？！”’）》」』】…—,.;:?!)%';
const NEVER_LAST = '“‘（《「『【(';

/** Blank lines between paragraphs, white space before them, or neither. */
export type ColumnSetting = 'apart' | 'indented' | 'solid';

const FULL_WIDTH_INDENT = '　　';
/** What is shorter and has no mark at its end is a title, a byline or a caption: set flush in any case. */
const LONGEST_HEADING = 25;
const ENDS_TEXT = /[。！？.!?，,；;：:…”"’」』）)]\s*$/u;

/** Lines of so many columns. */
export function inColumns(text: string, columns: number, setting: ColumnSetting): readonly Edit[] {
  const edits: Edit[] = [];
  let before = 0;
  for (const match of text.matchAll(/\S[^\n]*/g)) {
    const [line] = match;
    const isHeading = line.startsWith('#') || (line.length < LONGEST_HEADING && !ENDS_TEXT.test(line));
    const indent = setting === 'indented' && !isHeading ? FULL_WIDTH_INDENT : '';
    const between = before === 0 ? '' : setting === 'apart' ? '\n\n' : '\n';
    if (text.slice(before, match.index) !== between + indent)
      edits.push({ start: before, end: match.index, text: between + indent });
    for (const { at, space } of lineEnds(line, columns, 2 * indent.length))
      edits.push({ start: match.index + at, end: match.index + at + (space ? 1 : 0), text: '\n' });
    before = match.index + line.trimEnd().length;
  }
  return edits;
}

/** Where a line is broken: at the last place that allows it before the column is full. Marks may hang over its end. */
function* lineEnds(line: string, columns: number, indent: number): Generator<{ at: number; space: boolean }> {
  let from = 0;
  let filled = indent;
  let end = { at: 0, space: false };
  for (let at = 0; at < line.length; at++) {
    const [last, own] = [line[at - 1] ?? ' ', line[at]!];
    if (own === ' ') end = { at, space: true };
    else if ((isWide(own) || isWide(last)) && !NEVER_FIRST.includes(own) && !NEVER_LAST.includes(last))
      end = { at, space: false };
    filled += columnsOf(own);
    if (filled <= columns || end.at <= from || own === ' ' || NEVER_FIRST.includes(own)) continue;
    yield end;
    from = end.at + (end.space ? 1 : 0);
    filled = Array.from(line.slice(from, at + 1), columnsOf).reduce((sum, width) => sum + width, 0);
  }
}
