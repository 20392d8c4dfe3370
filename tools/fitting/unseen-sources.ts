import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFeatures } from '../../src/engine/continuations/start-model.ts';
import { readHanTable } from '../../src/engine/language/han-statistics.ts';
import { HanWords } from '../../src/engine/language/han-words.ts';
import { hanWordTable } from '../../src/engine/language/han-words.table.ts';
import { readLatinTable } from '../../src/engine/language/latin-statistics.ts';
import { shippedSeamStatistics, type SeamStatistics } from '../../src/engine/seams/model.ts';
import { breakExamplesOf, learnBreakModel } from '../learning/breaks.ts';
import { readArticles } from '../learning/corpus.ts';
import { learnHan, readWordList } from '../learning/han.ts';
import { learnLatin } from '../learning/latin.ts';
import { learnStarts, startExamplesOf } from '../learning/starts.ts';

/** A newspaper of the corpus, with statistics that were learned from all others. */
export interface UnseenSource {
  readonly name: string;
  readonly articles: readonly string[];
  readonly statistics: SeamStatistics;
  readonly startOdds: (text: string, start: number) => number;
}

/**
 * What was learned from a text knows it by heart: a weight fitted on pages made of it would be too high for any other
 * page. So the pages of each newspaper are judged by what the others teach.
 *
 * @param folder has zh/*.txt and latin/*.txt
 */
export function unseenSources(folder: string, wordsPath: string): UnseenSource[] {
  const words = readWordList(readFileSync(wordsPath, 'utf8'));
  const wide = readSources(folder, 'zh');
  const narrow = readSources(folder, 'latin');
  const han = readHanTable(learnHan(articlesOf(wide), words));
  const latin = readLatinTable(learnLatin(articlesOf(narrow)));
  const shipped = shippedSeamStatistics();
  const hanWords = new HanWords(hanWordTable);
  const breakExamples = new Map(
    wide.map(({ name, articles }) => [name, breakExamplesOf(articles, hanWords)]),
  );
  const examples = new Map(wide.map(({ name, articles }) => [name, startExamplesOf(articles.join('\n'))]));
  return [
    ...wide.map(({ name, articles }) => {
      const rest = others(wide, name);
      const breaks = learnBreakModel(
        rest.flatMap((source) => breakExamples.get(source.name)!),
        hanWords,
      );
      const weights = learnStarts(rest.flatMap((source) => examples.get(source.name)!));
      return {
        name,
        articles,
        statistics: { han: readHanTable(learnHan(articlesOf(rest), words)), latin, breaks: () => breaks },
        startOdds: (text: string, start: number) =>
          startFeatures(text, start).reduce((sum, bucket) => sum + weights[bucket]!, 0),
      };
    }),
    ...narrow.map(({ name, articles }) => ({
      name,
      articles,
      statistics: {
        han,
        latin: readLatinTable(learnLatin(articlesOf(others(narrow, name)))),
        breaks: () => shipped.breaks(),
      },
      startOdds: () => 0,
    })),
  ];
}

/** Long enough to say that a paragraph comes from a newspaper of the corpus. */
const SHINGLE_CHARS = 12;

/** For pages that mix newspapers: each start is judged by what the others teach. */
export function unseenStartOdds(sources: readonly UnseenSource[]): UnseenSource['startOdds'] {
  const known = new Map<string, UnseenSource>();
  for (const source of sources)
    for (const article of source.articles)
      for (let at = 0; at + SHINGLE_CHARS <= article.length; at++)
        known.set(article.slice(at, at + SHINGLE_CHARS), source);
  return (text, start) => {
    const places = [start + 8, start + 24, start + 40];
    const source = places.map((place) => known.get(text.slice(place, place + SHINGLE_CHARS))).find(Boolean);
    return (source ?? sources[0]!).startOdds(text, start);
  };
}

type Source = Pick<UnseenSource, 'name' | 'articles'>;

function others(all: readonly Source[], name: string): Source[] {
  return all.filter((source) => source.name !== name);
}

function articlesOf(all: readonly Source[]): string[] {
  return all.flatMap(({ articles }) => articles);
}

function readSources(folder: string, script: string): Source[] {
  return readdirSync(join(folder, script))
    .toSorted()
    .map((name) => ({ name, articles: readArticles(join(folder, script, name)) }));
}
