import { hiddenLike } from './hidden.ts';

/** A line that is one link, as Markdown writes it; no image. */
const LINKED =
  /^(?<before>[ \t\u3000]*(?:[*_]{1,3})?\[)(?<words>[^[\]\n]{1,200})(?<after>\]\([^()\s]{0,600}(?:\s"[^"\n]{0,200}")?\)(?:[*_]{1,3})?)(?=[ \t\u3000]*$)/gmu;
const MAY_HAVE = '](';

/** Its words are the text of the line; where it leads goes and stays with them. */
export function hideLinks(text: string): string {
  if (!text.includes(MAY_HAVE)) return text;
  return text.replaceAll(LINKED, (_, before: string, words: string, after: string) => {
    const indent = before.length - before.trimStart().length;
    return before.slice(0, indent) + hiddenLike(before.slice(indent)) + words + hiddenLike(after);
  });
}
