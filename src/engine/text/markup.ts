import { blankLike, hiddenLike } from './hidden.ts';

/** Each line's last character, where Markdown breaks a line by hand, and marks of line ends that somebody has made visible. */
const HARD_BREAK = /(?:(?<!\\)\\+|[¶↵⏎])(?=[ \t]*(?:\n|$))/gu;
const MAY_HAVE_BREAK = /[\\¶↵⏎]/;

/** What is written so is none of those that stand around a line's text: it has no text, or is furniture, or says where text stands. */
const OTHER_ELEMENTS =
  /^(?:table|thead|tbody|t[rdh]|img|image|figure|picture|page.*|header|footer|watermark|[pc]b|bbox|box|loc|ref|det)$/iu;
const CLOSING_TAG = /<\/([a-z][a-z0-9_:.-]{0,30})>/giu;
const MOST_ELEMENTS = 40;

const ATTRIBUTES = String.raw`(?:\s[^<>\n]{0,300})?\/?>`;
/** They end lines, wherever they stand. */
const BREAKING = String.raw`<\/?(?:p|br|lb)${ATTRIBUTES}`;
/** Around the text of a line. Alone on a line they are left as they are: an image may stand in them. */
const AROUND = 'p|br|lb|div|center|section|article|li|h[1-6]|span|a|font|b|i|u|em|strong|small|big';
const BREAKS = new RegExp(`(?:${BREAKING}\\s*)+`, 'giu');
const TAGS = /<[^<>]*>/gu;
/** Around words of a line; an anchor holds none. */
const AROUND_WORDS = /^<\/?(?:span|a|font|b|i|u|em|strong|small|big)[\s/>]/iu;
const ANCHOR = /<(a|span)(?:\s[^<>]{0,300})?>\s*<\/\1>/giu;
/** A table keeps the line breaks of its cells. */
const IN_TABLE = /^\s*\||<(?:table|t[rdh])[\s>]/iu;
/** An image in its frame, too. */
const ONLY_TAGS = /^\s*(?:<[^<>]*>\s*)+$/u;
const LINE_BREAK = /^<\/?(?:br|lb)[\s/>]/iu;
const HEADING = /^<(?:h[1-6]|head|headline|title)[\s>]/iu;
const ITEM = /^<(?:li|item)[\s>]/iu;

/** How tags are told that stand around the text of a line. */
interface Elements {
  readonly any: RegExp;
  /** At the start of a line. */
  readonly leading: RegExp;
  readonly whole: RegExp;
}

function elementsNamed(names: string): Elements {
  const tag = String.raw`<\/?(?:${names})${ATTRIBUTES}`;
  return {
    any: new RegExp(tag, 'iu'),
    leading: new RegExp(`^\\s*(?:${tag}\\s*)+`, 'iu'),
    whole: new RegExp(`^${tag}$`, 'iu'),
  };
}

const ofHtml = elementsNamed(AROUND);
const HTML_NAME = new RegExp(`^(?:${AROUND})$`, 'iu');

/** Those of HTML, and whatever else the text has a closing tag of: `<text>…</text>`, `<tei:p>…</tei:p>`. */
function elementsOf(text: string): Elements {
  if (!text.includes('</')) return ofHtml;
  const others = new Set<string>();
  for (const [, name] of text.matchAll(CLOSING_TAG)) {
    if (others.size >= MOST_ELEMENTS) break;
    if (!HTML_NAME.test(name!) && !OTHER_ELEMENTS.test(name!)) others.add(name!.toLowerCase());
  }
  if (others.size === 0) return ofHtml;
  return elementsNamed(
    [AROUND, ...Array.from(others, (name) => name.replaceAll('.', String.raw`\.`))].join('|'),
  );
}

/** Spaces as HTML names them. */
const SPACES = /&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);/giu;
const WIDE_SPACE = /emsp|12288|x3000/iu;

function spaceLike(entity: string): string {
  return `${WIDE_SPACE.test(entity) ? '\u3000' : ' '}${hiddenLike(entity.slice(1))}`;
}

/** Tags around lines and paragraphs, line breaks, and spaces that are written with letters. */
export function hideMarkup(text: string): string {
  const spaced = text.includes('&') ? text.replaceAll(SPACES, spaceLike) : text;
  const broken = MAY_HAVE_BREAK.test(spaced) ? spaced.replaceAll(HARD_BREAK, blankLike) : spaced;
  if (!broken.includes('<')) return broken;
  const elements = elementsOf(broken);
  if (!elements.any.test(broken)) return broken;
  return broken
    .split('\n')
    .map((line) => (line.includes('<') && !IN_TABLE.test(line) ? hideInLine(line, elements) : line))
    .join('\n');
}

function hideInLine(line: string, elements: Elements): string {
  const lead = elements.leading.exec(line)?.[0].length ?? 0;
  if (lead === line.length || ONLY_TAGS.test(line)) return line.replaceAll(BREAKS, blankLike);
  const end = startOfTrailingTags(line, lead, elements);
  const text = line.slice(lead, end);
  // Of words set in bold within the line both tags are text.
  const also = !text.includes('<');
  return (
    hideTags(line.slice(0, lead), also) +
    text.replaceAll(BREAKS, lineBreakLike) +
    hideTags(line.slice(end), also)
  );
}

function startOfTrailingTags(line: string, from: number, { whole }: Elements): number {
  let end = line.trimEnd().length;
  for (;;) {
    const open = line[end - 1] === '>' ? line.lastIndexOf('<', end) : -1;
    if (open < from || !whole.test(line.slice(open, end))) return end;
    for (end = open; end > from && line[end - 1]!.trim() === '';) end--;
  }
}

/** `<p>` in the midst of a line begins another. */
function lineBreakLike(tags: string): string {
  return `\n${hiddenLike(tags.slice(1))}`;
}

/** A heading stays one, and an item of a list. */
function hideTags(tags: string, also: boolean): string {
  return tags.replaceAll(ANCHOR, hiddenLike).replaceAll(TAGS, (tag) => {
    if (!also && AROUND_WORDS.test(tag)) return tag;
    if (LINE_BREAK.test(tag)) return blankLike(tag);
    const hidden = hiddenLike(tag);
    if (HEADING.test(tag)) return `#${hidden.slice(1)}`;
    return ITEM.test(tag) ? `-${hidden.slice(1)}` : hidden;
  });
}
