/**
 * Letters for the classes of expressions. `\p{L}` takes in every script there is, and an expression with a dozen of them
 * takes longer to compile than a page to read: a fifth of a cold engine's time.
 */

/** Latin, Greek and Cyrillic script. */
export const LETTER = String.raw`A-Za-zªºÀ-ÖØ-öø-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff`;
export const CAPITAL = capitalLetters();
/** Ideographs, 々 and 〇. */
export const HAN = String.raw`\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}`;

/** Ideographs of 16 bits, which are all that formulas and names have: others take longer to compile. */
export const COMMON_HAN = String.raw`\u3005\u3007\u3400-\u9fff`;

function capitalLetters(): string {
  let letters = 'A-ZÀ-ÖØ-Þ';
  for (let code = 0x100; code < 0x530; code++) {
    const letter = String.fromCharCode(code);
    if (letter !== letter.toLowerCase()) letters += letter;
  }
  return letters;
}
