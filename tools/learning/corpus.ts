import { readFileSync } from 'node:fs';

/** The articles of a corpus file, divided by lines of "=====". */
export function readArticles(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split(/^=====$/mu)
    .map((article) => article.trim())
    .filter((article) => article.length > 0);
}
