import { hideAnnotations } from './annotations.ts';
import { hideLinePrefixes } from './line-prefixes.ts';
import { hideMarkup } from './markup.ts';

/**
 * The text as a reader sees it, of the same length, so that every place in it is the same place in the file: what programs
 * write around each line or paragraph (`<p>…</p>`, `<br>`, `\`, `> `, `- `, `[[92,110,480,163]]`) is white space without
 * width, and punctuation of vertical pages is what it is on others. So marks go and stay with the text that they belong to.
 */
export function readingTextOf(text: string): string {
  return foldPunctuation(hideLinePrefixes(hideMarkup(hideAnnotations(text))));
}

const VARIANT = /[\ufe10-\ufe19\ufe30-\ufe44\ufe50-\ufe57\uff61-\uff64]|(?<=[\u3400-\u9fff])\uff0e/u;
const VARIANTS = new RegExp(VARIANT, 'gu');

/** Of vertical pages, small and half-width forms, each to the form that most texts have. */
const USUAL_FORMS: Readonly<Record<string, string>> = {
  '︐': '，',
  '︑': '、',
  '︒': '。',
  '︓': '：',
  '︔': '；',
  '︕': '！',
  '︖': '？',
  '︗': '〖',
  '︘': '〗',
  '︙': '…',
  '︰': '…',
  '︱': '—',
  '︲': '–',
  '︵': '（',
  '︶': '）',
  '︷': '｛',
  '︸': '｝',
  '︹': '〔',
  '︺': '〕',
  '︻': '【',
  '︼': '】',
  '︽': '《',
  '︾': '》',
  '︿': '〈',
  '﹀': '〉',
  '﹁': '「',
  '﹂': '」',
  '﹃': '『',
  '﹄': '』',
  '﹐': '，',
  '﹑': '、',
  '﹒': '。',
  '﹔': '；',
  '﹕': '：',
  '﹖': '？',
  '﹗': '！',
  '｡': '。',
  '｢': '「',
  '｣': '」',
  '､': '、',
  '．': '。',
};

function foldPunctuation(text: string): string {
  if (!VARIANT.test(text)) return text;
  return text.replace(VARIANTS, (form) => USUAL_FORMS[form] ?? form);
}
