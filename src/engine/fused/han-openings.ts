import { COMMON_HAN as HAN } from '../text/letters.ts';
import type { Opening } from './openings.ts';

const NUMBER = '[0-9０-９〇一二三四五六七八九十]{1,3}';
const DATE = `(?:${NUMBER}月)?${NUMBER}日`;
const AGENCY =
  '(?:新华社|新華社|中新社|中新网|中新網|中国新闻社|人民网|人民網|新华网|新華網|央视网|光明网|法新社|路透社|美联社|美聯社|塔斯社|共同社|韩联社|韓聯社|中央社|德新社)';
const CITY = `[${HAN}]{0,8}`;
const WIRE = '(?:专|專|快)?[电電讯訊]';

/** Ends at the character the anchors look for. */
const KNOWN = new RegExp(
  `(?:据|據)?(?:本[报報刊网網台臺](?:${CITY}(?:${DATE}))?(?:消息)?${WIRE}|${AGENCY}${CITY}(?:[0-9]{4}年)?(?:${DATE})?${WIRE})$`,
  'u',
);
/** Any paper or agency; only right after the end of a sentence. */
const ANY_PAPER = new RegExp(
  `^(?:[${HAN}]{1,8}(?:社|网|網|报|報|台|臺)${CITY}(?:${DATE})?${WIRE}|[${HAN}]{2,6}${DATE}${WIRE})$`,
  'u',
);
const HAN_BYLINE = new RegExp(
  String.raw`^(?:本[报報刊网網]|新华社|新華社)(?:特约|特約|见习|見習|实习|實習)?(?:记者|記者|通讯员|通訊員)[ \u3000]+[${HAN}·]{2,4}(?:[ \u3000]+(?:本[报報刊网網])?(?:(?:通讯员|通訊員|记者|記者)[ \u3000]+)?[${HAN}·]{2,4}){0,4}[ \u3000]+(?=[${HAN}“「\d])`,
  'u',
);
/** ■记者 李强: a mark before it, as papers set them. */
const MARKED_BYLINE = new RegExp(
  String.raw`^(?:记者|記者)[ \u3000]*[${HAN}·]{2,4}(?:[ \u3000]+[${HAN}·]{2,4}){0,3}[ \u3000]+(?=[${HAN}“「\d])`,
  'u',
);
export const BYLINE_MARKS = '◎■□●◆▲△○★☆';
/** 新京报记者 李强, behind the end of a sentence. */
const OTHER_PAPERS_BYLINE = new RegExp(
  String.raw`^[${HAN}]{2,6}(?:新闻|新聞|[报報网網])(?:记者|記者)[ \u3000]+[${HAN}·]{2,4}(?:[ \u3000]+[${HAN}·]{2,4}){0,3}[ \u3000]+(?=[${HAN}“「\d])`,
  'u',
);
/** 文/李强, 文/图 李强 */
const CREDIT = new RegExp(
  String.raw`^文[/／](?:[图圖摄攝][/／ \u3000]?)?[ \u3000]?[${HAN}·]{2,4}[ \u3000]+(?=[${HAN}“「\d])`,
  'u',
);
const ENDS_SENTENCE = /[。！？!?][”』」’）)]*$/u;
const CLAUSE = new RegExp(`[${HAN}0-9０-９]+$`, 'u');
const NAME_OF_PAPER = new RegExp(`[社网網报報台臺][${HAN}]{0,6}$`, 'u');

