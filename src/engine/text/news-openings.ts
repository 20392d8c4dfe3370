/** 本报讯（记者…）, 新华社…电, 央视网消息, with text behind it: wherever a line begins so, a news item does. */
const ITEM =
  /^(?:\*\*)?(?:本[报報][讯訊]|(?:本[报報]|新[华華]社|中新社|新[华華][网網]).{0,12}[电電讯訊]|央[视視].{0,3}消息).{4}/u;

/** Does a news item begin with the piece, also where only a line does? */
export function opensItem(piece: string): boolean {
  return ITEM.test(piece);
}

/** 晚报讯（记者…）, 【記者…／台中報導】, （高乌20日讯）: a paragraph begins so; so may a line, where the paper's name ends the one before. */
const REPORT = new RegExp(
  `^(?:\\*\\*)?(?:${[
    String.raw`[【〔（(](?:[^】〕）)]{0,24}[记記]者[^】〕）)]{1,24}|[^】〕）)]{2,40}(?:[報报][導导道]|[电電讯訊]))[】〕）)]`,
    String.raw`[\u4e00-\u9fff]{0,6}[报報网網][讯訊](?:[（(][^）)]{1,30}[）)])?`,
  ].join('|')}).{2}`,
  'u',
);
/** The longest opening, and the text behind it that it must have: by itself it is a byline. */
const REPORT_CHARS = 60;

/** Is the paragraph the text of a report, by what it begins with? */
export function opensReport(piece: string): boolean {
  return opensItem(piece) || REPORT.test(piece.slice(0, REPORT_CHARS));
}
