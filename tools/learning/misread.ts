const MISREAD_SHARE = 0.4;
const MISREAD_RATE = 0.025;
const CHARACTER = /[\p{L}\p{N}]/u;

/** Some paragraphs as a machine would misread them, so that what is learned does not trust every character. */
export function misreader(articles: readonly string[], random: () => number): (text: string) => string {
  const letters = articles.join('').match(/[\u3400-\u9fff]/gu) ?? [];
  const pick = (): string => letters[Math.floor(random() * letters.length)]!;
  return (text) =>
    random() > MISREAD_SHARE
      ? text
      : Array.from(text, (c) => (CHARACTER.test(c) && random() < MISREAD_RATE ? pick() : c)).join('');
}
