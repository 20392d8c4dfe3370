/*
 * What programs that extract the text of a page write between its blocks themselves: comments, tags, images, tables in HTML,
 * names of files, marks for what could not be read. It stands between the halves of a sentence as a rule does, and stays
 * where it is: other programs may look for it.
 */

/** Longer lines are text, or a table. */
const LONGEST_MARK_CHARS = 2000;

/** `<!-- PageBreak -->` */
const COMMENT = /^<!--.*-->$/su;
/** `<hr/>`, `<div align="center">`, `<|page|>`, `<END_OF_PAGE>` */
const TAGS = /^(?:<[/|]?[a-z_][^<>]*>\s*)+$/iu;
/** `<page_number>2</page_number>`, `<header>The Daily Courier</header>`, `<img>Crowd in front of a church.</img>` */
const PAGE_TAG =
  /^<(page[_-]?(?:number|header|footer|break)?|header|footer|watermark|img|pb|cb)\b[^<>]*>.{0,200}<\/\1>$/iu;
const TABLE = /^<table[\s>].*<\/table>$/isu;
/** A picture on one line with what it shows, in an attribute or below it. */
const FIGURE = /^<(figure|picture)[\s>].*<\/\1>$/isu;
/** `![Figure 2](images/3f2a91.jpg)`, several in a row too */
const IMAGES = /^(?:!\[[^\]]*\]\([^()\s]*(?:\s"[^"]*")?\)\s*)+$/u;
/** `{2}------------------` */
const NUMBERED_RULE = /^\{[0-9]{1,4}\}\s*-{3,}$/u;
/** `-----File: 012.png---\anna\ben\-----` */
const FILE_RULE = /^-{3,}\s?File:.*-$/u;
/** [image], 【图片】, [Illustration: the bridge], [illegible] */
const PLACEHOLDER =
  /^(?:\[{1,2}|【|<|\{|[(（])\s*(?:image|img|figure|picture|photo|illustration|table|chart|logo|blank|illegible|unreadable|unleserlich|abbildung|bild|illisible|ilegible|imagen|图[片像表]?|圖[片像表]?|照片|插[图圖]|表格|空白|[无無]法[识識辨][别別认認读讀]|字迹不清)\s*[0-9]{0,4}(?:\s?[:：][^\]】]{0,60})?\s*(?:\]{1,2}|】|>|\}|[)）])$/iu;
/** [Begin Page: Page 2], [End of page 3] */
const PAGE_BRACKET = /^\[\s*(?:begin|end|start)\s(?:of\s)?page\b[^\]]{0,20}\]$/iu;
/** --- PAGE BREAK --- */
const PAGE_BREAK =
  /^[-=*~_\s[<({]*(?:page[ -]?break|seitenumbruch|saut de page|salto de página|分[页頁]符?)[-=*~_\s\]>)}]*$/iu;
/** Scanned by CamScanner, Digitized by Google */
const PROGRAM =
  /^(?:(?:scanned|generated|converted) (?:by|with)|digiti[sz]ed by|downloaded from) [^,;:。]{3,40}$|^(?:[扫掃]描全能王|[^。，]{2,8}[扫掃]描)\s*[创創]建$/iu;
/** \newpage, \begin{figure}, ::: figure */
const COMMAND =
  /^(?:\\(?:newpage|pagebreak|clearpage)(?:\{\})?|\\(?:begin|end)\{[a-z*]{3,20}\}(?:\[[a-z!]{1,4}\])?|:::+(?:\s?\{?[\w .#-]{0,30}\}?)?)$/u;
/** ```markdown */
const FENCE = /^`{3,}[a-z]{0,20}$/u;
/** (56, 120), (480, 333) */
const COORDINATES = /^(?:\([0-9]{1,4}, ?[0-9]{1,4}\)[, ]*){2,}$/u;
/** `primary_language: en`: what a program says of the page, between rules. */
const FIELDS = /^(?:[a-z]+(?:_[a-z]+)+: \S[^\r\n]{0,80}(?:[\r\n]+|$))+$/u;
/** `| 2020 | 30 |` */
const TABLE_ROW = /^\|(?:[^|]*\|){2,}$/u;
/** `&nbsp;` */
const BLANKS = /^(?:&(?:nbsp|ensp|emsp|#160|#8195|#12288);\s*)+$/u;
const FILE_NAME =
  /^(?:file|image|page|scan|datei|fichier|文件|图片)?\s?[:：]?\s?[^\s,.，。]{1,60}\.(?:jpe?g|png|gif|tiff?|jp2|webp|bmp|svg|pdf)$/iu;

/** `<|ref|>image<|/ref|><|det|>[[92, 110, 480, 163]]<|/det|>`, `figure[[92, 110, 480, 163]]` */
const PLACE_OF_PICTURE =
  /^(?:(?:<\|ref\|>[^<>]{0,40}<\|\/ref\|>)?<\|det\|>[^<>]{0,200}<\|\/det\|>|[a-z_]{3,20}\[\[[0-9., -]{7,60}\]\])$/u;

/** @param line of the text, or lines that belong together, without white space around */
export function isExtractionMark(line: string): boolean {
  return isTableOrFigure(line) || isBareMark(line);
}

function isTableOrFigure(line: string): boolean {
  if (line.startsWith('<')) return TABLE.test(line) || FIGURE.test(line);
  return line.startsWith('|') && TABLE_ROW.test(line);
}

/** One that has no text of an article in it. */
export function isBareMark(line: string): boolean {
  if (line.length > LONGEST_MARK_CHARS) return false;
  switch (line[0]) {
    case '<':
      return (
        COMMENT.test(line) ||
        TAGS.test(line) ||
        PAGE_TAG.test(line) ||
        PLACEHOLDER.test(line) ||
        PLACE_OF_PICTURE.test(line)
      );
    case '!':
      return IMAGES.test(line);
    case '{':
      return NUMBERED_RULE.test(line) || PLACEHOLDER.test(line);
    case '[':
    case '【':
    case '(':
    case '（':
      return (
        PLACEHOLDER.test(line) || PAGE_BRACKET.test(line) || PAGE_BREAK.test(line) || COORDINATES.test(line)
      );
    case '-':
    case '=':
      return FILE_RULE.test(line) || PAGE_BREAK.test(line);
    case '`':
      return FENCE.test(line);
    case '&':
      return BLANKS.test(line);
    case '\\':
    case ':':
      return COMMAND.test(line);
    default:
      return FILE_NAME.test(line) || PLACE_OF_PICTURE.test(line) || PROGRAM.test(line) || FIELDS.test(line);
  }
}