/** 央视网消息：, 本报综合消息 */
const NEWS_OF_PAPER = new RegExp(
  `^(?![据據])(?:本[报報]|[${HAN}]{1,4}(?:社|网|網|报|報|台|臺|视|視)|(?=[综綜]))(?:[综綜]合)?消息$`,
  'u',
);
/** 环球网报道, 综合外电报道 */
const REPORT_OF_PAPER = new RegExp(
  `^(?![据據])(?:[${HAN}]{2,6}(?:社|网|網|报|報|台|臺)|[综綜]合[${HAN}]{0,4}|本[报報][综綜]合|本[报報](?:特约|特約|见习|見習|实习|實習)?(?:记者|記者)[${HAN}]{2,6})[报報][道导導]$`,
  'u',
);
const BEHIND_NEWS = /^[：: \u3000（(]/u;
const BEHIND_REPORT = new RegExp(`^(?:[ \\u3000]+[${HAN}“「\\d]|[（(](?:记者|記者))`, 'u');
/** 記者王大明／台北報導: what Taiwan's papers put above or before an item. */
const AT_PLACE = String.raw`[${HAN}·、，及 ]{2,16}[ \u3000]?[╱／/｜│∕][ \u3000]?[${HAN}、]{2,8}[报報][导導道]`;
const SLASH = /[╱／/｜│∕]/;
/** ／台北報導 */
const LONGEST_PLACE = 12;
const NAMED_AT_PLACE = new RegExp(
  `(?:[${HAN}]{2,4}[报報社網网])?(?:[实實][习習]|特[约約])?(?:记者|記者|[编編][译譯])[ \\u3000]?${AT_PLACE}$`,
  'u',
);
const IN_BRACKETS_AT_PLACE = new RegExp(`([【〔［[（(])${AT_PLACE}$`, 'u');
/** 中國時報【… */
const PAPER_BEFORE_BRACKET = new RegExp(`(?:^|[^${HAN}])([${HAN}]{2,6}[报報社網网訊])$`, 'u');
const BRACKETS = '【〔［[';
const CLOSING_BRACKETS = '】〕］]';
const LONGEST_IN_BRACKETS = 30;
const TEXT_BEHIND = /^[】〕］\]）)]?[ \u3000]*[^\s。，、；：！？!?,;:.】〕］\]）)]/u;
const LONGEST_OPENING = 40;

/** The formula whose last character stands at `last` (one of 讯訊电電), if the text there reads as one. */
export function hanDatelineEndingAt(text: string, last: number, blockStart: number): Opening | null {
  if (!couldEndDateline(text, last)) return null;
  const from = Math.max(blockStart, last + 1 - LONGEST_OPENING);
  const window = text.slice(from, last + 1);
  const after = text[last + 1] ?? '';
  const reported =
    /^[*】）)\]]{0,4}\s?[（(]\s?(?:本[报報]|特约|特約|见习|實習)?(?:记者|記者|通讯员|通訊員|实习|特派)/u.test(
      text.slice(last + 1, last + 16),
    );
  const known = KNOWN.exec(window);
  if (known) {
    return { kind: 'dateline', start: from + known.index, end: last + 1, unmistakable: reported };
  }
  const clause = CLAUSE.exec(window);
  if (!clause || clause.index === 0 || !ANY_PAPER.test(clause[0])) return null;
  if (!reported && !'（(：: \u3000】）'.includes(after)) return null;
  return { kind: 'dateline', start: from + clause.index, end: last + 1, unmistakable: false };
}

/** Most 电 are no datelines: those follow a date, a paper or an agency (or its place), or 专 and 快. */
function couldEndDateline(text: string, at: number): boolean {
  if ('日报報刊专專快息'.includes(text[at - 1] ?? ' ')) return true;
  return NAME_OF_PAPER.test(text.slice(Math.max(0, at - 7), at));
}

/** 央视网消息：, where `at` is the place of 消息. */
export function hanNewsAround(text: string, at: number, blockStart: number): Opening | null {
  const end = at + '消息'.length;
  return BEHIND_NEWS.test(text.slice(end, end + 2))
    ? clauseEndingAt(text, end, blockStart, NEWS_OF_PAPER)
    : null;
}

/** 〔記者王大明／台北報導〕, 記者王大明／台北報導 or 环球网报道, where `at` is the place of 報導. */
export function hanReportAround(text: string, at: number, blockStart: number): Opening | null {
  const end = at + '報導'.length;
  const behind = text.slice(end, end + 8);
  if (BEHIND_REPORT.test(behind)) {
    const report = clauseEndingAt(text, end, blockStart, REPORT_OF_PAPER);
    if (report) return report;
  }
  const isLast = /^\s*?(?:\n|$)/u.test(behind);
  if (!isLast && !TEXT_BEHIND.test(behind)) return null;
  const from = Math.max(blockStart, end - LONGEST_OPENING);
  const window = text.slice(from, end);
  if (!SLASH.test(window.slice(-LONGEST_PLACE))) return null;
  const named = NAMED_AT_PLACE.exec(window);
  if (isLast)
    return named && { kind: 'byline', start: from + named.index, end, unmistakable: true, trailing: true };
  const found = IN_BRACKETS_AT_PLACE.exec(window) ?? named;
  if (!found) return null;
  const start = from + found.index + (found[1]?.length ?? 0);
  return { kind: 'dateline', start: withPaper(text, start, blockStart), end, unmistakable: false };
}

