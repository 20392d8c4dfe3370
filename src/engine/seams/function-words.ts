import { languageOf } from '../language/language.ts';
import { LETTER } from '../text/letters.ts';

/**
 * Words that hardly a sentence ends with, in their language or any other here: articles, prepositions, conjunctions and the like. Left out are
 * those that end sentences (Er fängt an; the cold sets in; of 335 _at_ in English news one does, of 2,265 _to_ two) and those that are other
 * words elsewhere (son, will).
 */
const WORDS =
  'the a an of at to and or but nor from into than whose their our your its as are were has have had would could should might ' +
  'der das dem des ein eine einen einem einer eines und oder sowie im vom zum zur beim ins ans aufs von für gegen ohne zwischen seine seinen seinem seiner ihre ihren ihrem ihrer diese diesen diesem dieser als wenn weil sondern ' +
  'le la les un une du de au aux et ou dans par pour sur avec sans chez vers leur leurs cette ces que qui dont est sont était ont ' +
  'el los las una unos unas del al en por para con sin sobre entre y u su sus como fue era han ' +
  'il lo gli dei della delle dello degli alla alle nel nella dal dalla per che ' +
  'um uma da dos das em pela pelo pelos ' +
  'het een van te voor bij naar dat zijn haar';

const words = new Set(WORDS.split(' '));
/** Articles in German alone: to die, the fox's den. */
const GERMAN = new Set(['die', 'den']);
const LAST_WORD = new RegExp(`(?:^|[^${LETTER}'’.@])([${LETTER}]+)$`);
const LONGEST_WORD = 10;

/** Is the last word before `end` one that no sentence ends with? In small letters, as within a sentence. */
export function endsInFunctionWord(text: string, floor: number, end: number): boolean {
  const word = LAST_WORD.exec(text.slice(Math.max(floor, end - LONGEST_WORD), end))?.[1];
  if (word === undefined) return false;
  return words.has(word) || (GERMAN.has(word) && languageOf(text, floor, end) === 'de');
}
