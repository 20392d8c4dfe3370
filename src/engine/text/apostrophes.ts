const APOSTROPHES = "'’";
/** What stands before an apostrophe that no word ends with: l’, qu’, aujourd’, dell’, O’, D’ */
const ELIDED =
  /(?:^|[^\p{L}])(?:[cdjlmnst]|(?:jus|lors|puis|quel|quoi|pres)?qu|aujourd|dell|all|nell|un)['’]$/iu;
const OF_NAME = /[^\p{L}][OD]['’]$/u;
const LONGEST_ELIDED_CHARS = 9;
/** don’t, he’s, we’ll: and nothing else of the word behind it. */
const CONTRACTED = /^(?:[std]|re|ve|ll|m)(?!\p{L})/u;
const LONGEST_CONTRACTED_CHARS = 3;
const LETTER_AND_APOSTROPHE = /\p{L}['’]$/u;

/** don' ¶ t, l' ¶ article, O' ¶ Driscoll: does a word that has an apostrophe in it go on behind that? */
export function goesOnBehindApostrophe(text: string, headEnd: number, tailStart: number): boolean {
  if (!APOSTROPHES.includes(text[headEnd - 1] ?? ' ')) return false;
  const before = text.slice(Math.max(0, headEnd - LONGEST_ELIDED_CHARS), headEnd);
  const after = text.slice(tailStart, tailStart + LONGEST_CONTRACTED_CHARS);
  if (CONTRACTED.test(after)) return LETTER_AND_APOSTROPHE.test(before);
  if (ELIDED.test(before)) return /^\p{L}/u.test(after);
  return OF_NAME.test(before) && /^\p{Lu}/u.test(after);
}
