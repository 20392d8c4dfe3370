import { hiddenLike } from './hidden.ts';

/** A paragraph, whatever Markdown mark stands before it, that is set in italics or bold from its first character to its last. */
const EMPHASISED =
  /(?=[*_])(?<=^[ \t\u3000]*(?:(?:#{1,6}|[>+*-])[ \t]+)?)(?<mark>\*{1,3}|_{1,3})(?<words>(?![\s*_])[^*_\n]+(?:\n[ \t\u3000]*(?!\s)[^*_\n]+)*)(?<![\s*_])\k<mark>(?=[ \t\u3000]*$)/gmu;

/** The marks of such paragraphs go and stay with them; `**` around some words of a line is text. */
export function hideEmphasis(text: string): string {
  if (!text.includes('*') && !text.includes('_')) return text;
  return text.replaceAll(
    EMPHASISED,
    (_, mark: string, words: string) => hiddenLike(mark) + words + hiddenLike(mark),
  );
}
