import { blankLike, hiddenLike } from './hidden.ts';

/** Each line's last character, where Markdown breaks a line by hand. */
const HARD_BREAK = /(?<!\\)\\+(?=[ \t]*(?:\n|$))/gu;

const ATTRIBUTES = String.raw`(?:\s[^<>\n]{0,300})?\/?>`;
/** They end lines, wherever they stand. */
const BREAKING = String.raw`<\/?(?:p|br)${ATTRIBUTES}`;
/** Around the text of a line. Alone on a line they are left as they are: an image may stand in them. */
const AROUND = String.raw`<\/?(?:p|br|div|center|section|article|li|h[1-6]|span|a|font|b|i|u|em|strong|small|big)${ATTRIBUTES}`;
const MAY_HAVE = new RegExp(AROUND, 'iu');
const LEADING = new RegExp(`^\\s*(?:${AROUND}\\s*)+`, 'iu');
const WHOLE_TAG = new RegExp(`^${AROUND}$`, 'iu');
const BREAKS = new RegExp(`(?:${BREAKING}\\s*)+`, 'giu');
const TAGS = /<[^<>]*>/gu;
/** Around words of a line; an anchor holds none. */
const AROUND_WORDS = /^<\/?(?:span|a|font|b|i|u|em|strong|small|big)[\s/>]/iu;
const ANCHOR = /<(a|span)(?:\s[^<>]{0,300})?>\s*<\/\1>/giu;
/** A table keeps the line breaks of its cells. */
const IN_TABLE = /^\s*\||<(?:table|t[rdh])[\s>]/iu;
/** An image in its frame, too. */
const ONLY_TAGS = /^\s*(?:<[^<>]*>\s*)+$/u;
const LINE_BREAK = /^<\/?br[\s/>]/iu;
const HEADING = /^<h[1-6][\s>]/iu;
const ITEM = /^<li[\s>]/iu;

/** Spaces as HTML names them. */
const SPACES = /&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);/giu;
const WIDE_SPACE = /emsp|12288|x3000/iu;

function spaceLike(entity: string): string {
  return `${WIDE_SPACE.test(entity) ? '\u3000' : ' '}${hiddenLike(entity.slice(1))}`;
}

/** Tags around lines and paragraphs, hard line breaks, and spaces that are written with letters. */
export function hideMarkup(text: string): string {
  const spaced = text.includes('&') ? text.replaceAll(SPACES, spaceLike) : text;
  const broken = spaced.includes('\\') ? spaced.replaceAll(HARD_BREAK, blankLike) : spaced;
  if (!broken.includes('<') || !MAY_HAVE.test(broken)) return broken;
  return broken
    .split('\n')
    .map((line) => (line.includes('<') && !IN_TABLE.test(line) ? hideInLine(line) : line))
    .join('\n');
}

function hideInLine(line: string): string {
  const lead = LEADING.exec(line)?.[0].length ?? 0;
  if (lead === line.length || ONLY_TAGS.test(line)) return line.replaceAll(BREAKS, blankLike);
  const end = startOfTrailingTags(line, lead);
  const text = line.slice(lead, end);
  // Of words set in bold within the line both tags are text.
  const also = !text.includes('<');
  return (
    hideTags(line.slice(0, lead), also) +
    text.replaceAll(BREAKS, lineBreakLike) +
    hideTags(line.slice(end), also)
  );
}

function startOfTrailingTags(line: string, from: number): number {
  let end = line.trimEnd().length;
  for (;;) {
    const open = line[end - 1] === '>' ? line.lastIndexOf('<', end) : -1;
    if (open < from || !WHOLE_TAG.test(line.slice(open, end))) return end;
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