function clauseEndingAt(text: string, end: number, blockStart: number, pattern: RegExp): Opening | null {
  const from = Math.max(blockStart, end - LONGEST_OPENING);
  const clause = CLAUSE.exec(text.slice(from, end));
  if (!clause || clause.index === 0 || !pattern.test(clause[0])) return null;
  return { kind: 'dateline', start: from + clause.index, end, unmistakable: false };
}

/** The name of a paper before the bracket goes with it. */
function withPaper(text: string, start: number, blockStart: number): number {
  const bracket = start - 1;
  if (!BRACKETS.includes(text[bracket] ?? ' ')) return start;
  const paper = PAPER_BEFORE_BRACKET.exec(text.slice(Math.max(blockStart, bracket - 8), bracket));
  return paper ? bracket - paper[1]!.length : start;
}

/** 【本报记者 王伟】 and text behind it, where `at` is the place of 记者. */
function inBracketsAround(text: string, at: number, blockStart: number): Opening | null {
  let start = at;
  while (start > blockStart && at - start <= LONGEST_IN_BRACKETS && !BRACKETS.includes(text[start - 1]!)) {
    if (ENDS_BRACKETS.test(text[start - 1]!)) return null;
    start--;
  }
  if (!BRACKETS.includes(text[start - 1] ?? ' ')) return null;
  let end = at;
  while (end - at <= LONGEST_IN_BRACKETS && !ENDS_BRACKETS.test(text[end] ?? '\n')) end++;
  if (!CLOSING_BRACKETS.includes(text[end] ?? ' ') || !TEXT_BEHIND.test(text.slice(end, end + 8)))
    return null;
  return { kind: 'dateline', start: withPaper(text, start, blockStart), end, unmistakable: false };
}

const ENDS_BRACKETS = /[】〕］\]。！？\n]/u;

/** 本报记者 王伟 本报通讯员 陆夏, where `at` is the place of 记者: names set apart by spaces, and text behind them. */
export function hanBylineAround(text: string, at: number, blockStart: number): Opening | null {
  const inBrackets = inBracketsAround(text, at, blockStart);
  if (inBrackets) return inBrackets;
  if (BYLINE_MARKS.includes(text[at - 1] ?? ' ') && at > blockStart) {
    const marked = MARKED_BYLINE.exec(text.slice(at, at + 60));
    if (marked) return { kind: 'byline', start: at, end: at + marked[0].length, unmistakable: false };
  }
  for (let start = at - 4; start >= Math.max(blockStart, at - 10); start--) {
    if (!ENDS_SENTENCE.test(text.slice(Math.max(0, start - 3), start))) continue;
    const found = OTHER_PAPERS_BYLINE.exec(text.slice(start, start + 60));
    if (found) return { kind: 'byline', start, end: start + found[0].length, unmistakable: false };
  }
  for (let start = at - 2; start >= Math.max(blockStart, at - 6); start--) {
    const found = HAN_BYLINE.exec(text.slice(start, start + 60));
    if (found) return { kind: 'byline', start, end: start + found[0].length, unmistakable: false };
  }
  return null;
}

/** 文/李强 and text behind it, where `at` is its place, behind the end of a sentence. */
export function hanCreditAt(text: string, at: number, blockStart: number): Opening | null {
  if (at <= blockStart || !ENDS_SENTENCE.test(text.slice(Math.max(0, at - 3), at).trimEnd())) return null;
  const found = CREDIT.exec(text.slice(at, at + 30));
  return found && { kind: 'byline', start: at, end: at + found[0].length, unmistakable: false };
}
