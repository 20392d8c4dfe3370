import { hiddenLike } from './hidden.ts';

const NUMBER = String.raw`-?[0-9]{1,5}(?:\.[0-9]{1,4})?`;
const FOUR = String.raw`\[\s*${NUMBER}(?:\s*,\s*${NUMBER}){3}\s*\]`;
/** Of a picture or a table: it stands for what is there, and stays. */
const PICTURE = 'image|figure|table|picture|chart|photo|formula';
/**
 * Where a block stands on the page, as programs that read pages write it: `<|ref|>text<|/ref|><|det|>[[92, 110, 480,
 * 163]]<|/det|>`, `text[[92, 110, 480, 163]]`, `<|box_start|>(92,110),(480,163)<|box_end|>`, `<bbox>92 110 480 163</bbox>`.
 */
const PLACE = [
  String.raw`(?:<\|ref\|>(?!(?:${PICTURE})<)[^<>\n]{0,40}<\|\/ref\|>)?<\|det\|>[^<>\n]{0,200}<\|\/det\|>`,
  String.raw`(?:<\|object_ref_start\|>[^<>\n]{0,40}<\|object_ref_end\|>)?<\|box_start\|>[^<>\n]{0,80}<\|box_end\|>`,
  String.raw`(?:(?!(?:${PICTURE})\[)[a-z]{3,9}(?:_[a-z]{3,9}){0,2})?\[${FOUR}(?:\s*,\s*${FOUR}){0,3}\]`,
  String.raw`<(bbox|box|loc)>[^<>\n]{0,80}<\/\1>`,
  String.raw`(?:<loc_?[0-9]{1,4}>){4}`,
].join('|');
/** Before the text of a line, or on a line before it, which is then the same one. */
const BEFORE_TEXT = new RegExp(`(?<=^|\\n)[ \\t\\u3000]*(?:${PLACE})\\s*(?=\\S)`, 'gu');
const MAY_HAVE_PLACE = /\|(?:det|box_start)\||\[\s*\[\s*-?[0-9]|<(?:bbox|box|loc)/u;

/** Another mark on a line of its own: `[92, 110, 480, 163]`, `<!-- text, 92 110 480 163 -->`, `<a id="p3-b12"></a>`. */
const LINE = new RegExp(
  `^[ \\t]*(?:${FOUR}|\\(${NUMBER}(?:\\s*,\\s*${NUMBER}){3}\\)|<!--[^\\n]*?-->|<(a|span)\\s[^<>\\n]{0,200}><\\/\\1>)[ \\t]*$`,
  'u',
);
const MAY_HAVE_LINE = /(?:^|\n)[ \t]*(?:[[(]\s*-?[0-9]|<!--|<(?:a|span)\s)/u;
/** Of the lines of text: fewer mark pages, not blocks. */
const SHARE = 0.6;
const FEWEST_LINES = 4;

/** What says of each block where it stands, or what it is called. It goes and stays with its block. */
export function hideAnnotations(text: string): string {
  const placed = MAY_HAVE_PLACE.test(text) ? text.replaceAll(BEFORE_TEXT, hiddenLike) : text;
  return MAY_HAVE_LINE.test(placed) ? hideAnnotatingLines(placed) : placed;
}

/** A line before nearly every line of text, up to that line's text. */
function hideAnnotatingLines(text: string): string {
  const lines = text.split('\n');
  const isMark = lines.map((line) => LINE.test(line));
  const marks = isMark.filter(Boolean).length;
  const others = lines.filter((line, at) => !isMark[at] && line.trim() !== '').length;
  if (marks < FEWEST_LINES || marks < SHARE * others) return text;
  let read = '';
  let hiding = false;
  for (const [at, line] of lines.entries()) {
    const isLast = at + 1 === lines.length;
    hiding = isMark[at]! || (hiding && line.trim() === '');
    const withEnd = isLast ? line : `${line}\n`;
    read += hiding ? hiddenLike(withEnd) : withEnd;
  }
  return read;
}
