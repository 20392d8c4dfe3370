import { isHan, isKana, isLetter } from '../text/characters.ts';
import { LETTER } from '../text/letters.ts';
import { simplifiedForms } from './simplified.ts';

/** BCP 47 tags of the languages the engine tells apart. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'ja' | 'en' | 'de' | 'fr' | 'es' | 'und';

/** A piece is judged by this many characters from its start. */
const SAMPLE_CHARS = 2000;

/** Words that are frequent in one of the languages and rare in the others. */
const FUNCTION_WORDS: Readonly<Record<'en' | 'de' | 'fr' | 'es', string>> = {
  en: 'the of and to that was for with his is by at from which are has been were this they had will said',
  de: 'der die und den das von zu mit sich dem ist nicht ein eine auf für im als auch dass daß wurde werden nach',
  fr: 'le les et des du une dans qui est pour par sur au pas que ce plus avec sont cette aux ont être',
  es: 'el los las del y en una por con para su al lo como más pero sus fue este ha que se no',
};

const languagesOfWord = new Map<string, ('en' | 'de' | 'fr' | 'es')[]>();
for (const language of ['en', 'de', 'fr', 'es'] as const)
  for (const word of FUNCTION_WORDS[language].split(' '))
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), language]);

/** Language of a piece; `und` where it has too few words to tell. */
export function languageOf(text: string, start: number, end: number): Language {
  const stop = Math.min(end, start + SAMPLE_CHARS);
  let han = 0;
  let kana = 0;
  let letters = 0;
  let traditional = 0;
  const forms = simplifiedForms();
  for (let at = start; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      han++;
      if (forms[code] !== code) traditional++;
    } else if (isKana(code)) kana++;
    else if (isLetter(code)) letters++;
  }
  if (3 * (han + kana) >= letters && han + kana > 0) {
    if (kana * 8 >= han + kana) return 'ja';
    return traditional * 20 >= han ? 'zh-Hant' : 'zh-Hans';
  }
  return latinLanguageOf(text.slice(start, stop));
}

const WORD = new RegExp(`[${LETTER}]+`, 'gu');

/** How many words of a piece are frequent in each language, and rare in the others. */
export type Votes = Readonly<Record<'en' | 'de' | 'fr' | 'es', number>>;

export function votesOf(text: string, start: number, end: number): Votes {
  const votes = { en: 0, de: 0, fr: 0, es: 0 };
  for (const [word] of text
    .slice(start, Math.min(end, start + SAMPLE_CHARS))
    .toLowerCase()
    .matchAll(WORD))
    for (const language of languagesOfWord.get(word) ?? []) votes[language]++;
  return votes;
}

/**
 * Are two pieces in two languages? By how many words each of them has more of its own than of the other's, the fewer of
 * the two counts; 0 where both may be in one.
 */
export function languagesApart(one: Votes, other: Votes): number {
  const [own, others] = [bestOf(one), bestOf(other)];
  return own === others ? 0 : Math.min(one[own] - one[others], other[others] - other[own]);
}

/** Of so many words some are frequent in their language, if it is one of the four. */
const WORDS_TO_TELL = 25;
/**
 * One in six to one in four is, one in thirteen on the worst pages that machines have read; of Italian, Dutch, Portuguese,
 * Swedish or Vietnamese words at most one in twenty is frequent in one of the four.
 */
const LEAST_SHARE = 0.06;

function latinLanguageOf(piece: string): Language {
  const votes = votesOf(piece, 0, piece.length);
  const best = bestOf(votes);
  const words = piece.match(WORD)?.length ?? 0;
  const least = words < WORDS_TO_TELL ? 0 : LEAST_SHARE * words;
  return votes[best] > least ? best : 'und';
}

function bestOf(votes: Votes): keyof Votes {
  let best: keyof Votes = 'en';
  for (const language of ['de', 'fr', 'es'] as const) if (votes[language] > votes[best]) best = language;
  return best;
}
