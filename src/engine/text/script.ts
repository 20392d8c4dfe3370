import { isHan, isKana, isLetter } from './characters.ts';

export type Script = 'han' | 'latin' | 'kana' | 'other';

export const scripts: readonly Script[] = ['han', 'latin', 'kana', 'other'];

/** Longer pieces are judged by their first characters. */
const SAMPLE_CHARS = 80;

/** Main script of a piece: one kana in eight han or kana makes Japanese; a han character weighs as much as three letters. */
export function scriptOf(text: string, start: number, end: number): Script {
  let han = 0;
  let kana = 0;
  let letters = 0;
  const stop = Math.min(end, start + SAMPLE_CHARS);
  for (let at = start; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code)) han++;
    else if (isKana(code)) kana++;
    else if (isLetter(code)) letters++;
  }
  if (han + kana === 0) return letters > 0 ? 'latin' : 'other';
  if (letters > 3 * (han + kana)) return 'latin';
  return kana * 8 >= han + kana ? 'kana' : 'han';
}
