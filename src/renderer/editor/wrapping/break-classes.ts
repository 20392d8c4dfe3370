/**
 * What may stand beside a line's end, simplified from Unicode's line breaking classes (UAX #14) to what newspapers
 * print: Chinese breaks between any two characters except before closing and after opening marks, and never inside
 * `——` and `……` (GB/T 15834); scripts with spaces break at spaces, hyphens and dashes.
 */
export const BreakClass = {
  /** Letters and what is set like them. */
  letter: 0,
  digit: 1,
  ideograph: 2,
  space: 3,
  /** Marks that begin something: never at the end of a line. */
  open: 4,
  openWide: 5,
  /** Marks that end something: never at the start of a line. */
  close: 6,
  closeWide: 7,
  dash: 8,
  ellipsis: 9,
  hyphen: 10,
  /** No-break spaces and joiners: no break on either side. */
  glue: 11,
  /** Drawn with the character before it. */
  combining: 12,
  /** A place to break that has no width. */
  opportunity: 13,
} as const;

export type BreakClass = (typeof BreakClass)[keyof typeof BreakClass];

const classes = new Uint8Array(0x1_0000);

const fill = (from: number, to: number, value: BreakClass): void => {
  classes.fill(value, from, to + 1);
};
const set = (marks: string, value: BreakClass): void => {
  for (const mark of marks) classes[mark.codePointAt(0) ?? 0] = value;
};

fill(0x30, 0x39, BreakClass.digit);
fill(0x2e80, 0xa4cf, BreakClass.ideograph);
fill(0xac00, 0xd7a3, BreakClass.ideograph);
// Halves of characters beyond the first plane: rare ideographs and pictures.
fill(0xd800, 0xdfff, BreakClass.ideograph);
fill(0xf900, 0xfaff, BreakClass.ideograph);
fill(0xfe30, 0xfe4f, BreakClass.ideograph);
fill(0xff00, 0xffef, BreakClass.ideograph);
fill(0x300, 0x36f, BreakClass.combining);
fill(0x3099, 0x309a, BreakClass.combining);
fill(0xfe00, 0xfe0f, BreakClass.combining);
set('\u200d', BreakClass.combining);
set(' \t\u2002\u2003\u2009', BreakClass.space);
set('\u00a0\u202f\u2060\ufeff', BreakClass.glue);
set('\u200b', BreakClass.opportunity);
set('([{¿¡‘“«‹$£¥€', BreakClass.open);
set('（［｛〔〈《「『【〖〘〚〝＄￡￥', BreakClass.openWide);
set(')]}.,:;!?’”»›%°′″‰¢', BreakClass.close);
// An ideographic space ends a line rather than begin one; so do small kana and marks of repetition.
set('）］｝〕〉》」』】〗〙〛〞〟、。，．：；！？％℃·・ー々〻ゝゞヽヾ～\u3000', BreakClass.closeWide);
set('ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ', BreakClass.closeWide);
set('—―', BreakClass.dash);
set('…‥', BreakClass.ellipsis);
set('-–/\u00ad', BreakClass.hyphen);

/** @param code a UTF-16 code unit */
export const breakClassOf = (code: number): BreakClass => classes[code] as BreakClass;

const neverFirst: ReadonlySet<BreakClass> = new Set([
  BreakClass.close,
  BreakClass.closeWide,
  BreakClass.glue,
  BreakClass.combining,
  BreakClass.space,
  BreakClass.opportunity,
  BreakClass.hyphen,
]);

/** Whether a line may end between two neighbours. */
function mayBreak(before: BreakClass, after: BreakClass): boolean {
  if (neverFirst.has(after)) return false;
  const isWide = after === BreakClass.ideograph || after === BreakClass.openWide;
  switch (before) {
    case BreakClass.space:
    case BreakClass.opportunity:
      return true;
    case BreakClass.open:
    case BreakClass.openWide:
    case BreakClass.glue:
      return false;
    case BreakClass.ideograph:
    case BreakClass.closeWide:
      return after !== BreakClass.ellipsis;
    case BreakClass.dash:
      return after !== BreakClass.dash;
    case BreakClass.hyphen:
      return after === BreakClass.letter || isWide;
    default:
      return isWide;
  }
}

const classCount = Object.keys(BreakClass).length;

/** `mayBreak` for every pair, as one look-up: it is asked for every character of a page. */
export const breakTable: Uint8Array = Uint8Array.from({ length: classCount * classCount }, (_, pair) =>
  Number(mayBreak(Math.floor(pair / classCount) as BreakClass, (pair % classCount) as BreakClass)),
);

export const pairOf = (before: BreakClass, after: BreakClass): number => before * classCount + after;
